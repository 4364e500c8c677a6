using IsoTriplet.Numerics;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Isometry;

/// <summary>The affine hull of a point set, to a numerical rank, with the coordinates of the points in it.</summary>
/// <remarks>
/// The dimension k counts the singular values of the centred points above <see cref="RelativeTolerance"/> times the largest. Coordinates are
/// those along the right singular vectors: distances within the hull are kept up to rounding.
/// </remarks>
public sealed class AffineHull
{
    private readonly double[] _basis;

    private AffineHull(int dimension, double tolerance, double[] singularValues, double[] basis, double[] coordinates) =>
        (Dimension, RelativeTolerance, SingularValues, _basis, Coordinates) = (dimension, tolerance, singularValues, basis, coordinates);

    /// <summary>k, the affine dimension: 0 when all points are equal, at most min(N - 1, n).</summary>
    public int Dimension { get; }

    /// <summary>max(N, n) * 2^-50: singular values at or below this share of the largest count as 0.</summary>
    public double RelativeTolerance { get; }

    /// <summary>The singular values of the centred N x n matrix, descending (min(N, n) of them).</summary>
    public IReadOnlyList<double> SingularValues { get; }

    /// <summary>The points in coordinates of the hull, N x k row-major, centred.</summary>
    internal double[] Coordinates { get; }

    /// <summary>Direction k of the hull in space, unit length, by descending singular value.</summary>
    /// <param name="k">From 0 to min(N, n) - 1; from <see cref="Dimension"/> on the directions across the hull.</param>
    /// <returns>n coordinates.</returns>
    public ReadOnlySpan<double> Direction(int k) =>
        _basis.AsSpan(k * (_basis.Length / SingularValues.Count), _basis.Length / SingularValues.Count);

    /// <summary>Finds the affine hull.</summary>
    /// <param name="points">The embedding.</param>
    /// <returns>The hull.</returns>
    /// <exception cref="ArithmeticException">The singular value decomposition did not converge.</exception>
    public static AffineHull Of(Embedding points)
    {
        ArgumentNullException.ThrowIfNull(points);
        (int count, int n) = (points.Points, points.Dimension);
        double[] centred = Centring.Centred(points).Values;
        SingularValues svd = Numerics.Blas.SingularValues.Decompose(centred, count, n);
        double tolerance = Math.Max(count, n) * Math.ScaleB(1, -50);
        double[] values = svd.Values.ToArray();
        int k = Math.Min(count - 1, values.Count(v => v > tolerance * values[0]));
        double[] coordinates = new double[count * k];
        if (k > 0)
        {
            MatrixProduct.General(count, k, n, 1, centred, false, svd.Right[..(k * n)], true, 0, coordinates);
        }
        return new AffineHull(k, tolerance, values, svd.Right.ToArray(), coordinates);
    }
}
