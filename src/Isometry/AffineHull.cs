using System.Numerics.Tensors;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Isometry;

/// <summary>The affine hull of a point set, to a numerical rank, with the coordinates of the points in it.</summary>
/// <remarks>
/// The dimension k counts the singular values of the centred points above <see cref="RelativeTolerance"/> times the largest. Coordinates are
/// those along the right singular vectors: distances within the hull are kept up to rounding.
/// </remarks>
public sealed class AffineHull
{
    // A hundred thousand points are looked at in parts of so many: beside them lie some copies of one part, and of none of the whole.
    private const int Part = 8192;

    private readonly double[] _basis;
    private readonly Lazy<double[]> _coordinates;

    private AffineHull(int dimension, double tolerance, double[] singularValues, double[] basis, Func<double[]> coordinates) =>
        (Dimension, RelativeTolerance, SingularValues, _basis, _coordinates) = (
            dimension,
            tolerance,
            singularValues,
            basis,
            new Lazy<double[]>(coordinates)
        );

    /// <summary>k, the affine dimension: 0 when all points are equal, at most min(N - 1, n).</summary>
    public int Dimension { get; }

    /// <summary>max(N, n) * 2^-50: singular values at or below this share of the largest count as 0.</summary>
    public double RelativeTolerance { get; }

    /// <summary>The singular values of the centred N x n matrix, descending (min(N, n) of them).</summary>
    public IReadOnlyList<double> SingularValues { get; }

    /// <summary>The points in coordinates of the hull, N x k row-major, centred; computed where they are asked for.</summary>
    internal double[] Coordinates => _coordinates.Value;

    /// <summary>Direction k of the hull in space, unit length, by descending singular value.</summary>
    /// <param name="k">From 0 to min(N, n) - 1; from <see cref="Dimension"/> on the directions across the hull.</param>
    /// <returns>n coordinates.</returns>
    public ReadOnlySpan<double> Direction(int k) =>
        _basis.AsSpan(k * (_basis.Length / SingularValues.Count), _basis.Length / SingularValues.Count);

    /// <summary>Finds the affine hull.</summary>
    /// <param name="points">The embedding.</param>
    /// <returns>The hull.</returns>
    /// <exception cref="ArithmeticException">The singular value decomposition did not converge.</exception>
    public static AffineHull Of(Embedding points) => Of(points, Part);

    /// <summary>The same with parts of another size.</summary>
    internal static AffineHull Of(Embedding points, int part)
    {
        ArgumentNullException.ThrowIfNull(points);
        (int count, int n) = (points.Points, points.Dimension);
        (double[] all, double[] right) = Decompose(points, part);
        double tolerance = Math.Max(count, n) * Math.ScaleB(1, -50);
        int k = Math.Min(count - 1, all.Count(v => v > tolerance * all[0]));
        return new AffineHull(
            k,
            tolerance,
            all,
            right,
            () =>
            {
                double[] coordinates = new double[count * k];
                if (k > 0)
                {
                    double[] centred = Centring.Centred(points).Values;
                    MatrixProduct.General(count, k, n, 1, centred, false, right.AsSpan(0, k * n), true, 0, coordinates);
                }
                return coordinates;
            }
        );
    }

    // Singular values and right vectors of [A; B] are those of [diag(values) right' of A; B]: rotations from the left change neither.
    private static (double[] Values, double[] Right) Decompose(Embedding points, int part)
    {
        (int count, int n) = (points.Points, points.Dimension);
        double[] mean = Centring.Mean(points);
        double[] rows = [];
        SingularValues svd;
        int done = 0;
        do
        {
            int end = Math.Min(count, done + Math.Max(part, n));
            double[] stacked = new double[rows.Length + ((end - done) * n)];
            rows.CopyTo(stacked, 0);
            Centring.Subtract(points, mean, done, end, stacked.AsSpan(rows.Length));
            svd = Numerics.Blas.SingularValues.Decompose(stacked, stacked.Length / n, n);
            done = end;
            rows = svd.Right.ToArray();
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] *= svd.Values[i / n];
            }
        } while (done < count);
        return (svd.Values.ToArray(), svd.Right.ToArray());
    }
}

/// <summary>Directions across an affine hull.</summary>
internal static class Complement
{
    /// <summary>A unit direction orthogonal to a hull of dimension below n: the coordinate axis that sticks out most, made orthogonal.</summary>
    public static double[] Of(AffineHull hull, int n)
    {
        double[] inside = new double[n];
        for (int i = 0; i < hull.Dimension; i++)
        {
            ReadOnlySpan<double> u = hull.Direction(i);
            for (int k = 0; k < n; k++)
            {
                inside[k] += u[k] * u[k];
            }
        }
        double[] direction = new double[n];
        direction[Array.IndexOf(inside, inside.Min())] = 1;
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = 0; i < hull.Dimension; i++)
            {
                TensorPrimitives.MultiplyAdd(hull.Direction(i), -TensorPrimitives.Dot(hull.Direction(i), direction), direction, direction);
            }
        }
        double length = Math.Sqrt(TensorPrimitives.Dot(direction, direction));
        return [.. direction.Select(v => v / length)];
    }
}
