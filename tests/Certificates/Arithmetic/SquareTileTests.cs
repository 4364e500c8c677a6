namespace IsoTriplet.Tests.Certificates;

public sealed class SquareTileTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(31, 1)]
    [InlineData(33, 8)]
    [InlineData(128, 2)]
    [InlineData(161, 5)]
    [InlineData(290, 3)]
    public void Extremes_EveryShape_EqualThoseOfAllPairs(int points, int dimension)
    {
        // Small integers: sums are exact in any order.
        Random random = new(points);
        double[][] g = [.. Enumerable.Range(0, points).Select(_ => Row())];
        double[] labels = [.. Enumerable.Range(0, points).Select(_ => (double)random.Next(3))];
        (double[] far, double[] near) = SquareTile.Extremes(g, labels);
        for (int i = 0; i < points; i++)
        {
            int[] others = [.. Enumerable.Range(0, points)];
            Assert.Equal(others.Where(j => labels[j] == labels[i]).Max(j => Square(g[i], g[j])), far[i]);
            Assert.Equal(
                others.Where(j => labels[j] != labels[i]).Select(j => Square(g[i], g[j])).Append(double.PositiveInfinity).Min(),
                near[i]
            );
        }

        double[] Row() => [.. Enumerable.Range(0, dimension).Select(_ => (double)random.Next(-9, 10))];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(129)]
    [InlineData(200)]
    public void Sweep_OfTwoFamilies_MeetsEveryPairInBoth(int points)
    {
        double[][] f = [.. Enumerable.Range(0, points).Select(i => new double[] { i, 0 })];
        double[][] g = [.. Enumerable.Range(0, points).Select(i => new double[] { -3 * i })];
        HashSet<(int, int)> met = [];
        for (int band = 0; band < SquareTile.Bands(points); band++)
        {
            SquareTile.Sweep(
                f,
                g,
                band,
                (i, from, inF, inG) =>
                {
                    for (int j = 0; j < inF.Length && from + j < points; j++)
                    {
                        Assert.Equal((Square(f[i], f[from + j]), Square(g[i], g[from + j])), (inF[j], inG[j]));
                        met.Add((Math.Min(i, from + j), Math.Max(i, from + j)));
                    }
                }
            );
        }
        Assert.Equal(points * (points + 1) / 2, met.Count);
    }

    private static double Square(double[] x, double[] y) => x.Zip(y, (a, b) => (a - b) * (a - b)).Sum();
}
