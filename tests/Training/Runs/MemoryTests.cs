using System.Diagnostics;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Runs;
using IsoTriplet.Training.Sampling;

namespace IsoTriplet.Tests.Training.Runs;

public sealed class MemoryTests
{
    // A leaked batch of 12 x 200 floats a step would be 90 MB over the measured steps, a leaked handle with its tensor (200 bytes) times 40 as much.
    private const long Allowed = 30L << 20;

    [Fact]
    public void Take_TenThousandSteps_DoesNotLeak()
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
        long before = 0;
        for (int k = 0; k < 10_000; k++)
        {
            step.Take(k, sampler.Batch(k), pattern);
            if (k == 1000)
            {
                before = Resident();
            }
        }
        Assert.True(Resident() - before < Allowed, $"{(Resident() - before) >> 20} MB more after 9,000 steps");
    }

    private static long Resident()
    {
        GC.Collect();
        using Process self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }
}
