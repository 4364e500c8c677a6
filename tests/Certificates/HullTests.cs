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

    public static TheoryData<string> Spoils =>
        [
            "last leaf missing",
            "a leaf too many",
            "no node",
            "negative split weight",
            "split weights all 0",
            "negative leaf weight",
            "leaf without weight",
            "leaf without points",
            "leaf's classes exchanged",
            "leaf of another cone",
            "classes exchanged",
            "class without points",
        ];

    [Theory]
    [MemberData(nameof(Spoils))]
    public void Check_Spoilt_IsRefusedWithNothingEstablished(string how)
    {
        HullCertificate c = HullTrees.Certificate(0);
        HullLeaf leaf = HullTrees.Leaf(2);
        HullCertificate spoilt = how switch
        {
            "last leaf missing" => c with { Nodes = c.Nodes[..^1] },
            "a leaf too many" => c with { Nodes = [.. c.Nodes, leaf] },
            "no node" => c with { Nodes = [] },
            "negative split weight" => With(c, 1, new HullSplit([-1, 2, 1])),
            "split weights all 0" => With(c, 1, new HullSplit([0, 0, 0])),
            "negative leaf weight" => With(c, 2, leaf with { First = [new(2, 2), new(0, -1)] }),
            "leaf without weight" => With(c, 2, leaf with { First = [new(2, 0)] }),
            "leaf without points" => With(c, 2, leaf with { Second = [] }),
            "leaf's classes exchanged" => With(c, 2, new HullLeaf(leaf.Second, leaf.First)),
            "leaf of another cone" => With(c, 2, HullTrees.Leaf(0)),
            "classes exchanged" => c with { First = 1, Second = 0 },
            _ => c with { Second = 2 },
        };
        CheckResult result = CertificateChecker.Check(spoilt);
        Assert.False(result.Valid);
        Assert.Equal(0, result.Bound);
    }

    [Theory]
    [InlineData("\"classes\":[0,1]", "\"classes\":[0,0]")]
    [InlineData("\"classes\":[0,1]", "\"classes\":[0]")]
    [InlineData("\"classes\":[0,1]", "\"classes\":[0,1,2]")]
    [InlineData("\"split\":[\"0x1p+0\",", "\"split\":[")]
    [InlineData("\"split\":[\"0x1p+0\",", "\"split\":[\"nan\",")]
    [InlineData("\"split\":[\"0x1p+0\",", "\"split\":[\"0x1p+301\",")]
    [InlineData("\"first\":[[2,", "\"first\":[[8,")]
    [InlineData("\"first\":[[2,", "\"first\":[[-2,")]
    [InlineData("\"first\":[[2,", "\"first\":[[2,2,")]
    [InlineData("\"first\":[[2,", "\"first\":[2,[")]
    [InlineData("\"first\":", "\"third\":")]
    [InlineData("\"first\":", "\"more\":1,\"first\":")]
    [InlineData("\"nodes\":[", "\"nodes\":[{},")]
    [InlineData("\"nodes\":[", "\"nodes\":[[],")]
    [InlineData("\"hull\"", "\"branch\"")]
    public void FromJson_OnePlaceSpoiled_Throws(string old, string spoiled)
    {
        string text = CertificateFile.ToJson(HullTrees.Certificate(0.5));
        Assert.Contains(old, text, StringComparison.Ordinal);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.Throws<CertificateException>(() =>
            CertificateFile.FromJson(string.Concat(text.AsSpan(0, at), spoiled, text.AsSpan(at + old.Length)))
        );
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
}
