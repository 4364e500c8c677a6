using IsoTriplet.Optimizers.Stress;
using IsoTriplet.Tests.Cases;

namespace IsoTriplet.Tests.Optimizers.Stress;

public sealed class StressBoundTests
{
    private static StressSolution Find((Embedding F, Labels Labels) instance) =>
        StressBound.Find(instance.F, instance.Labels, cancellation: TestContext.Current.CancellationToken);

    private static bool Accepts(Certificate certificate) => CertificateChecker.Check(certificate).Valid;

    [Theory]
    [InlineData(3, 5, 2.09)]
    [InlineData(3, 8, 2.31)]
    [InlineData(4, 6, 2.65)]
    public void Find_ChainOfSimplices_RefutesTheFactorTwo(int m, int classes, double ratio)
    {
        StressSolution s = Find(SimplexChain.Create(m, classes, 1e-7));
        Assert.Equal(StressStatus.Certified, s.Status);
        Assert.True(s.Bound > ratio * s.Hardness);
        Assert.True(s.Bound <= s.FirstOrder);
        Assert.True(s.Residual < 1e-14);
        CheckResult check = CertificateChecker.Check(s.Certificate!);
        Assert.True(check.Valid, check.Reason);
        Assert.Equal(s.Bound, check.Bound);
    }

    [Theory]
    [InlineData(1e-5, 2.07)]
    [InlineData(1e-4, 1.94)]
    [InlineData(1e-3, 1.34)]
    [InlineData(5e-3, 0.74)]
    public void Find_ChainWithLargerHardness_PaysForTheRemainderByTheLargestPoint(double excess, double ratio)
    {
        StressSolution s = Find(SimplexChain.Create(3, 5, excess));
        Assert.InRange(s.Bound / s.Hardness, ratio, ratio + 0.011);
        Assert.True(Accepts(s.Certificate!));
        Assert.False(Accepts(s.Certificate! with { Bound = s.Bound * 1.01 }));
    }

    [Fact]
    public void Check_BoundRaisedByOnePercent_IsNotCertified()
    {
        StressCertificate c = Find(SimplexChain.Create(3, 5, 1e-7)).Certificate!;
        Assert.True(Accepts(c));
        Assert.False(Accepts(c with { Bound = 1.01 * c.Bound }));
    }

    [Fact]
    public void Check_EquilibriumBroken_IsNotCertified()
    {
        StressCertificate c = Find(SimplexChain.Create(3, 5, 1e-7)).Certificate!;
        int largest = Enumerable.Range(0, c.Stress.Length).MaxBy(k => Math.Abs(c.Stress[k].Weight));
        WeightedPair[] broken = [.. c.Stress];
        broken[largest] = broken[largest] with { Weight = 1.01 * broken[largest].Weight };
        Assert.False(Accepts(c with { Stress = broken }));
        Assert.False(Accepts(c with { Stress = [] }));
    }

    [Theory]
    [InlineData(4, 1.61)]
    [InlineData(5, 2.09)]
    [InlineData(20, 2.73)]
    public void FirstOrder_ChainOfTriangles_RatioGrowsWithTheNumberOfClasses(int classes, double ratio)
    {
        (Embedding f, Labels labels) = SimplexChain.Create(3, classes, 1e-7);
        FirstOrderSolution s = StressBound.FirstOrder(f, labels, TestContext.Current.CancellationToken);
        Assert.True(s.Converged);
        Assert.Equal(ratio, s.Value / 2e-7, 0.006);
    }

    [Fact]
    public void FirstOrder_Solution_IsOptimalByItsOwnMultipliers()
    {
        (Embedding f, Labels labels) = SimplexChain.Create(3, 6, 1e-3);
        FirstOrderSolution s = StressBound.FirstOrder(f, labels, TestContext.Current.CancellationToken);
        PairGeometry g = new(f, labels);
        int n = f.Dimension;
        double Change(int i, int j) => g.Along(i, j, s.Displacement.AsSpan(i * n, n), s.Displacement.AsSpan(j * n, n));
        double largest = 0;
        for (int i = 0; i < f.Points; i++)
        {
            for (int j = 0; j < i; j++)
            {
                largest = Math.Max(largest, Math.Abs(Change(i, j)));
            }
        }
        Assert.Equal(s.Value, largest, 1e-9);
        Assert.Equal(s.Value, s.Multipliers.Sum(t => t.Weight * g.Excess(t.Comparison)), 1e-9);
        Assert.All(s.Multipliers, t => Assert.True(t.Weight > 0));
        Assert.All(
            s.Multipliers,
            t => Assert.Equal(g.Excess(t.Comparison), Change(t.Comparison.K, t.Comparison.L) - Change(t.Comparison.I, t.Comparison.J), 1e-9)
        );
    }

