using IsoTriplet.Optimizers.Cover;

namespace IsoTriplet.Tests.Optimizers.Cover;

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
