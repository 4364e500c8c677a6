using FsCheck.Xunit;
using IsoTriplet.Optimizers.Cover;

namespace IsoTriplet.Tests.Optimizers.Cover;

public sealed class HardestListsTests
{
    // The definition: all others of the kind by key, of equal keys the lower point first.
    private static int[] Sorted(Embedding g, int i, IEnumerable<int> others, double sign, int most) =>
        [.. others.OrderByDescending(j => sign * PairwiseDistances.SquaredBetween(g.Row(i), g.Row(j))).ThenBy(j => j).Take(most)];

    private static void AreThose(Embedding g, int[] end, int most, (HardestLists Positives, HardestLists Negatives) lists)
    {
        for (int i = 0; i < g.Points; i++)
        {
            int[] all = [.. Enumerable.Range(0, g.Points)],
                positives = Sorted(g, i, all.Where(j => j != i && end[j] == end[i]), 1, most),
                negatives = Sorted(g, i, all.Where(j => end[j] != end[i]), -1, most);
            Assert.Equal(positives, lists.Positives.Of(i).ToArray());
            Assert.Equal(negatives, lists.Negatives.Of(i).ToArray());
            double far = positives.Length == 0 ? double.NegativeInfinity : PairwiseDistances.SquaredBetween(g.Row(i), g.Row(positives[0]));
            Assert.Equal(far, lists.Positives.Largest(i));
            Assert.Equal(-PairwiseDistances.SquaredBetween(g.Row(i), g.Row(negatives[0])), lists.Negatives.Largest(i));
            double middle = -PairwiseDistances.SquaredBetween(g.Row(i), g.Row(negatives[negatives.Length / 2]));
            Assert.Equal(
                negatives.Count(j => -PairwiseDistances.SquaredBetween(g.Row(i), g.Row(j)) >= middle),
                lists.Negatives.CountAbove(i, middle)
            );
            Assert.Equal((0, positives.Length), (lists.Positives.CountAbove(i, double.PositiveInfinity), lists.Positives.CountAbove(i, 0)));
        }
    }

    private static int[] Ends(params int[] sizes)
    {
        int sum = 0;
        return [.. sizes.SelectMany(size => Enumerable.Repeat(sum += size, size))];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(400)]
    public void Of_PointsWithTies_AreTheLargestOfAll(int most)
    {
        int[] end = Ends(1, 130, 2, 67, 100);
        Embedding g = Draw.Grid(new Random(most), 300, 3, 5);
        AreThose(g, end, most, HardestLists.Of(g, end, most));
    }

    /// <summary>Lists of other places only spare work, near as these or far off.</summary>
    [Theory]
    [InlineData(1e-3)]
    [InlineData(10)]
    public void Of_ListsOfOtherPlaces_ChangeNothing(double moved)
    {
        Random random = new(3);
        int[] end = Ends(90, 4, 106);
        Embedding g = Draw.Gaussian(random, 200, 7);
        double[] values = [.. g.Values.ToArray().Select(x => x + (moved * Draw.Normal(random)))];
        Embedding other = Embedding.Create(200, 7, values);
        AreThose(g, end, 6, HardestLists.Of(g, end, 6, HardestLists.Of(other, end, 6)));
        AreThose(g, end, 6, HardestLists.Of(g, end, 6, HardestLists.Of(g, end, 6)));
    }

    [Fact]
    public void Of_OneThreadOrTwo_AreTheSame()
    {
        int[] end = Ends(300, 500);
        Embedding g = Draw.Grid(new Random(5), 800, 12, 3);
        using (Parallelism.Use(1))
        {
            (HardestLists Positives, HardestLists Negatives) one = HardestLists.Of(g, end, 9);
            using IDisposable _ = Parallelism.Use(2);
            (HardestLists Positives, HardestLists Negatives) two = HardestLists.Of(g, end, 9);
            for (int i = 0; i < 800; i++)
            {
                Assert.Equal(one.Positives.Of(i).ToArray(), two.Positives.Of(i).ToArray());
                Assert.Equal(one.Negatives.Of(i).ToArray(), two.Negatives.Of(i).ToArray());
            }
        }
    }
}

/// <summary>When a search in balls counts as one that no longer gets on.</summary>
public sealed class BallStateTests
{
    // The first step after which it is idle; null within 400 steps.
    private static int? Ends(Func<int, double> squares)
    {
        BallState state = new(1);
        for (int step = 1; step <= 400; step++)
        {
            state.Count(squares(step));
            if (state.Idle)
            {
                return step;
            }
        }
        return null;
    }

