using System.Numerics;

namespace IsoTriplet.Triplets;

internal static class Products
{
    public static void RowsByRows(ReadOnlySpan<double> a, int rows, ReadOnlySpan<double> b, int columns, int inner, Span<double> c)
    {
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<double> x = a.Slice(i * inner, inner);
            for (int j = 0; j < columns; j++)
            {
                c[(i * columns) + j] = Vectors.Dot(x, b.Slice(j * inner, inner));
            }
        }
    }
}
