namespace IsoTriplet.Tests.Hausdorff;

/// <summary>Sets in which nearly every point of X is as far as the farthest, so that neither seeds nor sample settle the search and the grid must.</summary>
public sealed class DirectedGridTests
{
    private const int Points = 500;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Directed_ShiftedSets_MatchesTheDirectSearch(int n)
    {
        Random random = new(n);
        for (int kind = 0; kind < 5; kind++)
        {
            Embedding y = Shape(random, kind, n);
            foreach (double shift in (double[])[1e-3, 0.1, 3])
            {
                Embedding x = Shifted(y, random, shift, noise: kind % 2 == 0 ? 1e-3 * shift : 0);
                Assert.Equal(HausdorffDistanceTests.DirectSearch(x, y), HausdorffDistance.Directed(x, y));
                Assert.Equal(HausdorffDistanceTests.DirectSearch(y, x), HausdorffDistance.Directed(y, x));
            }
        }
    }

    // Far from every cell, and beyond either end of the grid.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Directed_RingAroundTwoClumps_MatchesTheDirectSearch(int n)
    {
        Random random = new(10 + n);
        Embedding y = Rows(
            Points,
            i => [.. Enumerable.Range(0, n).Select(k => (0.1 * NormalDraw.Next(random)) + (i % 2 == 0 ? -4 : 4 + k))]
        );
        Embedding x = Rows(Points, _ => Scaled(NormalDraw.Values(random, n), 20));
        Assert.Equal(HausdorffDistanceTests.DirectSearch(x, y), HausdorffDistance.Directed(x, y));
    }

    // Sets large enough for several workers; ties, so that the lowest witness is at stake.
    [Theory]
    [InlineData(3, 3000)]
    [InlineData(30, 700)]
    public void Directed_LargeSets_MatchesTheDirectSearch(int n, int points)
    {
        Random random = new(n);
        Embedding y = Draw.Grid(random, points, n, 9);
        Embedding x = Rows(points, i => [.. y.Row(i).ToArray().Select(v => v + 0.5)]);
        Assert.Equal(HausdorffDistanceTests.DirectSearch(x, y), HausdorffDistance.Directed(x, y));
        Embedding clumps = Rows(points, i => [.. Enumerable.Range(0, n).Select(_ => (20.0 * (i % 5)) + NormalDraw.Next(random))]);
        Assert.Equal(HausdorffDistanceTests.DirectSearch(clumps, y), HausdorffDistance.Directed(clumps, y));
        Assert.Equal(HausdorffDistanceTests.DirectSearch(y, clumps), HausdorffDistance.Directed(y, clumps));
    }

    private static Embedding Shape(Random random, int kind, int n) =>
        kind switch
        {
            0 => NormalDraw.Points(random, Points, n),
            1 => Draw.Grid(random, Points, n, 12),
            // A line along the last axis: every other extent is 0.
            2 => Rows(Points, _ => [.. Enumerable.Range(0, n).Select(k => k == n - 1 ? random.NextDouble() * 10 : 2)]),
            3 => Rows(Points, i => [.. Enumerable.Range(0, n).Select(k => (10.0 * (i % 7)) + random.NextDouble() - (k * (i % 3)))]),
            // Distances that span nine orders of magnitude.
            _ => Rows(Points, _ => Scaled(NormalDraw.Values(random, n), Math.Pow(10, (9 * random.NextDouble()) - 6))),
        };

    private static Embedding Shifted(Embedding y, Random random, double shift, double noise)
    {
        double[] direction = Scaled(NormalDraw.Values(random, y.Dimension), shift);
        return Rows(y.Points, i => [.. y.Row(i).ToArray().Select((v, k) => v + direction[k] + (noise * NormalDraw.Next(random)))]);
    }

    private static double[] Scaled(double[] v, double length)
    {
        double norm = Math.Sqrt(v.Sum(c => c * c));
        return [.. v.Select(c => c * length / norm)];
    }

    private static Embedding Rows(int points, Func<int, double[]> row) => Embedding.FromRows([.. Enumerable.Range(0, points).Select(row)]);
}
