using IsoTriplet.Numerics;
using IsoTriplet.Training.Losses;
using IsoTriplet.Triplets;
using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Tests.Training.Losses;

public sealed class TensorLossTests
{
    private const double Tolerance = 1e-5;

    public static TheoryData<string, string> LossesAndDistances() =>
        new(TripletLosses.Names.SelectMany(l => TripletDistances.All, (l, d) => (l, d.Name)));

    [Theory]
    [MemberData(nameof(LossesAndDistances))]
    public void Evaluate_EveryStrategy_EqualsTheNumericLossAndGradient(string lossName, string distanceName)
    {
        TripletLoss loss = TripletLosses.ByName(lossName);
        TripletDistance distance = TripletDistances.ByName(distanceName);
        (Embedding points, Labels labels) = Gaussian(seed: 5, classes: 4, each: 3, dimension: 6);
        foreach (MiningStrategy strategy in MiningStrategy.Every)
        {
            BatchLoss expected = BatchLoss.Evaluate(points, TripletMiner.Mine(points, labels, strategy, distance).Triples, loss, distance);
            (double value, float[] gradient) = OnTensors(points, labels, loss, distance, strategy);
            AssertNear(expected.Value, value, $"{strategy} value");
            for (int k = 0; k < gradient.Length; k++)
            {
                AssertNear(expected.Gradient[k], gradient[k], $"{strategy} gradient {k}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(LossesAndDistances))]
    public void Evaluate_CollapsedTwoPointAndSingleClassBatches_IsFiniteWithFiniteGradient(string lossName, string distanceName)
    {
        (TripletLoss loss, TripletDistance distance) = (TripletLosses.ByName(lossName), TripletDistances.ByName(distanceName));
        (Embedding, Labels)[] batches =
        [
            (Constant(6, 3, 0.5), Labels.FromIntegers([0, 0, 0, 1, 1, 1])),
            (Constant(6, 3, 0), Labels.FromIntegers([0, 0, 0, 1, 1, 1])),
            (Constant(2, 3, 1), Labels.FromIntegers([0, 1])),
            (Constant(2, 3, 1), Labels.FromIntegers([0, 0])),
            (Gaussian(1, 1, 5, 3).Points, Labels.FromIntegers([4, 4, 4, 4, 4])),
            (
                Embedding.FromRows([
                    [1, 0],
                    [-1, 0],
                    [1, 0],
                    [-1, 0],
                ]),
                Labels.FromIntegers([0, 0, 1, 1])
            ),
        ];
        foreach ((Embedding points, Labels labels) in batches)
        {
            foreach (MiningStrategy strategy in MiningStrategy.Every)
            {
                (double value, float[] gradient) = OnTensors(points, labels, loss, distance, strategy);
                Assert.True(double.IsFinite(value) && gradient.All(float.IsFinite), $"{strategy}: {value}");
            }
        }
    }

    [Fact]
    public void Evaluate_BatchHardOnACollapsedBatch_IsTheMargin()
    {
        TripletLoss loss = TripletLosses.ByName("vanilla", new TripletLossSettings { Margin = 0.3 });
        (double value, float[] gradient) = OnTensors(
            Constant(6, 3, 0.5),
            Labels.FromIntegers([0, 0, 0, 1, 1, 1]),
            loss,
            TripletDistances.Euclidean,
            MiningStrategy.BatchHard
        );
        AssertNear(0.3, value, "value");
        Assert.All(gradient, g => Assert.Equal(0, g));
    }

    [Fact]
    public void Evaluate_AllOnALargerBatch_LooksPairsUpAndAgrees()
    {
        (Embedding points, Labels labels) = Gaussian(seed: 9, classes: 5, each: 6, dimension: 4);
        TripletLoss loss = TripletLosses.ByName("soft-margin");
        MiningStrategy all = MiningStrategy.Parse("all-all");
        double expected = BatchLoss
            .Evaluate(points, TripletMiner.Mine(points, labels, all).Triples, loss, TripletDistances.Euclidean)
            .Value;
        AssertNear(expected, OnTensors(points, labels, loss, TripletDistances.Euclidean, all).Value, "value");
        Assert.True(
            Math.Abs(expected - OnTensors(points, labels, loss, TripletDistances.Euclidean, MiningStrategy.BatchHard).Value) > Tolerance
        );
    }

    [Fact]
    public void Evaluate_TiesOnAGrid_TakesTheSameTriplesAsTheNumericMiner()
    {
        Embedding points = Embedding.FromRows([
            [0, 0],
            [2, 0],
            [0, 2],
            [2, 2],
            [1, 1],
            [1, -1],
            [-1, 1],
            [1, 3],
        ]);
        Labels labels = Labels.FromIntegers([0, 0, 0, 0, 1, 1, 1, 1]);
        TripletLoss loss = TripletLosses.ByName("vanilla", new TripletLossSettings { Margin = 4 });
        foreach (MiningStrategy strategy in MiningStrategy.Every)
        {
            double[] expected = BatchLoss
                .Evaluate(points, TripletMiner.Mine(points, labels, strategy).Triples, loss, TripletDistances.Euclidean)
                .Gradient;
            float[] gradient = OnTensors(points, labels, loss, TripletDistances.Euclidean, strategy).Gradient;
            Assert.All(expected.Zip(gradient), pair => AssertNear(pair.First, pair.Second, strategy.Name));
        }
    }

    private static (double Value, float[] Gradient) OnTensors(
        Embedding points,
        Labels labels,
        TripletLoss loss,
        TripletDistance distance,
        MiningStrategy strategy
    )
    {
        using DisposeScope scope = NewDisposeScope();
        float[] values = [.. points.Values.ToArray().Select(v => (float)v)];
        Tensor rows = tensor(values, [points.Points, points.Dimension], requires_grad: true);
        using BatchStructure structure = new(labels.ClassOf, CPU);
        Tensor result = TensorLoss.Evaluate(rows, structure, loss, distance, strategy);
        result.backward();
        return (result.item<float>(), rows.grad!.data<float>().ToArray());
    }

    private static void AssertNear(double expected, double actual, string what) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected)), $"{what}: {expected} and {actual}");

    private static Embedding Constant(int points, int dimension, double value) =>
        Embedding.Create(points, dimension, Enumerable.Repeat(value, points * dimension).ToArray());

    private static (Embedding Points, Labels Labels) Gaussian(int seed, int classes, int each, int dimension)
    {
        Random random = new(seed);
        double[] values = new double[classes * each * dimension];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = (float)Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * (float)Math.Cos(2 * Math.PI * random.NextDouble());
            values[k] = (float)values[k];
        }
        int[] labels = [.. Enumerable.Range(0, classes * each).Select(i => i % classes)];
        return (Embedding.Create(classes * each, dimension, values), Labels.FromIntegers(labels));
    }
}
