namespace IsoTriplet.Certificates;

/// <summary>Judges <see cref="HullCertificate"/>: how deep do the hulls of classes A and B penetrate each other, in every direction?</summary>
/// <remarks>
/// Let h(e) = max_A p.e - min_B p.e, G Triplet-Separated with |g_i - p_i| at most t (t = d_haus(F, F_TS) for some G), and x, y nearest points of the hulls
/// of its classes. If x = y both classes are one point (<see cref="BranchCheck"/>, class split), and D and r below are at most 2t, as is h(e) for any e.
/// Else e = (y - x)/|y - x| has max_A g.e = x.e and min_B g.e = y.e, so h(e) + |x - y| is at most 2t.
/// The gap. The points of A and B with these extreme values of g.e give x - y as a difference of convex combinations alpha, beta; that is n - 1 equations
/// across e and two sums, so a basic solution has at most n + 1 weights that are not 0, P in A and Q in B. Separation gives (docs/mathematics.md, 6.1)
///   |x - y|^2 >= sum alpha_i beta_j (alpha_i + beta_j) |g_i - g_j|^2 / 2,    sum alpha_i beta_j (alpha_i + beta_j) = sum alpha^2 + sum beta^2 >= 1/P + 1/Q,
/// and |g_i - g_j| at least the distance from g_i to any of A and from g_j to any of B: at least D/2 - t and r - 2t, D the larger diameter of A, B in F and
/// r the larger of min over i of max over k of |p_i - p_k|, i and k in one class. With kappa^2 the least (1/P + 1/Q)/2, P + Q at most n + 1, h the least h(e):
///   2t >= h + kappa (D/2 - t) if t is below D/2, and 2t >= h + kappa (r - 2t) if it is below r/2. So t is at least each of
///   h/2,  (h + kappa D/2)/(2 + kappa),  (h + kappa r)/(2 + 2 kappa):
/// the last two are weighted means of h/2 with D/2 and with r/2, so they hold as well where t is not below.
/// With a margin alpha the hulls are alpha apart where one of the classes has two points (docs/mathematics/extensions.md, 14.8): t is at least (h + alpha)/2 as well.
/// The depth h. A direction e of the cone of u_0..u_n is sum c_k u_k with c >= 0. Cover: m = sum w_k u_k, w >= 0; take away from e the largest multiple of m
/// that leaves no coefficient below 0: one with w_k > 0 is then 0, and e lies in child k. Leaf: a difference g of points of the two hulls with all g.u_k >= 0
/// has h(e) >= g.e >= sum c_k |u_k| min_k g.u_k/|u_k| >= |e| min_k g.u_k/|u_k|. Rays are enclosed in intervals; zero rays contribute nothing.
/// </remarks>
public static class HullCheck
{
    /// <summary>Checks the certificate.</summary>
    /// <param name="certificate">A well-formed certificate.</param>
    /// <returns>The verdict.</returns>
    internal static CheckResult Check(HullCertificate certificate)
    {
        double[][] first = Members(certificate.Problem, certificate.First);
        double[][] second = Members(certificate.Problem, certificate.Second);
        if (first.Length == 0 || second.Length == 0)
        {
            return new(false, "One of the two classes has no point.", 0);
        }
        int n = certificate.Problem.Dimension;
        double depth = double.PositiveInfinity;
        Stack<Interval[][]> open = new([Root(n)]);
        for (int k = 0; k < certificate.Nodes.Length; k++)
        {
            if (!open.TryPop(out Interval[][]? rays))
            {
                return new(false, $"Node {k} lies beyond the end of the tree.", 0);
            }
            if (certificate.Nodes[k] is HullSplit { Weights: var w })
            {
                if (w.Any(x => x < 0) || w.All(x => x == 0))
                {
                    return new(false, $"Node {k}: a weight is negative, or all are 0.", 0);
                }
                Interval[] middle = Combine(w, rays);
                for (int i = n; i >= 0; i--)
                {
                    if (w[i] > 0)
                    {
                        Interval[][] child = [.. rays];
                        child[i] = middle;
                        open.Push(child);
                    }
                }
                continue;
            }
            if (Difference(certificate, (HullLeaf)certificate.Nodes[k]) is not { } g || !(Reach(g, rays) is var reach && reach >= 0))
            {
                return new(false, $"Node {k}: no difference of points of the two hulls that reaches the directions of its cone.", 0);
            }
            depth = Math.Min(depth, reach);
        }
        if (open.Count > 0 || !double.IsFinite(depth))
        {
            return new(false, $"{open.Count} cones are left open.", 0);
        }
        double bound = Bound(depth, Kappa(n, first.Length, second.Length), Spread(first), Spread(second));
        double apart = Math.Max(first.Length, second.Length) > 1 ? certificate.Problem.Margin : 0;
        bound = Math.Max(bound, (((Interval)depth + apart) / 2).Lower);
        return bound >= certificate.Bound
            ? new(true, $"The hulls penetrate by {depth:R} in every direction and the bound follows.", bound)
            : new(false, $"The hulls are only known to penetrate by {depth:R}, which proves {bound:R}.", bound);
    }

