namespace IsoTriplet.Tests.Certificates;

/// <summary>Each record that is wrong in one place is refused with a message that names the place.</summary>
public sealed class MalformedTests
{
    private const double TooLarge = 2.0370359763344865e90;

    private static readonly double[][] Cuts = Instances.Rows(2, 1, 0, -1, 1, -1, -1);

    private static SeparatedPointCertificate Separated => (SeparatedPointCertificate)Samples.All["separated-haus"];

    private static LagrangianCertificate Lagrangian => (LagrangianCertificate)Samples.All["lagrangian"];

    private static GramCertificate Gram => (GramCertificate)Samples.All["gram"];

    private static StressCertificate Stress => (StressCertificate)Samples.All["stress"];

    private static BranchCertificate Branch => (BranchCertificate)Samples.All["branch-plane"];

    private static BranchLeaf Leaf => (BranchLeaf)Branch.Nodes[1];

    [Fact]
    public void Check_WrongProblem_NamesThePlace()
    {
        TripletProblem f = Separated.Problem;
        Refused("problem: missing.", Separated with { Problem = null! });
        Refused("problem.dimension: 0; 1 to 131072", Separated with { Problem = f with { Dimension = 0 } });
        Refused("problem.dimension: 131073;", Separated with { Problem = f with { Dimension = 131073 } });
        Refused("problem.points[0]: 131072 numbers", Separated with { Problem = f with { Dimension = 131072 } });
        Refused("problem: points and labels", Separated with { Problem = f with { Points = null! } });
        Refused("problem: points and labels", Separated with { Problem = f with { Labels = null! } });
        Refused("problem: points and labels", Separated with { Problem = f with { Points = new double[131073][] } });
        Refused("problem.labels: 7 labels for 131072", Separated with { Problem = f with { Points = new double[131072][] } });
        Refused("problem.points[6]: 2 numbers", Separated with { Problem = f with { Points = [.. f.Points[..6], [1]] } });
        Refused("problem.points[6]: 2 numbers", Separated with { Problem = f with { Points = [.. f.Points[..6], null!] } });
        Refused(
            "problem.points[6]: NaN is not finite",
            Separated with
            {
                Problem = f with { Points = [.. f.Points[..6], [1, double.NaN]] },
            }
        );
        Refused("bound: ", Separated with { Bound = TooLarge });
        Refused("bound: NaN is not finite", Separated with { Bound = double.NaN });
        Refused("bound: a distance", Separated with { Bound = -double.Epsilon });
        Refused("points: 7 rows", Separated with { Points = f.Points[1..] });
        Refused("points[0]: 2 numbers", Separated with { Points = [.. f.Points.Select(row => row[..1])] });
        Refused("distance: 'haus' or 'iso'", Separated with { Distance = "other" });
        Assert.True(CertificateChecker.Check(Separated with { Bound = 2.037035976334486e90 }).Valid);
        Assert.Throws<ArgumentNullException>(() => CertificateChecker.Check(null!));
    }

    [Fact]
    public void Check_WrongMultipliers_NamesThePlace()
    {
        Refused("point_weights: 7 numbers", Lagrangian with { PointWeights = new double[6] });
        Refused("point_weights: 7 numbers", Lagrangian with { PointWeights = null! });
        Refused("point_weights: Infinity", Lagrangian with { PointWeights = [1, 1, 1, 1, 1, 1, double.PositiveInfinity] });
        Refused("triples: missing.", Lagrangian with { Triples = null! });
        Refused("triples: missing.", Gram with { Triples = null! });
        Refused("triples: missing.", Stress with { Triples = null! });
        Refused("triples: index 3 is not in 0..2", Gram with { Triples = [new(3, 1, 2, 1)] });
        Refused("triples: index -1 is not in 0..2", Gram with { Triples = [new(0, -1, 2, 1)] });
        Refused("triples: index 3 is not in 0..2", Gram with { Triples = [new(0, 1, 3, 1)] });
        Refused("triples: NaN", Gram with { Triples = [new(0, 1, 2, double.NaN)] });
        foreach (
            WeightedPair wrong in new WeightedPair[] { new(3, 0, 1), new(0, 3, 1), new(-1, 0, 1), new(0, 0, 1), new(0, 1, double.NaN) }
        )
        {
            Refused("stretched: ", Gram with { Stretched = [wrong] });
            Refused("shrunk: ", Gram with { Shrunk = [wrong] });
            Refused("stress: ", Stress with { Stress = [wrong with { I = wrong.I == 3 ? 15 : wrong.I, J = wrong.J == 3 ? 15 : wrong.J }] });
        }
        Refused("stretched: (1, 1) is no pair", Gram with { Stretched = [new(1, 1, 1)] });
        Refused("stretched: missing.", Gram with { Stretched = null! });
        Refused("shrunk: missing.", Gram with { Shrunk = null! });
        Refused("stress: missing.", Stress with { Stress = null! });
    }

