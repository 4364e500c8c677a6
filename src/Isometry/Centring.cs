using IsoTriplet.Numerics;

namespace IsoTriplet.Isometry;

/// <summary>Moves the origin to the mean of the points.</summary>
internal static class Centring
{
    /// <summary>The points less their mean, row-major, and the mean. Two passes: points far from the origin keep their digits.</summary>
    public static (double[] Values, double[] Mean) Centred(Embedding points)
    {
        int n = points.Dimension;
        double[] mean = points.Row(0).ToArray();
        double[] values = new double[points.Values.Length];
        for (int pass = 0; pass < 2; pass++)
        {
            double[] shift = new double[n];
            for (int i = 0; i < points.Points; i++)
            {
                ReadOnlySpan<double> row = points.Row(i);
                for (int k = 0; k < n; k++)
                {
                    values[(i * n) + k] = row[k] - mean[k];
                    shift[k] += values[(i * n) + k];
                }
            }
            for (int k = 0; k < n && pass == 0; k++)
            {
                mean[k] += shift[k] / points.Points;
            }
        }
        return (values, mean);
    }
}
