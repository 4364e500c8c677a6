namespace IsoTriplet.Tests.Certificates;

/// <summary>Certificates that are wrong in one respect, and would prove too much were it not looked at.</summary>
public sealed class RefusalTests
{
    public static TheoryData<string> WithTriples => ["lagrangian", "gram", "stress"];

    [Theory]
    [MemberData(nameof(WithTriples))]
    public void Check_WrongTripleEvenOfNoWeight_IsRefused(string kind)
    {
        Certificate c = Samples.All[kind];
        int[] labels = c.Problem.Labels;
        int a = 0,
            p = Enumerable.Range(1, labels.Length - 1).First(i => labels[i] == labels[a]),
            q = Enumerable.Range(0, labels.Length).First(i => labels[i] != labels[a]);
        Assert.True(CertificateChecker.Check(With(c, new(a, p, q, 0))).Valid);
        Refused("is not an anchor, another point", With(c, new(a, a, q, 0)));
        Refused("is not an anchor, another point", With(c, new(a, q, q, 0)));
        Refused("is not an anchor, another point", With(c, new(a, p, p, 0)));
        Refused($"The weight of triple ({a}, {p}, {q}) is negative.", With(c, new(a, p, q, -double.Epsilon)));
    }

    [Fact]
    public void Branch_WrongRowEvenOfNoWeight_IsRefused()
    {
        BranchCertificate c = BranchTrees.FramedTriple(Instances.Plane, 0.9, 64);
        BranchLeaf leaf = (BranchLeaf)c.Nodes[1];
        BranchCertificate With(BranchLeaf other) => c with { Nodes = [c.Nodes[0], other, .. c.Nodes[2..]] };
        foreach ((int a, int p, int q) in new[] { (0, 0, 2), (0, 2, 2), (0, 1, 1), (2, 2, 0) })
        {
            Refused($"Node 1: ({a}, {p}, {q}) is not an anchor", With(leaf with { Triples = [.. leaf.Triples, new(a, p, q, [0, 0])] }));
        }
        Refused("Node 1: the arc of (1, 2) is not below half a turn", With(leaf with { Triples = [new(1, 0, 2, [0, 0])] }));
        Refused(
            "Node 1: the weight of (1, 2) is negative, or its arc not below",
            With(leaf with { Lower = [.. leaf.Lower, new(1, 2, 0)] })
        );
        Refused("Node 1: the weight of (0, 1) is negative", With(leaf with { Lower = [.. leaf.Lower, new(0, 1, -double.Epsilon)] }));
        Refused("Node 1: the weight of (0, 2) is negative, or its arc above", With(leaf with { Left = [new(0, 2, -double.Epsilon)] }));
        Refused("Node 1: the weight of (0, 2) is negative, or its arc above", With(leaf with { Right = [new(0, 2, -double.Epsilon)] }));
        Refused("Node 1: the weight of (1, 2) is negative, or its arc above", With(leaf with { Left = [new(1, 2, 0)] }));
        Refused("Node 1: the rows do not contradict one another", With(leaf with { Lower = [] }));
        Assert.True(CertificateChecker.Check(With(leaf with { Left = [new(0, 2, 0)], Lower = [.. leaf.Lower, new(0, 1, 0)] })).Valid);
        BranchCertificate line = BranchTrees.Signs(Instances.Line, 0.9);
        BranchNode[] nodes = [.. line.Nodes[..3], (BranchLeaf)line.Nodes[3] with { Left = [new(0, 1, 0)] }, .. line.Nodes[4..]];
        Refused("Node 3: the weight of (0, 1)", line with { Nodes = nodes });
        Refused("Node 65 lies beyond the end of the tree.", c with { Nodes = [.. c.Nodes, leaf] });
        Refused("1 cases are left open.", c with { Nodes = c.Nodes[..^1] });
        Refused("Only d_iso is free of a frame.", c with { Distance = "haus" });
        Refused("Node 0: the children do not cover their parent.", c with { Nodes = [new PairSplit(0, 2, []), leaf] });
        Assert.Equal("All cases of 65 nodes are refuted.", CertificateChecker.Check(c).Reason);
    }

