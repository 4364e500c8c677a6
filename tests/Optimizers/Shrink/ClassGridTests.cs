using IsoTriplet.Optimizers.Shrink;

namespace IsoTriplet.Tests.Optimizers.Shrink;

public sealed class ClassGridTests
{
    /// <summary>Classes are points of a cube of the grid about the mean, no two nearer than the margin, in as few axes as have two places a class.</summary>
    [Theory]
    [InlineData(3, 1, 3)]
    [InlineData(4, 2, 2)]
    [InlineData(5, 3, 2)]
    [InlineData(8, 5, 2)]
    [InlineData(2, 4, 2)]
    [InlineData(9, 2, 3)]
    public void Of_AnyClasses_AreAMarginApartAboutTheMean(int classes, int dimension, int side)
    {
        const double margin = 0.7;
        Random random = new(classes);
        Embedding f = Draw.Gaussian(random, 3 * classes, dimension);
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 3 * classes).Select(i => i % classes)]);
        Embedding g = ClassGrid.Of(f, labels, margin);
        Assert.False(TripletSeparation.Of(g, labels).Hardness + margin > 0);
        double least = double.PositiveInfinity;
        for (int i = 0; i < g.Points; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double d = PairwiseDistances.Between(g.Row(i), g.Row(j));
                Assert.Equal(labels[i] == labels[j], d == 0);
                least = labels[i] == labels[j] ? least : Math.Min(least, d);
            }
        }
        Assert.InRange(least, margin, margin * (1 + 1e-8));
        int axes = Math.Min(dimension, (int)Math.Ceiling(Math.Log2(classes)));
        for (int k = 0; k < dimension; k++)
        {
            double mean = Enumerable.Range(0, f.Points).Average(i => f[i, k]);
            double[] at = [.. Enumerable.Range(0, g.Points).Select(i => g[i, k] - mean)];
            // The cube has its middle at the mean; beyond the axes in use every point is there.
            Assert.InRange(at.Max(Math.Abs), 0, k < axes ? margin * (side - 1) / 2 * (1 + 1e-8) : 1e-12);
            Assert.Equal(k < axes ? margin * (side - 1) / 2 : 0, -at.Min(), 1e-8);
        }
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(4, 3)]
    [InlineData(5, 9)]
    public void Simplex_OfAsManyClassesAsHaveRoom_HasOneDistance(int classes, int dimension)
    {
        const double margin = 0.7;
        Embedding f = Draw.Gaussian(new Random(classes), 3 * classes, dimension);
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 3 * classes).Select(i => i % classes)]);
        Embedding g = ClassSimplex.Of(f, labels, margin)!;
        for (int i = 0; i < g.Points; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double d = PairwiseDistances.Between(g.Row(i), g.Row(j));
                Assert.InRange(d, labels[i] == labels[j] ? 0 : margin, labels[i] == labels[j] ? 0 : margin * (1 + 1e-8));
            }
        }
        for (int k = 0; k < dimension; k++)
        {
            Assert.Equal(Enumerable.Range(0, f.Points).Average(i => f[i, k]), Enumerable.Range(0, g.Points).Average(i => g[i, k]), 1e-12);
        }
        // One class more than corners.
        Labels more = Labels.FromIntegers([.. Enumerable.Range(0, dimension + 2)]);
        Assert.Null(ClassSimplex.Of(Draw.Gaussian(new Random(0), dimension + 2, dimension), more, margin));
    }
}
