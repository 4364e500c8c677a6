using System.Numerics.Tensors;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Optimizers.Local;

/// <summary>Starting points of the local searches, in the order in which they are worth trying.</summary>
internal static class Starts
{
    /// <summary>An endless sequence; the first ones are deterministic, the others drawn from the generator.</summary>
    public static IEnumerable<double[]> Of(Frame frame, double[] collapsed, Random random, IReadOnlyList<double[]> first)
    {
        foreach (double[] start in first)
        {
            yield return start;
        }
        yield return frame.F;
        yield return Jitter(Mix(frame.F, collapsed, 0.5), 1e-3, random);
        yield return Jitter(collapsed, 1e-2, random);
        double[] scales = [0.05, 0.2, 0.5, 1];
        for (int k = 0; ; k++)
        {
            double scale = scales[k % scales.Length];
            double[] basis = (k / scales.Length % 3) switch
            {
                0 => frame.F,
                1 => Mix(frame.F, collapsed, random.NextDouble()),
                _ => first.Count > 0 ? first[k % first.Count] : frame.F,
            };
            yield return k % 2 == 0 ? Jitter(basis, scale, random) : Shift(frame, basis, scale, random);
        }
    }

    /// <summary>The distances that half the hardness allows: positives shrunk, negatives stretched, then classical scaling to n dimensions, laid onto F.</summary>
    public static double[] Scaled(Frame frame, double halfHardness)
    {
        int n = frame.N;
        double[] squares = PairwiseDistances.All(Embedding.Create(n, frame.Dimension, frame.F));
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double d = squares[(i * n) + j];
                double target = j >= frame.Start[i] && j < frame.End[i] ? Math.Max(0, d - halfHardness) : d + halfHardness;
                squares[(i * n) + j] = i == j ? 0 : target * target;
            }
        }
        return ClassicalScaling.Embed(frame, squares);
    }

    public static double[] Mix(double[] x, double[] y, double weight)
    {
        double[] result = new double[x.Length];
        for (int k = 0; k < x.Length; k++)
        {
            result[k] = ((1 - weight) * x[k]) + (weight * y[k]);
        }
        return result;
    }

    public static double[] Jitter(double[] x, double scale, Random random)
    {
        double[] result = (double[])x.Clone();
        for (int k = 0; k < x.Length; k++)
        {
            result[k] += scale * NormalDraw.Next(random);
        }
        return result;
    }

    // Whole classes move, and their points a little.
    private static double[] Shift(Frame frame, double[] x, double scale, Random random)
    {
        double[] result = Jitter(x, 0.1 * scale, random);
        int n = frame.Dimension;
        for (int c = 0; c + 1 < frame.ClassStart.Length; c++)
        {
            for (int k = 0; k < n; k++)
            {
                double shift = scale * NormalDraw.Next(random);
                for (int i = frame.ClassStart[c]; i < frame.ClassStart[c + 1]; i++)
                {
                    result[(i * n) + k] += shift;
                }
            }
        }
        return result;
    }
}

/// <summary>Classical multidimensional scaling, laid onto F.</summary>
internal static class ClassicalScaling
{
    /// <summary>The n leading principal coordinates of a matrix of squared distances, rotated and reflected to be near F (Procrustes).</summary>
    public static double[] Embed(Frame frame, double[] squares) =>
        Procrustes(frame.F, Coordinates(frame, squares), frame.N, frame.Dimension);

    /// <summary>The n leading principal coordinates of a matrix of squared distances, along the principal axes.</summary>
    public static double[] Coordinates(Frame frame, double[] squares)
    {
        int n = frame.N,
            d = frame.Dimension;
        double[] means = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                means[i] += squares[(i * n) + j] / n;
            }
            mean += means[i] / n;
        }
        double[] gram = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                gram[(i * n) + j] = -0.5 * (squares[(i * n) + j] - means[i] - means[j] + mean);
            }
        }
        double[] values = SymmetricEigen.DecomposeInPlace(gram, n);
        double[] result = new double[n * d];
        for (int k = 0; k < Math.Min(d, n); k++)
        {
            double root = Math.Sqrt(Math.Max(0, values[n - 1 - k]));
            for (int i = 0; i < n; i++)
            {
                result[(i * d) + k] = root * gram[((n - 1 - k) * n) + i];
            }
        }
        return result;
    }

    // X Q nearest to F with the rows of Q orthonormal: the polar factor of X'F = C, here as (C C')^(-1/2) C with tiny singular values kept from blowing up. N points have at
    // most N coordinates that are not 0, so nothing here is of the size n^2 where n > N.
    private static double[] Procrustes(double[] f, double[] x, int n, int d)
    {
        int r = Math.Min(n, d);
        double[] leading = new double[n * r],
            cross = new double[r * d],
            square = new double[r * r],
            inverseRoot = new double[r * r],
            turned = new double[n * r],
            result = new double[n * d];
        for (int i = 0; i < n; i++)
        {
            x.AsSpan(i * d, r).CopyTo(leading.AsSpan(i * r));
        }
        MatrixProduct.General(r, d, n, 1, leading, true, f, false, 0, cross);
        MatrixProduct.General(r, r, d, 1, cross, false, cross, true, 0, square);
        double[] values = SymmetricEigen.DecomposeInPlace(square, r);
        double floor = Math.Max(values[r - 1] * 1e-14, 1e-300);
        for (int k = 0; k < r; k++)
        {
            Span<double> axis = square.AsSpan(k * r, r);
            TensorPrimitives.Multiply(axis, Math.Pow(Math.Max(values[k], floor), -0.25), axis);
        }
        MatrixProduct.General(r, r, r, 1, square, true, square, false, 0, inverseRoot);
        MatrixProduct.General(n, r, r, 1, leading, false, inverseRoot, false, 0, turned);
        MatrixProduct.General(n, d, r, 1, turned, false, cross, false, 0, result);
        return result;
    }
}

/// <summary>Collapsed embeddings: always Triplet-Separated, so they bound both distances from above.</summary>
internal static class Collapse
{
    /// <summary>Every class at the centre of its smallest enclosing ball: d_haus is at most max_i R(X^i).</summary>
    public static Embedding OfClasses(Embedding f, Labels labels, EnclosingBall[] balls)
    {
        double[] values = new double[f.Points * f.Dimension];
        for (int i = 0; i < f.Points; i++)
        {
            balls[labels[i]].Centre.CopyTo(values.AsSpan(i * f.Dimension));
        }
        return Embedding.Create(f.Points, f.Dimension, values);
    }

    /// <summary>Every point at the centre of the smallest enclosing ball of all: d_haus is at most R(X).</summary>
    public static Embedding Total(Embedding f, EnclosingBall ball)
    {
        double[] values = new double[f.Points * f.Dimension];
        for (int i = 0; i < f.Points; i++)
        {
            ball.Centre.CopyTo(values.AsSpan(i * f.Dimension));
        }
        return Embedding.Create(f.Points, f.Dimension, values);
    }
}