    private static double[][] Members(TripletProblem problem, int label) => [.. problem.Points.Where((_, i) => problem.Labels[i] == label)];

    private static Interval[][] Root(int n)
    {
        Interval[][] rays = new Interval[n + 1][];
        for (int k = 0; k < n; k++)
        {
            rays[k] = new Interval[n];
            rays[k][k] = 1;
        }
        rays[n] = [.. Enumerable.Repeat((Interval)(-1), n)];
        return rays;
    }

    private static Interval[] Combine(double[] weights, Interval[][] rays)
    {
        Interval[] sum = new Interval[rays[0].Length];
        for (int k = 0; k < sum.Length; k++)
        {
            for (int i = 0; i < weights.Length; i++)
            {
                sum[k] += rays[i][k] * weights[i];
            }
        }
        return sum;
    }

    /// <summary>x - y for the points of the two hulls that the leaf names, or null if it names none.</summary>
    private static Interval[]? Difference(HullCertificate c, HullLeaf leaf)
    {
        // Differences to one point first: a large offset of F cancels before anything is rounded.
        double[] origin = c.Problem.Points[0];
        Interval[]? x = Mean(c.Problem, leaf.First, c.First, origin);
        Interval[]? y = Mean(c.Problem, leaf.Second, c.Second, origin);
        return x is null || y is null ? null : [.. x.Zip(y, (s, t) => s - t)];
    }

    private static Interval[]? Mean(TripletProblem problem, WeightedPoint[] weights, int label, double[] origin)
    {
        Interval total = 0;
        Interval[] sum = new Interval[problem.Dimension];
        foreach ((int i, double weight) in weights)
        {
            if (weight < 0 || problem.Labels[i] != label)
            {
                return null;
            }
            total += weight;
            for (int k = 0; k < sum.Length; k++)
            {
                sum[k] += ((Interval)problem.Points[i][k] - origin[k]) * weight;
            }
        }
        return total.Lower > 0 ? [.. sum.Select(s => s / total)] : null;
    }

    /// <summary>A number that g.e/|e| is not below in the cone; negative if that is not known to be at least 0.</summary>
    private static double Reach(Interval[] g, Interval[][] rays)
    {
        double least = double.PositiveInfinity;
        foreach (Interval[] u in rays)
        {
            Interval along = 0;
            Interval squares = 0;
            for (int k = 0; k < u.Length; k++)
            {
                along += g[k] * u[k];
                squares += u[k].Square();
            }
            double length = squares.Sqrt().Upper;
            if (length > 0)
            {
                least = Math.Min(least, along.Lower > 0 ? Math.Max(0, ((Interval)along.Lower / length).Lower) : along.Lower);
            }
        }
        return least;
    }

    private static double Kappa(int n, int first, int second)
    {
        double least = double.PositiveInfinity;
        for (int p = 1; p <= Math.Min(first, n); p++)
        {
            int q = Math.Min(second, n + 1 - p);
            least = Math.Min(least, ((((Interval)1 / p) + ((Interval)1 / q)) / 2).Lower);
        }
        return ((Interval)least).Sqrt().Lower;
    }

    /// <summary>Diameter of a class, and the least over its points of the distance to the farthest other; both rounded down.</summary>
    private static (double Diameter, double Centre) Spread(double[][] rows)
    {
        double[] farthest = new double[rows.Length];
        Parallel.For(0, rows.Length, i => farthest[i] = rows.Max(row => Interval.Distance(rows[i], row).Lower));
        return (farthest.Max(), farthest.Min());
    }

    private static double Bound(double depth, double kappa, (double Diameter, double Centre) first, (double Diameter, double Centre) second)
    {
        Interval d = Math.Max(first.Diameter, second.Diameter);
        Interval r = Math.Max(first.Centre, second.Centre);
        Interval half = (Interval)depth / 2;
        Interval byDiameter = (depth + (d / 2 * kappa)) / ((Interval)2 + kappa);
        Interval byCentre = (depth + (r * kappa)) / ((Interval)2 + ((Interval)2 * kappa));
        return Math.Max(0, Math.Max(half.Lower, Math.Max(byDiameter.Lower, byCentre.Lower)));
    }
}
