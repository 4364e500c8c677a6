using IsoTriplet.Triplets;

namespace IsoTriplet.Tests.Triplets;

public sealed class TripletMinerTests
{
    public static TheoryData<string> Names => [.. MiningStrategy.Every.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Parse_OwnName_SameStrategy(string name) => Assert.Equal(name, MiningStrategy.Parse(name).Name);

    [Theory]
    [InlineData("easy")]
    [InlineData("semi-hard-hard")]
    [InlineData("hard-hardest")]
    [InlineData("")]
    public void Parse_Unknown_Refused(string name) => Assert.Throws<ArgumentException>(() => MiningStrategy.Parse(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Mine_AnyBatch_EqualsExhaustiveSearch(string name)
    {
        MiningStrategy strategy = MiningStrategy.Parse(name);
        foreach ((Embedding points, Labels labels) in Batches())
        {
            IReadOnlyList<Triple> mined = TripletMiner.Mine(points, labels, strategy).Triples;
            List<Triple> expected = Exhaustive(points, labels, strategy);
            Assert.Equal(expected, mined);
            // Every negative is listed, not kept: by place and by count as in turn.
            Assert.Equal(expected, Enumerable.Range(0, mined.Count).Select(t => mined[t]));
            Assert.ThrowsAny<Exception>(() => mined[mined.Count]);
            Assert.ThrowsAny<Exception>(() => mined[-1]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Mine_AnyBatch_RowsAreDistinctAndLabelsRight(string name)
    {
        foreach ((Embedding points, Labels labels) in Batches())
        {
            foreach (Triple t in TripletMiner.Mine(points, labels, MiningStrategy.Parse(name)).Triples)
            {
                Assert.NotEqual(t.Anchor, t.Positive);
                Assert.Equal(labels[t.Anchor], labels[t.Positive]);
                Assert.NotEqual(labels[t.Anchor], labels[t.Negative]);
            }
        }
    }

    [Fact]
    public void Mine_AllPointsEqual_LowestRowsThatAreNotTheAnchor()
    {
        Embedding points = Embedding.FromRows([.. Enumerable.Repeat(new[] { 0.1, 0.2, 0.3 }, 5)]);
        MiningResult mined = TripletMiner.Mine(points, Labels.FromIntegers([0, 0, 1, 0, 1]), MiningStrategy.Parse("hard-semi-hard"));
        Assert.Equal([new(0, 1, 2), new(1, 0, 2), new(2, 4, 0), new(3, 0, 2), new(4, 2, 0)], mined.Triples);
        Assert.Equal(5, mined.SemiHardFallbacks);
    }

    [Fact]
    public void Mine_SemiHard_SkipsNegativesAsNearAsThePositive()
    {
        // On a line: anchor 0, positive at 2, negatives at 1, 2 (a tie, not farther), 5 and 3.
        Embedding points = Embedding.FromRows([
            [0],
            [2],
            [1],
            [-2],
            [5],
            [3],
        ]);
        Labels labels = Labels.FromIntegers([0, 0, 1, 1, 1, 1]);
        Assert.Equal(new Triple(0, 1, 5), TripletMiner.Mine(points, labels, MiningStrategy.Parse("easy-semi-hard")).Triples[0]);
    }

    [Fact]
    public void Mine_SemiHardWithoutFartherNegative_TakesTheFarthest()
    {
        Embedding points = Embedding.FromRows([
            [0],
            [9],
            [1],
            [4],
            [-4],
        ]);
        MiningResult mined = TripletMiner.Mine(points, Labels.FromIntegers([0, 0, 1, 1, 1]), MiningStrategy.Parse("easy-semi-hard"));
        Assert.Equal(new Triple(0, 1, 3), mined.Triples[0]);
        Assert.True(mined.SemiHardFallbacks >= 1);
    }

    [Fact]
    public void Mine_OneClass_NoTriples()
    {
        MiningResult mined = TripletMiner.Mine(
            Draw.Gaussian(new Random(1), 4, 2),
            Labels.FromIntegers([3, 3, 3, 3]),
            MiningStrategy.BatchHard
        );
        Assert.Empty(mined.Triples);
        Assert.Equal((0, 4), (mined.AnchorsWithoutPositive, mined.AnchorsWithoutNegative));
    }

    [Fact]
    public void Mine_LonePoints_AnchorNothing()
    {
        MiningResult mined = TripletMiner.Mine(
            Draw.Gaussian(new Random(1), 4, 2),
            Labels.FromIntegers([1, 2, 3, 3]),
            MiningStrategy.BatchHard
        );
        Assert.Equal([2, 3], mined.Triples.Select(t => t.Anchor));
        Assert.Equal(2, mined.AnchorsWithoutPositive);
    }

    [Fact]
    public void Mine_FarFromTheOrigin_StillExact()
    {
        // Products cancel here: squared distances of order 1 against squared lengths of order 1e16.
        Random random = new(9);
        double[][] rows = [.. Enumerable.Range(0, 40).Select(_ => new[] { 1e8 + random.NextDouble(), -1e8 + random.NextDouble() })];
        Embedding points = Embedding.FromRows(rows);
        Labels labels = Draw.Classes(random, 40, 4);
        foreach (MiningStrategy strategy in MiningStrategy.Every.Where(s => s.Negative != NegativeRule.All))
        {
            Assert.Equal(Exhaustive(points, labels, strategy), TripletMiner.Mine(points, labels, strategy).Triples);
        }
    }

    [Theory]
    [InlineData(1e140)]
    [InlineData(1e-160)]
    public void Mine_ExtremeScales_StillExact(double scale)
    {
        Embedding points = Draw.Gaussian(new Random(2), 12, 3, scale);
        Labels labels = Draw.Classes(new Random(2), 12, 3);
        Assert.Equal(
            Exhaustive(points, labels, MiningStrategy.BatchHard),
            TripletMiner.Mine(points, labels, MiningStrategy.BatchHard).Triples
        );
    }

    [Fact]
    public void Mine_AngularDistances_ChooseAlike()
    {
        Embedding points = Draw.Gaussian(new Random(4), 60, 5);
        Labels labels = Draw.Classes(new Random(4), 60, 5);
        IReadOnlyList<Triple> chord = TripletMiner.Mine(points, labels, MiningStrategy.BatchHard, TripletDistances.Chord).Triples;
        Assert.Equal(chord, TripletMiner.Mine(points, labels, MiningStrategy.BatchHard, TripletDistances.Geodesic).Triples);
        Assert.NotEqual(chord, TripletMiner.Mine(points, labels, MiningStrategy.BatchHard).Triples);
    }

    [Fact]
    public void Mine_TooManyTriples_Refused() =>
        Assert.Throws<ArgumentException>(() =>
            TripletMiner.Mine(Draw.Gaussian(new Random(1), 900, 1), Draw.Classes(new Random(1), 900, 2), MiningStrategy.Parse("all-all"))
        );

    [Theory]
    [InlineData("all-semi-hard")]
    [InlineData("easy-semi-hard")]
    public void Mine_LargerBatchesOfEveryShape_EqualExhaustiveSearch(string name)
    {
        foreach ((Embedding points, Labels labels) in Shapes())
        {
            MiningResult mined = TripletMiner.Mine(points, labels, MiningStrategy.Parse(name));
            Assert.Equal(Exhaustive(points, labels, MiningStrategy.Parse(name)), mined.Triples);
        }
    }

    // Even and crowded distances, ties, negatives all beyond or all inside the positives, differences that underflow.
    private static IEnumerable<(Embedding, Labels)> Shapes()
    {
        const int Points = 150;
        Random random = new(31);
        Labels labels = Draw.Classes(random, Points, 3);
        yield return (Draw.Gaussian(random, Points, 8), labels);
        yield return (Draw.Grid(random, Points, 2, 9), labels);
        yield return (Draw.Gaussian(random, Points, 2, 1e-160), labels);
        yield return (Draw.Gaussian(random, Points, 2, 1e147), labels);
        yield return (Line(i => i % 3 == 0 && i < 9 ? 100 * i : 1 + (1e-9 * i)), Modulo3());
        yield return (Line(i => (1000 * (i % 3)) + i), Modulo3());
        yield return (Line(i => i % 3 == 0 ? 1000 * i : i), Modulo3());
        yield return (Line(i => 1 + Math.ScaleB(i, -52)), Modulo3());
        yield return (Line(i => i * double.Epsilon), Modulo3());

        static Embedding Line(Func<int, double> at) => Embedding.Create(Points, 1, [.. Enumerable.Range(0, Points).Select(at)]);
        static Labels Modulo3() => Labels.FromIntegers([.. Enumerable.Range(0, Points).Select(i => (long)(i % 3))]);
    }

    private static IEnumerable<(Embedding, Labels)> Batches()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            Random random = new(seed);
            int points = 2 + random.Next(22);
            Labels labels = Draw.Classes(random, points, 1 + random.Next(Math.Min(points, 4)));
            yield return (Draw.Gaussian(random, points, 1 + random.Next(9)), labels);
            yield return (Draw.Grid(random, points, 1 + random.Next(3)), labels);
            yield return (Embedding.Create(points, 3, [.. Enumerable.Repeat(0.1, 3 * points)]), labels);
        }
    }

    private static List<Triple> Exhaustive(Embedding points, Labels labels, MiningStrategy strategy)
    {
        List<Triple> triples = [];
        for (int a = 0; a < points.Points; a++)
        {
            int anchor = a;
            double To(int i) => PairwiseDistances.Between(points.Row(anchor), points.Row(i));
            int[] own = [.. Enumerable.Range(0, points.Points).Where(i => i != anchor && labels[i] == labels[anchor])];
            int[] others = [.. Enumerable.Range(0, points.Points).Where(i => labels[i] != labels[anchor])];
            if (own.Length == 0 || others.Length == 0)
            {
                continue;
            }
            int[] positives = strategy.Positive switch
            {
                PositiveRule.Easy => [own.MinBy(To)],
                PositiveRule.Hard => [own.MaxBy(To)],
                _ => own,
            };
            foreach (int p in positives)
            {
                int[] farther = [.. others.Where(q => To(q) > To(p))];
                int[] negatives = strategy.Negative switch
                {
                    NegativeRule.Easy => [others.MaxBy(To)],
                    NegativeRule.Hard => [others.MinBy(To)],
                    NegativeRule.SemiHard => [farther.Length > 0 ? farther.MinBy(To) : others.MaxBy(To)],
                    _ => others,
                };
                triples.AddRange(negatives.Select(q => new Triple(anchor, p, q)));
            }
        }
        return triples;
    }
}
