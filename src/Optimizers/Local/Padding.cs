namespace IsoTriplet.Optimizers.Local;

/// <summary>Row-major matrices with more or fewer columns.</summary>
internal static class Padding
{
    /// <summary>Appends zero columns.</summary>
    public static double[] Widen(ReadOnlySpan<double> values, int rows, int from, int to)
    {
        double[] result = new double[rows * to];
        int kept = Math.Min(from, to);
        for (int i = 0; i < rows; i++)
        {
            values.Slice(i * from, kept).CopyTo(result.AsSpan(i * to));
        }
        return result;
    }
}