    [Fact]
    public void Check_WrongTree_NamesThePlace()
    {
        TripletProblem f = Branch.Problem;
        Refused(
            "A branch certificate is for",
            Branch with
            {
                Problem = new(3, [.. f.Points.Select(x => x.Append(0).ToArray())], f.Labels),
            }
        );
        double[][] many = [.. Enumerable.Repeat(new double[] { 0, 0 }, 1025)];
        Refused("A branch certificate is for", Branch with { Problem = new(2, many, new int[1025]) });
        Assert.False(CertificateChecker.Check(Branch with { Problem = new(2, many[1..], new int[1024]) }).Valid);
        Refused("distance: 'haus' or 'iso'", Branch with { Distance = "" });
        foreach (int[] frame in new int[]?[] { null, [0], [0, 0], [0, 1, 1], [0, 1, 2, 0] }!)
        {
            Refused("frame: []", Branch with { Frame = frame });
        }
        Refused("frame: []", (BranchCertificate)Samples.All["branch-line"] with { Distance = "iso", Frame = [0, 1, 2] });
        Refused("frame: index 3", Branch with { Frame = [0, 3] });
        Refused("frame: index -1", Branch with { Frame = [-1, 0] });
        Refused("nodes: missing.", Branch with { Nodes = null! });
        Refused("nodes: missing, or", Branch with { Nodes = [null!] });
        Refused("pair: index 3", Branch with { Nodes = [new PairSplit(3, 0, Cuts)] });
        Refused("pair: index 3", Branch with { Nodes = [new PairSplit(0, 3, Cuts)] });
        Refused("pair: (1, 1) is no pair", Branch with { Nodes = [new PairSplit(1, 1, Cuts)] });
        Refused("cuts: 0 rows", Branch with { Nodes = [new PairSplit(0, 1, null!)] });
        Refused("cuts[0]: 2 numbers", Branch with { Nodes = [new PairSplit(0, 1, Instances.Rows(1, 1))] });
        Refused("classes: two different", Branch with { Nodes = [new ClassSplit(1, 1, Cuts)] });
        Refused("cuts: 0 rows", Branch with { Nodes = [new ClassSplit(0, 1, null!)] });
        Refused("cuts[0]: 2 numbers", Branch with { Nodes = [new ClassSplit(0, 1, Instances.Rows(1, 1))] });
    }

    [Fact]
    public void Check_WrongLeaf_NamesThePlace()
    {
        double[] e = [1, 0];
        RefusedLeaf("upper: missing.", Leaf with { Upper = null! });
        RefusedLeaf("upper: index 3", Leaf with { Upper = [new(3, 0, e)] });
        RefusedLeaf("upper: index 3", Leaf with { Upper = [new(0, 3, e)] });
        RefusedLeaf("upper: (0, 0) is no pair", Leaf with { Upper = [new(0, 0, e)] });
        RefusedLeaf("upper[0]: 2 numbers", Leaf with { Upper = [new(0, 1, [1])] });
        RefusedLeaf("triples: missing.", Leaf with { Triples = null! });
        RefusedLeaf("triples: index 3", Leaf with { Triples = [new(3, 1, 2, e)] });
        RefusedLeaf("triples: index 3", Leaf with { Triples = [new(0, 3, 2, e)] });
        RefusedLeaf("triples: index 3", Leaf with { Triples = [new(0, 1, 3, e)] });
        RefusedLeaf("triples[0]: 2 numbers", Leaf with { Triples = [new(0, 1, 2, [1])] });
        RefusedLeaf("lower: index 3", Leaf with { Lower = [new(0, 3, 1)] });
        RefusedLeaf("left: index 3", Leaf with { Left = [new(0, 3, 1)] });
        RefusedLeaf("right: index 3", Leaf with { Right = [new(0, 3, 1)] });
        RefusedLeaf("right: missing.", Leaf with { Right = null! });
    }

    [Fact]
    public void Check_UnknownKind_IsRefusedAsIsItsFile()
    {
        const string Message = "Nothing says what a certificate of kind 'other' looks like.";
        Refused(Message, new Other(Gram.Problem, 1));
        CertificateException e = Assert.Throws<CertificateException>(() => CertificateFile.ToJson(new Other(Gram.Problem, 1)));
        Assert.Equal(Message, e.Message);
    }

    [Fact]
    public void Kinds_OfTheAssembly_AreEachCheckedWrittenAndRead() =>
        Assert.All(
            typeof(Certificate).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Certificate))),
            kind =>
            {
                Certificate c = Samples.All.Values.First(kind.IsInstanceOfType);
                Assert.True(CertificateChecker.Check(c).Valid);
                Assert.IsType(kind, CertificateFile.FromJson(CertificateFile.ToJson(c)));
            }
        );

    [Fact]
    public void Statement_EachKind_SaysWhatIsProven()
    {
        Assert.Equal("d_haus(F, F_TS) <= 2", (Separated with { Bound = 2 }).Statement);
        Assert.Equal("d_haus(F, F_TS) >= 2", (Lagrangian with { Bound = 2 }).Statement);
        Assert.Equal("d_iso(F, F_TS) >= 2", (Gram with { Bound = 2 }).Statement);
        Assert.Equal("d_iso(F, F_TS) >= 2", (Stress with { Bound = 2 }).Statement);
        Assert.Equal("d_iso(F, F_TS) >= 2", (Branch with { Bound = 2 }).Statement);
        Assert.Equal("d_haus(F, F_TS) >= 2", (Branch with { Bound = 2, Distance = "haus" }).Statement);
    }

    private static void RefusedLeaf(string message, BranchLeaf leaf) => Refused(message, Branch with { Nodes = [Branch.Nodes[0], leaf] });

    private static void Refused(string message, Certificate c) =>
        Assert.StartsWith(
            message,
            Assert.Throws<CertificateException>(() => CertificateChecker.Check(c)).Message,
            StringComparison.Ordinal
        );

    private sealed record Other(TripletProblem Problem, double Bound) : Certificate(Problem, Bound)
    {
        public override string Kind => "other";

        public override string Statement => "nothing";
    }
}
