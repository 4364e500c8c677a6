namespace IsoTriplet.Tests.Certificates;

public sealed class SeparatedPointTests
{
    [Theory]
    [InlineData("haus")]
    [InlineData("iso")]
    public void Check_ClassCollapse_IsValidWithItsOwnBound(string distance)
    {
        TripletProblem f = Instances.Gaussian(30, 5, 3, 1);
        SeparatedPointCertificate loose = new(f, distance, 100, Instances.Collapsed(f));
        CheckResult first = CertificateChecker.Check(loose);
        Assert.True(first.Valid, first.Reason);
        Assert.True(CertificateChecker.Check(loose with { Bound = first.Bound }).Valid);
        Assert.False(CertificateChecker.Check(loose with { Bound = first.Bound * 0.9999 }).Valid);
    }

    [Theory]
    [InlineData("haus")]
    [InlineData("iso")]
    public void Check_SeparatedEmbeddingItself_HasDistanceZero(string distance)
    {
        TripletProblem f = new(2, Instances.Rows(2, 0, 0, 1, 0.1, 5, 5, 5, 6), [0, 0, 1, 1]);
        CheckResult result = CertificateChecker.Check(new SeparatedPointCertificate(f, distance, 0, f.Points));
        Assert.True(result.Valid, result.Reason);
        Assert.Equal(0, result.Bound);
    }

    [Fact]
    public void Check_ExactTie_IsSeparated()
    {
        // |a-p| = |a-q| = 5 exactly, though the coordinates differ.
        TripletProblem f = new(2, Instances.Rows(2, 0, 0, 3, 4, -5, 0), [0, 0, 1]);
        Assert.True(CertificateChecker.Check(new SeparatedPointCertificate(f, "haus", 0, f.Points)).Valid);
    }

    [Fact]
    public void Check_ViolatedByLessThanRounding_IsRefused()
    {
        // |a-p|^2 = 1 + 2^-80 is 1 in doubles; |a-q|^2 = 1.
        TripletProblem f = new(
            2,
            [
                [0, 0],
                [1, Math.ScaleB(1, -40)],
                [1, 0],
                [50, 0],
            ],
            [0, 0, 1, 1]
        );
        double[][] g =
        [
            [0, 0],
            [1, Math.ScaleB(1, -40)],
            [1, 0],
            [1, 0],
        ];
        CheckResult result = CertificateChecker.Check(new SeparatedPointCertificate(f, "haus", 100, g));
        Assert.False(result.Valid);
        Assert.Equal(double.PositiveInfinity, result.Bound);
    }

    [Fact]
    public void Check_RandomEmbeddings_AgreesWithExactTriples()
    {
        Random random = new(5);
        int separated = 0;
        for (int k = 0; k < 300; k++)
        {
            int count = random.Next(0, 7);
            double[][] rows = [.. Enumerable.Range(0, count).Select(_ => new double[] { random.Next(4) * 0.1, random.Next(4) * 0.3 })];
            TripletProblem f = new(2, rows, [.. Enumerable.Range(0, count).Select(_ => random.Next(3))]);
            bool truth = Instances
                .AllTriples(f)
                .All(t => Dyadic.SquaredDistance(rows[t.A], rows[t.P]) <= Dyadic.SquaredDistance(rows[t.A], rows[t.Q]));
            Assert.Equal(truth, CertificateChecker.Check(new SeparatedPointCertificate(f, "iso", 0, rows)).Valid);
            separated += truth ? 1 : 0;
        }
        Assert.InRange(separated, 50, 250);
    }
}
