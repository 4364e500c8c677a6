using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Ensembles;
using IsoTriplet.Training.Losses;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Optimizers;
using IsoTriplet.Training.Runs;
using IsoTriplet.Triplets;
using TorchSharp;
using static TorchSharp.torch;
using Embedding = IsoTriplet.Numerics.Embedding;

namespace IsoTriplet.Tests.Training.Ensembles;

[Collection(TensorThreads.Name)]
public sealed class EnsembleTests
{
    // Double precision after a hundred steps. Another order of one sum is 1e-6 by then where a cnn begins near one point: nothing of a step may be rounded otherwise than alone.
    private const double Tolerance = 1e-9;
    private const int Steps = 100;

    private static readonly TrainingOptions Usual = new()
    {
        Network = new EmbedderOptions
        {
            Dimension = 4,
            Hidden = 24,
            Channels = 2,
        },
        ClassesPerBatch = 4,
        SamplesPerClass = 3,
        Steps = Steps,
        Threads = 1,
        ObserveEvery = 20,
        CheckpointEvery = 0,
        WeightDecay = 1e-3,
        Precision = TensorPrecision.Double,
    };

    public static TheoryData<string> Shapes() =>
        ["batch hard", "in parts", "descent", "cnn", "cnn by Adam", "first order", "semi-hard", "contrastive", "easy", "sct", "warm-up"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Run_DoublePrecision_EveryRunIsTheOneAlone(string shape)
    {
        TrainingOptions options = Shape(shape);
        TrainingOptions[] members =
        [
            options,
            options with
            {
                Seed = 5,
                LearningRate = 3e-3,
                Momentum = 0.5,
                LossSettings = options.LossSettings with { Margin = 0.7 },
            },
            options with
            {
                Seed = 6,
                WeightDecay = 0.02,
                Schedule = ScheduleKind.Cosine,
            },
            options with
            {
                Seed = 7,
                Network = options.Network with { Initial = InitialState.Collapsed },
            },
        ];
        (EnsembleRun Run, List<Embedding> Seen)[] together = [.. members.Select((m, k) => Member(m, k))];
        IReadOnlyList<TrainingResult> results = Ensemble.Run([.. together.Select(t => t.Run)], TestContext.Current.CancellationToken);
        for (int k = 0; k < members.Length; k++)
        {
            (EnsembleRun run, List<Embedding> seen) = Member(members[k], k);
            TrainingResult alone = Trainer.Run(run.Data, run.Options, run.Hooks, TestContext.Current.CancellationToken);
            Assert.Equal(2, seen.Count);
            Assert.Equal(0, Apart(seen[0], together[k].Seen[0]), 1e-13);
            Assert.True(Apart(seen[1], together[k].Seen[1]) < Tolerance, $"{k}: {Apart(seen[1], together[k].Seen[1])}");
            Assert.True(Apart(seen[0], seen[1]) > 1e-4, "nothing was trained");
            Assert.Equal(alone.Last!.Loss, results[k].Last!.Loss, Tolerance);
            Assert.Equal(alone.Last.Verdict.Kind, results[k].Last!.Verdict.Kind);
            Assert.Equal(alone.Alarm?.Step, results[k].Alarm?.Step);
            Assert.Equal(alone.Spells, results[k].Spells);
            Assert.Equal(alone.Untrained, results[k].Untrained);
            Assert.Equal(alone.HeldOut!.RecallAt1, results[k].HeldOut!.RecallAt1, 1e-12);
        }
        Assert.True(Apart(together[0].Seen[1], together[1].Seen[1]) > 1e-3, "two runs are one");
    }

    // What devices compute, a convolution in groups for all, against one network after the other and the library's own gradients.
    [Theory]
    [InlineData(NetworkKind.Mlp, false)]
    [InlineData(NetworkKind.Cnn, false)]
    [InlineData(NetworkKind.Cnn, true)]
    public void Pass_EveryNetwork_HasOutputAndGradientsOfTheOneAlone(NetworkKind kind, bool grouped)
    {
        using DisposeScope scope = NewDisposeScope();
        EmbedderOptions options = Usual.Network with { Kind = kind, Normalise = false };
        ImageShape image = new(3, 4, 4);
        using StackedNetwork together = new([(options, 1), (options, 2), (options, 3)], 48, image, ScalarType.Float64, CPU, grouped);
        Tensor batch = Numbers(3 * 12 * 48, 1).view(3, 12, 48);
        Tensor slopes = Numbers(3 * 12 * 4, 2).view(3, 12, 4);
        (Tensor output, Func<Tensor, IReadOnlyList<Tensor>> gradients) = together.Pass(batch);
        IReadOnlyList<Tensor> found = gradients(slopes);
        for (int r = 0; r < 3; r++)
        {
            using Embedder alone = Embedder.Create(options, 48, image, r + 1).to(ScalarType.Float64);
            Tensor expected = alone.call(batch[r]);
            expected.backward([slopes[r]]);
            AssertEqual(expected, output[r]);
            Tensor[] parameters = [.. alone.parameters()];
            Assert.Equal(parameters.Length, found.Count);
            for (int k = 0; k < parameters.Length; k++)
            {
                AssertEqual(parameters[k].grad!, found[k][r]);
            }
        }

        static Tensor Numbers(int count, int seed) => tensor([.. Draw.Uniform(count, seed).Select(x => x - 0.5)]);
        static void AssertEqual(Tensor expected, Tensor found)
        {
            Assert.Equal(expected.shape, found.shape);
            double[] numbers = expected.detach().contiguous().data<double>().ToArray();
            Assert.Contains(numbers, x => Math.Abs(x) > 1e-3);
            Assert.All(found.detach().contiguous().data<double>().ToArray(), (x, k) => Assert.Equal(numbers[k], x, 1e-13));
        }
    }

    [Fact]
    public void Run_OneDiverges_ItEndsAsAloneAndTheOthersGoOn()
    {
        TrainingOptions wild = Shape("descent") with { LearningRate = 1e30, Precision = TensorPrecision.Single };
        TrainingOptions calm = Shape("descent") with { LearningRate = 1e-3, Precision = TensorPrecision.Single };
        (EnsembleRun Run, List<Embedding> Seen)[] together = [Member(calm, 0), Member(wild, 1), Member(calm, 2)];
        IReadOnlyList<TrainingResult> results = Ensemble.Run([.. together.Select(t => t.Run)], TestContext.Current.CancellationToken);
        (EnsembleRun run, List<Embedding> seen) = Member(wild, 1);
        TrainingResult alone = Trainer.Run(run.Data, run.Options, run.Hooks, TestContext.Current.CancellationToken);
        Assert.Equal(TrainingStatus.NonFinite, alone.Status);
        Assert.Equal(alone.Status, results[1].Status);
        Assert.Equal(alone.Steps, results[1].Steps);
        Assert.Equal(alone.Message, results[1].Message);
        Assert.NotNull(alone.Untrained);
        Assert.Equal(alone.Untrained, results[1].Untrained);
        (run, seen) = Member(calm, 2);
        _ = Trainer.Run(run.Data, run.Options, run.Hooks, TestContext.Current.CancellationToken);
        Assert.Equal(TrainingStatus.Completed, results[2].Status);
        Assert.Equal(0, Apart(seen[1], together[2].Seen[1]), 1e-3);
    }

    [Fact]
    public void Run_RunsThatAreNoEnsemble_AreRefusedWithTheReason()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        EnsembleRun usual = Member(Usual, 0).Run;
        EnsembleRun other = Member(Usual with { SamplesPerClass = 2 }, 0).Run;
        EnsembleRun every = Member(Usual with { Mining = "all-all" }, 0).Run;
        Assert.Contains("differ in more", Assert.Throws<ArgumentException>(() => Ensemble.Run([usual, other], cancel)).Message);
        Assert.Contains("are mined", Assert.Throws<ArgumentException>(() => Ensemble.Run([every], cancel)).Message);
        Assert.Throws<ArgumentException>(() => Ensemble.Run([], cancel));
        Assert.Throws<OperationCanceledException>(() => Ensemble.Run([usual], new CancellationToken(true)));
    }

