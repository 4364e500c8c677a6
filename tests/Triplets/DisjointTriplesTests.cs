using IsoTriplet.Triplets;

namespace IsoTriplet.Tests.Triplets;

public sealed class DisjointTriplesTests
{
    private static readonly Embedding Points = Draw.Gaussian(new Random(5), 60, 4);
    private static readonly Labels Five = Labels.FromIntegers([.. Enumerable.Range(0, 60).Select(i => i / 12)]);

    [Theory]
    [InlineData("hard-hard")]
    [InlineData("easy-easy")]
    [InlineData("easy-hard")]
    public void Of_AnyStrategy_NoRowIsInTwoTriples(string mining)
    {
        IReadOnlyList<Triple> triples = DisjointTriples.Of(Points, Five, MiningStrategy.Parse(mining));
        int[] rows = [.. triples.SelectMany(t => new[] { t.Anchor, t.Positive, t.Negative })];
        Assert.Equal(rows.Length, rows.Distinct().Count());
        Assert.InRange(triples.Count, 15, 20);
        Assert.All(triples, t => Assert.True(Five[t.Anchor] == Five[t.Positive] && Five[t.Anchor] != Five[t.Negative]));
    }

    /// <summary>The first anchor has every row to choose from, as the miner has.</summary>
    [Theory]
    [InlineData("hard-hard")]
    [InlineData("easy-easy")]
    public void Of_FirstTriple_IsThatOfTheMiner(string mining)
    {
        MiningStrategy strategy = MiningStrategy.Parse(mining);
        Triple first = TripletMiner.Mine(Points, Five, strategy, TripletDistances.Cosine).Triples[0];
        Assert.Equal(first, DisjointTriples.Of(Points, Five, strategy)[0]);
    }

    [Fact]
    public void Of_HandCase_TakesTurnsAmongTheClasses()
    {
        Embedding points = Embedding.FromRows([
            [1, 0],
            [0.9, 0.1],
            [0, 1],
            [0.8, 0.6],
            [-1, 0],
            [-0.9, 0.1],
        ]);
        // Row 0: farthest positive 2, nearest negative 3. Row 4 then has 5 and 1 left.
        Assert.Equal(
            [new Triple(0, 2, 3), new Triple(4, 5, 1)],
            DisjointTriples.Of(points, Labels.FromIntegers([0, 0, 0, 1, 1, 1]), MiningStrategy.BatchHard)
        );
    }

    [Theory]
    [InlineData("all-hard")]
    [InlineData("hard-all")]
    [InlineData("easy-semi-hard")]
    public void Of_RuleWithoutOneChoice_IsRefused(string mining) =>
        Assert.Throws<ArgumentException>(() => DisjointTriples.Of(Points, Five, MiningStrategy.Parse(mining)));

    [Fact]
    public void Of_OneClass_HasNone() =>
        Assert.Empty(DisjointTriples.Of(Points, Labels.FromIntegers(new int[60]), MiningStrategy.BatchHard));
}
