using IsoTriplet.Optimizers.Solvers;

namespace IsoTriplet.Optimizers.Stress;

/// <summary>The linearised nearest-separated-embedding problem, by constraint generation:
/// <c>min eps  s.t.  |delta_ij| &lt;= eps for all pairs,  delta_kl - delta_ij >= D_ij + s - D_kl for all comparisons (delta_aq - delta_ap >= D_ap - D_aq for triples),
/// delta_ij = u_ij.(v_i - v_j) + R_ij,  0 &lt;= R_ij &lt;= kappa_ij</c>.</summary>
/// <remarks>With kappa = 0 it is the first-order problem; its dual is <c>max sum lambda (D_ij + s - D_kl), |m - w|_1 = 1, w in equilibrium</c>.
/// A kappa above 0, for the second-order remainder (see <see cref="StressSearch"/>), charges <c>sum kappa_ij max(0, w_ij)</c> in the dual.
/// Pairs of coinciding points have no direction and are left out together with their comparisons.</remarks>
internal sealed class FirstOrderProgram
{
    private const int MaximumRounds = 200;
    private const double Tolerance = 1e-7;
    private readonly PairGeometry _geometry;
    private readonly Func<double, double> _kappa;
    private readonly double _scale;
    private readonly int _n;
    private readonly int[] _pairOf;
    private readonly List<(int I, int J, int Slack, int Upper, int Lower)> _pairs = [];
    private readonly Dictionary<Comparison, int> _rows = [];

    private FirstOrderProgram(PairGeometry geometry, Func<double, double> kappa)
    {
        _geometry = geometry;
        _scale = geometry.Hardness;
        _kappa = kappa;
        _n = geometry.Points.Dimension;
        _pairOf = new int[geometry.Count * geometry.Count];
        Array.Fill(_pairOf, -1);
    }

    /// <summary>Solves the program.</summary>
    /// <param name="geometry">The embedding; its hardness must be positive.</param>
    /// <param name="kappa">Bound of R of a pair, by its distance.</param>
    /// <param name="cancellation">Stops between two solves; the result is then not converged.</param>
    /// <returns>The optimum in the units of the embedding.</returns>
    public static FirstOrderSolution Solve(PairGeometry geometry, Func<double, double> kappa, CancellationToken cancellation = default)
    {
        if (!(geometry.Hardness > 0))
        {
            return new FirstOrderSolution(true, 0, new double[geometry.Count * geometry.Points.Dimension], [], []);
        }
        // Ties that differ by rounding alone look like 1e-9 once H is scaled to 1; where that stalls the fine tolerance, the coarse one passes.
        FirstOrderSolution? coarser = null;
        foreach (double tolerance in (ReadOnlySpan<double>)[1e-9, 1e-7])
        {
            using LinearProgram program = new(tolerance);
            FirstOrderSolution solution = new FirstOrderProgram(geometry, kappa).Run(program, cancellation);
            if (solution.Converged || cancellation.IsCancellationRequested)
            {
                return solution;
            }
            coarser = solution;
        }
        return coarser!;
    }

    private int Epsilon => _geometry.Count * _n;

    private FirstOrderSolution Run(LinearProgram program, CancellationToken cancellation)
    {
        for (int k = 0; k < Epsilon; k++)
        {
            program.AddColumn(0, double.NegativeInfinity, double.PositiveInfinity);
        }
        program.AddColumn(1, 0, double.PositiveInfinity);
        double[] x = new double[program.Columns];
        LinearSolution? solution = null;
        bool converged = false;
        for (int round = 0; round < MaximumRounds && !converged; round++)
        {
            if (cancellation.IsCancellationRequested)
            {
                break;
            }
            converged = !AddViolated(program, x);
            if (converged)
            {
                break;
            }
            LinearSolution next = program.Solve();
            if (next.Status != LinearStatus.Optimal)
            {
                break;
            }
            solution = next;
            x = next.X;
        }
        return Collect(solution, converged);
    }

