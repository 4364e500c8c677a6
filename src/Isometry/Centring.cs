namespace IsoTriplet.Isometry;

/// <summary>Moves the origin to the mean of the points.</summary>
internal static class Centring
{
    /// <summary>The points less their mean, row-major, and the mean. Two passes: points far from the origin keep their digits.</summary>
    public static (double[] Values, double[] Mean) Centred(Embedding points)
    {
        double[] mean = Mean(points);
        double[] values = new double[points.Values.Length];
        Subtract(points, mean, 0, points.Points, values);
        return (values, mean);
    }

    /// <summary>The mean, from offsets to the first point.</summary>
    public static double[] Mean(Embedding points)
    {
        double[] first = points.Row(0).ToArray();
        double[] shift = new double[first.Length];
        for (int i = 0; i < points.Points; i++)
        {
            ReadOnlySpan<double> row = points.Row(i);
            for (int k = 0; k < shift.Length; k++)
            {
                shift[k] += row[k] - first[k];
            }
        }
        for (int k = 0; k < shift.Length; k++)
        {
            first[k] += shift[k] / points.Points;
        }
        return first;
    }

    /// <summary>Rows from one to before another, less the mean.</summary>
    public static void Subtract(Embedding points, ReadOnlySpan<double> mean, int from, int to, Span<double> values)
    {
        for (int i = from; i < to; i++)
        {
            ReadOnlySpan<double> row = points.Row(i);
            for (int k = 0; k < mean.Length; k++)
            {
                values[((i - from) * mean.Length) + k] = row[k] - mean[k];
            }
        }
    }
}
