using System.Diagnostics;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Runs;
using IsoTriplet.Training.Sampling;
using TorchSharp;

namespace IsoTriplet.Tests.Training.Runs;

// The resident memory of a process says nothing about one test while others allocate beside it: the steps are taken in a process of their own, which is
// this assembly running the first test below and nothing else.
public sealed class MemoryTests
{
    // A leaked batch of 12 x 200 floats a step would be 290 MB over the measured steps. The first steps grow by a machine's habits and are not counted.
    private const long Allowed = 30L << 20;
    private const int Warm = 10_000;
    private const int Last = 40_000;

    private const string Variable = "ISOTRIPLET_MEMORY_PROCESS";
    private const string Clean = "clean";
    private const string Leaking = "leaking";

    [Fact]
    public void Take_FromTenToFortyThousandSteps_DoesNotGrow()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } here)
        {
            long more = Growth(here == Leaking);
            Assert.True(more < Allowed, $"{more >> 20} MB more after 30,000 steps");
            return;
        }
        (int code, string output) = Alone(Clean);
        Assert.True(code == 0, output);
        Assert.Contains("Total: 1, Errors: 0, Failed: 0", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_WithABatchLeakedAStep_IsNoticed()
    {
        (int code, string output) = Alone(Leaking);
        Assert.Equal(1, code);
        Assert.Contains("MB more after 30,000 steps", output, StringComparison.Ordinal);
    }

    private static (int Code, string Output) Alone(string what)
    {
        string assembly = Path.Combine(AppContext.BaseDirectory, "IsoTriplet.Tests.dll");
        string test = $"{typeof(MemoryTests).FullName}.{nameof(Take_FromTenToFortyThousandSteps_DoesNotGrow)}";
        ProcessStartInfo start = new("dotnet", [assembly, "-noColor", "-method", test])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment[Variable] = what;
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static long Growth(bool leaking)
    {
        DataSet data = SyntheticClasses.Create(4, 6, 200, 0.5, 1);
        TrainingOptions options = new()
        {
            Network = new EmbedderOptions { Dimension = 4, Hidden = 16 },
            Threads = 1,
        };
        using TrainingStep step = new(options, data);
        BatchSampler sampler = new(data.Labels, 3, 4, 0);
        int[] pattern = [.. Enumerable.Range(0, 12).Select(i => i / 4)];
        List<torch.Tensor> leaked = [];
        long before = 0;
        for (int k = 0; k <= Last; k++)
        {
            step.Take(k, sampler.Batch(k), pattern);
            if (leaking && k > Warm)
            {
                leaked.Add(torch.ones([12, 200]));
            }
            if (k == Warm)
            {
                before = Resident();
            }
        }
        long more = Resident() - before;
        leaked.ForEach(tensor => tensor.Dispose());
        return more;
    }

    private static long Resident()
    {
        GC.Collect();
        using Process self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }
}
