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

    // The formulas written once more, in double precision, differentiated by the tensor library. Where a distance has no derivative (docs/decisions/300) the library's norm
    // takes the subgradient 0 as ours do, and so do both hinges.
    [Theory]
    [MemberData(nameof(LossesAndDistances))]
    public void BatchLoss_RandomTiedAndCollapsedBatches_EqualsAutogradOfThePlainFormulas(string lossName, string distanceName)
    {
        foreach (Batch batch in Batches())
        {
            TripletLossSettings settings = new()
            {
                Margin = batch.Margin,
                Temperature = 0.5,
                Lambda = 0.7,
            };
            (TripletLoss loss, TripletDistance distance) = (
                TripletLosses.ByName(lossName, settings),
                TripletDistances.ByName(distanceName)
            );
            (Embedding points, Labels labels) = (batch.Points, batch.Labels);
            MiningStrategy all = MiningStrategy.Parse("all-all");
            IReadOnlyList<Triple> triples = TripletMiner.Mine(points, labels, all, distance).Triples;
            Assert.NotEmpty(triples);
            BatchLoss expected = BatchLoss.Evaluate(points, triples, loss, distance);
            using DisposeScope scope = NewDisposeScope();
            Tensor rows = tensor(points.Values.ToArray(), [points.Points, points.Dimension], requires_grad: true);
            Tensor value = Plain(rows, triples, lossName, distanceName, settings, batch.Kinks);
            value.backward();
            AssertNear(value.item<double>(), expected.Value, $"{batch.Name} value", 1e-12);
            double[] plain = rows.grad!.data<double>().ToArray();
            Assert.All(plain.Zip(expected.Gradient), pair => AssertNear(pair.First, pair.Second, $"{batch.Name} gradient", 1e-9));
            // sct jumps where both are equally similar, which single precision does not always see.
            if (lossName == "sct" && batch.Close)
            {
                continue;
            }
            (double single, float[] gradient) = OnTensors(points, labels, loss, distance, all);
            double tolerance = distance.IsAngular ? batch.Single : 1e-6;
            AssertNear(expected.Value, single, $"{batch.Name} single value", 1e-6);
            Assert.All(plain.Zip(gradient), pair => AssertNear(pair.First, pair.Second, $"{batch.Name} single gradient", tolerance));
        }
    }

    // Kinks: whether points share a place or have opposite directions. Close: whether similarities nearly tie. Single: what rounding of unit rows may do to a gradient, 1e-6 over their distance.
    private sealed record Batch(string Name, Embedding Points, Labels Labels)
    {
        public double Margin { get; init; } = 0.3;
        public bool Kinks { get; init; }
        public bool Close { get; init; }
        public double Single { get; init; } = 1e-6;
    }

    private static IEnumerable<Batch> Batches()
    {
        (Embedding random, Labels labels) = Gaussian(seed: 8, classes: 3, each: 4, dimension: 5);
        yield return new Batch("random", random, labels);
        yield return new Batch("tied", Tied(), Labels.FromIntegers([0, 1, 0, 1, 0, 1])) { Close = true };
        yield return new Batch("one point", Constant(6, 3, 0.5), Labels.FromIntegers([0, 1, 0, 1, 0, 1])) { Kinks = true };
        // The hinges meet 0 exactly: 0 - 2 + 2.
        yield return new Batch("two places", Embedding.Create(5, 2, [1, 0, -1, 0, 1, 0, -1, 0, 1, 0]), Labels.FromIntegers([0, 0, 1, 1, 1]))
        {
            Margin = 2,
            Kinks = true,
        };
        Embedding part = random.Select([0, 0, 0, 1, 2, 0, 3, 4, 1]);
        yield return new Batch("some in one place", part, Labels.FromIntegers([0, 1, 0, 1, 2, 2, 0, 1, 2])) { Kinks = true, Close = true };
        double[] near = [.. random.Values.ToArray().Select(v => (double)(float)(0.5 + (1e-3 * v)))];
        yield return new Batch("near one point", Embedding.Create(12, 5, near), labels)
        {
            Kinks = true,
            Close = true,
            Single = 1e-3,
        };
    }

    // Numbers are tensors of the scope, and x - (-y) stands for a sum: an operator that makes a number for itself may have it collected while the library still reads it.
    private static Tensor Plain(
        Tensor rows,
        IReadOnlyList<Triple> triples,
        string loss,
        string distance,
        TripletLossSettings settings,
        bool kinks
    )
    {
        Tensor Rows(Func<Triple, int> row) => rows.index_select(0, tensor([.. triples.Select(t => (long)row(t))], [triples.Count]));
        (Tensor one, Tensor two, Tensor margin, Tensor heat) = (
            tensor(1.0),
            tensor(2.0),
            tensor(settings.Margin),
            tensor(settings.Temperature)
        );
        Tensor a = Rows(t => t.Anchor);
        (Tensor near, Tensor far) = (Distance(a, Rows(t => t.Positive)), Distance(a, Rows(t => t.Negative)));
        (Tensor sap, Tensor san) = (one - near, one - far);
        Tensor first = LogOnePlus(((san - sap) / heat).exp());
        Tensor each = loss switch
        {
            "vanilla" => (near - far - (-margin)).relu(),
            "soft-margin" => LogOnePlus((near - far - (-margin)).exp()),
            "first-order" => first,
            "second-order" => LogOnePlus((((san * san / two) - (sap - (sap * sap / two))) / heat).exp()),
            "sct" => where(san.gt(sap - tensor(-1e-9)), san * tensor(settings.Lambda), first),
            _ => ((near * near) - (-Square((margin - far).relu()))) / two,
        };
        return each.mean();

        Tensor Square(Tensor x) => x * x;
        Tensor LogOnePlus(Tensor x) => (one - (-x)).log();
        Tensor Length(Tensor x) => x.norm(1, false, 2f);
        Tensor Unit(Tensor x) => x / x.norm(1, true, 2f);
        Tensor Distance(Tensor x, Tensor y)
        {
            (Tensor u, Tensor v) = (Unit(x), Unit(y));
            Tensor cosine = (u * v).sum(1);
            return distance switch
            {
                "euclidean" => Length(x - y),
                "squared-euclidean" => Square(x - y).sum(1),
                "chord" => kinks ? Length(u - v) : (two - (two * cosine)).sqrt(),
                "squared-chord" => two - (two * cosine),
                "geodesic" => kinks ? two * Length(u - v).atan2(Length(u - (-v))) : cosine.acos(),
                _ => one - cosine,
            };
        }
    }

    // A square and its like: many pairs equally far, no two points in one place or direction, and no three numbers at a kink of a loss.
    private static Embedding Tied() => Embedding.Create(6, 3, [1, 0, 0.5, 0, 1, 0.5, -1, 0, 0.5, 0, -1, 0.5, 0.5, 0.5, 1, -0.5, 0.5, 1]);

    // Integers on a line and in the plane, where ties abound: single precision, in which they are exact, must not break them.
    [Fact]
    public void Evaluate_SmallIntegerBatches_MinesAsTheExactMinerDoes()
    {
        TripletLoss loss = TripletLosses.ByName("vanilla", new TripletLossSettings { Margin = 0.05 });
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            int n = 1 + (seed % 2);
            Embedding points = Draw.Grid(random, 5 + random.Next(3), n, 4);
            Labels labels = Draw.Classes(random, points.Points, 2);
            MiningStrategy strategy = MiningStrategy.Every[seed % MiningStrategy.Every.Count];
            BatchLoss expected = BatchLoss.Evaluate(
                points,
                TripletMiner.Mine(points, labels, strategy).Triples,
                loss,
                TripletDistances.Euclidean
            );
            (double value, float[] gradient) = OnTensors(points, labels, loss, TripletDistances.Euclidean, strategy);
            AssertNear(expected.Value, value, $"{seed} {strategy}", 1e-6);
            Assert.All(expected.Gradient.Zip(gradient), pair => AssertNear(pair.First, pair.Second, $"{seed} {strategy}", 1e-6));
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
            (Embedding.Create(4, 2, [1, 0, -1, 0, 1, 0, -1, 0]), Labels.FromIntegers([0, 0, 1, 1])),
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

    private static void AssertNear(double expected, double actual, string what, double tolerance = Tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{what}: {expected} and {actual}");

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
