using IsoTriplet.Optimizers.Gram;
using IsoTriplet.Tests.Cases;
using IsoTriplet.Tests.Optimizers.Stress;

namespace IsoTriplet.Tests.Optimizers.Gram;

public sealed class GramBoundTests
{
    private static GramSolution Find(Embedding f, Labels labels) =>
        GramBound.Find(f, labels, cancellation: TestContext.Current.CancellationToken);

    private static (Embedding, Labels) Gaussian(int seed, int points, int n, int classes)
    {
        Random random = new(seed);
        return (NormalDraw.Points(random, points, n), Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i % classes)]));
    }

    [Fact]
    public void HalfHardness_RandomEmbeddings_IsHalfOfHUpToRounding()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            (Embedding f, Labels labels) = Gaussian(seed, 3 + (seed % 9), 1 + (seed % 4), 2);
            TripletSeparation separation = TripletSeparation.Of(f, labels);
            Bound half = HalfHardness.Of(ComparisonProblem.RecordOf(f, labels), separation);
            if (half.Certificate is not GramCertificate certificate)
            {
                Assert.True(separation.IsSeparated);
                continue;
            }
            double exact = separation.Hardness!.Value / 2;
            Assert.InRange(half.Value, exact * (1 - 1e-12), exact);
            Assert.True(CertificateChecker.Check(certificate).Valid);
            Assert.False(CertificateChecker.Check(certificate with { Bound = 1.01 * half.Value }).Valid);
        }
    }

    // Seeds at which distances add up along lines, so that the relaxation exceeds H/2.
    [Fact]
    public void Find_SmallTwoClassInstances_SometimesExceedsHalfTheHardness()
    {
        int above = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            (Embedding f, Labels labels) = Gaussian(seed, 6, 2, 2);
            GramSolution s = Find(f, labels);
            Assert.True(s.Bound >= s.HalfHardness * (1 - 1e-12));
            if (s.Bound <= 1.01 * s.HalfHardness)
            {
                continue;
            }
            above++;
            Assert.Equal(GramStatus.Converged, s.Status);
            Assert.True(CertificateChecker.Check(s.Certificate!).Valid);
            Assert.False(CertificateChecker.Check(s.Certificate! with { Bound = 1.01 * s.Bound }).Valid);
            Assert.False(CertificateChecker.Check(s.Certificate! with { Stretched = [] }).Valid);
        }
        Assert.InRange(above, 1, 30);
    }

    [Fact]
    public void Find_KnownSeparatedEmbeddingNearby_NeverExceedsItsDistance()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            (Embedding f, Labels labels, double above) = SeparatedPairs.Make(seed);
            GramSolution s = Find(f, labels);
            Assert.True(s.Bound <= above, $"seed {seed}: {s.Bound} > {above}");
        }
    }

    [Fact]
    public void Find_ChainOfSimplices_CannotSeeTheDimension()
    {
        // In more dimensions the classes move apart, so the relaxation stays far below the factor 2 that holds in R^5.
        (Embedding f, Labels labels) = IsoTriplet.Optimizers.Stress.SimplexChain.Create(3, 5, 1e-3);
        GramSolution s = Find(f, labels);
        Assert.InRange(s.Bound / (2 * s.HalfHardness), 0.4999, 1.5);
    }

    [Fact]
    public void Find_SeparatedOrNoTriple_HasNoCertificate()
    {
        Labels two = Labels.FromIntegers([0, 0, 1, 1]);
        foreach (
            Embedding f in (Embedding[])
                [
                    Embedding.FromRows([
                        [0],
                        [1],
                        [5],
                        [6],
                    ]),
                    Embedding.FromRows([
                        [1],
                        [1],
                        [1],
                        [1],
                    ]),
                ]
        )
        {
            GramSolution s = Find(f, two);
            Assert.Equal((GramStatus.Separated, 0.0, null), (s.Status, s.Bound, s.Certificate));
        }
        Assert.Equal(
            GramStatus.Separated,
            Find(
                Embedding.FromRows([
                    [1],
                ]),
                Labels.FromIntegers([0])
            ).Status
        );
    }

    [Fact]
    public void Find_RepeatedPoints_AreBorne()
    {
        GramSolution s = Find(RepeatedPoints.Points, RepeatedPoints.Labels);
        Assert.True(s.Bound >= s.HalfHardness * (1 - 1e-12));
        Assert.True(CertificateChecker.Check(s.Certificate!).Valid);
    }

    [Fact]
    public void Find_Scaled_ScalesTheBound()
    {
        (Embedding f, Labels labels) = Gaussian(7, 8, 2, 2);
        Embedding scaled = Embedding.Create(8, 2, [.. f.Values.ToArray().Select(x => 1e6 * x)]);
        Assert.Equal(1e6, Find(scaled, labels).Bound / Find(f, labels).Bound, 1.0);
    }

    [Fact]
    public void Find_StepsUsedUp_StopsWithAValidBound()
    {
        (Embedding f, Labels labels) = Gaussian(3, 8, 2, 2);
        GramSolution s = GramBound.Find(f, labels, 0, TestContext.Current.CancellationToken);
        Assert.Equal((GramStatus.Stopped, 0), (s.Status, s.Solves));
        Assert.True(CertificateChecker.Check(s.Certificate!).Valid);
    }
}
