using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Tests.Optimizers.Local;

public sealed class ActivePairsTests
{
    [Theory]
    [InlineData(30, 2, 3)]
    [InlineData(57, 5, 5)]
    public void Add_FewEdges_IsTwiceTheLaplacianTimesG(int points, int dimension, int edges)
    {
        Random random = new(points);
        double[] weights = new double[points * points],
            g = [.. Enumerable.Range(0, points * dimension).Select(_ => random.NextDouble())],
            gradient = [.. Enumerable.Range(0, points * dimension).Select(_ => random.NextDouble())];
        for (int i = 1; i < points; i++)
        {
            for (int e = 0; e < Math.Min(edges, points / 10); e++)
            {
                int j = random.Next(points);
                weights[(i * points) + j] = i == j ? 0 : random.NextDouble() - 0.5;
            }
        }
        double[] expected = (double[])gradient.Clone();
        for (int i = 0; i < points; i++)
        {
            for (int j = 0; j < points; j++)
            {
                for (int k = 0; k < dimension; k++)
                {
                    double pull = 2 * weights[(i * points) + j] * (g[(i * dimension) + k] - g[(j * dimension) + k]);
                    expected[(i * dimension) + k] += pull;
                    expected[(j * dimension) + k] -= pull;
                }
            }
        }
        ActivePairs pairs = new(points, dimension);
        double[] row = new double[points];
        for (int i = 0; i < points; i++)
        {
            pairs.Begin(i);
            foreach (int j in Enumerable.Range(0, points).Where(j => weights[(i * points) + j] != 0))
            {
                pairs.Put(i, j, weights[(i * points) + j], row);
            }
        }
        Assert.True(pairs.Complete);
        Assert.Equal(weights.Count(w => w != 0), pairs.Count);
        pairs.Transpose();
        pairs.Add(g, gradient);
        Assert.All(expected.Zip(gradient), x => Assert.Equal(x.First, x.Second, 1e-12));
    }

    [Fact]
    public void Put_MorePairsThanThereIsRoomFor_GoToTheRowOfTheMatrix()
    {
        double[] row = [.. Enumerable.Repeat(7.0, 40)];
        ActivePairs pairs = new(40, 1);
        foreach (int j in new[] { 3, 5, 8, 5 })
        {
            pairs.Put(12, j, j, row);
        }
        Assert.True(pairs.Complete);
        Assert.Equal([3, 5, 8, 5], pairs.Of(12).ToArray());
        double[] spread = [.. Enumerable.Repeat(7.0, 40)];
        pairs.Spread(12, spread);
        Assert.Equal(
            Enumerable
                .Range(0, 40)
                .Select(j =>
                    j is 3 or 8 ? j
                    : j == 5 ? 10.0
                    : 0
                ),
            spread
        );
        pairs.Put(12, 3, 2, row);
        pairs.Put(12, 9, 1, row);
        Assert.False(pairs.Complete);
        double[] expected =
        [
            .. Enumerable
                .Range(0, 40)
                .Select(j =>
                    j is 8 ? j
                    : j is 3 ? 5
                    : j == 5 ? 10.0
                    : j == 9 ? 1
                    : 0
                ),
        ];
        Assert.Equal(expected, row);
        pairs.Spread(12, row);
        Assert.Equal(expected, row);
        pairs.Begin(12);
        Assert.True(pairs.Complete);
        Assert.Equal(0, pairs.Count);
    }

    [Theory]
    [InlineData(200, 0)]
    [InlineData(200, 0.05)]
    [InlineData(41, 0.3)] // more than four pairs
    public void Collect_ARow_IsThatOfWeigh(int points, double slack)
    {
        double[] shifted = Draw.Uniform(points, seed: 5),
            weights = new double[points],
            next = new double[points],
            row = new double[points];
        (int start, int end, double s, double rho) = (7, 30, -0.9, 3);
        shifted[9] = double.NegativeInfinity;
        for (int j = start; j < end; j++)
        {
            shifted[j] = j == 9 ? shifted[j] : shifted[j] - 1;
        }
        double squares =
            AnchorRow.Weigh(shifted.AsSpan(0, start), s, -1, rho, weights.AsSpan(0, start), next)
            + AnchorRow.Weigh(shifted.AsSpan(start, end - start), s, 1, rho, weights.AsSpan(start, end - start), next)
            + AnchorRow.Weigh(shifted.AsSpan(end), s, -1, rho, weights.AsSpan(end), next);
        ActivePairs pairs = new(points, 1);
        pairs.Begin(9);
        Assert.Equal(squares, pairs.Collect(9, shifted, start, end, s, slack, rho, row), 1e-12);
        pairs.Spread(9, row);
        Assert.Equal(weights, row);
        int near = Enumerable.Range(0, points).Count(j => j >= start && j < end ? shifted[j] > s - slack : shifted[j] < s + slack);
        Assert.Equal(near <= points / 10, pairs.Complete);
        Assert.True(near > weights.Count(w => w != 0) || slack == 0);
    }

    [Fact]
    public void Collect_NearTheThreshold_PositivesFromAboveAndNegativesFromBelow()
    {
        double[] shifted = [.. Enumerable.Range(0, 50).Select(j => j is >= 10 and < 20 ? 0.2 : 0.9)],
            row = new double[50],
            multipliers = [.. Enumerable.Range(0, 2500).Select(k => (double)k)];
        (shifted[10], shifted[12], shifted[13], shifted[3], shifted[30]) = (double.NegativeInfinity, 0.75, 0.49, 0.25, 0.51);
        ActivePairs pairs = new(50, 1);
        pairs.Begin(10);
        Assert.Equal(0.125, pairs.Collect(10, shifted, 10, 20, 0.5, 0.02, 4, row));
        Assert.Equal([3, 12, 13, 30], pairs.Of(10).ToArray());
        Assert.Equal([-1, 1, 0, 0], pairs.Weights(10).ToArray());
        pairs.Gather(multipliers);
        Assert.Equal([503, 512, 513, 530], pairs.Multipliers(10).ToArray());
        pairs.Begin(10);
        pairs.Collect(10, shifted, 10, 20, 0.5, 0, 4, row);
        Assert.Equal([3, 12], pairs.Of(10).ToArray());
    }
}
