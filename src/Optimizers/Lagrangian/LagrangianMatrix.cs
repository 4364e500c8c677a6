using System.Numerics.Tensors;
using IsoTriplet.Numerics.Blas;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>M(u, lambda) = diag(u) + sum lambda (Lap(a,p) - Lap(a,q)), and the Lagrangian at a point.</summary>
internal static class LagrangianMatrix
{
    // A second worker brings nothing to fewer points.
    private const int ParallelPoints = 512;
    private const int RowsAtOnce = 64;

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

        double Square(double[] x, int i, double[] y, int j) => AnchorRow.Square(x.AsSpan(i * width, width), y.AsSpan(j * width, width));
    }

    /// <summary>Writes the lower triangle of <c>diag(u) + share L</c> for a matrix L, N x N.</summary>
    public static void Fill(double[] matrix, double[] points, double[] laplacian, double share)
    {
        int n = points.Length;
        Parallelism.Run(
            (n + RowsAtOnce - 1) / RowsAtOnce,
            n < ParallelPoints ? 1 : Parallelism.Threads,
            () => 0,
            (_, block) =>
            {
                for (int i = block * RowsAtOnce; i < Math.Min(n, (block + 1) * RowsAtOnce); i++)
                {
                    Span<double> row = matrix.AsSpan(i * n, i + 1);
                    TensorPrimitives.Multiply(laplacian.AsSpan(i * n, i + 1), share, row);
                    row[i] += points[i];
                }
            }
        );
    }

    /// <summary>G = M^-1 U F (N x n) and phi; null if M is not positive definite.</summary>
    public static (double[] Point, double Value)? Minimise(
        Frame frame,
        double[] points,
        IReadOnlyList<FrameTriple> triples,
        double[] weights
    )
    {
        double[] matrix = new double[frame.N * frame.N];
        Fill(matrix, points, triples, weights);
        return CholeskyInPlace.TryFactor(matrix, frame.N) ? Minimise(frame, points, triples, weights, matrix) : null;
    }

    /// <summary>The same with the factor of M.</summary>
    public static (double[] Point, double Value) Minimise(
        Frame frame,
        double[] points,
        IReadOnlyList<FrameTriple> triples,
        double[] weights,
        double[] factor
    )
    {
        int n = frame.N,
            width = frame.Dimension;
        double[] columns = new double[width * n];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < width; k++)
            {
                columns[(k * n) + i] = points[i] * frame.F[(i * width) + k];
            }
        }
        CholeskyInPlace.SolveRows(factor, n, columns, width);
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

/// <summary>A weight lambda on the triple (a, p, q), in the order of a <see cref="Frame"/>.</summary>
internal readonly record struct FrameTriple(int Anchor, int Positive, int Negative, double Weight);

/// <summary>Weights on triples from the multipliers of the N^2 form, and back.</summary>
internal static class TripleFlow
{
    /// <summary>Splits mu_ap and nu_aq of each anchor into triple weights with those marginals.</summary>
    public static List<FrameTriple> Split(Frame frame, double[] anchors, double threshold)
    {
        int n = frame.N;
        List<FrameTriple> triples = [];
        List<(int Point, double Mass)> positives = [],
            negatives = [];
        for (int a = 0; a < n; a++)
        {
            positives.Clear();
            negatives.Clear();
            for (int j = 0; j < n; j++)
            {
                double mass = j == a ? 0 : anchors[(a * n) + j];
                if (mass > threshold)
                {
                    (j >= frame.Start[a] && j < frame.End[a] ? positives : negatives).Add((j, mass));
                }
            }
            Split(a, positives, negatives, threshold, triples);
        }
        return triples;
    }

    /// <summary>
    /// The same of one anchor, by the north-west corner rule; the shorter side decides, and what is left over is dropped. At most positives + negatives - 1 triples.
    /// </summary>
    /// <param name="anchor">a.</param>
    /// <param name="positives">The positives with their mu_ap, all above the threshold.</param>
    /// <param name="negatives">The negatives with their nu_aq, all above the threshold.</param>
    /// <param name="threshold">A rest of at most so much is dropped.</param>
    /// <param name="triples">What they are added to.</param>
    public static void Split(
        int anchor,
        List<(int Point, double Mass)> positives,
        List<(int Point, double Mass)> negatives,
        double threshold,
        List<FrameTriple> triples
    )
    {
        (int p, int q) = (0, 0);
        double left = positives.FirstOrDefault().Mass,
            right = negatives.FirstOrDefault().Mass;
        while (p < positives.Count && q < negatives.Count)
        {
            double flow = Math.Min(left, right);
            triples.Add(new FrameTriple(anchor, positives[p].Point, negatives[q].Point, flow));
            left = Rest(left - flow, positives, ref p);
            right = Rest(right - flow, negatives, ref q);
        }

        double Rest(double mass, List<(int Point, double Mass)> side, ref int at) =>
            mass > threshold ? mass : side.ElementAtOrDefault(++at).Mass;
    }

    /// <summary>The marginals of triple weights: multipliers of the N^2 form.</summary>
    public static double[] Join(int n, IEnumerable<FrameTriple> triples)
    {
        double[] anchors = new double[n * n];
        foreach (FrameTriple t in triples)
        {
            anchors[(t.Anchor * n) + t.Positive] += t.Weight;
            anchors[(t.Anchor * n) + t.Negative] += t.Weight;
        }
        return anchors;
    }
}
