namespace IsoTriplet.Certificates;

/// <summary>Judges <see cref="LagrangianCertificate"/>: a lower bound on d_haus(F, F_TS) from multipliers (u, lambda).</summary>
/// <remarks>
/// For every Triplet-Separated G and s = sum u > 0,
///   s max_i |g_i - p_i|^2 >= sum u_i |g_i - p_i|^2 >= L(G) := sum u_i |g_i - p_i|^2 + sum lambda (|g_a - g_p|^2 - |g_a - g_q|^2),
/// as each bracket is at most 0; and d_haus(F, F_TS) is the infimum of max_i |g_i - p_i| (replace g_i by the nearest point of its class).
/// L is quadratic: with M = diag(u) + sum lambda (Lap(a,p) - Lap(a,q)) and R = M H - U F half its gradient at any H,
///   L(G) = L(H) + 2 &lt;R, G - H> + &lt;G - H, M (G - H)>  >=  L(H) - |R|_Fro^2 / mu  whenever M >= mu I, mu > 0,
/// by minimising over G - H. Points with u_i = 0 in no weighted triple do not occur in L and are left out (G is free there); M is judged on the
/// others. H is any approximate minimiser: its quality decides only how good the bound is. L(H), R in intervals; mu from
/// <see cref="SmallestEigenvalue"/>. Translating F and H together changes nothing, so both are centred at a rounded mean first.
/// Bound: sqrt(max(0, L(H) - |R|^2/mu) / s), rounded down. Scaling (u, lambda) together changes nothing.
/// With a margin or comparisons the brackets are left |g_i - g_j|^2 - right |g_k - g_l|^2 + offset (<see cref="Inequality"/>), where offsets that rest on the distance
/// of G from F are those for displacements of at most b, the bound stated: G_ij is then within 2b of D_ij. If d_haus were below b the inequality would
/// hold for some G of smaller displacement; so d_haus is at least the smaller of b and the root.
/// </remarks>
public static class LagrangianCheck
{
    // Coordinates of a unit of work: how they are divided does not depend on the machine.
    private const int Coordinates = 16;

    /// <summary>Checks the certificate.</summary>
    /// <param name="certificate">A well-formed certificate.</param>
    /// <returns>The verdict.</returns>
    internal static CheckResult Check(LagrangianCertificate certificate)
    {
        double[] u = certificate.PointWeights;
        if (u.Any(x => x < 0) || u.All(x => x == 0))
        {
            return new(false, "A point weight is negative, or all are 0.", 0);
        }
        (List<Inequality> terms, string? refusal) = Inequalities.Of(certificate.Problem, certificate.Triples, certificate.Comparisons);
        if (refusal is not null)
        {
            return new(false, refusal, 0);
        }
        SortedSet<int> support = [.. Enumerable.Range(0, u.Length).Where(i => u[i] > 0)];
        foreach (Inequality t in terms)
        {
            support.UnionWith([t.I, t.J, t.K, t.L]);
        }
        int[] points = [.. support];
        PairWeights weights = new();
        weights.Add(terms);
        double mu = SmallestEigenvalue.PositiveLowerBound(weights.Matrix(points, i => u[i]), out ShiftedCholesky? factor);
        if (factor is null || !(mu > 0))
        {
            return new(false, "M is not proven positive definite on its support.", 0);
        }
        Interval[][] f = Centred(certificate.Problem, points);
        double[][] solution = points.Select((i, k) => f[k].Select(x => u[i] * x.Middle).ToArray()).ToArray();
        factor.Solve(solution);
        Interval total = 0;
        foreach (double weight in u)
        {
            total += weight;
        }
        double bound = Bound(Minimum(certificate, terms, weights, points, (f, solution), mu).Lower);
        if (bound < certificate.Bound)
        {
            // A bound that was stated to the last digit by other sums may be one digit above these.
            bound = Math.Max(bound, Bound(MinimumByTerms(certificate, terms, points, (f, solution), mu).Lower));
        }
        return bound >= certificate.Bound
            ? new(true, "M is positive definite on its support and the bound follows.", bound)
            : new(false, $"The multipliers prove only {bound:R}.", bound);

        double Bound(double value)
        {
            double root = value > 0 ? ((Interval)value / total).Sqrt().Lower : 0;
            return terms.Any(t => t.IsLocal) ? Math.Min(root, certificate.Bound) : root;
        }
    }

    internal static Interval[][] Centred(TripletProblem problem, int[] points)
    {
        double[] centre = new double[problem.Dimension];
        foreach (int i in points)
        {
            for (int k = 0; k < centre.Length; k++)
            {
                centre[k] += problem.Points[i][k] / points.Length;
            }
        }
        return points.Select(i => problem.Points[i].Select((x, k) => (Interval)x - centre[k]).ToArray()).ToArray();
    }

