namespace IsoTriplet.Numerics.Blas;

/// <summary>Checks of matrix sizes at the boundary.</summary>
internal static class Shape
{
    /// <summary>Refuses empty matrices and lengths that do not fit.</summary>
    public static void Check(int rows, int columns, int length, string name)
    {
        if (rows < 1 || columns < 1 || (long)rows * columns != length)
        {
            throw new ArgumentException(
                $"{name} has {Counted.Of(length, "number")}; {rows} x {columns} (each at least 1) were expected",
                name
            );
        }
    }

    /// <summary>Refuses NaN and infinity: LAPACK may loop on them.</summary>
    public static void CheckFinite(ReadOnlySpan<double> values, string name)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException($"{name} holds {value}; finite numbers were expected", name);
            }
        }
    }

    /// <summary>Copies the lower triangle of an order x order matrix to the upper one.</summary>
    public static void MirrorLower(Span<double> matrix, int order)
    {
        for (int i = 0; i < order; i++)
        {
            for (int j = 0; j < i; j++)
            {
                matrix[(j * order) + i] = matrix[(i * order) + j];
            }
        }
    }
}
