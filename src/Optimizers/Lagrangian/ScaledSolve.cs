using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>Positive definite systems whose unknowns span many orders of magnitude.</summary>
internal static class ScaledSolve
{
    /// <summary>Solves for two right-hand sides in place by Cholesky after scaling the diagonal to 1; the matrix (lower triangle) is destroyed.</summary>
    /// <returns>False if the matrix is not numerically positive definite.</returns>
    public static bool Run(double[] matrix, int m, double[] rightHandSides)
    {
        double[] scale = new double[m];
        for (int k = 0; k < m; k++)
        {
            scale[k] = 1 / Math.Sqrt(matrix[(k * m) + k]);
        }
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < i; j++)
            {
                matrix[(i * m) + j] *= scale[i] * scale[j];
            }
            matrix[(i * m) + i] = 1 + 1e-14;
            rightHandSides[i] *= scale[i];
            rightHandSides[m + i] *= scale[i];
        }
        if (!CholeskyInPlace.TryFactor(matrix, m))
        {
            return false;
        }
        CholeskyInPlace.SolveRows(matrix, m, rightHandSides, 2);
        for (int k = 0; k < m; k++)
        {
            rightHandSides[k] *= scale[k];
            rightHandSides[m + k] *= scale[k];
        }
        return true;
    }
}
