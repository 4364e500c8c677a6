namespace IsoTriplet.Tests.Certificates;

public sealed class LowerBoundTests
{
    [Fact]
    public void Gram_OneTriple_ProvesHalfTheHardness()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            TripletProblem f = Instances.Gaussian(8, 3, 2, seed);
            (int a, int p, int q, double hardness) = Instances.Hardest(f);
            Assert.True(CertificateChecker.Check(Instances.Half(f, a, p, q, hardness / 2 * (1 - 1e-14))).Valid);
            Assert.False(CertificateChecker.Check(Instances.Half(f, a, p, q, hardness / 2 * (1 + 1e-14))).Valid);
        }
    }

    [Fact]
    public void Lagrangian_DominantMultipliers_GiveTheTraceFormula()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            TripletProblem f = Instances.Gaussian(12, 4, 3, seed);
            LagrangianCertificate c = Instances.Dominant(f, 0);
            CheckResult result = CertificateChecker.Check(c);
            Assert.True(result.Valid, result.Reason);
            double expected = Oracle.TraceBound(c);
            Assert.InRange(result.Bound, expected * (1 - 1e-10), expected * (1 + 1e-10));
            Assert.False(CertificateChecker.Check(c with { Bound = expected * (1 + 1e-9) }).Valid);
        }
    }

    [Fact]
    public void Lagrangian_ScaledOrTranslated_KeepsItsBound()
    {
        TripletProblem f = Instances.Gaussian(10, 3, 2, 7);
        LagrangianCertificate c = Instances.Dominant(f, 0);
        double bound = CertificateChecker.Check(c).Bound;
        LagrangianCertificate scaled = c with
        {
            PointWeights = [.. c.PointWeights.Select(x => 1000 * x)],
            Triples = [.. c.Triples.Select(t => t with { Weight = 1000 * t.Weight })],
        };
        LagrangianCertificate moved = c with
        {
            Problem = f with { Points = [.. f.Points.Select(row => row.Select(x => x + 1e6).ToArray())] },
        };
        Assert.Equal(bound, CertificateChecker.Check(scaled).Bound, 1e-12);
        Assert.Equal(bound, CertificateChecker.Check(moved).Bound, 1e-8);
    }
}