    [Fact]
    public void Find_KnownSeparatedEmbeddingNearby_NeverExceedsItsDistance()
    {
        int certified = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            (Embedding f, Labels labels, double above) = SeparatedPairs.Make(seed);
            StressSolution s = Find((f, labels));
            Assert.True(s.Bound <= above, $"seed {seed}: {s.Bound} > {above}");
            Assert.True(s.Certificate is null || Accepts(s.Certificate));
            certified += s.Certificate is null ? 0 : 1;
        }
        Assert.InRange(certified, 30, 150);
    }

    [Fact]
    public void Find_TriangleInThePlane_IsHalfTheHardness()
    {
        Embedding f = Embedding.FromRows([
            [0, 0],
            [2, 0],
            [1, 0.5],
        ]);
        StressSolution s = Find((f, Labels.FromIntegers([0, 0, 1])));
        Assert.Equal(s.Hardness / 2, s.FirstOrder, 1e-9);
        Assert.InRange(s.Bound, 0.4999999 * s.Hardness, 0.5 * s.Hardness);
    }

    [Fact]
    public void Find_SeparatedOrFlatOrCollapsed_SaysSo()
    {
        Labels two = Labels.FromIntegers([0, 0, 1, 1]);
        Assert.Equal(
            StressStatus.Separated,
            Find(
                (
                    Embedding.FromRows([
                        [0],
                        [1],
                        [5],
                        [6],
                    ]),
                    two
                )
            ).Status
        );
        Assert.Equal(
            StressStatus.Separated,
            Find(
                (
                    Embedding.FromRows([
                        [1],
                        [1],
                        [1],
                        [1],
                    ]),
                    two
                )
            ).Status
        );
        Assert.Equal(
            StressStatus.Separated,
            Find(
                (
                    Embedding.FromRows([
                        [1],
                        [2],
                    ]),
                    Labels.FromIntegers([0, 0])
                )
            ).Status
        );
        Assert.Equal(
            StressStatus.Flat,
            Find(
                (
                    Embedding.FromRows([
                        [0, 0],
                        [3, 3],
                        [1, 1],
                        [2, 2],
                    ]),
                    two
                )
            ).Status
        );
        Assert.Equal(
            StressStatus.Flat,
            Find(
                (
                    Embedding.FromRows([
                        [0, 0, 0, 1],
                        [3, 0, 0, 1],
                        [1, 1, 0, 1],
                        [2, 0, 1, 1],
                    ]),
                    two
                )
            ).Status
        );
    }

    [Fact]
    public void Find_RepeatedPoints_AreBorne()
    {
        StressSolution s = Find((RepeatedPoints.Points, RepeatedPoints.Labels));
        Assert.True(s.Certificate is null || Accepts(s.Certificate));
    }

    [Fact]
    public void Find_ScaledChain_ScalesTheBound()
    {
        StressSolution one = Find(SimplexChain.Create(3, 5, 1e-7));
        StressSolution thousand = Find(SimplexChain.Create(3, 5, 1e-4, 1000));
        Assert.Equal(1, thousand.Bound / one.Bound / 1000, 1e-4);
    }
}

/// <summary>Embeddings F with a known separated G nearby, so that d_iso(F, F_TS) is at most a known number.</summary>
internal static class SeparatedPairs
{
    /// <summary>G: classes shrunk until they are just separated; F: G with noise.</summary>
    public static (Embedding F, Labels Labels, double Above) Make(int seed)
    {
        Random random = new(seed);
        int n = random.Next(1, 5);
        int points = random.Next(3, 12);
        int classes = random.Next(2, 4);
        double noise = Math.Pow(10, -4 * random.NextDouble()) * 4;
        int[] labels = [.. Enumerable.Range(0, points).Select(i => i % classes)];
        double[] g = new double[points * n];
        double[] f = new double[points * n];
        for (int i = 0; i < points; i++)
        {
            for (int k = 0; k < n; k++)
            {
                g[(i * n) + k] = (k == 0 ? 1.5 * labels[i] : 0) + ((2 * random.NextDouble()) - 1);
                f[(i * n) + k] = g[(i * n) + k] + (noise * ((2 * random.NextDouble()) - 1));
            }
            // One point of two on the boundary of separation: only then does a small displacement matter.
            if (i < classes)
            {
                g[i * n] = 1.5 * labels[i];
            }
        }
        (Embedding x, Embedding y) = (Embedding.Create(points, n, f), Embedding.Create(points, n, Separate(g, labels, points, n)));
        double[] dx = PairwiseDistances.All(x);
        double[] dy = PairwiseDistances.All(y);
        return (x, Labels.FromIntegers(labels), dx.Zip(dy, (a, b) => Math.Abs(a - b)).Max());
    }

    // Shrinks the classes onto their first points until the hardness is 0, so that G lies on the boundary.
    private static double[] Separate(double[] g, int[] labels, int points, int n)
    {
        (double low, double high) = (0, 1);
        for (int step = 0; step < 60; step++)
        {
            double middle = (low + high) / 2;
            (low, high) = Hardness(Shrunk(g, labels, points, n, middle), labels, points, n) <= 0 ? (middle, high) : (low, middle);
        }
        return Shrunk(g, labels, points, n, low);
    }

    private static double[] Shrunk(double[] g, int[] labels, int points, int n, double factor)
    {
        double[] s = new double[g.Length];
        for (int i = 0; i < points; i++)
        {
            int centre = Array.IndexOf(labels, labels[i]);
            for (int k = 0; k < n; k++)
            {
                s[(i * n) + k] = g[(centre * n) + k] + (factor * (g[(i * n) + k] - g[(centre * n) + k]));
            }
        }
        return s;
    }

    private static double Hardness(double[] g, int[] labels, int points, int n)
    {
        double[] d = PairwiseDistances.All(Embedding.Create(points, n, g));
        double worst = double.NegativeInfinity;
        for (int a = 0; a < points; a++)
        {
            for (int p = 0; p < points; p++)
            {
                for (int q = 0; q < points && p != a && labels[p] == labels[a]; q++)
                {
                    worst = labels[q] == labels[a] ? worst : Math.Max(worst, d[(a * points) + p] - d[(a * points) + q]);
                }
            }
        }
        return worst;
    }
}
