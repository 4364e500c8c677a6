namespace IsoTriplet.Certificates;

/// <summary>Judges <see cref="StressCertificate"/>: no Triplet-Separated G in R^n, n the dimension of F, has d_iso(F, G) at most eps = Bound.</summary>
/// <remarks>
/// Suppose such a G. Centre F and G (neither d_iso nor separation changes).
/// (1) Gram matrices. FF' = -J(D^F)^2 J/2 with J the centring projection, so |GG' - FF'| is at most half of |(D^G)^2 - (D^F)^2|, entry by entry
/// |D^G - D^F|(D^G + D^F) &lt;= eps (2D + eps) = E_ij, E_ii = 0. Hence |GG' - FF'|_Fro &lt;= |E|_Fro / 2.
/// (2) Alignment (Tu et al., Low-rank solutions of linear matrix equations via Procrustes flow, ICML 2016, Lemma 5.4). Let Q be the orthogonal matrix
/// (reflections allowed) that brings G nearest to F; rename GQ to G. Then F'G is symmetric and positive semidefinite. With V = G - F, S = F'V (symmetric),
/// T = V'V, P = F'F: |GG' - FF'|^2 = |FV' + VF' + VV'|^2 = tr(2S^2 + 2PT + 4ST + T^2) = |T + sqrt2 S|^2 + (4 - 2 sqrt2) tr(ST) + 2 tr(PT), and
/// S = F'G - P makes that at least (4 - 2 sqrt2) tr(F'G T) + (2 sqrt2 - 2) tr(PT) >= 2(sqrt2 - 1) sigma_n(F)^2 |V|^2.
/// So |V|_Fro &lt;= beta := |E|_Fro / (2 sigma_n(F) sqrt(2(sqrt2 - 1))), and |v_i - v_j|^2 &lt;= 2(|v_i|^2 + |v_j|^2) &lt;= 2 beta^2.
/// (3) Lengths. With u = (p_i - p_j)/D and v = v_i - v_j, |v| &lt; D: by convexity D^G - D >= u.v; and D^G = sqrt((D + u.v)^2 + |v_perp|^2) gives
/// D^G - D &lt;= u.v + |v|^2 / (2(D - |v|)) &lt;= u.v + (|v_i|^2 + |v_j|^2) / (D - sqrt2 beta).
/// (4) Sum. Put m_ij = sum lambda ([ij = aq] - [ij = ap]). Separation says sum m D^G >= 0, so sum m (D^G - D) >= sum lambda (D_ap - D_aq). Write
/// m = (m - w) + w: the first part is at most eps |m - w|_1 (pairs counted once), the second by (3) at most sum_i r_i.v_i + sum_i e_i |v_i|^2, where
/// r_i = sum_j w_ij u_ij, sum r_i.v_i &lt;= |r|_Fro beta, and e_i = sum over j with w_ij > 0 of w_ij / (D_ij - sqrt2 beta). Hence a contradiction if
///   sum lambda (D_ap - D_aq) > eps |m - w|_1 + |r|_Fro beta + beta^2 max_i e_i.
/// With a margin or comparisons D_ij + s - D_kl stands in the place of D_ap - D_aq. Every term is an interval; m - w is summed exactly; sigma_n^2 is a proven lower bound on the smallest eigenvalue of the centred F'F.
/// Smaller eps: d_iso(F, G) &lt;= eps' &lt; eps is a special case of d_iso(F, G) &lt;= eps, so d_iso(F, F_TS) >= eps.
/// </remarks>
public static class StressCheck
{
    /// <summary>Checks the certificate.</summary>
    /// <param name="certificate">A well-formed certificate.</param>
    /// <returns>The verdict.</returns>
    internal static CheckResult Check(StressCertificate certificate)
    {
        (List<Inequality> terms, string? refusal) = Inequalities.Of(certificate.Problem, certificate.Triples, certificate.Comparisons);
        if (refusal is not null || terms.Any(t => t.Slope != 1))
        {
            return new(false, refusal ?? "A slope other than 1 has no meaning here.", 0);
        }
        double[][] f = certificate.Problem.Points;
        Interval left = 0;
        PairWeights difference = new();
        foreach (Inequality t in terms)
        {
            left += (Interval.Distance(f[t.I], f[t.J]) + t.Margin - Interval.Distance(f[t.K], f[t.L])) * t.Weight;
            difference.Add(t.K, t.L, Dyadic.From(t.Weight));
            difference.Add(t.I, t.J, -Dyadic.From(t.Weight));
        }
        PairWeights stress = new();
        foreach (WeightedPair w in certificate.Stress)
        {
            stress.Add(w.I, w.J, Dyadic.From(w.Weight));
            difference.Add(w.I, w.J, -Dyadic.From(w.Weight));
        }
        Interval right = 0;
        foreach ((_, Dyadic weight) in difference.NonZero)
        {
            right += Absolute(weight.Enclose());
        }
        right *= certificate.Bound;
        // What is cheap to refuse comes before the sum over all pairs, which is most of the work.
        if (!(left.Lower > right.Lower))
        {
            return new(false, $"The inequality fails: left {left.Lower:R}, right at least {right.Lower:R}.", 0);
        }
        Interval beta = LargestDisplacement(certificate.Problem, certificate.Bound);
        if (!double.IsFinite(beta.Upper))
        {
            return new(false, "F is not proven to span R^n: sigma_n(F) has no positive lower bound.", 0);
        }
        Interval[][] residual = f.Select(_ => new Interval[certificate.Problem.Dimension]).ToArray();
        Interval[] bending = new Interval[f.Length];
        Interval slip = ((Interval)2).Sqrt() * beta;
        foreach (((int i, int j), Dyadic exact) in stress.NonZero)
        {
            Interval weight = exact.Enclose();
            Interval distance = Interval.Distance(f[i], f[j]);
            Interval room = distance - slip;
            if (!(distance.Lower > 0) || (exact.Sign > 0 && !(room.Lower > 0)))
            {
                return new(false, $"The stressed pair ({i}, {j}) is too short for the displacements allowed.", 0);
            }
            if (exact.Sign > 0)
            {
                bending[i] += weight / room;
                bending[j] += weight / room;
            }
            for (int k = 0; k < residual[i].Length; k++)
            {
                Interval force = weight * (((Interval)f[i][k] - f[j][k]) / distance);
                residual[i][k] += force;
                residual[j][k] -= force;
            }
        }
        right += (Norm(residual.SelectMany(row => row)) * beta) + (beta.Square() * bending.Max(e => e.Upper));
        return left.Lower > right.Upper
            ? new(true, $"The stress refutes every {certificate.Problem.Members} in R^n within the stated distance.", certificate.Bound)
            : new(false, $"The inequality fails: left {left.Lower:R}, right {right.Upper:R}.", 0);
    }

