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
