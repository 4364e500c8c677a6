using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Observation;
using IsoTriplet.Training.Optimizers;
using IsoTriplet.Training.Runs;
using IsoTriplet.Triplets;

namespace IsoTriplet.Tests.Training.Runs;

[Collection(TensorThreads.Name)]
public sealed class TrainerTests
{
    private static readonly DataSplit Data = SyntheticClasses.Create(8, 12, 16, 0.6, seed: 1).SplitByClass(5);

    [Theory]
    [InlineData(OptimizerKind.Adam)]
    [InlineData(OptimizerKind.Sgd)]
    public void Run_InterruptedAndResumed_EndsBitForBitAsInOneGo(OptimizerKind optimizer)
    {
        TrainingOptions options = Options() with { Optimizer = optimizer, Schedule = ScheduleKind.Cosine };
        using TemporaryFolder folder = new();
        TrainingResult whole = Run(Data, options, Into(folder, "whole"));
        using CancellationTokenSource stop = new();
        TrainingHooks interrupted = Into(folder, "parts") with
        {
            Stepped = (step, _) =>
            {
                if (step == 23)
                {
                    stop.Cancel();
                }
            },
        };
        Assert.Equal(TrainingStatus.Cancelled, Run(Data, options, interrupted, stop.Token).Status);
        TrainingResult resumed = Run(Data, options, Into(folder, "parts") with { Resume = true });
        Assert.Equal(TrainingStatus.Completed, resumed.Status);
        Assert.Equal(whole.HeldOut, resumed.HeldOut);
        foreach (string file in (string[])["metrics.csv", "embeddings-40.npy", "test-embeddings-40.npy", "labels-40.npy"])
        {
            Assert.Equal(File.ReadAllBytes(folder.File("whole", file)), File.ReadAllBytes(folder.File("parts", file)));
        }
    }

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    public void Run_InterruptedWhileItObserves_LooksAgainWhenResumed(long interruptedAt)
    {
        using TemporaryFolder folder = new();
        using CancellationTokenSource stop = new();
        TrainingHooks Hooks(string run, double cut)
        {
            long step = 0;
            return Into(folder, run) with
            {
                Stepped = (s, _) => step = s,
                Brackets = (_, _) =>
                {
                    if (cut > 0 && step == interruptedAt)
                    {
                        stop.Cancel();
                    }
                    return new BatchBrackets(new Enclosure(0, stop.IsCancellationRequested ? cut : 1), new Enclosure(0, 1), 1, 1);
                },
            };
        }
        Run(Data, Options(), Hooks("whole", cut: 0));
        TrainingResult cancelled = Run(Data, Options(), Hooks("parts", cut: 2), stop.Token);
        Assert.Equal((TrainingStatus.Cancelled, interruptedAt), (cancelled.Status, cancelled.Steps));
        Assert.False(File.Exists(folder.File("parts", "result.json")));
        Assert.Equal(TrainingStatus.Completed, Run(Data, Options(), Hooks("parts", cut: 1) with { Resume = true }).Status);
        Assert.Equal(File.ReadAllBytes(folder.File("whole", "metrics.csv")), File.ReadAllBytes(folder.File("parts", "metrics.csv")));
    }

    [Fact]
    public void Run_KilledBetweenCheckpoints_ResumesFromTheLastOne()
    {
        using TemporaryFolder folder = new();
        Run(Data, Options(), Into(folder, "whole"));
        // What a kill leaves: the checkpoint of step 20, rows up to step 30, a row cut short.
        TrainingHooks killed = Into(folder, "killed") with
        {
            Stepped = (step, _) =>
            {
                if (step == 35)
                {
                    throw new InvalidOperationException("killed");
                }
            },
        };
        Assert.Throws<InvalidOperationException>(() => Run(Data, Options(), killed));
        File.AppendAllText(folder.File("killed", "metrics.csv"), "3,0.1");
        Run(Data, Options(), Into(folder, "killed") with { Resume = true });
        Assert.Equal(File.ReadAllBytes(folder.File("whole", "metrics.csv")), File.ReadAllBytes(folder.File("killed", "metrics.csv")));
        Assert.Equal(
            File.ReadAllBytes(folder.File("whole", "embeddings-40.npy")),
            File.ReadAllBytes(folder.File("killed", "embeddings-40.npy"))
        );
    }

