using IsoTriplet.Optimizers.Shrink;

namespace IsoTriplet.Tests.Optimizers.Shrink;

/// <summary>Lemma 13.1 of docs/mathematics.md: in d dimensions some weights leave at most 1 - 1/(d+1) of the square of any reach.</summary>
public sealed class ClassWeightsTests
{
    // max over a of sum alpha_b |a - b|^2 / r_a^2, from the definition.
    private static double Worst(double[] squares, double[] weights)
    {
        int m = weights.Length;
        return Enumerable
            .Range(0, m)
            .Max(a =>
            {
                double[] row = squares[(a * m)..((a + 1) * m)];
                return row.Zip(weights, (s, w) => s * w).Sum() / row.Max();
            });
    }

    private static double[] Squares(Embedding f) =>
        [
            .. Enumerable
                .Range(0, f.Points * f.Points)
                .Select(k => Math.Pow(PairwiseDistances.Between(f.Row(k / f.Points), f.Row(k % f.Points)), 2)),
        ];

    /// <summary>Up to 200 points by a linear program; beyond by 300 rounds of multiplicative weights, which add at most sqrt(ln m / 600) (Cesa-Bianchi and Lugosi 2006, theorem 2.2).</summary>
    [Theory]
    [InlineData(3, 1)]
    [InlineData(40, 2)]
    [InlineData(200, 5)]
    [InlineData(201, 1)]
    [InlineData(230, 2)]
    [InlineData(260, 6)]
    public void Of_MostPointsInOnePlace_AreNearTheOptimum(int m, int dimension)
    {
        Random random = new(m);
        // A few points far out: equal weights leave nearly the whole reach of these.
        Embedding drawn = Draw.Gaussian(random, m, dimension);
        Embedding f = Embedding.FromRows([.. drawn.ToRows().Select((r, i) => i < 2 * dimension ? r : [.. r.Select(x => 0.01 * x)])]);
        double[] squares = Squares(f),
            weights = ClassWeights.Of(squares, m);
        Assert.Equal(1, weights.Sum(), 1e-9);
        Assert.All(weights, w => Assert.InRange(w, 0, 1));
        double regret = m <= 200 ? 1e-7 : Math.Sqrt(Math.Log(m) / 600);
        double worst = Worst(squares, weights);
        Assert.InRange(worst, 0.2, 1 - (1.0 / (dimension + 1)) + regret);
        // No other mixture is better by more than the regret.
        for (int k = 0; k < 30; k++)
        {
            double[] other = [.. Enumerable.Range(0, m).Select(i => Math.Pow(random.NextDouble(), k) * (i < 2 * dimension ? 50 : 1))];
            double sum = other.Sum();
            Assert.True(worst <= Worst(squares, [.. other.Select(w => w / sum)]) + regret);
        }
        Assert.True(m < 40 || worst < 0.95 * Worst(squares, [.. Enumerable.Repeat(1.0 / m, m)]));
    }

    [Fact]
    public void Of_SymmetricOrEqualPoints_AreEqual()
    {
        double[] ring = Squares(
            Embedding.FromRows([
                .. Enumerable.Range(0, 210).Select(k => new[] { Math.Cos(k * Math.PI / 105), Math.Sin(k * Math.PI / 105) }),
            ])
        );
        // Every point of a ring reaches as far, and equal weights are the best: 1/2.
        double[] weights = ClassWeights.Of(ring, 210);
        Assert.Equal(0.5, Worst(ring, weights), 1e-9);
        Assert.Equal([0.25, 0.25, 0.25, 0.25], ClassWeights.Of(new double[16], 4));
        Assert.True(ClassWeights.Serves(4000));
        Assert.False(ClassWeights.Serves(4001));
    }
}

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
