using MathNet.Numerics.LinearAlgebra;

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
    public void Gram_IndefiniteMatrix_IsRefused()
    {
        GramCertificate c = Instances.Half(Instances.Line, 0, 1, 2, 0.9);
        Assert.True(CertificateChecker.Check(c).Valid);
        Assert.False(CertificateChecker.Check(c with { Stretched = [new(0, 2, 0.999)] }).Valid);
        Assert.False(CertificateChecker.Check(c with { Shrunk = [new(0, 1, 1.001)] }).Valid);
        Assert.True(CertificateChecker.Check(c with { Stretched = [new(0, 2, 1.001)] }).Valid);
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
            double expected = TraceFormula(c);
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

    [Fact]
    public void Lagrangian_IndefiniteOrUnlabelled_IsRefused()
    {
        LagrangianCertificate c = Instances.Dominant(Instances.Gaussian(10, 3, 2, 7), 0);
        WeightedTriple first = c.Triples[0];
        Assert.False(CertificateChecker.Check(c with { Triples = [first with { Weight = 1 }] }).Valid);
        Assert.False(CertificateChecker.Check(c with { Triples = [first with { Weight = -0.001 }] }).Valid);
        Assert.False(
            CertificateChecker.Check(c with { Triples = [first with { Positive = first.Negative, Negative = first.Positive }] }).Valid
        );
        Assert.False(CertificateChecker.Check(c with { Triples = [first with { Positive = first.Anchor }] }).Valid);
        Assert.False(CertificateChecker.Check(c with { PointWeights = new double[10], Triples = [] }).Valid);
    }

    private static double TraceFormula(LagrangianCertificate c)
    {
        int count = c.PointWeights.Length;
        Matrix<double> u = Matrix<double>.Build.DenseOfDiagonalArray(c.PointWeights);
        Matrix<double> m = u.Clone();
        foreach (WeightedTriple t in c.Triples)
        {
            Lap(m, t.Anchor, t.Positive, t.Weight);
            Lap(m, t.Anchor, t.Negative, -t.Weight);
        }
        Matrix<double> f = Matrix<double>.Build.Dense(count, c.Problem.Dimension, (i, k) => c.Problem.Points[i][k]);
        return Math.Sqrt((f.Transpose() * (u - (u * m.Inverse() * u)) * f).Trace() / c.PointWeights.Sum());
    }

    private static void Lap(Matrix<double> m, int i, int j, double w)
    {
        m[i, i] += w;
        m[j, j] += w;
        m[i, j] -= w;
        m[j, i] -= w;
    }
}
