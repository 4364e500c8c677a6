using System.Diagnostics;
using IsoTriplet.Tests.Numerics.Kernels;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Runs;
using IsoTriplet.Training.Sampling;
using static TorchSharp.torch;

namespace IsoTriplet.Tests.Training.Runs;

// The resident memory of a process says nothing about one test while others allocate beside it: the steps are taken in a process of their own, which is
// this assembly running the first test below and nothing else.
public sealed class MemoryTests
{
    // A leaked batch of 12 x 200 floats a step would be 290 MB over the measured steps, and 48 MB over the control's 5,000.
    // The first steps grow by a machine's habits and are not counted.
    private const long Allowed = 30L << 20;

    private const string Variable = "ISOTRIPLET_MEMORY_PROCESS";
    private const string Clean = "clean";
    private const string Leaking = "leaking";

    [Fact]
    public void Take_FromTenToFortyThousandSteps_DoesNotGrow()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } here)
        {
            long network = CountedTwice();
            long other = Tensor.TotalCount;
            (long more, long tensors) = Growth(here == Leaking);
            Assert.True(more < Allowed, $"{more >> 20} MB and {tensors} tensors more");
            Assert.Equal((0, other + network), (tensors, Tensor.TotalCount));
            RunInTwoParts();
            // Two runs, each with a network of its own and one that tells the spread at random weights; the finished one also with one that tells what it retrieved before any step.
            Assert.Equal(other + (6 * network), Tensor.TotalCount);
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
        Assert.Contains("MB and 5000 tensors more", output, StringComparison.Ordinal);
    }

    private static (int Code, string Output) Alone(string what)
    {
        string test = $"{typeof(MemoryTests).FullName}.{nameof(Take_FromTenToFortyThousandSteps_DoesNotGrow)}";
        return Child.Run(["-method", test], (Variable, what));
    }

    // TorchSharp counts each parameter of a layer when its tensor is made and again when that becomes a parameter, and takes one of the two back: the count
    // of a network that was made and disposed of, though nothing of it is held.
    private static long CountedTwice()
    {
        long before = Tensor.TotalCount;
        using (TrainingStep _ = new(Small, Data)) { }
        return Tensor.TotalCount - before;
    }

    private static DataSet Data => SyntheticClasses.Create(4, 6, 200, 0.5, 1);

    private static TrainingOptions Small =>
        new()
        {
            Network = new EmbedderOptions { Dimension = 4, Hidden = 16 },
            Threads = 1,
        };

    // What the process and the number of tensors that nobody disposed of grow by.
    private static (long Bytes, long Tensors) Growth(bool leaking)
    {
        (DataSet data, TrainingOptions options) = (Data, Small);
        using TrainingStep step = new(options, data);
        BatchSampler sampler = new(data.Labels, 3, 4, 0);
        int[] pattern = [.. Enumerable.Range(0, 12).Select(i => i / 4)];
        List<Tensor> leaked = [];
        (int warm, int last) = leaking ? (1_000, 6_000) : (10_000, 40_000);
        (long bytes, long tensors) = (0, 0);
        for (int k = 0; k <= last; k++)
        {
            step.Take(k, sampler.Batch(k), pattern);
            if (leaking && k > warm)
            {
                leaked.Add(ones([12, 200]));
            }
            if (k == warm)
            {
                (bytes, tensors) = (Resident(), Tensor.TotalCount);
            }
        }
        (bytes, tensors) = (Resident() - bytes, Tensor.TotalCount - tensors);
        leaked.ForEach(tensor => tensor.Dispose());
        return (bytes, tensors);
    }

    // A whole run with its folder, cancelled and resumed: checkpoints, observations, retrieval.
    private static void RunInTwoParts()
    {
        DataSplit data = SyntheticClasses.Create(8, 12, 16, 0.6, 1).SplitByClass(5);
        TrainingOptions options = new()
        {
            Network = new EmbedderOptions { Dimension = 3, Hidden = 24 },
            ClassesPerBatch = 5,
            SamplesPerClass = 4,
            Steps = 40,
            CheckpointEvery = 10,
        };
        using TemporaryFolder folder = new();
        using CancellationTokenSource stop = new();
        TrainingHooks hooks = new()
        {
            Folder = folder.File("run"),
            Stepped = (step, _) =>
            {
                if (step == 15)
                {
                    stop.Cancel();
                }
            },
        };
        Assert.Equal(TrainingStatus.Cancelled, Trainer.Run(data, options, hooks, stop.Token).Status);
        Assert.Equal(
            TrainingStatus.Completed,
            Trainer
                .Run(data, options, new TrainingHooks { Folder = hooks.Folder, Resume = true }, TestContext.Current.CancellationToken)
                .Status
        );
    }

    private static long Resident()
    {
        GC.Collect();
        using Process self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }
}
