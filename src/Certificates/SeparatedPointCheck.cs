using System.Numerics;

namespace IsoTriplet.Certificates;

/// <summary>Judges <see cref="SeparatedPointCertificate"/>: is G Triplet-Separated, exactly, and how far is it from F?</summary>
/// <remarks>
/// Separation of G over the reals: for each anchor a, max over positives of |g_a - g_p|^2 is at most min over negatives of |g_a - g_q|^2.
/// A squared distance s summed in doubles has relative error at most (n+4)u, u = 2^-53, as every term passes n + 2 roundings at most, and an
/// absolute one of n 2^-1074 from underflow; pairs that this leaves in doubt are compared in exact arithmetic. Equal rows have distance 0 exactly.
/// With a margin alpha: sqrt(s_ap) + alpha at most sqrt(s_aq), in intervals, and where these leave it in doubt exactly: y - x - alpha^2 is at least 0 and its
/// square at least 4 alpha^2 x. Comparisons likewise, one by one (a negative margin changes sides).
/// Distance, rounded up. haus: max_i |g_i - p_i|, an upper bound on d_haus(F, G) as each set lies within that of the other. iso: the largest
/// |D^F_ij - D^G_ij|, again with the error bound of s (a root halves it; it is taken whole); 0 exactly where neither point moved.
/// Either way d(F, F_TS), an infimum over Triplet-Separated embeddings, is at most d(F, G).
/// </remarks>
public static class SeparatedPointCheck
{
    private const double HalfUlp = 1.1102230246251565e-16;

    /// <summary>Checks the certificate.</summary>
    /// <param name="certificate">A well-formed certificate.</param>
    /// <returns>The verdict.</returns>
    internal static CheckResult Check(SeparatedPointCertificate certificate)
    {
        double[][] g = certificate.Points;
        TripletProblem problem = certificate.Problem;
        int[] labels = problem.Labels;
        foreach (Comparison c in problem.Comparisons ?? [])
        {
            if (!Ordered(g, (c.I, c.J), c.Margin, (c.K, c.L)))
            {
                return new(false, $"G violates the comparison of ({c.I}, {c.J}) with ({c.K}, {c.L}).", double.PositiveInfinity);
            }
        }
        // Equal rows of a class have the same distances: one of them stands for all, and a collapsed G has few.
        int[] rows = [.. Enumerable.Range(0, g.Length).Distinct(new SamePlaceAndClass(g, labels))];
        bool several = Array.Exists(labels, l => l != labels[0]);
        var violated = new (int Anchor, int Positive, int Negative)?[rows.Length];
        if (problem.Comparisons is null && several)
        {
            bool[] doubtful = Doubts(g, labels, rows, problem.Margin);
            Parallel.For(
                0,
                rows.Length,
                (k, loop) =>
                {
                    violated[k] = doubtful[k] ? Violated(g, labels, rows, problem.Margin, rows[k]) : null;
                    if (violated[k] is not null)
                    {
                        // Rows before this one are still looked at: the first broken triple is named on any number of threads.
                        loop.Break();
                    }
                }
            );
        }
        if (Array.Find(violated, v => v is not null) is (int anchor, int positive, int negative))
        {
            string text =
                problem.Margin > 0
                    ? $"G does not keep the margin: point {anchor} is not nearer by it to its own class's {positive} than to {negative}."
                    : $"G is not Triplet-Separated: point {anchor} is farther from its own class's {positive} than from {negative}.";
            return new(false, text, double.PositiveInfinity);
        }
        double bound =
            certificate.Distance == "haus" ? Displacement(certificate.Problem.Points, g) : Distortion(certificate.Problem.Points, g);
        string member =
            problem.Comparisons is not null ? "respects every comparison"
            : problem.Margin > 0 ? "is Triplet-Separated with the margin"
            : "is Triplet-Separated";
        return bound <= certificate.Bound
            ? new(true, $"G {member} in exact arithmetic and is within the stated distance of F.", bound)
            : new(false, $"G {member} but its distance is only known to be at most {bound:R}.", bound);
    }

