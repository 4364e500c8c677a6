using System.Globalization;

namespace IsoTriplet.Tests.Certificates;

public sealed class HullTests
{
    [Fact]
    public void Check_Diamonds_EstablishesTheFormulaAndNotMore()
    {
        CheckResult result = CertificateChecker.Check(HullTrees.Certificate(0));
        Assert.True(result.Valid, result.Reason);
        Assert.InRange(result.Bound, HullTrees.Value * (1 - 1e-14), HullTrees.Value);
        Assert.False(CertificateChecker.Check(HullTrees.Certificate(HullTrees.Value * (1 + 1e-14))).Valid);
    }

    // One leaf for a cone of a quarter turn and more: nothing is lost but tightness.
    [Fact]
    public void Check_CoarserTree_ProvesLess()
    {
        HullCertificate fine = HullTrees.Certificate(0);
        HullLeaf middle = new([new(0, 1), new(1, 1)], [new(6, 1), new(7, 1)]);
        HullCertificate coarse = fine with { Nodes = [.. fine.Nodes[..7], middle] };
        CheckResult result = CertificateChecker.Check(coarse);
        Assert.True(result.Valid, result.Reason);
        Assert.Equal((1 + Math.Sqrt(3)) / (2 + Math.Sqrt(3)), result.Bound, 1e-14);
    }

    [Fact]
    public void Check_ScaledMovedOrReweighted_KeepsItsBound()
    {
        HullCertificate c = HullTrees.Certificate(0);
        double[][] far = [.. c.Problem.Points.Select(row => row.Select(x => (x * 3) + 1e8).ToArray())];
        Assert.Equal(3 * HullTrees.Value, CertificateChecker.Check(c with { Problem = c.Problem with { Points = far } }).Bound, 1e-13);
        HullNode[] nodes =
        [
            .. c.Nodes.Select(node =>
                node is HullSplit s
                    ? new HullSplit([.. s.Weights.Select(w => 1e30 * w)])
                    : (HullNode)new HullLeaf(Times(((HullLeaf)node).First, 1e-30), Times(((HullLeaf)node).Second, 7))
            ),
        ];
        Assert.Equal(HullTrees.Value, CertificateChecker.Check(c with { Nodes = nodes }).Bound, 1e-13);
    }

    [Fact]
    public void Check_MalformedRecords_Throw()
    {
        HullCertificate c = HullTrees.Certificate(0);
        Assert.Throws<CertificateException>(() => CertificateChecker.Check(c with { Nodes = null! }));
        Assert.Throws<CertificateException>(() => CertificateChecker.Check(With(c, 0, null!)));
        Assert.Throws<CertificateException>(() => CertificateChecker.Check(With(c, 0, new HullSplit(null!))));
        Assert.Throws<CertificateException>(() => CertificateChecker.Check(With(c, 2, new HullLeaf(null!, []))));
        TripletProblem wide = new(65, [new double[65], new double[65]], [0, 1]);
        Assert.Throws<CertificateException>(() => CertificateChecker.Check(new HullCertificate(wide, 0, 0, 1, [])));
    }

    private static HullCertificate With(HullCertificate c, int at, HullNode node) =>
        c with
        {
            Nodes = [.. c.Nodes[..at], node, .. c.Nodes[(at + 1)..]],
        };

    private static WeightedPoint[] Times(WeightedPoint[] points, double factor) =>
        [.. points.Select(p => p with { Weight = p.Weight * factor })];

    [Fact]
    public void Check_ClassesOfUnequalSizeAndSpread_EstablishesTheFormula()
    {
        HullCertificate c = HullTrees.Certificate(0);
        double[][] rows = c.Problem.Points;
        double[][] First(double scale) => [.. rows[..4].Select(row => row.Select(x => scale * x).ToArray())];
        double[][] Second(double scale) => [.. rows[4..].Select(row => row.Select(x => scale * x).ToArray())];
        int[] labels = [0, 0, 0, 0, 1, 1, 1, 1];
        Agrees(c);
        Agrees(c with { Problem = new(2, [.. First(2), .. Second(1)], labels) });
        Agrees(c with { Problem = new(2, [.. First(1), .. Second(3)], labels) });
        Agrees(c with { Problem = new(2, [.. First(1), .. Second(0.5), [0, 0]], [.. labels, 1]) });
        Agrees(c with { Problem = new(2, [.. First(1.5), .. Second(1), [9, 9], [0, 0]], [.. labels, 5, 0]) });
        Agrees(new(new(1, Instances.Rows(1, 0, 1, 0.5), [0, 0, 1]), 0, 0, 1, [new HullSplit([1, 1]), Leaf(0, 2), Leaf(1, 2)]));
        Agrees(new(new(1, Instances.Rows(1, 0, 1, 0.5), [1, 1, 0]), 0, 0, 1, [new HullSplit([1, 1]), Leaf(2, 1), Leaf(2, 0)]));
    }

