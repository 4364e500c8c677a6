using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>Coordinates of points in the space they span.</summary>
internal static class RowSpace
{
    /// <summary>For n > N: an N x N matrix with the same Gram matrix F F'; else F itself.</summary>
    public static (double[] Values, int Width) Reduce(double[] f, int rows, int columns)
    {
        if (columns <= rows)
        {
            return (f, columns);
        }
        double[] gram = new double[rows * rows];
        MatrixProduct.General(rows, rows, columns, 1, f, false, f, true, 0, gram);
        double[] values = SymmetricEigen.DecomposeInPlace(gram, rows);
        double[] reduced = new double[rows * rows];
        for (int k = 0; k < rows; k++)
        {
            double root = Math.Sqrt(Math.Max(0, values[k]));
            for (int i = 0; i < rows; i++)
            {
                reduced[(i * rows) + k] = root * gram[(k * rows) + i];
            }
        }
        return (reduced, rows);
    }
}
