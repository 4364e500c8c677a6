namespace IsoTriplet.Tests.Certificates;

public sealed class BranchTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(64)]
    public void Check_FramedTriple_ProvesHalfTheHardnessUpToTheSectors(int sectors)
    {
        double s = 1 / Math.Cos(Math.PI / sectors);
        double limit = (3 - s) / (1 + s);
        CheckResult result = CertificateChecker.Check(BranchTrees.FramedTriple(Instances.Plane, limit * 0.999999, sectors));
        Assert.True(result.Valid, result.Reason);
        Assert.False(CertificateChecker.Check(BranchTrees.FramedTriple(Instances.Plane, limit * 1.000001, sectors)).Valid);
    }

    [Theory]
    [InlineData("iso", 1)]
    [InlineData("haus", 2)]
    public void Check_NegativeAsFarAsThePositive_ProvesTheSameWithoutTheDirectionOfThePositive(string distance, double share)
    {
        double s = 1 / Math.Cos(Math.PI / 64);
        double limit = (3 - s) / (1 + s) / share;
        CheckResult result = CertificateChecker.Check(BranchTrees.FreeTriple(Instances.Plane, distance, limit * 0.999999, 64));
        Assert.True(result.Valid, result.Reason);
        Assert.False(CertificateChecker.Check(BranchTrees.FreeTriple(Instances.Plane, distance, limit * 1.000001, 64)).Valid);
        // Of one class q may stay where it is, and of three there is no positive.
        foreach (int[] labels in new int[][] { [0, 0, 0], [0, 1, 2] })
        {
            Assert.False(
                CertificateChecker.Check(BranchTrees.FreeTriple(Instances.Plane with { Labels = labels }, distance, 0.01, 64)).Valid
            );
        }
    }

    [Theory]
    [InlineData("iso", 0.9)]
    [InlineData("haus", 0.45)]
    public void Check_ClassDirectionThenPairs_CoversWithoutAFrame(string distance, double bound)
    {
        BranchCertificate c = BranchTrees.ClassTriple(Instances.Plane, distance, bound, 16);
        CheckResult result = CertificateChecker.Check(c);
        Assert.True(result.Valid, result.Reason);
        Assert.False(CertificateChecker.Check(c with { Bound = 1.2 * bound }).Valid);
    }

    [Fact]
    public void Check_WithoutTheClassSplit_ThreeQuartersOfATurnDoNotCover()
    {
        BranchCertificate c = BranchTrees.ClassTriple(Instances.Plane, "iso", 0.9, 16);
        int quarter = (c.Nodes.Length - 1) / 4;
        BranchCertificate bare = c with { Nodes = c.Nodes[1..(1 + quarter)] };
        Assert.False(CertificateChecker.Check(bare).Valid);
    }

    [Fact]
    public void Check_SignsOnALine_ProvesTheExactOptimum()
    {
        // a = 0, p = 3, q = 1: the nearest separated line is (1, 2, 0), at distance 1.
        CheckResult result = CertificateChecker.Check(BranchTrees.Signs(Instances.Line, 1 - 1e-12));
        Assert.True(result.Valid, result.Reason);
        Assert.False(CertificateChecker.Check(BranchTrees.Signs(Instances.Line, 1 + 1e-12)).Valid);
        Assert.True(CertificateChecker.Check(new SeparatedPointCertificate(Instances.Line, "haus", 1, Instances.Rows(1, 1, 2, 0))).Valid);
    }

    [Fact]
    public void Check_CutsOutOfOrderOrHalfATurnApart_AreRefused()
    {
        BranchCertificate c = BranchTrees.FramedTriple(Instances.Plane, 0.9, 64);
        double[][] cuts = ((PairSplit)c.Nodes[0]).Cuts;
        Assert.False(CertificateChecker.Check(c with { Nodes = [new PairSplit(0, 2, [.. cuts.Reverse()]), .. c.Nodes[1..]] }).Valid);
        BranchLeaf leaf = (BranchLeaf)c.Nodes[1];
        Assert.False(CertificateChecker.Check(c with { Nodes = [new PairSplit(0, 2, Instances.Rows(2, 1, 0, -1, 0)), leaf, leaf] }).Valid);
        Assert.False(CertificateChecker.Check(c with { Nodes = [new PairSplit(0, 2, []), leaf] }).Valid);
    }

    [Fact]
    public void Check_ConeRows_RefuteDirectionsThatCannotClose()
    {
        // g_0 - g_1 and g_1 - g_2 point right, g_0 - g_2 left: only all-equal points do that, and eps = 0.4 keeps lengths >= 0.6.
        TripletProblem f = new(2, Instances.Rows(2, 0, 0, 1, 0, 0, 1), [0, 0, 1]);
        double[][] quarters = Instances.Rows(2, 1, 1, -1, 1, -1, -1, 1, -1);
        BranchLeaf leaf = new([], [], [new(0, 1, 1), new(1, 2, 1)], [new(0, 2, Math.Sqrt(0.5))], [new(0, 2, Math.Sqrt(0.5))]);
        BranchNode[] open = [new PairSplit(0, 1, quarters), new PairSplit(1, 2, quarters), new PairSplit(0, 2, quarters)];
        BranchCertificate c = new(f, "iso", 0.4, [], open);
        BranchState state = BranchState.Root(c).Children(open[0])![3].Children(open[1])![3].Children(open[2])![1];
        Assert.Null(new BranchLeafCheck(c).Refuse(leaf, state));
        BranchState other = BranchState.Root(c).Children(open[0])![3].Children(open[1])![3].Children(open[2])![3];
        Assert.NotNull(new BranchLeafCheck(c).Refuse(leaf, other));
    }

    [Fact]
    public void Support_RandomCones_BoundsTheLengthOfTheirVectors()
    {
        Random random = new(1);
        for (int k = 0; k < 2000; k++)
        {
            double start = random.NextDouble() * 7;
            double width = random.NextDouble() * 3;
            double[] a = BranchTrees.Unit(start);
            double[] b = [.. BranchTrees.Unit(start + width).Select(x => 5 * x)];
            Interval[] f = new Arc(a, b).Support()!;
            double s = random.NextDouble();
            double t = random.NextDouble();
            double[] x = [(s * a[0]) + (t * b[0]), (s * a[1]) + (t * b[1])];
            Assert.True(Instances.Length(x, [0, 0]) <= ((f[0] * x[0]) + (f[1] * x[1])).Upper * (1 + 1e-12));
        }
    }
}
