using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>M(u, lambda) = diag(u) + sum lambda (Lap(a,p) - Lap(a,q)), and the Lagrangian at a point.</summary>
internal static class LagrangianMatrix
{
    /// <summary>Writes M, N x N, row-major.</summary>
    public static void Fill(double[] matrix, ReadOnlySpan<double> points, IReadOnlyList<FrameTriple> triples, ReadOnlySpan<double> weights)
    {
        int n = points.Length;
        Array.Clear(matrix);
        for (int i = 0; i < n; i++)
        {
            matrix[(i * n) + i] = points[i];
        }
        for (int t = 0; t < triples.Count; t++)
        {
            (int a, int p, int q, _) = triples[t];
            double w = weights[t];
            matrix[(p * n) + p] += w;
            matrix[(q * n) + q] -= w;
            matrix[(a * n) + p] -= w;
            matrix[(p * n) + a] -= w;
            matrix[(a * n) + q] += w;
            matrix[(q * n) + a] += w;
        }
    }

    /// <summary>sum u_i |g_i - p_i|^2 + sum lambda (D_ap^2 - D_aq^2), summed from differences so that small values keep their digits.</summary>
    public static double Value(
        int n,
        int width,
        double[] f,
        double[] g,
        double[] points,
        IReadOnlyList<FrameTriple> triples,
        double[] weights
    )
    {
        double value = 0;
        for (int i = 0; i < n; i++)
        {
            value += points[i] * Square(f, i, g, i);
        }
        for (int t = 0; t < triples.Count; t++)
        {
            (int a, int p, int q, _) = triples[t];
            value += weights[t] * (Square(g, a, g, p) - Square(g, a, g, q));
        }
        return value;

        double Square(double[] x, int i, double[] y, int j)
        {
            double sum = 0;
            for (int k = 0; k < width; k++)
            {
                double d = x[(i * width) + k] - y[(j * width) + k];
                sum += d * d;
            }
            return sum;
        }
    }

    /// <summary>G = M^-1 U F (N x n) and phi; null if M is not positive definite.</summary>
    public static (double[] Point, double Value)? Minimise(
        Frame frame,
        double[] points,
        IReadOnlyList<FrameTriple> triples,
        double[] weights
    )
    {
        int n = frame.N,
            width = frame.Dimension;
        double[] matrix = new double[n * n];
        Fill(matrix, points, triples, weights);
        if (!CholeskyInPlace.TryFactor(matrix, n))
        {
            return null;
        }
        double[] columns = new double[width * n];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < width; k++)
            {
                columns[(k * n) + i] = points[i] * frame.F[(i * width) + k];
            }
        }
        CholeskyInPlace.SolveRows(matrix, n, columns, width);
        double[] point = new double[n * width];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < width; k++)
            {
                point[(i * width) + k] = columns[(k * n) + i];
            }
        }
        return (point, Value(n, width, frame.F, point, points, triples, weights));
    }

    /// <summary>G = M^-1 U F for weighted triples; null if M is not positive definite.</summary>
    public static double[]? Minimiser(Frame frame, double[] points, List<FrameTriple> triples) =>
        Minimise(frame, points, triples, [.. triples.Select(t => t.Weight)])?.Point;
}
