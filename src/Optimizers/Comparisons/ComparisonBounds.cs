using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Optimizers.Comparisons;

/// <summary>The lower bound of the displacement by multipliers on comparisons.</summary>
internal static class ComparisonBounds
{
    private static readonly double[] Floors = [0.1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6];
    private static readonly double[] Shrinks = [0, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 3e-2, 0.1, 0.2, 0.4, 0.7];
    private static readonly double[] Slacks = [1e-12, 1e-10, 1e-8, 1e-6, 1e-4];

    /// <summary>The Lagrangian bound of the multipliers of a relaxation: u is lifted and lambda shrunk until M is positive definite, and the best of these is certified.</summary>
    public static Bound Lagrangian(ComparisonFrame frame, ComparisonFunction function)
    {
        double sum = function.PointWeights.Sum();
        int[] used = [.. Enumerable.Range(0, function.Set.Count).Where(t => function.Weights[t] > 1e-9 * sum)];
        if (!(sum > 0) || used.Length == 0)
        {
            return Bound.Zero;
        }
        List<(double Value, double[] Points, double Share)> ladder = [];
        int first = 0;
        foreach (double floor in Floors)
        {
            double[] u = [.. function.PointWeights.Select(x => (x / sum) + (floor / frame.N))];
            for (int s = first; s < Shrinks.Length; s++)
            {
                first = s;
                double share = (1 - Shrinks[s]) / sum;
                if (Minimum(frame, function, used, u, share) is { } least)
                {
                    ladder.Add((Consistent(frame, function, used, share, least, 1 + floor), u, share));
                    break;
                }
            }
        }
        foreach ((double value, double[] points, double share) in ladder.Where(r => r.Value > 0).OrderByDescending(r => r.Value))
        {
            (WeightedTriple[] triples, WeightedComparison[] comparisons) = frame.Problem.Weighted(
                used.Select(t => new Multiplier(
                    function.Set[t],
                    share * function.Weights[t],
                    function.Forms[t].Slope(function.Set[t].Margin)
                ))
            );
            LagrangianCertificate certificate = new(frame.Problem.Record, 0, points, triples) { Comparisons = comparisons };
            foreach (double slack in Slacks)
            {
                CheckResult result = CertificateChecker.Check(certificate with { Bound = value * frame.Scale * (1 - slack) });
                if (result.Valid)
                {
                    double bound = Math.Min(result.Bound, value * frame.Scale);
                    return new Bound(bound, "Lagrangian", certificate with { Bound = bound });
                }
            }
        }
        return Bound.Zero;
    }

    // min over G of sum u |g - p|^2 + sum lambda (left |g_i - g_j|^2 - right |g_k - g_l|^2) at G = M^-1 U F; null if M is not positive definite.
    private static double? Minimum(ComparisonFrame frame, ComparisonFunction function, int[] used, double[] u, double share)
    {
        int n = frame.N,
            d = frame.Dimension;
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            matrix[(i * n) + i] = u[i];
        }
        foreach (int t in used)
        {
            (Comparison c, LinearForm form, double w) = (function.Set[t], function.Forms[t], share * function.Weights[t]);
            Laplacian(c.I, c.J, w * form.Left);
            Laplacian(c.K, c.L, -w * form.Right);
        }
        if (!CholeskyInPlace.TryFactor(matrix, n))
        {
            return null;
        }
        double[] columns = new double[d * n];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < d; k++)
            {
                columns[(k * n) + i] = u[i] * frame.F[(i * d) + k];
            }
        }
        CholeskyInPlace.SolveRows(matrix, n, columns, d);
        double[] g = new double[n * d];
        double value = 0;
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < d; k++)
            {
                double v = g[(i * d) + k] = columns[(k * n) + i];
                value += u[i] * (v - frame.F[(i * d) + k]) * (v - frame.F[(i * d) + k]);
            }
        }
        foreach (int t in used)
        {
            (Comparison c, LinearForm form, double w) = (function.Set[t], function.Forms[t], share * function.Weights[t]);
            value += w * ((form.Left * Square(c.I, c.J)) - (form.Right * Square(c.K, c.L)));
        }
        return value;

        double Square(int i, int j) => PairwiseDistances.SquaredBetween(g.AsSpan(i * d, d), g.AsSpan(j * d, d));

        void Laplacian(int i, int j, double w)
        {
            if (i != j)
            {
                matrix[(i * n) + i] += w;
                matrix[(j * n) + j] += w;
                matrix[(i * n) + j] -= w;
                matrix[(j * n) + i] -= w;
            }
        }
    }

    // The largest b with value + sum lambda offset(b) >= total b^2: the offsets fall as the reach 2b grows.
    private static double Consistent(
        ComparisonFrame frame,
        ComparisonFunction function,
        int[] used,
        double share,
        double value,
        double total
    )
    {
        (double low, double high) = (0, 4);
        for (int k = 0; k < 60; k++)
        {
            double b = (low + high) / 2,
                sum = value;
            foreach (int t in used)
            {
                Comparison c = function.Set[t];
                double small = ComparisonFrame.Between(frame.F, frame.Dimension, c.I, c.J);
                sum += share * function.Weights[t] * function.Forms[t].Within(c, c.Margin / frame.Scale, small, 2 * b).Offset;
            }
            (low, high) = sum >= total * b * b ? (b, high) : (low, b);
        }
        return low;
    }
}
