using IsoTriplet.Optimizers.Search;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Tests.Optimizers.Search;

/// <summary>Tied separated embeddings and what becomes of them when they are disturbed.</summary>
public sealed class TightEmbeddingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Embedding Plus(Embedding g, double[] f, double t) =>
        Embedding.Create(g.Points, g.Dimension, [.. g.Values.ToArray().Zip(f, (x, y) => x + (t * y))]);

    private static double FirstOrder(Embedding f, Labels labels)
    {
        PairGeometry geometry = new(f, labels);
        return StressBound.FirstOrder(f, labels, Token).Value / geometry.Hardness;
    }

    /// <summary>The chain of triangles has all its ties at h = 0 and moves along h; its ratio is known to lie above 2.</summary>
    [Fact]
    public void At_ChainOfTriangles_IsHardByTheShareAskedFor()
    {
        (Embedding tied, Labels labels) = SimplexChain.Create(3, 4, 0);
        (Embedding hard, _) = SimplexChain.Create(3, 4, 1e-4);
        double[] direction = [.. hard.Values.ToArray().Zip(tied.Values.ToArray(), (a, b) => (a - b) / 1e-4)];
        TightEmbedding tight = TightEmbedding.At(tied, direction, labels, 1e-6, Token)!;
        Assert.Same(tied, tight.Separated);
        Assert.Same(direction, tight.Perturbation);
        PairGeometry geometry = new(tight.Hard, labels);
        Assert.Equal(1e-6, geometry.Hardness / geometry.Distances.Max(), 1e-9);
        Assert.Equal(FirstOrder(tight.Hard, labels), tight.Ratio, 1e-6);
        Assert.InRange(tight.Ratio, 1.5, 2.2);
        // The other way it stays separated, and there is nothing to measure.
        Assert.Null(TightEmbedding.At(tied, [.. direction.Select(x => -x)], labels, 1e-6, Token));
        Assert.Null(TightEmbedding.At(tied, new double[direction.Length], labels, 1e-6, Token));
        // No ties at all.
        Embedding apart = Embedding.Create(4, 1, [0, 1, 10, 11]);
        Assert.Null(TightEmbedding.At(apart, [1, -1, 1, -1], Labels.FromIntegers([0, 0, 1, 1]), 1e-6, Token));
    }

    [Fact]
    public void From_GroupedPoints_IsTiedAndGoesTheWayBack()
    {
        WorstCaseSettings settings = new(2, 3, 4, 0);
        int[] classes = RandomEmbeddings.EqualClasses(settings);
        Assert.Equal([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3], classes);
        Labels labels = Labels.FromIntegers(classes);
        int found = 0;
        for (int seed = 0; seed < 8; seed++)
        {
            Embedding f = RandomEmbeddings.Grouped(settings, classes, new Random(seed));
            if (TightEmbedding.From(f, labels, 1e-7, Token) is not { } tight)
            {
                continue;
            }
            found++;
            PairGeometry at = new(tight.Separated, labels);
            double diameter = at.Distances.Max();
            Assert.InRange(at.Hardness / diameter, -1, 1e-12);
            Assert.True(at.Hardness > -1e-9 * diameter, "no tie");
            Assert.True(Enumerable.Range(0, 144).All(k => k / 12 == k % 12 || at.Distances[k] >= 0.01 * diameter));
            PairGeometry hard = new(tight.Hard, labels);
            Assert.Equal(1e-7, hard.Hardness / diameter, 1e-9);
            Assert.Equal(FirstOrder(tight.Hard, labels), tight.Ratio, 1e-4);
            Assert.InRange(tight.Ratio, 0.49999, 4);
            // f = F - G, and Hard = G + t f.
            double[] difference = [.. f.Values.ToArray().Zip(tight.Separated.Values.ToArray(), (a, b) => a - b)];
            Assert.Equal(difference, tight.Perturbation);
            double[] moved = [.. tight.Hard.Values.ToArray().Zip(tight.Separated.Values.ToArray(), (x, y) => x - y)];
            Assert.InRange(moved.Max(Math.Abs), 1e-9 * diameter, 1e-4 * diameter);
            double t = moved.Zip(difference, (m, d) => m * d).Sum() / difference.Sum(d => d * d);
            Assert.All(moved.Zip(difference), m => Assert.Equal(t * m.Second, m.First, 1e-13 * diameter));
        }
        Assert.True(found > 4, $"{found}");
    }

    /// <summary>A single tie D_ap = D_aq is broken by moving both by H/2, so the ratio is 1/2.</summary>
    [Fact]
    public void From_OneTriple_HasRatioOneHalf()
    {
        Labels labels = Labels.FromIntegers([0, 0, 1]);
        for (int seed = 0; seed < 10; seed++)
        {
            Random random = new(seed);
            Embedding f = Embedding.FromRows([
                [0, 0],
                [3 + random.NextDouble(), random.NextDouble()],
                [-2.5 + random.NextDouble(), -random.NextDouble()],
            ]);
            TightEmbedding tight = TightEmbedding.From(f, labels, 1e-7, Token)!;
            PairGeometry at = new(tight.Separated, labels);
            Assert.Equal(at.Distance(0, 2), at.Distance(0, 1), 1e-9);
            Assert.Equal(0.5, tight.Ratio, 1e-5);
        }
    }

    [Fact]
    public void From_PointsThatCrowd_IsRefused()
    {
        // Two positives of one anchor, less than a hundredth of the diameter from each other, or more.
        foreach ((double gap, bool crowded) in new[] { (0.01, true), (0.3, false) })
        {
            Embedding near = Embedding.FromRows([
                [0, 0],
                [3.2, 0.5],
                [3.2 + gap, 0.5],
                [-2.2, -0.4],
            ]);
            Assert.Equal(crowded, TightEmbedding.From(near, Labels.FromIntegers([0, 0, 0, 1]), 1e-7, Token) is null);
        }
        // Two points of different classes at the same place, separated otherwise.
        Embedding f = Embedding.FromRows([
            [0, 0],
            [0, 0],
            [9, 0],
            [0, 9],
        ]);
        Assert.Null(TightEmbedding.From(f, Labels.FromIntegers([0, 1, 2, 3]), 1e-7, Token));
    }

    /// <summary>Two ties of one anchor at unit distances. Moving one negative in by 1 and the other by a half raises the hardness at the larger rate.</summary>
    [Fact]
    public void At_TwoTies_TakesTheSteeper()
    {
        Embedding g = Embedding.FromRows([
            [0, 0],
            [1, 0],
            [-1, 0],
            [0, 1],
        ]);
        double[] f = [0, 0, 0, 0, 1, 0, 0, -0.5];
        TightEmbedding tight = TightEmbedding.At(g, f, Labels.FromIntegers([0, 0, 1, 2]), 1e-6, Token)!;
        // The diameter is 2, so t = 2e-6 and H = t.
        Assert.Equal(Plus(g, f, 2e-6).Values.ToArray(), tight.Hard.Values.ToArray());
        Assert.Equal(2e-6, new PairGeometry(tight.Hard, Labels.FromIntegers([0, 0, 1, 2])).Hardness, 1e-11);
    }

    /// <summary>A power of two changes no digit: all that is asked of sizes is relative.</summary>
    [Theory]
    [InlineData(1 << 20)]
    [InlineData(1.0 / (1 << 20))]
    public void From_PowerOfTwoAsLarge_IsTheSame(double scale)
    {
        WorstCaseSettings settings = new(2, 3, 3, 0);
        int[] classes = RandomEmbeddings.EqualClasses(settings);
        Labels labels = Labels.FromIntegers(classes);
        for (int seed = 0; seed < 5; seed++)
        {
            Embedding f = RandomEmbeddings.Grouped(settings, classes, new Random(seed));
            TightEmbedding? one = TightEmbedding.From(f, labels, 1e-7, Token),
                other = TightEmbedding.From(
                    Embedding.Create(f.Points, 2, [.. f.Values.ToArray().Select(x => scale * x)]),
                    labels,
                    1e-7,
                    Token
                );
            Assert.Equal(one is null, other is null);
            if (one is not null)
            {
                Assert.Equal(one.Separated.Values.ToArray().Select(x => scale * x), other!.Separated.Values.ToArray());
                Assert.Equal(one.Ratio, other.Ratio, 1e-12);
                Assert.Equal(one.Hard.Values.ToArray().Select(x => scale * x), other.Hard.Values.ToArray());
            }
        }
    }

    /// <summary>What does not settle in a few steps is no tied embedding, and none is returned: points without any grouping.</summary>
    [Fact]
    public void From_PointsWithoutOrder_IsTiedOrNothing()
    {
        int nothing = 0;
        for (int seed = 0; seed < 12; seed++)
        {
            Embedding f = Draw.Gaussian(new Random(seed), 9, 1 + (seed % 2));
            Labels labels = Labels.FromIntegers([0, 0, 0, 1, 1, 1, 2, 2, 2]);
            if (TightEmbedding.From(f, labels, 1e-7, Token) is { } tight)
            {
                PairGeometry at = new(tight.Separated, labels);
                Assert.InRange(at.Hardness / at.Distances.Max(), -1e-9, 1e-12);
            }
            else
            {
                nothing++;
            }
        }
        Assert.InRange(nothing, 1, 12);
    }

    [Fact]
    public void Spread_Values_IsTheRootMeanSquare() => Assert.Equal(Math.Sqrt(12.5), RandomEmbeddings.Spread([3, -4]), 1e-15);

    [Fact]
    public void Run_FewIterations_ReportsEveryRiseAndCountsThem()
    {
        List<double> seen = [];
        WorstCaseSettings settings = new(2, 2, 3, 60, 3, FromChain: false) { RandomStarts = 2 };
        WorstCase worst = WorstCaseSearch.Run(settings, new Recorder(seen), Token)!;
        Assert.Equal(60, worst.Iterations);
        Assert.Equal("random", worst.Start);
        Assert.True(seen.Count > 1, "nothing rose");
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.True(worst.FirstOrderRatio <= seen[^1]);
        WorstCase none = WorstCaseSearch.Run(settings with { Iterations = 0 }, new Recorder([]), Token)!;
        Assert.Equal(seen[0], Math.Max(seen[0], none.FirstOrderRatio));
        Assert.True(seen[^1] > none.FirstOrderRatio);
        Assert.False(TripletSeparation.Of(worst.Points, worst.Labels).IsSeparated);
        Assert.Null(WorstCaseSearch.Run(settings with { RandomStarts = 0 }, null, Token));
        // Of a chain and drawn starts, which begin at 1/2, the chain is the best, and what is returned.
        WorstCase chain = WorstCaseSearch.Run(new WorstCaseSettings(2, 2, 3, 6, 1) { RandomStarts = 3 }, null, Token)!;
        Assert.Equal("chain", chain.Start);
        Assert.True(chain.FirstOrderRatio > 0.8);
        Assert.Throws<ArgumentNullException>(() => WorstCaseSearch.Run(null!, null, Token));
    }

    [Fact]
    public void Run_DistanceRatio_NeverFallsAndIsCertified()
    {
        List<double> seen = [];
        WorstCaseSettings settings = new(1, 2, 3, 2, 3, FromChain: false) { RandomStarts = 2 };
        DistanceRatioCase worst = DistanceRatioSearch.Run(settings, new Recorder(seen), Token)!;
        Assert.Equal(2, worst.Iterations);
        Assert.Equal(seen.Order(), seen);
        Assert.True(worst.Ratio >= seen[^1] * (1 - 1e-9));
        Assert.Equal(worst.Lower.Value / worst.Upper.Value, worst.Ratio, 1e-12);
        Assert.Null(DistanceRatioSearch.Run(settings with { RandomStarts = 0, FromChain = false }, null, Token));
        Assert.Null(DistanceRatioSearch.Run(settings, null, new CancellationToken(true)));
        Assert.Throws<ArgumentNullException>(() => DistanceRatioSearch.Run(null!, null, Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => DistanceRatioSearch.Run(settings with { Classes = 1 }, null, Token));
        Assert.Equal(0, (worst with { Upper = Bound.Zero, Lower = Bound.Zero }).Ratio);
    }

    private sealed class Recorder(List<double> seen) : IProgress<double>
    {
        public void Report(double value) => seen.Add(value);
    }
}
