using IsoTriplet.Triplets;

namespace IsoTriplet.Tests.Triplets;

/// <summary>Ties of angles: on integer rows every comparison can be made by integers, and the miner has to choose as they do.</summary>
public sealed class AngularMiningTests
{
    [Fact]
    public void Mine_RowsAtEqualAnglesFromTheAnchor_TheTieIsSeenOnEveryPath()
    {
        // Rows 1 and 2 are both at 45 degrees from row 0: row 2 is not strictly farther.
        (Embedding points, Labels labels) = Rows([1, 0], [1, -1], [3, 3], [-1, 2]);
        MiningStrategy strategy = MiningStrategy.Parse("easy-semi-hard");
        Triple expected = new(0, 1, 3);
        Assert.Equal(expected, TripletMiner.Mine(points, labels, strategy, TripletDistances.Chord).Triples[0]);
        Assert.Equal(expected, TripletScatter.Of(points, labels, strategy).Points[0].Triple);
        Assert.Equal(expected, TripletMovement.Between(points, points, labels, strategy).Triples[0].Triple);
        Assert.Equal(1, TripletMovement.Between(points, points, labels, strategy).StillMined);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.000_000_000_931_322_574_615_478_515_625)]
    [InlineData(1.125)]
    public void Mine_IntegerGrids_EqualsExhaustiveSearchByIntegers(double scale)
    {
        int rounded = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            Random random = new(seed);
            int[][] rows = Grid(random, 12, 2 + (seed % 3));
            Labels labels = Draw.Classes(random, 12, 3);
            Embedding points = Embedding.FromRows([.. rows.Select(r => Array.ConvertAll(r, v => scale * v))]);
            foreach (MiningStrategy strategy in MiningStrategy.Every)
            {
                IReadOnlyList<Triple> mined = TripletMiner.Mine(points, labels, strategy, TripletDistances.Geodesic).Triples;
                Assert.Equal(Exhaustive(rows, labels, strategy), mined);
                rounded += mined.SequenceEqual(TripletMiner.Mine(UnitSphere.Normalise(points), labels, strategy).Triples) ? 0 : 1;
            }
        }
        // The control: deciding by rounded rows misses ties.
        Assert.True(rounded > 0);
    }

    [Fact]
    public void Mine_AngularBatchWithoutTies_EqualsMiningRowsOnTheSphere()
    {
        Embedding points = Draw.Gaussian(new Random(5), 80, 7);
        Labels labels = Draw.Classes(new Random(5), 80, 6);
        foreach (MiningStrategy strategy in MiningStrategy.Every)
        {
            Assert.Equal(
                TripletMiner.Mine(UnitSphere.Normalise(points), labels, strategy).Triples,
                TripletMiner.Mine(points, labels, strategy, TripletDistances.Chord).Triples
            );
        }
    }

    [Fact]
    public void Mine_SemiHardFallbacks_AreKeptOrDropped()
    {
        (Embedding points, Labels labels) = (
            Embedding.FromRows([
                [0],
                [9],
                [1],
                [4],
                [-4],
            ]),
            Labels.FromIntegers([0, 0, 1, 1, 1])
        );
        foreach (string name in (string[])["easy-semi-hard", "all-semi-hard"])
        {
            MiningResult kept = TripletMiner.Mine(points, labels, MiningStrategy.Parse(name));
            MiningResult dropped = TripletMiner.Mine(
                points,
                labels,
                MiningStrategy.Parse(name),
                null,
                new MiningSettings { DropFallbacks = true }
            );
            Assert.Equal(kept.SemiHardFallbacks, dropped.SemiHardFallbacks);
            Assert.Equal(kept.Triples.Count - kept.SemiHardFallbacks, dropped.Triples.Count);
            Assert.Subset(kept.Triples.ToHashSet(), dropped.Triples.ToHashSet());
            Assert.True(kept.SemiHardFallbacks > 0 && dropped.Triples.Count > 0);
        }
    }

    [Fact]
    public void Mine_CopiesOfTheAnchor_ArePassedOverWhereAsked()
    {
        Embedding points = Embedding.FromRows([
            [1, 0],
            [2, 0.001],
            [1, 1],
            [0, 1],
            [0, 2],
        ]);
        Labels labels = Labels.FromIntegers([0, 0, 0, 1, 1]);
        MiningSettings released = new() { MostSimilarPositive = 0.9999 };
        MiningResult mined = TripletMiner.Mine(points, labels, MiningStrategy.Parse("easy-hard"), TripletDistances.Cosine, released);
        Assert.Equal([new(0, 2, 3), new(1, 2, 3), new(2, 1, 3)], mined.Triples);
        Assert.Equal(2, mined.PositivesTooSimilar);
        Assert.Equal(
            4,
            TripletMiner.Mine(points, labels, MiningStrategy.Parse("all-hard"), TripletDistances.Cosine, released).Triples.Count
        );
        Assert.Throws<ArgumentException>(() => TripletMiner.Mine(points, labels, MiningStrategy.BatchHard, null, released));
    }

    [Fact]
    public void Mine_MostSimilarPositiveOfOne_PassesOverNothing()
    {
        (Embedding points, Labels labels) = Rows([1, 0], [2, 0], [0, 1], [1, 1]);
        MiningSettings all = new() { MostSimilarPositive = 1 };
        MiningResult mined = TripletMiner.Mine(points, labels, MiningStrategy.BatchHard, TripletDistances.Cosine, all);
        Assert.Equal((0, 4), (mined.PositivesTooSimilar, mined.Triples.Count));
    }

    [Fact]
    public void Of_OrthogonalRows_NoCosineIsNegative()
    {
        (Embedding points, Labels labels) = Rows([1, 1, 0, 0], [0, 0, 1, 2], [0, 0, 1, 3], [0, 0, 2, 3]);
        ScatterShares shares = TripletScatter.Of(points, labels, MiningStrategy.FromParts("hard", "easy")).Shares;
        Assert.Equal(0, shares.NegativeCosine);
        (points, labels) = Rows([1, 1, 0, 0], [0, -1e-9, 1, 2], [0, 0, 1, 3], [0, 0, 2, 3]);
        Assert.True(TripletScatter.Of(points, labels, MiningStrategy.FromParts("hard", "easy")).Shares.NegativeCosine > 0);
    }

    private static (Embedding, Labels) Rows(params double[][] rows) => (Embedding.FromRows(rows), Labels.FromIntegers([0, 0, 1, 1]));

    private static int[][] Grid(Random random, int count, int dimension)
    {
        int[][] rows = new int[count][];
        for (int i = 0; i < count; )
        {
            rows[i] = [.. Enumerable.Range(0, dimension).Select(_ => random.Next(-3, 4))];
            i += rows[i].Any(v => v != 0) ? 1 : 0;
        }
        return rows;
    }

    // The sign of angle(a, p) - angle(a, q), by integers.
    private static int Compare(int[] a, int[] p, int[] q)
    {
        long near = Dot(a, p);
        long far = Dot(a, q);
        return near.CompareTo(0) != far.CompareTo(0)
            ? far.CompareTo(0).CompareTo(near.CompareTo(0))
            : Math.Sign(near) * (far * far * Dot(p, p)).CompareTo(near * near * Dot(q, q));
    }

    private static long Dot(int[] x, int[] y) => x.Zip(y, (u, v) => (long)u * v).Sum();

    private static List<Triple> Exhaustive(int[][] rows, Labels labels, MiningStrategy strategy)
    {
        List<Triple> triples = [];
        for (int a = 0; a < rows.Length; a++)
        {
            int anchor = a;
            Comparer<int> nearer = Comparer<int>.Create((p, q) => Compare(rows[anchor], rows[p], rows[q]));
            int[] own = [.. Enumerable.Range(0, rows.Length).Where(i => i != anchor && labels[i] == labels[anchor])];
            int[] others = [.. Enumerable.Range(0, rows.Length).Where(i => labels[i] != labels[anchor])];
            if (own.Length == 0 || others.Length == 0)
            {
                continue;
            }
            // The first in order wins on ties: MinBy and MaxBy keep the first.
            int[] positives = strategy.Positive switch
            {
                PositiveRule.Easy => [own.MinBy(i => i, nearer)],
                PositiveRule.Hard => [own.MaxBy(i => i, nearer)],
                _ => own,
            };
            foreach (int p in positives)
            {
                int[] farther = [.. others.Where(q => nearer.Compare(q, p) > 0)];
                int[] negatives = strategy.Negative switch
                {
                    NegativeRule.Easy => [others.MaxBy(i => i, nearer)],
                    NegativeRule.Hard => [others.MinBy(i => i, nearer)],
                    NegativeRule.SemiHard => [farther.Length > 0 ? farther.MinBy(i => i, nearer) : others.MaxBy(i => i, nearer)],
                    _ => others,
                };
                triples.AddRange(negatives.Select(q => new Triple(anchor, p, q)));
            }
        }
        return triples;
    }
}