    [Fact]
    public void Check_Refused_SaysWhy()
    {
        HullCertificate c = HullTrees.Certificate(0);
        HullLeaf leaf = HullTrees.Leaf(2);
        Refused("One of the two classes has no point.", c with { First = 3 });
        Refused("One of the two classes has no point.", c with { Second = 3 });
        Refused("Node 10 lies beyond the end of the tree.", c with { Nodes = [.. c.Nodes, leaf] });
        Refused("Node 0: a weight is negative, or all are 0.", c with { Nodes = [new HullSplit([0, 0, 0])] });
        Refused(
            "Node 0: a weight is negative, or all are 0.",
            c with
            {
                Nodes = [new HullSplit([1, 1, -double.Epsilon]), .. c.Nodes[1..]],
            }
        );
        Refused(
            "Node 2: no difference of points",
            c with
            {
                Nodes = [.. c.Nodes[..2], leaf with { First = [new(2, 0)] }, .. c.Nodes[3..]],
            }
        );
        foreach (
            HullLeaf other in new HullLeaf[]
            {
                leaf with
                {
                    First = [new(2, 2), new(0, -1)],
                },
                leaf with
                {
                    Second = [],
                },
                new(leaf.Second, leaf.First),
                HullTrees.Leaf(0),
            }
        )
        {
            Refused("Node 2: no difference of points", c with { Nodes = [.. c.Nodes[..2], other, .. c.Nodes[3..]] });
        }
        Refused("Node 2: no difference of points", c with { First = 1, Second = 0 });
        Refused("1 cones are left open.", c with { Nodes = [] });
        Refused("1 cones are left open.", c with { Nodes = c.Nodes[..^1] });
        Refused("The hulls are only known to penetrate by 1.414", c with { Bound = 1 });
        Assert.True(
            CertificateChecker
                .Check(c with { Nodes = [.. c.Nodes[..2], leaf with { First = [.. leaf.First, new(0, 0)] }, .. c.Nodes[3..]] })
                .Valid
        );
        Assert.Equal("d_haus(F, F_TS) >= 2", (c with { Bound = 2 }).Statement);
    }

    [Theory]
    [InlineData(1, 3, 2)]
    [InlineData(3, 1, 1)]
    public void Check_CutBesideTheMiddle_LeavesAConeThatNoLeafReaches(double first, double second, int node)
    {
        // On a line the cut is first - second; the child that keeps both directions needs a difference along each.
        TripletProblem f = new(1, Instances.Rows(1, 0, 1, 0.5), [0, 0, 1]);
        HullCertificate c = new(f, 0, 0, 1, [new HullSplit([first, second]), Leaf(0, 2), Leaf(1, 2)]);
        Refused($"Node {node}: no difference of points", c);
    }

    // Both classes are the corners +-e_k, corner k at row k and its opposite at row n + k. All of space is cut at the sum of the rays, which is 0: a leaf for
    // each facet of the root's rays, reached by the point of the cross-polytope that lies along it.
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Check_CrossPolytopes_CountTheExtremePointsOfEachDimension(int n)
    {
        double[][] corners =
        [
            .. Enumerable
                .Range(0, 2 * n)
                .Select(i =>
                    (double[])
                        [
                            .. Enumerable
                                .Range(0, n)
                                .Select(k =>
                                    k != i % n ? 0.0
                                    : i < n ? 1
                                    : -1
                                ),
                        ]
                ),
        ];
        double[] ones = [.. Enumerable.Repeat(1.0, n + 1)];
        int[] labels = [.. Enumerable.Range(0, 4 * n).Select(i => i / (2 * n))];
        HullNode[] leaves = [.. Enumerable.Range(0, n + 1).Select(k => Facet(n, k))];
        Agrees(new(new(n, [.. corners, .. corners], labels), 0, 0, 1, [new HullSplit(ones), .. leaves]));
    }

    // Child k has 0 in place of ray k: the rays left are e_i, i other than k, and -(1, .., 1); for k = n the e_i alone.
    private static HullLeaf Facet(int n, int k)
    {
        WeightedPoint[] first =
        [
            .. Enumerable.Range(0, n).Select(i => i == k ? new WeightedPoint(n + i, 2.0 * n) : new WeightedPoint(i, 1)),
        ];
        return new(first, [.. first.Select(w => new WeightedPoint((2 * n) + ((w.I + n) % (2 * n)), w.Weight))]);
    }

    private static HullLeaf Leaf(int first, int second) => new([new(first, 1)], [new(second, 1)]);

    private static void Agrees(HullCertificate c)
    {
        CheckResult result = CertificateChecker.Check(c);
        Assert.True(result.Valid, result.Reason);
        const string Start = "The hulls penetrate by ";
        Assert.StartsWith(Start, result.Reason, StringComparison.Ordinal);
        double h = double.Parse(result.Reason[Start.Length..].Split(' ')[0], CultureInfo.InvariantCulture);
        double[][] a = [.. c.Problem.Points.Where((_, i) => c.Problem.Labels[i] == c.First)];
        double[][] b = [.. c.Problem.Points.Where((_, i) => c.Problem.Labels[i] == c.Second)];
        double d = Math.Max(Spans(a).Max(), Spans(b).Max());
        double r = Math.Max(Spans(a).Min(), Spans(b).Min());
        double kappa = Math.Sqrt(
            (
                from p in Enumerable.Range(1, a.Length)
                from q in Enumerable.Range(1, b.Length)
                where p + q <= c.Problem.Dimension + 1
                select ((1.0 / p) + (1.0 / q)) / 2
            ).Min()
        );
        double expected = Math.Max(h / 2, Math.Max((h + (kappa * d / 2)) / (2 + kappa), (h + (kappa * r)) / (2 + (2 * kappa))));
        Assert.InRange(result.Bound, expected * (1 - 1e-13), expected);
    }

    private static IEnumerable<double> Spans(double[][] rows) => rows.Select(p => rows.Max(q => Instances.Length(p, q)));

    private static void Refused(string reason, HullCertificate c)
    {
        CheckResult result = CertificateChecker.Check(c);
        Assert.Equal((false, c.Bound > 0), (result.Valid, result.Bound > 0));
        Assert.StartsWith(reason, result.Reason, StringComparison.Ordinal);
    }
}
