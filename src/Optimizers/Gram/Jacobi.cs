namespace IsoTriplet.Optimizers.Gram;

/// <summary>Eigenvalues of small symmetric matrices, to nearly full relative accuracy of the norm.</summary>
internal static class Jacobi
{
    /// <summary>Eigenvalues of a small symmetric matrix by cyclic Jacobi rotations (the matrix is overwritten).</summary>
    public static double[] Eigenvalues(double[] a, int n)
    {
        for (int sweep = 0; sweep < 60; sweep++)
        {
            double off = 0;
            for (int p = 0; p < n; p++)
            {
                for (int q = p + 1; q < n; q++)
                {
                    double apq = a[(p * n) + q];
                    off += Math.Abs(apq);
                    if (apq == 0)
                    {
                        continue;
                    }
                    double theta = (a[(q * n) + q] - a[(p * n) + p]) / (2 * apq);
                    double t = Math.CopySign(1, theta) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
                    double c = 1 / Math.Sqrt((t * t) + 1);
                    Rotate(a, n, p, q, c, t * c);
                }
            }
            if (off == 0)
            {
                break;
            }
        }
        return [.. Enumerable.Range(0, n).Select(k => a[(k * n) + k])];
    }

    private static void Rotate(double[] a, int n, int p, int q, double c, double s)
    {
        for (int k = 0; k < n; k++)
        {
            (double x, double y) = (a[(k * n) + p], a[(k * n) + q]);
            (a[(k * n) + p], a[(k * n) + q]) = ((c * x) - (s * y), (s * x) + (c * y));
        }
        for (int k = 0; k < n; k++)
        {
            (double x, double y) = (a[(p * n) + k], a[(q * n) + k]);
            (a[(p * n) + k], a[(q * n) + k]) = ((c * x) - (s * y), (s * x) + (c * y));
        }
        a[(p * n) + q] = a[(q * n) + p] = 0;
    }
}
