using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Tests.Optimizers.Local;

public sealed class EdgeListTests
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
        EdgeList list = new(points, dimension);
        Assert.True(list.Add(weights, g, gradient));
        Assert.All(expected.Zip(gradient), x => Assert.Equal(x.First, x.Second, 1e-12));
    }

    [Fact]
    public void Add_RowWithManyEdges_AddsNothing()
    {
        double[] weights = new double[40 * 40],
            gradient = [.. Enumerable.Repeat(7.0, 40)];
        Array.Fill(weights, 1, 40 * 12, 5);
        Assert.False(new EdgeList(40, 1).Add(weights, new double[40], gradient));
        Assert.All(gradient, v => Assert.Equal(7, v));
    }
}
