using System.Numerics.Tensors;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Isometry;

/// <summary>min over rigid motions of sum w_i |p_i Q + t - g_i|^2, for weights w that sum to 1.</summary>
internal static class WeightedProcrustes
{
    /// <summary>
    /// The optimal motion and a lower bound on the minimum, S_F + S_G - 2 |sum w_i p_i' g_i|_nuclear about the weighted means, less the rounding
    /// of its terms: <c>(N + 30 n + 64) 2^-52 (S_F + S_G)</c>.
    /// </summary>
    public static (RigidMotion Motion, double Lower) Solve(Embedding f, Embedding g, double[] weights, bool rotationsOnly)
    {
        int n = f.Dimension;
        (double[] p, double[] meanF, double spreadF) = Centre(f, weights);
        (double[] q, double[] meanG, double spreadG) = Centre(g, weights);
        double[] cross = new double[n * n];
        MatrixProduct.General(n, n, f.Points, 1, p, true, q, false, 0, cross);
        SingularValues svd = SingularValues.Decompose(cross, n, n);
        double[] left = svd.Left.ToArray();
        double[] matrix = MatrixProduct.Of(left, svd.Right, n, n, n);
        double nuclear = 0;
        foreach (double s in svd.Values)
        {
            nuclear += s;
        }
        bool reflection = Determinant.IsNegative(matrix, n);
        if (reflection && rotationsOnly)
        {
            for (int i = 0; i < n; i++)
            {
                left[(i * n) + n - 1] = -left[(i * n) + n - 1];
            }
            matrix = MatrixProduct.Of(left, svd.Right, n, n, n);
            (nuclear, reflection) = (nuclear - (2 * svd.Values[n - 1]), false);
        }
        double[] shift = meanG;
        for (int i = 0; i < n; i++)
        {
            TensorPrimitives.MultiplyAdd(matrix.AsSpan(i * n, n), -meanF[i], shift, shift);
        }
        double slack = (f.Points + (30 * n) + 64) * Math.ScaleB(1, -52) * (spreadF + spreadG);
        return (new RigidMotion(matrix, shift, reflection), spreadF + spreadG - (2 * nuclear) - slack);
    }

    // sqrt(w_i) (p_i - mean), the weighted mean, and sum w_i |p_i - mean|^2.
    private static (double[] Scaled, double[] Mean, double Spread) Centre(Embedding points, double[] weights)
    {
        int n = points.Dimension;
        double[] origin = points.Row(0).ToArray();
        double[] mean = new double[n];
        double[] scaled = new double[points.Values.Length];
        for (int i = 0; i < points.Points; i++)
        {
            for (int k = 0; k < n; k++)
            {
                mean[k] += weights[i] * (points.Row(i)[k] - origin[k]);
            }
        }
        TensorPrimitives.MultiplyAdd(origin, 1, mean, mean);
        // Far from the origin the mean is off by up to half a unit of its own last place, which would add its square to the spread: the rest goes out as well.
        double[] rest = new double[n];
        for (int i = 0; i < points.Points; i++)
        {
            for (int k = 0; k < n; k++)
            {
                scaled[(i * n) + k] = points.Row(i)[k] - mean[k];
            }
            TensorPrimitives.MultiplyAdd(scaled.AsSpan(i * n, n), weights[i], rest, rest);
        }
        double spread = 0;
        for (int i = 0; i < points.Points; i++)
        {
            double root = Math.Sqrt(weights[i]);
            Span<double> row = scaled.AsSpan(i * n, n);
            for (int k = 0; k < n; k++)
            {
                row[k] = root * (row[k] - rest[k]);
            }
            spread += TensorPrimitives.Dot(row, row);
        }
        return (scaled, mean, spread);
    }
}
