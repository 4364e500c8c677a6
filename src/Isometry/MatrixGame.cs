using System.Numerics.Tensors;

namespace IsoTriplet.Isometry;

/// <summary>A small matrix game: the best convex combination v of vectors against the worst of three corners.</summary>
internal static class MatrixGame
{
    /// <summary>
    /// max over mixtures of at most three vectors of min_i v.a_i, the mixtures being those that equalise as many corners as they have vectors.
    /// Whatever mixture is taken, its value is a lower bound of max over v of min_i v.a_i.
    /// </summary>
    public static double LowerValue(double[][] vectors, double[][] corners)
    {
        double[][] gains = [.. vectors.Select(v => corners.Select(a => TensorPrimitives.Dot(v, a)).ToArray())];
        double best = gains.Max(g => g.Min());
        for (int i = 0; i < gains.Length; i++)
        {
            for (int j = i + 1; j < gains.Length; j++)
            {
                foreach ((int r, int s) in new[] { (0, 1), (0, 2), (1, 2) })
                {
                    double change = gains[i][r] - gains[i][s] - (gains[j][r] - gains[j][s]);
                    double t = (gains[j][s] - gains[j][r]) / change;
                    best = Math.Max(best, t is > 0 and < 1 ? Worst([gains[i], gains[j]], [t, 1 - t]) : double.NegativeInfinity);
                }
                for (int k = j + 1; k < gains.Length; k++)
                {
                    best = Math.Max(best, Equalised(gains[i], gains[j], gains[k]));
                }
            }
        }
        return best;
    }

    // The mixture of three for which all corners gain the same, by Cramer's rule.
    private static double Equalised(double[] p, double[] q, double[] r)
    {
        double a = p[0] - p[1] - (r[0] - r[1]);
        double b = q[0] - q[1] - (r[0] - r[1]);
        double c = p[0] - p[2] - (r[0] - r[2]);
        double d = q[0] - q[2] - (r[0] - r[2]);
        double determinant = (a * d) - (b * c);
        double s = (((r[1] - r[0]) * d) - (b * (r[2] - r[0]))) / determinant;
        double t = ((a * (r[2] - r[0])) - ((r[1] - r[0]) * c)) / determinant;
        return s >= 0 && t >= 0 && s + t <= 1 ? Worst([p, q, r], [s, t, 1 - s - t]) : double.NegativeInfinity;
    }

    private static double Worst(double[][] gains, double[] mixture)
    {
        double worst = double.PositiveInfinity;
        for (int corner = 0; corner < 3; corner++)
        {
            double gain = 0;
            for (int i = 0; i < mixture.Length; i++)
            {
                gain += mixture[i] * gains[i][corner];
            }
            worst = Math.Min(worst, gain);
        }
        return worst;
    }
}