    /// <summary>beta of step (2), its upper end; infinite if F is not proven of rank n.</summary>
    private static Interval LargestDisplacement(TripletProblem problem, double eps)
    {
        double[][] f = problem.Points;
        double sigmaSquared = SmallestEigenvalue.PositiveLowerBound(Scatter(problem), out _);
        if (!(sigmaSquared > 0))
        {
            return new(0, double.PositiveInfinity);
        }
        // A sum a row, and these in their order: the same digits on any number of threads.
        Interval[] rows = new Interval[f.Length];
        Parallel.For(
            0,
            f.Length,
            i =>
            {
                for (int j = 0; j < i; j++)
                {
                    rows[i] += (((Interval)2 * Interval.Distance(f[i], f[j]) + eps) * eps).Square() * 2;
                }
            }
        );
        Interval squares = rows.Aggregate((Interval)0, (sum, row) => sum + row),
            root = (((Interval)2).Sqrt() - 1) * 2;
        return squares.Sqrt() / (((Interval)sigmaSquared).Sqrt() * root.Sqrt() * 2);
    }

    /// <summary>F'F of the exactly centred F; the rounding of the entries becomes the radius.</summary>
    private static SymmetricMatrix Scatter(TripletProblem problem)
    {
        int n = problem.Dimension;
        Interval[] mean = new Interval[n];
        foreach (double[] row in problem.Points)
        {
            for (int k = 0; k < n; k++)
            {
                mean[k] += row[k];
            }
        }
        Interval[][] f = problem.Points.Select(row => row.Select((x, k) => x - (mean[k] / problem.Points.Length)).ToArray()).ToArray();
        SymmetricMatrix matrix = new(n);
        Interval radius = 0;
        for (int k = 0; k < n; k++)
        {
            Interval row = 0;
            for (int l = 0; l < n; l++)
            {
                Interval sum = 0;
                foreach (Interval[] point in f)
                {
                    sum += point[k] * point[l];
                }
                matrix[k, l] = sum.Lower;
                row += (Interval)sum.Upper - sum.Lower;
            }
            radius = Math.Max(radius.Upper, row.Upper);
        }
        matrix.Radius = radius.Upper;
        return matrix;
    }

    private static Interval Absolute(Interval x) =>
        x.Lower >= 0 ? x
        : x.Upper <= 0 ? -x
        : new(0, x.Magnitude);

    private static Interval Norm(IEnumerable<Interval> entries)
    {
        Interval squares = 0;
        foreach (Interval x in entries)
        {
            squares += x.Square();
        }
        return squares.Sqrt();
    }
}
