namespace IsoTriplet.Tests.Laws;

public sealed class MetricAxiomTests
{
    private static readonly Labels Three = Labels.FromIntegers([0, 1, 2, 0, 1, 2, 0, 1]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void HausdorffDistance_AnySets_IsAMetric(int n) =>
        Assert.Null(MetricLaws.Broken((x, y) => HausdorffDistance.Between(x, y).Value, Samples(n, varied: true)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void ClassHausdorffDistance_AnyEmbeddings_ObeysTheAxioms(int n) =>
        Assert.Null(MetricLaws.Broken((x, y) => ClassHausdorffDistance.Between(x, y, Three).Value, Samples(n, varied: false)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void IsometricDistance_AnyEmbeddings_ObeysTheAxioms(int n) =>
        Assert.Null(MetricLaws.Broken((x, y) => IsometricDistance.Between(x, y).Value, Samples(n, varied: false)));

    [Fact]
    public void DirectedDistance_SetsExchanged_IsAnother() =>
        Assert.Equal("symmetry", MetricLaws.Broken((x, y) => HausdorffDistance.Directed(x, y).Value, Samples(2, varied: true)));

    [Fact]
    public void SquaredDistance_OnALine_BreaksTheTriangleInequality() =>
        Assert.Equal(
            "triangle",
            MetricLaws.Broken(
                (x, y) => Math.Pow(HausdorffDistance.Between(x, y).Value, 2),
                [Embedding.Create(1, 1, [0]), Embedding.Create(1, 1, [1]), Embedding.Create(1, 1, [2])]
            )
        );

    [Fact]
    public void HausdorffDistance_Zero_MeansEqualSets()
    {
        Embedding x = Embedding.Create(2, 2, [0, 1, 2, 3]);

        Assert.Equal(0, HausdorffDistance.Between(x, Embedding.Create(3, 2, [2, 3, 0, 1, 2, 3])).Value);
        Assert.True(HausdorffDistance.Between(x, Embedding.Create(2, 2, [0, 1, 2, 3.0000001])).Value > 0);
    }

    // Where d_iso is a pseudometric only: distinct embeddings at distance 0, by a motion and by a motion into another dimension.
    [Fact]
    public void IsometricDistance_OfAMovedCopy_IsZeroThoughTheCopyDiffers()
    {
        Embedding f = Embedding.Create(3, 2, [0, 0, 1, 0, 0, 2]);

        Assert.Equal(0, IsometricDistance.Between(f, Embedding.Create(3, 2, [5, 5, 5, 6, 3, 5])).Value);
        Assert.Equal(0, IsometricDistance.Between(f, Embedding.Create(3, 3, [0, 0, 7, 1, 0, 7, 0, 2, 7])).Value);
    }

    // d_haus is one on embeddings too: it forgets which point of a class is which.
    [Fact]
    public void ClassHausdorffDistance_OfAPermutedClass_IsZeroThoughTheRowsDiffer() =>
        Assert.Equal(
            0,
            ClassHausdorffDistance
                .Between(Embedding.Create(2, 1, [0, 1]), Embedding.Create(2, 1, [1, 0]), Labels.FromIntegers([0, 0]))
                .Value
        );

    private static Embedding[] Samples(int n, bool varied)
    {
        Random random = new(n);
        return
        [
            .. Enumerable.Range(0, 7).Select(i => Draw.Gaussian(random, varied ? 3 + i : 8, n)),
            .. Enumerable.Range(0, 4).Select(i => Draw.Grid(random, varied ? 2 + i : 8, n)),
            Embedding.Create(8, n, new double[8 * n]),
        ];
    }
}
