using System.Numerics.Tensors;
using FsCheck.Xunit;
using IsoTriplet.Optimizers.Cover;
using MathNet.Numerics.LinearAlgebra;

namespace IsoTriplet.Tests.Optimizers.Cover;

/// <summary>The metric of a point against the eigenvalues of its curvature and the optimality of what it draws into a ball.</summary>
public sealed class BallMetricTests
{
    private const double Least = 0.3;

    // H = 4 sum_k d_k d_k' of some differences, as its columns and as a product; the metric of the second of three points after so many power steps.
    private static (double[] Largest, BallMetric Metric) Drawn(Random random, int n, int pairs, int steps)
    {
        double[][] d = [.. Enumerable.Range(0, pairs).Select(_ => NormalDraw.Values(random, n))];
        BallMetric metric = new(3, n);
        for (int k = 0; k < steps; k++)
        {
            metric.Measure(1, Least, Product, new double[n]);
        }
        double[,] h = new double[n, n];
        for (int k = 0; k < n * n; k++)
        {
            h[k / n, k % n] = 4 * d.Sum(x => x[k / n] * x[k % n]);
        }
        Matrix<double> dense = Matrix<double>.Build.DenseOfArray(h);
        return ([.. dense.Evd(Symmetricity.Symmetric).EigenValues.Select(z => z.Real).OrderDescending()], metric);

        void Product(ReadOnlySpan<double> x, Span<double> product)
        {
            product.Clear();
            foreach (double[] difference in d)
            {
                TensorPrimitives.MultiplyAdd(difference, 4 * TensorPrimitives.Dot(difference, x), product, product);
            }
        }
    }

    // x' B y.
    private static double Form(BallMetric metric, double[] x, double[] y) =>
        metric.Inner(1, x, new double[x.Length], [.. y.Select(v => -v)]);

    /// <summary>After many power steps B is above twice H, and no more above it than the second eigenvalue asks.</summary>
    [Property]
    public void Measure_ManySteps_LiesBetweenTheEigenvalues(int seed)
    {
        Random random = new(seed);
        int n = random.Next(1, 8);
        (double[] largest, BallMetric metric) = Drawn(random, n, random.Next(1, 20), 3000);
        (double first, double second) = (largest[0], n > 1 ? Math.Max(0, largest[1]) : 0);
        for (int k = 0; k < 20; k++)
        {
            double[] x = NormalDraw.Values(random, n);
            double square = TensorPrimitives.SumOfSquares<double>(x),
                value = Form(metric, x, x);
            Assert.InRange(value, ((2.4 * second * 0.999) + Least) * square, ((2.4 * first * 1.0001) + Least) * square);
        }
        // B has one eigenvalue of the first direction and n - 1 of the second.
        double trace = Enumerable.Range(0, n).Sum(k => Form(metric, Unit(n, k), Unit(n, k)));
        double along = Math.Max(2 * first, 2.4 * second);
        Assert.Equal(along + ((n - 1) * 2.4 * second) + (n * Least), trace, 1e-3 * trace);
    }

    /// <summary>A point that nothing pulls, alone where it is: what is outside of its ball is drawn in straight.</summary>
    [Fact]
    public void Measure_NothingAtAll_IsTheIdentity()
    {
        BallMetric metric = new(2, 3);
        metric.Measure(1, 0, (_, product) => product.Clear(), new double[3]);
        double[] c = [3, 0, -4];
        metric.Divide(1, c, c);
        Assert.Equal([3, 0, -4], c);
        metric.DrawIn(1, c, 1);
        Assert.Equal([0.6, 0, -0.8], c.Select(x => Math.Round(x, 14)));
    }

    private static double[] Unit(int n, int k) => [.. Enumerable.Range(0, n).Select(i => i == k ? 1.0 : 0)];

    /// <summary>B B^-1 x = x, also after a single power step and without any pair.</summary>
    [Property]
    public void Divide_AnyPoint_IsTheInverse(int seed)
    {
        Random random = new(seed);
        int n = random.Next(1, 8);
        (_, BallMetric metric) = Drawn(random, n, random.Next(0, 9), 1);
        double[] x = NormalDraw.Values(random, n),
            y = NormalDraw.Values(random, n),
            quotient = new double[n];
        metric.Divide(1, x, quotient);
        Assert.Equal(TensorPrimitives.Dot<double>(x, y), Form(metric, y, quotient), 1e-9);
        metric.Divide(1, x, x);
        Assert.Equal(quotient, x);
    }

    /// <summary>A point outside comes onto the sphere, where the metric pulls it straight outwards; one inside stays.</summary>
    [Property]
    public void DrawIn_AnyPoint_IsTheNearest(int seed)
    {
        Random random = new(seed);
        int n = random.Next(1, 8);
        (_, BallMetric metric) = Drawn(random, n, random.Next(0, 9), 5);
        double[] c = NormalDraw.Values(random, n),
            x = [.. c];
        double length = TensorPrimitives.Norm<double>(c);
        metric.DrawIn(1, x, length * 1.0001);
        Assert.Equal(c, x);
        double radius = length * Math.Pow(10, -3 * random.NextDouble()) * 0.999;
        metric.DrawIn(1, x, radius);
        Assert.InRange(TensorPrimitives.Norm<double>(x), radius * (1 - 1e-12), radius * (1 + 1e-15));
        double[] back = [.. c.Zip(x, (a, b) => a - b)];
        double mu = Form(metric, x, back) / (radius * radius);
        Assert.True(mu > 0, $"{mu}");
        for (int k = 0; k < n; k++)
        {
            Assert.Equal(mu * x[k], Form(metric, Unit(n, k), back), 1e-8 * mu * radius);
        }
    }
}