    /// <summary>Which of the rows, as anchors, the largest and least sums with their error bounds do not clear.</summary>
    private static bool[] Doubts(double[][] g, int[] labels, int[] rows, double margin)
    {
        double[][] points = Array.ConvertAll(rows, i => g[i]);
        (double[] far, double[] near) = SquareTile.Extremes(points, Array.ConvertAll(rows, i => (double)labels[i]));
        bool[] doubtful = new bool[rows.Length];
        for (int k = 0; k < rows.Length; k++)
        {
            (Interval farthest, Interval nearest) = (Enclosure(far[k], g[0].Length), Enclosure(near[k], g[0].Length));
            bool clear =
                margin == 0
                    ? farthest.Upper <= nearest.Lower
                    : (((Interval)farthest.Upper).Sqrt() + margin).Upper <= ((Interval)nearest.Lower).Sqrt().Lower;
            doubtful[k] = !clear;
        }
        return doubtful;
    }

    /// <summary>A violated triple with this anchor, or null.</summary>
    private static (int Anchor, int Positive, int Negative)? Violated(double[][] g, int[] labels, int[] rows, double margin, int a)
    {
        if (margin > 0)
        {
            return ViolatedByMargin(g, labels, margin, a);
        }
        double farthest = 0;
        double nearest = double.PositiveInfinity;
        Interval[] squares = new Interval[rows.Length];
        for (int k = 0; k < rows.Length; k++)
        {
            int i = rows[k];
            squares[k] = Squared(g[a], g[i]);
            if (labels[i] != labels[a])
            {
                nearest = Math.Min(nearest, squares[k].Lower);
            }
            else if (i != a)
            {
                farthest = Math.Max(farthest, squares[k].Upper);
            }
        }
        if (farthest <= nearest)
        {
            return null;
        }
        (Dyadic Value, int Index) far = (default, a);
        (Dyadic Value, int Index)? near = null;
        Dictionary<double[], Dyadic> known = new(RowComparer.Instance);
        for (int k = 0; k < rows.Length; k++)
        {
            int i = rows[k];
            bool own = labels[i] == labels[a];
            if (i == a || (own ? squares[k].Upper <= nearest : squares[k].Lower >= farthest))
            {
                continue;
            }
            if (!known.TryGetValue(g[i], out Dyadic exact))
            {
                exact = Dyadic.SquaredDistance(g[a], g[i]);
                known.Add(g[i], exact);
            }
            if (own && exact > far.Value)
            {
                far = (exact, i);
            }
            else if (!own && (near is null || exact < near.Value.Value))
            {
                near = (exact, i);
            }
        }
        return near is { } q && far.Value > q.Value ? (a, far.Index, q.Index) : null;
    }

    private static (int Anchor, int Positive, int Negative)? ViolatedByMargin(double[][] g, int[] labels, double margin, int a)
    {
        (Interval Square, int Index) far = (-1, -1);
        double near = double.PositiveInfinity;
        for (int i = 0; i < g.Length; i++)
        {
            Interval square = Squared(g[a], g[i]);
            near = labels[i] == labels[a] ? near : Math.Min(near, square.Lower);
            far = labels[i] == labels[a] && i != a && square.Upper > far.Square.Upper ? (square, i) : far;
        }
        if (far.Index < 0 || !double.IsFinite(near) || (far.Square.Sqrt() + margin).Upper <= ((Interval)near).Sqrt().Lower)
        {
            return null;
        }
        int[] own = [.. Enumerable.Range(0, g.Length).Where(i => i != a && labels[i] == labels[a])];
        int p = own.MaxBy(i => Dyadic.SquaredDistance(g[a], g[i]));
        for (int q = 0; q < g.Length; q++)
        {
            if (labels[q] != labels[a] && !Ordered(g, (a, p), margin, (a, q)))
            {
                return (a, p, q);
            }
        }
        return null;
    }

    /// <summary>G_ij + s at most G_kl.</summary>
    private static bool Ordered(double[][] g, (int I, int J) small, double s, (int K, int L) large)
    {
        Interval x = Squared(g[small.I], g[small.J]).Sqrt();
        Interval y = Squared(g[large.K], g[large.L]).Sqrt();
        if ((x + s).Upper <= y.Lower)
        {
            return true;
        }
        if ((x + s).Lower > y.Upper)
        {
            return false;
        }
        (Dyadic left, Dyadic right) = (Dyadic.SquaredDistance(g[small.I], g[small.J]), Dyadic.SquaredDistance(g[large.K], g[large.L]));
        Dyadic m = Dyadic.From(Math.Abs(s));
        Dyadic four = Dyadic.From(4);
        if (s >= 0)
        {
            // sqrt(left) + m <= sqrt(right).
            Dyadic room = right - left - (m * m);
            return room.Sign >= 0 && room * room >= four * m * m * left;
        }
        // sqrt(left) <= sqrt(right) + m.
        Dyadic excess = left - right - (m * m);
        return excess.Sign <= 0 || excess * excess <= four * m * m * right;
    }

