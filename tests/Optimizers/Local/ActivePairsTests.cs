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
        for (int i = 0; i < points; i++)
        {
            pairs.Collect(i, weights.AsSpan(i * points, points));
        }
        Assert.True(pairs.Complete);
        Assert.Equal(weights.Count(w => w != 0), pairs.Count);
        pairs.Transpose();
        pairs.Add(g, gradient);
        Assert.All(expected.Zip(gradient), x => Assert.Equal(x.First, x.Second, 1e-12));
    }

    [Fact]
    public void Collect_RowWithManyEdges_IsNotComplete()
    {
        double[] row = new double[40];
        Array.Fill(row, 1, 10, 5);
        ActivePairs pairs = new(40, 1);
        pairs.Collect(12, row);
        Assert.False(pairs.Complete);
        pairs.Clear();
        pairs.Collect(12, row.AsSpan(0, 12).ToArray().Concat(new double[28]).ToArray());
        Assert.True(pairs.Complete);
        Assert.Equal([10, 11], pairs.Of(12).ToArray());
    }

    [Fact]
    public void Collect_NearTheThreshold_PositivesFromAboveAndNegativesFromBelow()
    {
        double[] shifted = [.. Enumerable.Range(0, 50).Select(j => j is >= 10 and < 20 ? 0.2 : 0.9)],
            weights = [.. Enumerable.Range(0, 50).Select(j => -(double)j)],
            multipliers = [.. Enumerable.Range(0, 2500).Select(k => (double)k)];
        (shifted[10], shifted[12], shifted[13], shifted[3], shifted[30]) = (double.NegativeInfinity, 0.6, 0.49, 0.4, 0.51);
        ActivePairs pairs = new(50, 1);
        pairs.Collect(10, shifted, 10, 20, 0.5, 0.02, weights);
        Assert.Equal([3, 12, 13, 30], pairs.Of(10).ToArray());
        Assert.Equal([-3, -12, -13, -30], pairs.Weights(10).ToArray());
        pairs.Gather(multipliers);
        Assert.Equal([503, 512, 513, 530], pairs.Multipliers(10).ToArray());
        pairs.Collect(10, shifted, 10, 20, 0.5, 0, weights);
        Assert.Equal([3, 12], pairs.Of(10).ToArray());
    }
}
