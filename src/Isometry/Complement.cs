using System.Numerics.Tensors;

namespace IsoTriplet.Isometry;

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