    [Fact]
    public void Run_ResumedWithoutItsEarlierRows_IsRefusedByTheirFile()
    {
        using TemporaryFolder folder = new();
        Run(Data, Options(), Into(folder, "run"));
        string metrics = folder.File("run", "metrics.csv");
        File.WriteAllLines(metrics, [.. File.ReadAllLines(metrics).Take(2)]);
        InputException refused = Assert.Throws<InputException>(() => Run(Data, Options(), Into(folder, "run") with { Resume = true }));
        Assert.Contains("metrics.csv: has 1 of the", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OtherSeed_EndsElsewhere() =>
        Assert.NotEqual(Run(Data, Options()).First!.Loss, Run(Data, Options() with { Seed = 1 }).First!.Loss);

    [Fact]
    public void Run_ResumedWithOtherOptions_NamesTheDifference()
    {
        using TemporaryFolder folder = new();
        Run(Data, Options() with { Steps = 10 }, Into(folder, "run"));
        TrainingOptions other = Options() with
        {
            Steps = 10,
            Mining = "easy-hard",
            LossSettings = new TripletLossSettings { Margin = 0.3 },
        };
        InputException refused = Assert.Throws<InputException>(() => Run(Data, other, Into(folder, "run") with { Resume = true }));
        Assert.Contains("mining was \"hard-hard\" and is \"easy-hard\"", refused.Message, StringComparison.Ordinal);
        Assert.Contains("margin was 0.2 and is 0.3", refused.Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => Run(Data, other, Into(folder, "run")));
        Assert.Throws<InputException>(() => Run(Data, other, Into(folder, "none") with { Resume = true }));
    }

    [Fact]
    public void Run_DamagedCheckpoint_IsRefused()
    {
        using TemporaryFolder folder = new();
        Run(Data, Options(), Into(folder, "run"));
        string state = folder.File("run", "checkpoint", "state.bin");
        byte[] bytes = File.ReadAllBytes(state);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(state, bytes);
        InputException refused = Assert.Throws<InputException>(() => Run(Data, Options(), Into(folder, "run") with { Resume = true }));
        Assert.Contains("damaged", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RateThatOverflows_StopsWithTheBatchSaved()
    {
        using TemporaryFolder folder = new();
        TrainingOptions options = Options() with
        {
            LearningRate = 1e38,
            Optimizer = OptimizerKind.Sgd,
            Network = Network(normalise: false),
        };
        TrainingResult result = Run(Data, options, Into(folder, "run"));
        Assert.Equal(TrainingStatus.NonFinite, result.Status);
        Assert.Contains("not finite", result.Message, StringComparison.Ordinal);
        Assert.Equal(20, NpyFile.ReadEmbedding(folder.File("run", $"nonfinite-batch-{result.Steps}.npy")).Points);
        Assert.Contains("nonfinite", File.ReadAllText(folder.File("run", "result.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FromACollapsedBeginningWithoutLearning_RaisesTheAlarmAndStops()
    {
        List<CollapseAlarm> alarms = [];
        TrainingOptions options = Options() with
        {
            LearningRate = 0,
            StopOnCollapse = true,
            Network = Network(normalise: true) with { Initial = InitialState.Collapsed },
        };
        TrainingResult result = Run(Data, options, new TrainingHooks { Alarmed = alarms.Add });
        Assert.Equal((TrainingStatus.Collapsed, 10L, 0L), (result.Status, result.Steps, result.Alarm!.Step));
        Assert.Contains("hardness", Assert.Single(alarms).Reason, StringComparison.Ordinal);
        Assert.Null(Run(Data, Options() with { LearningRate = 0 }).Alarm);
    }

    [Fact]
    public void Run_EveryOptimizerSetting_ReachesTheOptimizer()
    {
        // After few steps: later a collapsed run's loss is the margin, whatever led there.
        TrainingOptions adam = Options() with
        {
            Steps = 5,
        };
        TrainingOptions sgd = adam with { Optimizer = OptimizerKind.Sgd, Momentum = 0 };
        double[] losses =
        [
            .. new[]
            {
                adam,
                adam with
                {
                    WeightDecay = 0.1,
                },
                sgd,
                sgd with
                {
                    Momentum = 0.9,
                },
                sgd with
                {
                    WeightDecay = 0.1,
                },
                sgd with
                {
                    LearningRate = 0.1,
                },
                sgd with
                {
                    Schedule = ScheduleKind.Cosine,
                },
            }.Select(options => Run(Data, options).Last!.Loss),
        ];
        Assert.Equal(losses.Length, losses.Distinct().Count());
    }

    [Fact]
    public void Run_CheckpointOfAnotherVersion_IsRefusedByName()
    {
        using TemporaryFolder folder = new();
        Run(Data, Options(), Into(folder, "run"));
        File.WriteAllText(folder.File("run", "checkpoint", "state.bin"), "isotriplet checkpoint 1\n" + new string('x', 99));
        InputException refused = Assert.Throws<InputException>(() => Run(Data, Options(), Into(folder, "run") with { Resume = true }));
        Assert.Contains("another version", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_EasyClasses_LearnsThem()
    {
        DataSplit easy = SyntheticClasses.Create(6, 12, 16, 0.3, seed: 2).SplitByClass(4);
        TrainingResult result = Run(easy, Options() with { Mining = "easy-hard", ClassesPerBatch = 4 });
        Assert.True(result.Last!.Loss < 0.5 * result.First!.Loss, $"{result.First.Loss} -> {result.Last.Loss}");
        Assert.True(result.HeldOut!.RecallAt1 > 0.7, $"{result.HeldOut}");
    }

    [Fact]
    public void Run_CudaWithoutADevice_IsRefused()
    {
        if (!TorchSharp.torch.cuda.is_available())
        {
            Assert.Contains(
                "CUDA",
                Assert.Throws<ArgumentException>(() => Run(Data, Options() with { Device = "cuda" })).Message,
                StringComparison.Ordinal
            );
        }
    }

    private static TrainingResult Run(
        DataSplit data,
        TrainingOptions options,
        TrainingHooks? hooks = null,
        CancellationToken? cancel = null
    ) => Trainer.Run(data, options, hooks, cancel ?? TestContext.Current.CancellationToken);

    private static TrainingHooks Into(TemporaryFolder folder, string run) => new() { Folder = Path.Combine(folder.Path, run) };

    private static EmbedderOptions Network(bool normalise) =>
        new()
        {
            Dimension = 3,
            Hidden = 24,
            Normalise = normalise,
        };

    private static TrainingOptions Options() =>
        new()
        {
            Network = Network(normalise: true),
            ClassesPerBatch = 5,
            SamplesPerClass = 4,
            Steps = 40,
            ObserveEvery = 10,
            CheckpointEvery = 20,
            LearningRate = 0.01,
        };
}
