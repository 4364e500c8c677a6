using System.Numerics.Tensors;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Isometry;

/// <summary>A rigid motion x -> x Q + t of R^n on row vectors, Q orthogonal up to rounding.</summary>
/// <param name="Matrix">Q, n x n row-major.</param>
/// <param name="Shift">t, n numbers.</param>
/// <param name="IsReflection">det Q = -1.</param>
public sealed record RigidMotion(double[] Matrix, double[] Shift, bool IsReflection)
{
    /// <summary>The image of every point.</summary>
    /// <param name="points">N points of dimension n.</param>
    /// <returns>N points.</returns>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public Embedding Apply(Embedding points)
    {
        ArgumentNullException.ThrowIfNull(points);
        int n = Shift.Length;
        Guard.SameSize(points.Dimension, n, "dimensions");
        double[] image = new double[points.Values.Length];
        MatrixProduct.General(points.Points, n, n, 1, points.Values, false, Matrix, false, 0, image);
        for (int i = 0; i < points.Points; i++)
        {
            TensorPrimitives.MultiplyAdd(Shift, 1, image.AsSpan(i * n, n), image.AsSpan(i * n, n));
        }
        return Embedding.Create(points.Points, n, image);
    }
}