    /// <summary>Forty steps are compared with the forty before, by the least of each: below 0.93 of it a search goes on, above it ends.</summary>
    [Theory]
    [InlineData(0.9, null)]
    [InlineData(0.9299, null)]
    [InlineData(0.9301, 80)]
    [InlineData(1, 80)]
    [InlineData(2, 80)]
    public void Count_FallingByAShareAWindow_EndsWhereItIsLittle(double share, int? end) =>
        Assert.Equal(end, Ends(step => Math.Pow(share, (step - 1) / 40)));

    /// <summary>A rise on the way is no end, as long as each forty steps come lower; afterwards two alike end it.</summary>
    [Fact]
    public void Count_RipplesWithinAWindow_AreNoEnd()
    {
        double Rippling(int step) => Math.Pow(0.5, Math.Min((step - 1) / 40, 5)) * (step % 40 == 7 ? 1 : 3);
        Assert.Equal(280, Ends(Rippling));
    }

    [Fact]
    public void Count_EveryStep_IsCounted()
    {
        BallState state = new(1) { Age = 3 };
        state.Count(1);
        Assert.Equal((4, 1, false), (state.Age, state.Steps, state.Idle));
    }
}

public sealed class OtherEndsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 2)]
    [InlineData(100, 1)]
    [InlineData(100, 3)]
    public void Fill_PairsOfAllAnchors_AreThoseThatEndAtEachPoint(int points, int threads)
    {
        using IDisposable few = Parallelism.Use(threads);
        OtherEnds others = new(points);
        Random random = new(points);
        for (int round = 0; round < 4; round++)
        {
            // A weight of 0 is none.
            int[][] positives = [.. Enumerable.Range(0, points).Select(_ => Ends(random, points))],
                negatives = [.. Enumerable.Range(0, points).Select(_ => Ends(random, points))];
            double[][] weights =
            [
                .. positives.Zip(
                    negatives,
                    (p, q) => Enumerable.Range(0, p.Length + q.Length).Select(_ => (double)random.Next(-2, 3)).ToArray()
                ),
            ];
            others.Fill(a => new WeightedPairs(positives[a], negatives[a], weights[a]));
            for (int i = 0; i < points; i++)
            {
                (int, double)[] expected =
                [
                    .. Enumerable
                        .Range(0, points)
                        .SelectMany(a => positives[a].Concat(negatives[a]).Zip(weights[a], (other, w) => (a, other, w)))
                        .Where(x => x.other == i && x.w != 0)
                        .Select(x => (x.a, x.w)),
                ];
                Assert.Equal(expected, others.Of(i).ToArray());
            }
        }
    }

    private static int[] Ends(Random random, int points) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(points))];
}

/// <summary>The extension of an embedding of some points to all.</summary>
public sealed class PlacesTests
{
    /// <summary>The changes told are those of the extension, and where one is above what G itself changes, a point without a place of its own has it: so there is always one that can get one.</summary>
    [Property]
    public void LeastChange_OfAnyEmbedding_LeavesOneToJoinWhereADistanceIsOpen(int seed)
    {
        Random random = new(seed);
        const int points = 30;
        Embedding f = Draw.Gaussian(random, points, 3);
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => i % 3)]);
        int[] rows = [.. Enumerable.Range(0, points).Where(i => i < 3 || random.Next(3) == 0)];
        Embedding g = Draw.Gaussian(random, rows.Length, 3);
        double own = IsometricDistance.Between(f.Select(rows), g).Value;
        double[] distances =
        [
            .. Enumerable.Range(0, points * points).Select(k => PairwiseDistances.Between(f.Row(k / points), f.Row(k % points))),
        ];
        Places places = new(f, labels, rows, g);
        double[] changes = places.LeastChange(rows, distances, own);
        Assert.Equal(IsometricDistance.Between(f, places.Extended()).Value, changes.Max(), 1e-12);
        double edge = own * (1 + 1e-12);
        Assert.True(changes.Max() <= edge || Enumerable.Range(0, points).Except(rows).Any(i => changes[i] > edge));
        Assert.All(Enumerable.Range(0, points), i => Assert.Equal(labels[i], labels[rows[places.Of[i]]]));
    }
}