    /// <summary>L(H) - |R|^2 / mu, pair by pair: <c>L(H) = sum u_i |h_i - p_i|^2 + sum w_ij |h_i - h_j|^2 + sum lambda offset</c>, w the exact weights of the Laplacian.</summary>
    internal static Interval Minimum(
        LagrangianCertificate certificate,
        List<Inequality> terms,
        PairWeights weights,
        int[] points,
        (Interval[][] F, double[][] H) at,
        double mu
    )
    {
        int n = certificate.Problem.Dimension;
        Dictionary<int, int> position = points.Select((i, k) => (i, k)).ToDictionary(x => x.i, x => x.k);
        (int I, int J, Interval Weight)[] pairs =
        [
            .. weights.NonZero.Select(w => (position[w.Key.I], position[w.Key.J], w.Value.Enclose())),
        ];
        Interval[] shares = new Interval[(n + Coordinates - 1) / Coordinates];
        Parallel.For(0, shares.Length, b => shares[b] = Share(b * Coordinates, Math.Min(n, (b + 1) * Coordinates)));
        Interval value = 0;
        foreach (Interval share in shares)
        {
            value += share;
        }
        foreach (Inequality t in terms)
        {
            value += (Interval)t.Offset(certificate.Problem, (Interval)2 * certificate.Bound) * t.Weight;
        }
        return value;

        // What some of the coordinates add.
        Interval Share(int from, int to)
        {
            Interval[] residual = new Interval[points.Length * (to - from)];
            Interval sum = 0;
            for (int row = 0; row < points.Length; row++)
            {
                double weight = certificate.PointWeights[points[row]];
                Interval moved = 0;
                for (int k = from; k < to; k++)
                {
                    Interval d = (Interval)at.H[row][k] - at.F[row][k];
                    moved += d.Square();
                    residual[(row * (to - from)) + k - from] = d * weight;
                }
                sum += moved * weight;
            }
            foreach ((int i, int j, Interval weight) in pairs)
            {
                Span<Interval> first = residual.AsSpan(i * (to - from), to - from),
                    second = residual.AsSpan(j * (to - from), to - from);
                Interval apart = 0;
                for (int k = from; k < to; k++)
                {
                    Interval d = (Interval)at.H[i][k] - at.H[j][k];
                    apart += d.Square();
                    d *= weight;
                    first[k - from] += d;
                    second[k - from] -= d;
                }
                sum += apart * weight;
            }
            Interval squares = 0;
            foreach (Interval r in residual)
            {
                squares += r.Square();
            }
            return sum - (squares / mu);
        }
    }

    /// <summary>The same term by term, which takes longer and rounds elsewhere.</summary>
    internal static Interval MinimumByTerms(
        LagrangianCertificate certificate,
        List<Inequality> terms,
        int[] points,
        (Interval[][] F, double[][] H) at,
        double mu
    )
    {
        int n = certificate.Problem.Dimension;
        (Interval[][] f, double[][] h) = at;
        Dictionary<int, int> position = points.Select((i, k) => (i, k)).ToDictionary(x => x.i, x => x.k);
        Interval[][] residual = points.Select(_ => new Interval[n]).ToArray();
        Interval value = 0;
        for (int row = 0; row < points.Length; row++)
        {
            double weight = certificate.PointWeights[points[row]];
            Interval sum = 0;
            for (int k = 0; k < n; k++)
            {
                Interval d = (Interval)h[row][k] - f[row][k];
                sum += d.Square();
                residual[row][k] = d * weight;
            }
            value += sum * weight;
        }
        foreach (Inequality t in terms)
        {
            (int i, int j, int g, int l) = (position[t.I], position[t.J], position[t.K], position[t.L]);
            Interval sum = t.Offset(certificate.Problem, (Interval)2 * certificate.Bound);
            for (int k = 0; k < n; k++)
            {
                Interval near = (Interval)h[i][k] - h[j][k];
                Interval far = (Interval)h[g][k] - h[l][k];
                sum += (near.Square() * t.Left) - (far.Square() * t.Right);
                near *= (Interval)t.Weight * t.Left;
                far *= (Interval)t.Weight * t.Right;
                residual[i][k] += near;
                residual[j][k] -= near;
                residual[g][k] -= far;
                residual[l][k] += far;
            }
            value += sum * t.Weight;
        }
        Interval squares = 0;
        foreach (Interval r in residual.SelectMany(row => row))
        {
            squares += r.Square();
        }
        return value - (squares / mu);
    }
}