    [Fact]
    public void Gram_NegativeWeight_IsRefusedThoughTheSumsAgree()
    {
        // On the other side of the inequality a weight would count (D - eps)^2 where (D + eps)^2 is what is known.
        GramCertificate c = Instances.Half(Instances.Line, 0, 1, 2, 1.2);
        Refused("A pair weight is negative.", c with { Stretched = [], Shrunk = [new(1, 0, 1), new(0, 2, -1)] });
        Refused("A pair weight is negative.", c with { Stretched = [new(0, 2, 1), new(1, 0, -1)], Shrunk = [] });
        Refused("The weighted distances do not contradict", c);
        Refused("The matrix of the weights is not proven", c with { Bound = 0.9, Stretched = [new(0, 2, 0.999)] });
        GramCertificate valid = c with { Bound = 0.9, Stretched = [new(0, 2, 1), new(0, 1, 0)], Shrunk = [new(1, 0, 1), new(1, 2, 0)] };
        CheckResult result = CertificateChecker.Check(valid);
        Assert.True(result.Valid);
        Assert.StartsWith("The weights refute every", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Gram_OneIndefiniteComponentAmongMany_IsRefused()
    {
        TripletProblem f = new(1, Instances.Rows(1, 0, 3, 1, 50, 51, 52, 60, 61, 62), [0, 0, 1, 2, 2, 2, 3, 3, 3]);
        GramCertificate c = new(f, 0.9, [new(0, 2, 1)], [new(1, 0, 1)], [new(0, 1, 2, 1)]);
        WeightedPair[] tiny = [new(3, 4, 1e-6), new(4, 5, 1e-6), new(6, 7, 1e-6), new(7, 8, 2e-6)];
        Assert.True(CertificateChecker.Check(c with { Stretched = [.. c.Stretched, .. tiny] }).Valid);
        // Negative on (3, 5): 1/(1/1 + 1/1) = 1/2 is the most that the other two carry.
        Assert.True(
            CertificateChecker.Check(c with { Stretched = [.. c.Stretched, .. tiny], Shrunk = [.. c.Shrunk, new(5, 3, 0.49e-6)] }).Valid
        );
        Refused("The matrix of the weights", c with { Stretched = [.. c.Stretched, .. tiny], Shrunk = [.. c.Shrunk, new(5, 3, 0.51e-6)] });
        Refused("The matrix of the weights", c with { Shrunk = [.. c.Shrunk, new(6, 8, 1e-6)] });
    }

    [Fact]
    public void Lagrangian_WeightsOnPartOfThePoints_GiveTheTraceFormulaThere()
    {
        TripletProblem f = Instances.Gaussian(9, 3, 2, 4);
        (int a, int p, int q, _) = Instances.Hardest(f);
        double[] u = new double[9];
        (u[a], u[p], u[q]) = (1, 1, 2);
        LagrangianCertificate c = new(f, 0, u, [new(a, p, q, 0.1)]);
        double expected = Oracle.TraceBound(c);
        Assert.InRange(expected, 0.01, 10);
        Assert.Equal(expected, CertificateChecker.Check(c).Bound, 1e-9);
        WeightedTriple[] more = [.. c.Triples, .. Instances.AllTriples(f).Take(5).Select(t => new WeightedTriple(t.A, t.P, t.Q, 0))];
        Assert.Equal(expected, CertificateChecker.Check(c with { Triples = more }).Bound, 1e-9);
        Refused("A point weight is negative", c with { PointWeights = [.. u.Select((x, i) => i == a ? -double.Epsilon : x)] });
        Refused("A point weight is negative, or all are 0.", c with { PointWeights = new double[9], Triples = [] });
        Refused("M is not proven positive definite", c with { Triples = [new(a, p, q, 9)] });
        Refused("The multipliers prove only", c with { Bound = 1.01 * expected });
        Assert.StartsWith("M is positive definite on its support", CertificateChecker.Check(c).Reason, StringComparison.Ordinal);
        Assert.Equal(0, CertificateChecker.Check(c with { Triples = [] }).Bound);
    }

    [Theory]
    [InlineData("lagrangian")]
    [InlineData("stress")]
    [InlineData("gram")]
    public void Check_MovedFarAway_KeepsTheVerdict(string kind)
    {
        // Coordinates with few digits, so that the shift is exact and only the checker's own centring can lose anything.
        Certificate c = Samples.All[kind];
        double[][] rounded = [.. c.Problem.Points.Select(row => row.Select(x => Math.Round(x * 1024) / 1024).ToArray())];
        Certificate near = c with { Bound = 0, Problem = c.Problem with { Points = rounded } };
        if (kind == "stress")
        {
            TripletProblem f = Instances.Gaussian(8, 2, 2, 3);
            f = f with { Points = [.. f.Points.Select(row => row.Select(x => Math.Round(x * 1024) / 1024).ToArray())] };
            (int a, int p, int q, double h) = Instances.Hardest(f);
            near = new StressCertificate(f, 0.3 * h, [new(a, p, q, 1)], [new(a, p, -1e-3)]);
            Assert.True(CertificateChecker.Check(near).Valid);
        }
        double[][] moved = [.. near.Problem.Points.Select(row => row.Select(x => x + 1048576).ToArray())];
        CheckResult expected = CertificateChecker.Check(near);
        CheckResult result = CertificateChecker.Check(near with { Problem = near.Problem with { Points = moved } });
        Assert.Equal(expected.Valid, result.Valid);
        Assert.Equal(expected.Bound, result.Bound, 1e-9);
    }

    [Fact]
    public void Stress_PairTooShort_IsRefused()
    {
        TripletProblem f = new(1, Instances.Rows(1, 0, 3, 1, 1, 1.01), [0, 0, 1, 1, 1]);
        StressCertificate c = new(f, 0.1, [new(0, 1, 2, 1)], []);
        Assert.StartsWith("The stress refutes every", CertificateChecker.Check(c).Reason, StringComparison.Ordinal);
        Refused("The stressed pair (2, 3) is too short", c with { Stress = [new(3, 2, -1e-6)] });
        Refused("The stressed pair (2, 4) is too short", c with { Stress = [new(4, 2, 1e-6)] });
        Assert.True(CertificateChecker.Check(c with { Stress = [new(4, 2, -1e-6)] }).Valid);
        Assert.True(CertificateChecker.Check(c with { Stress = [new(2, 3, 0)] }).Valid);
        Refused("The inequality fails: left ", c with { Bound = 1.01 });
    }

    [Fact]
    public void Branch_ThirdPointOfTheFrame_LeavesTheUpperHalf()
    {
        const int Sectors = 32;
        double s = 1 / Math.Cos(Math.PI / (2 * Sectors));
        double limit = (3 - s) / (1 + s);
        BranchCertificate Half(double bound, double turn, int[] frame)
        {
            // Directions of g_q - g_a, from the first axis on; g_a - g_q is the opposite.
            double At(double k) => (Math.PI * k / Sectors) + turn;
            BranchNode split = new PairSplit(2, 0, [.. Enumerable.Range(1, Sectors - 1).Select(k => BranchTrees.Unit(At(k)))]);
            BranchNode[] leaves =
            [
                .. Enumerable
                    .Range(0, Sectors)
                    .Select(k => BranchTrees.Leaf([-1, 0], BranchTrees.Middle(At(k) + Math.PI, At(k + 1) + Math.PI))),
            ];
            return new(Instances.Plane, "iso", bound, frame, [split, .. leaves]);
        }
        CheckResult result = CertificateChecker.Check(Half(limit * 0.99, 0, [0, 1, 2]));
        Assert.True(result.Valid, result.Reason);
        Assert.False(CertificateChecker.Check(Half(limit * 1.01, 0, [0, 1, 2])).Valid);
        Assert.False(CertificateChecker.Check(Half(limit * 0.99, Math.PI, [0, 1, 2])).Valid);
        Assert.False(CertificateChecker.Check(Half(limit * 0.99, 0, [0, 1])).Valid);
    }

    [Fact]
    public void Branch_FrameOnALine_ProvesHalfTheHardness()
    {
        BranchNode[] nodes = [new PairSplit(0, 2, []), BranchTrees.Leaf([-1], [1]), BranchTrees.Leaf([-1], [-1])];
        BranchCertificate c = new(Instances.Line, "iso", 0.999, [0, 1], nodes);
        CheckResult result = CertificateChecker.Check(c);
        Assert.True(result.Valid, result.Reason);
        Assert.False(CertificateChecker.Check(c with { Bound = 1.001 }).Valid);
        Assert.False(CertificateChecker.Check(c with { Frame = [1, 0] }).Valid);
        Assert.False(CertificateChecker.Check(c with { Frame = [] }).Valid);
    }

    [Fact]
    public void Arc_SpecialCases_AreWhatTheProofNeeds()
    {
        double[] east = [2, 0],
            north = [0, 3],
            west = [-1, 0];
        Assert.True(new Arc(east, west).Convex);
        Assert.True(new Arc(east, east).Convex);
        Assert.False(new Arc(north, east).Convex);
        Assert.Null(new Arc(east, west).Support());
        Assert.Null(new Arc(north, east).Support());
        Assert.Equal([1, 1], new Arc(east, north).Support()!.Select(x => x.Middle));
        double[] slanted = [-3, 4];
        Assert.Equal([-0.6, 0.8], new Arc(slanted, slanted).Support()!.Select(x => x.Middle));
        Assert.Equal([0.6, -0.8], new Arc(slanted, slanted).Opposite().Support()!.Select(x => x.Middle));
        Arc opposite = new Arc(east, north).Opposite();
        Assert.Equal([-2, 0, 0, -3], opposite.A.Concat(opposite.B).Select(x => x + 0.0));
        Arc half = new Arc(east, north).HalfPlanes();
        Assert.Equal([0, -2, -3, 0], half.A.Concat(half.B).Select(x => x + 0.0));
        double[] minus = [-2];
        Arc ray = new(minus, minus);
        Assert.Same(ray, ray.HalfPlanes());
        Assert.Equal(-1, ray.Support()!.Single().Middle);
        Assert.Null(Arc.Split(ray, [], 1));
        Assert.Null(Arc.Split(null, Instances.Rows(1, 1), 1));
        Assert.Equal(2, Arc.Split(null, [], 1)!.Count);
        Assert.Null(Arc.Split(null, [], 2));
        Assert.Null(Arc.Split(null, [east, north, north, west, [0, -1]], 2));
        Assert.Null(Arc.Split(null, [east, west], 2));
        Assert.Null(Arc.Split(new(east, north), [west], 2));
        Assert.Equal(4, Arc.Split(null, [east, north, west, [0, -1]], 2)!.Count);
        Assert.Equal(2, Arc.Split(new(east, west), [north], 2)!.Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void ClassSplit_EitherOrder_LeavesTheHalfPlanesToThePairsBetween(int first, int second)
    {
        BranchState root = BranchState.Root(BranchTrees.ClassTriple(Instances.Plane, "iso", 0.1, 4));
        double[][] cuts = Instances.Rows(2, 1, 0, 0, 1, -1, 0, 0, -1);
        BranchState state = root.Children(new ClassSplit(first, second, cuts))![0];
        (int a, int q) = first == 0 ? (0, 2) : (2, 0);
        Arc forward = state.Of(a, q)!;
        Arc backward = state.Of(q, a)!;
        Assert.Equal([0, -1, -1, 0], forward.A.Concat(forward.B).Select(x => x + 0.0));
        Assert.Equal([0, 1, 1, 0], backward.A.Concat(backward.B).Select(x => x + 0.0));
        Assert.Null(state.Of(0, 1));
        Arc inner = state.Children(new PairSplit(q, a, Instances.Rows(2, 0.5, 1, 1, 0.5))) is null ? forward : backward;
        Assert.Same(forward, inner);
    }

    [Fact]
    public void SeparatedPoint_Verdict_NamesTheTripleOrTheDistance()
    {
        SeparatedPointCertificate c = new(Instances.Line, "haus", 1, Instances.Line.Points);
        Refused("G is not Triplet-Separated: point 0 is farther from its own class's 1 than from 2.", c);
        double[][] g = Instances.Rows(1, 1, 2, 0);
        Refused(
            "G does not keep the margin: point 0 is not nearer by it to its own class's 1 than to 2.",
            c with
            {
                Problem = Instances.Line with { Margin = 1 },
            }
        );
        Refused("G is Triplet-Separated but its distance is only known to be at most 1.", c with { Bound = 0.9, Points = g });
        Assert.StartsWith(
            "G is Triplet-Separated in exact",
            CertificateChecker.Check(c with { Points = g }).Reason,
            StringComparison.Ordinal
        );
    }

    private static Certificate With(Certificate c, WeightedTriple t) =>
        c switch
        {
            LagrangianCertificate x => x with { Triples = [.. x.Triples, t] },
            GramCertificate x => x with { Triples = [.. x.Triples, t] },
            StressCertificate x => x with { Triples = [.. x.Triples, t] },
            _ => c,
        };

    private static void Refused(string reason, Certificate c)
    {
        CheckResult result = CertificateChecker.Check(c);
        Assert.False(result.Valid);
        Assert.Contains(reason, result.Reason, StringComparison.Ordinal);
    }
}
