using System.Numerics.Tensors;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>A mean and k orthonormal directions of R^n: the coordinates of a search in fewer dimensions.</summary>
internal sealed class AffineSubspace
{
    // Eigenvalues of a Gram matrix below this share of the largest are rounding.
    private const double Rounding = 1e-13;

    private readonly double[] _mean;
    private readonly double[] _basis;

    private AffineSubspace(double[] mean, double[] basis) => (_mean, _basis) = (mean, basis);

    /// <summary>k.</summary>
    public int Dimension => _basis.Length / _mean.Length;

    /// <summary>The affine hull of points; null where they are all equal.</summary>
    public static AffineSubspace? Hull(Embedding points) =>
        AffineHull.Of(points) is { Dimension: > 0 } hull
            ? new(Centring.Mean(points), [.. Enumerable.Range(0, hull.Dimension).SelectMany(k => hull.Direction(k).ToArray())])
            : null;

    /// <summary>
    /// Directions in which two families vary most, about: the span of random combinations of their points after a power step (Halko, Martinsson and Tropp 2011, Algorithm 4.4), through the
    /// mean of the first. Fewer than asked for where they span fewer; null where the first are all equal.
    /// </summary>
    /// <param name="points">N points.</param>
    /// <param name="others">Points of the same space.</param>
    /// <param name="dimension">k, at most n.</param>
    /// <param name="seed">The seed of the combinations.</param>
    public static AffineSubspace? Leading(Embedding points, Embedding others, int dimension, int seed)
    {
        int n = points.Dimension,
            count = points.Points + others.Points;
        (double[] centred, double[] mean) = Centring.Centred(points);
        double largest = Math.Abs(TensorPrimitives.MaxMagnitude<double>(centred));
        if (largest == 0)
        {
            return null;
        }
        double[] stacked = [.. centred, .. Centring.Centred(others).Values],
            basis = new double[dimension * n],
            draws = NormalDraw.Values(new Random(seed), dimension * count);
        TensorPrimitives.Divide(stacked, largest, stacked);
        MatrixProduct.General(dimension, n, count, 1, draws, false, stacked, false, 0, basis);
        basis = Orthonormal(basis, n);
        int k = basis.Length / n;
        double[] scores = new double[count * k];
        MatrixProduct.General(count, k, n, 1, stacked, false, basis, true, 0, scores);
        MatrixProduct.General(k, n, count, 1, scores, true, stacked, false, 0, basis);
        return new(mean, Orthonormal(basis, n));
    }

    /// <summary>The coordinates of points: those of their projections.</summary>
    public Embedding Inside(Embedding points)
    {
        double[] values = new double[points.Points * Dimension];
        MatrixProduct.General(points.Points, Dimension, _mean.Length, 1, Centring.Less(points, _mean), false, _basis, true, 0, values);
        return Embedding.Create(points.Points, Dimension, values);
    }

    /// <summary>What points have across the subspace; inside are their coordinates.</summary>
    public Embedding Across(Embedding points, Embedding inside)
    {
        double[] result = Centring.Less(points, _mean);
        MatrixProduct.General(points.Points, _mean.Length, Dimension, -1, inside.Values, false, _basis, false, 1, result);
        return Embedding.Create(points.Points, _mean.Length, result);
    }

    /// <summary>The points of R^n with these coordinates, and so much across; null: nothing.</summary>
    public Embedding Outside(Embedding inside, Embedding? across)
    {
        int n = _mean.Length;
        double[] values = across is null ? new double[inside.Points * n] : across.Values.ToArray();
        for (int i = 0; i < inside.Points; i++)
        {
            TensorPrimitives.Add(values.AsSpan(i * n, n), _mean, values.AsSpan(i * n, n));
        }
        MatrixProduct.General(inside.Points, n, Dimension, 1, inside.Values, false, _basis, false, 1, values);
        return Embedding.Create(inside.Points, n, values);
    }

    // An orthonormal basis of the rows' span by the eigenvectors of their Gram matrix; once more, as the first time leaves an error of a rounding times the square of their condition.
    private static double[] Orthonormal(double[] rows, int n)
    {
        for (int pass = 0; pass < 2; pass++)
        {
            int k = rows.Length / n;
            double[] gram = new double[k * k];
            MatrixProduct.General(k, k, n, 1, rows, false, rows, true, 0, gram);
            double[] values = SymmetricEigen.DecomposeInPlace(gram, k);
            int first = Array.FindIndex(values, v => v > Rounding * values[^1]);
            for (int j = first; j < k; j++)
            {
                Span<double> axis = gram.AsSpan(j * k, k);
                TensorPrimitives.Multiply(axis, 1 / Math.Sqrt(values[j]), axis);
            }
            double[] result = new double[(k - first) * n];
            MatrixProduct.General(k - first, n, k, 1, gram.AsSpan(first * k), false, rows, false, 0, result);
            rows = result;
        }
        return rows;
    }
}