    [Fact]
    public void Mine_EveryStrategyOfOneTripleAnAnchor_ChoosesAsTheExactMiner()
    {
        using DisposeScope scope = NewDisposeScope();
        using StackedMiner miner = new(4, 3, device("cpu"));
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 12).Select(i => i / 3)]);
        Embedding[] batches = [.. Enumerable.Range(0, 5).Select(s => SyntheticClasses.Create(4, 3, 3, 2, s).Features)];
        Tensor rows = stack([.. batches.Select(b => tensor(b.Values.ToArray(), [12, 3]))], 0);
        foreach (
            MiningStrategy strategy in MiningStrategy.Every.Where(m => m.Positive != PositiveRule.All && m.Negative != NegativeRule.All)
        )
        {
            (Tensor positives, Tensor negatives) = miner.Mine(rows, strategy);
            for (int r = 0; r < batches.Length; r++)
            {
                IReadOnlyList<Triple> expected = TripletMiner.Mine(batches[r], labels, strategy).Triples;
                Assert.Equal(expected.Select(t => (long)t.Positive), positives[r].data<long>().ToArray());
                Assert.Equal(expected.Select(t => (long)t.Negative), negatives[r].data<long>().ToArray());
            }
        }
    }

    [Fact]
    public void Figures_OfBatches_AreThoseOfTheExactMeasures()
    {
        using DisposeScope scope = NewDisposeScope();
        using StackedMiner miner = new(4, 3, device("cpu"));
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 12).Select(i => i / 3)]);
        Embedding equal = Embedding.Create(12, 3, Enumerable.Repeat(0.1, 36).ToArray());
        Embedding[] batches = [SyntheticClasses.Create(4, 3, 3, 2, 1).Features, SyntheticClasses.Create(4, 3, 3, 0.1, 2).Features, equal];
        double[][] figures = miner.Figures(stack([.. batches.Select(b => tensor(b.Values.ToArray(), [12, 3]))], 0));
        for (int r = 0; r < batches.Length; r++)
        {
            EmbeddingGeometry geometry = EmbeddingGeometry.Of(batches[r], labels);
            double[] hard =
            [
                .. TripletMiner
                    .Mine(batches[r], labels, MiningStrategy.BatchHard)
                    .Triples.Select(t => Distance(batches[r], t.Anchor, t.Positive) - Distance(batches[r], t.Anchor, t.Negative)),
            ];
            Assert.Equal(geometry.Spread, figures[0][r], 1e-12);
            Assert.Equal(TripletSeparation.Of(batches[r], labels).Hardness!.Value, figures[1][r], 1e-9);
            Assert.Equal(hard.Average(), figures[2][r], 1e-9);
            Assert.Equal(geometry.ClassRadius, figures[3][r], 1e-12);
            Assert.Equal(geometry.CentreDistance, figures[4][r], 1e-12);
            Assert.Equal(
                CollapseRule
                    .Judge(
                        batches[r],
                        labels,
                        geometry,
                        TripletSeparation.Of(batches[r], labels),
                        IsoTriplet.Hausdorff.Retrieval.RetrievalMetrics.Of(batches[r], labels),
                        new NaturalScale(100, ScaleSource.RandomWeights)
                    )
                    .Kind == CollapseKind.Total,
                CollapseRule.IsTotal(
                    figures[0][r],
                    figures[1][r],
                    new NaturalScale(100, ScaleSource.RandomWeights),
                    new CollapseThresholds()
                )
            );
        }
        Assert.Equal(0, figures[0][2]);
    }

    private static TrainingOptions Shape(string name) =>
        name switch
        {
            "descent" => Usual with
            {
                Optimizer = OptimizerKind.Sgd,
                LearningRate = 0.05,
                Network = Usual.Network with { Normalise = false },
            },
            "cnn" => Usual with
            {
                Network = Usual.Network with { Kind = NetworkKind.Cnn },
                Optimizer = OptimizerKind.Sgd,
                LearningRate = 0.005,
            },
            "cnn by Adam" => Usual with { Network = Usual.Network with { Kind = NetworkKind.Cnn } },
            "in parts" => Usual with { Network = Usual.Network with { Hidden = 2000 } },
            "first order" => Usual with { Loss = "first-order", Distance = "cosine", Mining = "easy-hard" },
            "semi-hard" => Usual with { Mining = "easy-semi-hard", Loss = "soft-margin", Distance = "geodesic" },
            "contrastive" => Usual with { Mining = "hard-semi-hard", Loss = "contrastive" },
            "easy" => Usual with { Mining = "hard-easy", Loss = "second-order", Distance = "cosine" },
            "warm-up" => Usual with { WarmUp = 60 },
            "sct" => Usual with { Loss = "sct", Distance = "cosine", Mining = "easy-hard" },
            _ => Usual,
        };

    // Every member has data of its own, the later ones with more wrong labels, and is embedded before the first step and after the last.
    private static (EnsembleRun Run, List<Embedding> Seen) Member(TrainingOptions options, int number)
    {
        DataSet data = SyntheticClasses.Create(9, 6 + number, 48, 1 + (0.5 * number), number);
        DataSplit split = new DataSet(data.Name, data.Features, data.Labels, new ImageShape(3, 4, 4)).SplitByClass(6);
        split = split with { Train = LabelNoise.Apply(split.Train, 0.1 * number, number) };
        List<Embedding> seen = [];
        EmbeddingWatch watch = new(split.Test.Features, new HashSet<long> { 0, options.Steps }, (_, points) => seen.Add(points));
        return (new EnsembleRun(split, options, new TrainingHooks { ThicknessEffort = 0, Watch = watch }), seen);
    }

    private static double Distance(Embedding points, int i, int j) => TripletDistances.Euclidean.Between(points.Row(i), points.Row(j));

    private static double Apart(Embedding x, Embedding y) =>
        x.Values.ToArray().Zip(y.Values.ToArray()).Max(pair => Math.Abs(pair.First - pair.Second));
}
