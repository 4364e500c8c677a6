using IsoTriplet.Tests.Experiments;
using IsoTriplet.Tests.Training;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Tests.Reproducibility;

/// <summary>A run that is cut and resumed leaves the bytes of one that is not, beside a <see cref="Disturbance"/>.</summary>
[Collection(TensorThreads.Name)]
public sealed class SameTrainingTests : IDisposable
{
    private const int Times = 5;

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Train_CutAndResumed_LeavesTheFilesOfOneGo()
    {
        DataSplit data = SyntheticClasses.Create(6, 8, 12, 0.6, seed: 1).SplitByClass(4);
        int run = 0;
        string[] left = Disturbance.Repeat(
            Times,
            () =>
            {
                string folder = _shell.PathOf($"run{run}");
                TrainingHooks hooks = new() { Folder = folder };
                if (run++ > 0)
                {
                    using CancellationTokenSource stop = new();
                    int cut = 7 * run;
                    TrainingHooks interrupted = hooks with { Stepped = (step, _) => Cut(stop, step == cut) };
                    Assert.Equal(TrainingStatus.Cancelled, Trainer.Run(data, Options, interrupted, stop.Token).Status);
                    hooks = hooks with { Resume = true };
                }
                Trainer.Run(data, Options, hooks, CancellationToken.None);
                return string.Concat(
                    new[] { "metrics.csv", "result.json", "embeddings-40.npy", "test-embeddings-40.npy" }.Select(name =>
                        Convert.ToHexString(File.ReadAllBytes(Path.Combine(folder, name)))
                    )
                );
            }
        );
        Assert.Single(left);
    }

    private static void Cut(CancellationTokenSource stop, bool now)
    {
        if (now)
        {
            stop.Cancel();
        }
    }

    private static TrainingOptions Options =>
        new()
        {
            Network = new EmbedderOptions { Dimension = 3, Hidden = 16 },
            ClassesPerBatch = 3,
            SamplesPerClass = 4,
            Steps = 40,
            ObserveEvery = 10,
            Threads = 1,
        };
}
