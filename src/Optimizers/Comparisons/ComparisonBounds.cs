using IsoTriplet.Certificates;
using IsoTriplet.Numerics;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Optimizers.Comparisons;

/// <summary>Lower bounds that rest on comparisons: of one comparison for the change of distances, by multipliers for the displacement.</summary>
internal static class ComparisonBounds
{
    private static readonly double[] Floors = [0.1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6];
    private static readonly double[] Shrinks = [0, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 3e-2, 0.1, 0.2, 0.4, 0.7];
    private static readonly double[] Slacks = [1e-12, 1e-10, 1e-8, 1e-6, 1e-4];

    /// <summary>H/2 of the hardest comparison, or H where one of its pairs is one point, as a Gram certificate.</summary>
    public static Bound Half(ComparisonProblem problem, (double Hardness, Comparison Hardest) worst)
    {
        (double hardness, Comparison c) = worst;
        if (!(hardness > 0))
        {
            return Bound.Zero;
        }
        Embedding f = problem.Embedding;
        double small = PairwiseDistances.Between(f.Row(c.I), f.Row(c.J)),
            large = PairwiseDistances.Between(f.Row(c.K), f.Row(c.L));
        bool one = c.I == c.J || c.K == c.L || small == 0;
        double limit = one ? hardness : hardness / 2;
        foreach (double slack in Slacks)
        {
            double eps = limit * (1 - slack),
                low = Math.Max(0, small - eps),
                slope = c.Margin == 0 && small > 0 ? 1
                : c.Margin < 0 ? (c.K == c.L ? 1 : 1 - (c.Margin / (large + eps)))
                : c.I == c.J || small == 0 ? 0
                : 1 + (2 * c.Margin / (low + small + eps));
            (double left, double right) = c.Margin < 0 ? (1.0, slope) : (slope, 1.0);
            (WeightedTriple[] triples, WeightedComparison[] comparisons) = problem.Weighted([(c, 1, slope)]);
            GramCertificate certificate = new(
                problem.Record,
                eps,
                c.K == c.L ? [] : [new WeightedPair(c.K, c.L, right)],
                c.I == c.J || left == 0 ? [] : [new WeightedPair(c.I, c.J, left)],
                triples
            )
            {
                Comparisons = comparisons,
            };
            CheckResult result = CertificateChecker.Check(certificate);
            if (result.Valid)
            {
                return new Bound(result.Bound, one ? "the hardest comparison" : "half of the hardest comparison", certificate);
            }
        }
        return Bound.Zero;
    }

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
                used.Select(t => (function.Set[t], share * function.Weights[t], function.Forms[t].Slope(function.Set[t].Margin)))
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