    private bool AddViolated(LinearProgram program, double[] x)
    {
        int before = program.Rows;
        int count = _geometry.Count;
        double eps = x[Epsilon];
        // delta with the slack that helps least and most, so that a pair outside the working set is judged by its best case.
        double[] low = new double[count * count];
        double[] high = new double[count * count];
        List<(double Violation, int I, int J)> pairs = [];
        for (int i = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++)
            {
                double along = _geometry.Along(i, j, x.AsSpan(i * _n, _n), x.AsSpan(j * _n, _n));
                int at = (i * count) + j;
                int known = _pairOf[at];
                (low[at], high[at]) =
                    known >= 0 ? (along + x[_pairs[known].Slack], along + x[_pairs[known].Slack]) : (along, along + Kappa(i, j));
                (low[(j * count) + i], high[(j * count) + i]) = (low[at], high[at]);
                double violation = Math.Max(low[at] - eps, -high[at] - eps);
                if (known < 0 && violation > Tolerance && _geometry.Distance(i, j) > 0)
                {
                    pairs.Add((violation, i, j));
                }
            }
        }
        foreach ((_, int i, int j) in pairs.OrderByDescending(p => p.Violation).Take(4 * count))
        {
            Pair(program, i, j);
        }
        for (int a = 0; a < count; a++)
        {
            foreach (Comparison c in Worst(a, low, high).ToArray())
            {
                Enter(program, c);
            }
        }
        return program.Rows > before;
    }

    // The violated comparisons that start at a point: for each first pair (triples: each positive) the worst, the three worst of these.
    private IEnumerable<Comparison> Worst(int a, double[] low, double[] high)
    {
        int count = _geometry.Count;
        Dictionary<int, (double Violation, Comparison C)> found = [];
        foreach (Comparison c in _geometry.Problem.From(a))
        {
            double violation = (_geometry.Excess(c) / _scale) + low[(c.I * count) + c.J] - high[(c.K * count) + c.L];
            double worst = found.TryGetValue(c.J, out (double Violation, Comparison) known) ? known.Violation : Tolerance;
            if (violation > worst && HasDirections(c) && !_rows.ContainsKey(c))
            {
                found[c.J] = (violation, c);
            }
        }
        return found.Values.OrderByDescending(f => f.Violation).ThenBy(f => f.C.J).Take(3).Select(f => f.C);
    }

    private bool HasDirections(Comparison c) =>
        (c.I == c.J || _geometry.Distance(c.I, c.J) > 0) && (c.K == c.L || _geometry.Distance(c.K, c.L) > 0);

    private double Kappa(int i, int j) => _kappa(_geometry.Distance(i, j)) / _scale;

    private int Pair(LinearProgram program, int i, int j)
    {
        if (i > j)
        {
            (i, j) = (j, i);
        }
        ref int known = ref _pairOf[(i * _geometry.Count) + j];
        if (known >= 0)
        {
            return known;
        }
        int slack = program.AddColumn(0, 0, Math.Min(Kappa(i, j), 1e6));
        int[] columns = new int[(2 * _n) + 2];
        double[] values = new double[columns.Length];
        Along(columns, values, i, j);
        (columns[^2], values[^2]) = (slack, 1);
        (columns[^1], values[^1]) = (Epsilon, -1);
        int upper = program.AddRow(double.NegativeInfinity, 0, columns, values);
        values[^1] = 1;
        int lower = program.AddRow(0, double.PositiveInfinity, columns, values);
        _pairs.Add((i, j, slack, upper, lower));
        return known = _pairs.Count - 1;
    }

    private void Along(int[] columns, double[] values, int i, int j)
    {
        ReadOnlySpan<double> pi = _geometry.Points.Row(i);
        ReadOnlySpan<double> pj = _geometry.Points.Row(j);
        double d = _geometry.Distance(i, j);
        for (int k = 0; k < _n; k++)
        {
            (columns[k], values[k]) = ((i * _n) + k, (pi[k] - pj[k]) / d);
            (columns[_n + k], values[_n + k]) = ((j * _n) + k, -values[k]);
        }
    }

    // delta_kl - delta_ij >= D_ij + s - D_kl; the distance of a point to itself is 0 and stays.
    private void Enter(LinearProgram program, Comparison c)
    {
        Dictionary<int, double> row = [];
        int[] columns = new int[2 * _n];
        double[] values = new double[2 * _n];
        foreach ((int i, int j, double sign) in (ReadOnlySpan<(int, int, double)>)[(c.I, c.J, -1), (c.K, c.L, 1)])
        {
            if (i == j)
            {
                continue;
            }
            int slack = _pairs[Pair(program, i, j)].Slack;
            row[slack] = row.GetValueOrDefault(slack) + sign;
            Along(columns, values, i, j);
            for (int k = 0; k < columns.Length; k++)
            {
                row[columns[k]] = row.GetValueOrDefault(columns[k]) + (sign * values[k]);
            }
        }
        _rows[c] = program.AddRow(_geometry.Excess(c) / _scale, double.PositiveInfinity, [.. row.Keys], [.. row.Values]);
    }

    private FirstOrderSolution Collect(LinearSolution? solution, bool converged)
    {
        if (solution is null)
        {
            return new FirstOrderSolution(false, 0, new double[Epsilon], [], []);
        }
        List<Multiplier> multipliers = [];
        double[] stress = new double[_geometry.Count * _geometry.Count];
        foreach ((Comparison c, int row) in _rows.OrderBy(t => t.Value))
        {
            // A row whose index is beyond the duals was added after the last solve.
            double weight = row < solution.RowDuals.Length ? solution.RowDuals[row] : 0;
            if (weight > 1e-11)
            {
                multipliers.Add(new Multiplier(c, weight));
                stress[Index(c.K, c.L)] += weight;
                stress[Index(c.I, c.J)] -= weight;
            }
        }
        foreach ((int i, int j, _, int upper, int lower) in _pairs)
        {
            if (lower < solution.RowDuals.Length)
            {
                stress[Index(i, j)] += solution.RowDuals[upper] + solution.RowDuals[lower];
            }
        }
        List<WeightedPair> pairs = [];
        foreach ((int i, int j, _, _, _) in _pairs)
        {
            if (Math.Abs(stress[Index(i, j)]) > 1e-11)
            {
                pairs.Add(new WeightedPair(i, j, stress[Index(i, j)]));
            }
        }
        double[] displacement = [.. solution.X.Take(Epsilon).Select(value => value * _scale)];
        return new FirstOrderSolution(converged, solution.Objective * _scale, displacement, multipliers, pairs);
    }

    private int Index(int i, int j) => (Math.Min(i, j) * _geometry.Count) + Math.Max(i, j);
}

/// <summary>The outcome of <see cref="FirstOrderProgram.Solve"/>.</summary>
/// <param name="Converged">True if no constraint outside the working set is violated; otherwise Value is a relaxation.</param>
/// <param name="Value">The least eps of the linearised problem, an approximation of d_iso(F, F_TS) from first order.</param>
/// <param name="Displacement">v, N x n row-major: F + v is separated (respects the comparisons) to first order.</param>
/// <param name="Multipliers">lambda, positive ones only, scaled so that |m - w|_1 = 1.</param>
/// <param name="Stress">w, in equilibrium up to the linear solver's rounding.</param>
public sealed record FirstOrderSolution(
    bool Converged,
    double Value,
    double[] Displacement,
    IReadOnlyList<Multiplier> Multipliers,
    IReadOnlyList<WeightedPair> Stress
);