    /// <summary>max_i |g_i - p_i|, rounded up.</summary>
    private static double Displacement(double[][] f, double[][] g)
    {
        double[] distances = new double[f.Length];
        Parallel.For(0, f.Length, i => distances[i] = Interval.Distance(f[i], g[i]).Upper);
        return distances.Aggregate(0.0, Math.Max);
    }

    /// <summary>max_ij |D^F_ij - D^G_ij|, rounded up.</summary>
    private static double Distortion(double[][] f, double[][] g)
    {
        bool[] moved = f.Select((row, i) => !RowComparer.Instance.Equals(row, g[i])).ToArray();
        // Twice the error of a root, and far more than the root of a smallest number: what stays below the largest so far with them needs no closer look.
        double relative = 2 * (f.Length > 0 ? f[0].Length + 12 : 0) * HalfUlp;
        const double Smallest = 1e-150;
        double[] largest = new double[SquareTile.Bands(f.Length)];
        Parallel.For(
            0,
            largest.Length,
            band =>
                SquareTile.Sweep(
                    f,
                    g,
                    band,
                    (i, from, before, after) =>
                    {
                        for (int j = 0; j < before.Length; j += Vector<double>.Count)
                        {
                            (Vector<double> x, Vector<double> y) = (
                                Vector.SquareRoot(new Vector<double>(before[j..])),
                                Vector.SquareRoot(new Vector<double>(after[j..]))
                            );
                            Vector<double> change = Vector.Abs(x - y) + (relative * (x + y)) + new Vector<double>(Smallest);
                            if (Vector.GreaterThanAny(change, new Vector<double>(largest[band])))
                            {
                                for (int k = from + j; k < Math.Min(from + j + Vector<double>.Count, f.Length); k++)
                                {
                                    if (moved[i] || moved[k])
                                    {
                                        Interval exact = Squared(f[i], f[k]).Sqrt() - Squared(g[i], g[k]).Sqrt();
                                        largest[band] = Math.Max(largest[band], exact.Magnitude);
                                    }
                                }
                            }
                        }
                    }
                )
        );
        return largest.DefaultIfEmpty(0).Max();
    }

    /// <summary>|x - y|^2 by doubles and the error bound above.</summary>
    internal static Interval Squared(double[] x, double[] y)
    {
        double sum = FourLanes.SquaredDistance(x, y);
        return sum == 0 && RowComparer.Instance.Equals(x, y) ? Interval.Zero : Enclosure(sum, x.Length);
    }

    /// <summary>Where a sum of n squares lies that was summed in doubles, in any order.</summary>
    private static Interval Enclosure(double sum, int n)
    {
        double error = ((n + 8) * HalfUlp * sum) + ((n + 8) * double.Epsilon);
        return new(Math.Max(0, sum - error), sum + error);
    }

    /// <summary>Row numbers: equal when rows and labels are.</summary>
    private sealed class SamePlaceAndClass(double[][] g, int[] labels) : IEqualityComparer<int>
    {
        public bool Equals(int i, int j) => labels[i] == labels[j] && RowComparer.Instance.Equals(g[i], g[j]);

        public int GetHashCode(int i) => HashCode.Combine(labels[i], RowComparer.Instance.GetHashCode(g[i]));
    }

    /// <summary>Rows as vectors: equal when all coordinates are (0 equals -0).</summary>
    private sealed class RowComparer : IEqualityComparer<double[]>
    {
        public static readonly RowComparer Instance = new();

        public bool Equals(double[]? x, double[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(double[] row)
        {
            HashCode hash = default;
            foreach (double x in row)
            {
                hash.Add(x + 0.0);
            }
            return hash.ToHashCode();
        }
    }
}
