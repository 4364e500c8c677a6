using System.Numerics.Tensors;

namespace IsoTriplet.Isometry;

/// <summary>The sign of the determinant of an orthogonal matrix.</summary>
internal static class Determinant
{
    /// <summary>Gaussian elimination with partial pivoting.</summary>
    public static bool IsNegative(double[] matrix, int n)
    {
        double[] a = (double[])matrix.Clone();
        bool negative = false;
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
            {
                pivot = Math.Abs(a[(i * n) + k]) > Math.Abs(a[(pivot * n) + k]) ? i : pivot;
            }
            if (pivot != k)
            {
                negative = !negative;
                for (int j = 0; j < n; j++)
                {
                    (a[(k * n) + j], a[(pivot * n) + j]) = (a[(pivot * n) + j], a[(k * n) + j]);
                }
            }
            negative ^= a[(k * n) + k] < 0;
            for (int i = k + 1; i < n; i++)
            {
                TensorPrimitives.MultiplyAdd(a.AsSpan(k * n, n), -a[(i * n) + k] / a[(k * n) + k], a.AsSpan(i * n, n), a.AsSpan(i * n, n));
            }
        }
        return negative;
    }
}
