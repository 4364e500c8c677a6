using System.Globalization;

namespace IsoTriplet.Tests.Certificates;

/// <summary>The bound of a hull certificate, evaluated once more from the depth that the checker reports.</summary>
public sealed class HullFormulaTests
{
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
        Agrees(
            new(
                new(
                    1,
                    [
                        [0],
                        [1],
                        [0.5],
                    ],
                    [0, 0, 1]
                ),
                0,
                0,
                1,
                [new HullSplit([1, 1]), Leaf(0, 2), Leaf(1, 2)]
            )
        );
        Agrees(
            new(
                new(
                    1,
                    [
                        [0],
                        [1],
                        [0.5],
                    ],
                    [1, 1, 0]
                ),
                0,
                0,
                1,
                [new HullSplit([1, 1]), Leaf(2, 1), Leaf(2, 0)]
            )
        );
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
        TripletProblem f = new(
            1,
            [
                [0],
                [1],
                [0.5],
            ],
            [0, 0, 1]
        );
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
        Assert.False(result.Valid);
        Assert.StartsWith(reason, result.Reason, StringComparison.Ordinal);
    }
}
