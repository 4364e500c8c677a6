using IsoTriplet.Certificates;
using IsoTriplet.Optimizers.Solvers;

namespace IsoTriplet.Optimizers.Stress;

/// <summary>The linearised nearest-separated-embedding problem, by constraint generation:
/// <c>min eps  s.t.  |delta_ij| &lt;= eps for all pairs,  delta_aq - delta_ap >= D_ap - D_aq for all triples,
/// delta_ij = u_ij.(v_i - v_j) + R_ij,  0 &lt;= R_ij &lt;= kappa_ij</c>.</summary>
/// <remarks>With kappa = 0 it is the first-order problem; its dual is <c>max sum lambda (D_ap - D_aq), |m - w|_1 = 1, w in equilibrium</c>.
/// A kappa above 0, for the second-order remainder (see <see cref="StressSearch"/>), charges <c>sum kappa_ij max(0, w_ij)</c> in the dual.
/// Pairs of coinciding points have no direction and are left out together with their triples.</remarks>
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
    private readonly Dictionary<(int, int, int), int> _triples = [];

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
            LinearSolution next = SolveLimited(program);
            if (next.Status != LinearStatus.Optimal)
            {
                break;
            }
            solution = next;
            x = next.X;
        }
        return Collect(solution, converged);
    }

    // These programs are degenerate (symmetric F), and the simplex method has been seen to cycle: the other method then goes on from there.
    private static LinearSolution SolveLimited(LinearProgram program)
    {
        int limit = 1000 + (20 * (program.Rows + program.Columns));
        LinearSolution solution = program.Solve(maximumIterations: limit);
        return solution.Status == LinearStatus.Optimal ? solution : program.Solve(primal: true, limit);
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
            foreach ((int p, int q) in Worst(a, low, high))
            {
                Triple(program, a, p, q);
            }
        }
        return program.Rows > before;
    }

    // The violated triples of an anchor: for each positive the worst negative, the three worst of these.
    private IEnumerable<(int P, int Q)> Worst(int a, double[] low, double[] high)
    {
        int count = _geometry.Count;
        List<(double Violation, int P, int Q)> found = [];
        for (int p = 0; p < count; p++)
        {
            if (p == a || _geometry.Labels[p] != _geometry.Labels[a] || _geometry.Distance(a, p) == 0)
            {
                continue;
            }
            (double worst, int at) = (Tolerance, -1);
            for (int q = 0; q < count; q++)
            {
                if (_geometry.Labels[q] == _geometry.Labels[a] || _geometry.Distance(a, q) == 0)
                {
                    continue;
                }
                double violation = (_geometry.Hard(a, p, q) / _scale) + low[(a * count) + p] - high[(a * count) + q];
                if (violation > worst && !_triples.ContainsKey((a, p, q)))
                {
                    (worst, at) = (violation, q);
                }
            }
            if (at >= 0)
            {
                found.Add((worst, p, at));
            }
        }
        return found.OrderByDescending(f => f.Violation).Take(3).Select(f => (f.P, f.Q));
    }

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

    private void Triple(LinearProgram program, int a, int p, int q)
    {
        int positive = Pair(program, a, p);
        int negative = Pair(program, a, q);
        double[] row = new double[3 * _n];
        int[] columns = new int[(3 * _n) + 2];
        int[] pair = new int[2 * _n];
        double[] values = new double[2 * _n];
        for (int k = 0; k < _n; k++)
        {
            (columns[k], columns[_n + k], columns[(2 * _n) + k]) = ((a * _n) + k, (p * _n) + k, (q * _n) + k);
        }
        Along(pair, values, a, q);
        for (int k = 0; k < _n; k++)
        {
            row[k] += values[k];
            row[(2 * _n) + k] += values[_n + k];
        }
        Along(pair, values, a, p);
        for (int k = 0; k < _n; k++)
        {
            row[k] -= values[k];
            row[_n + k] -= values[_n + k];
        }
        (columns[^2], columns[^1]) = (_pairs[negative].Slack, _pairs[positive].Slack);
        _triples[(a, p, q)] = program.AddRow(_geometry.Hard(a, p, q) / _scale, double.PositiveInfinity, columns, [.. row, 1, -1]);
    }

    private FirstOrderSolution Collect(LinearSolution? solution, bool converged)
    {
        if (solution is null)
        {
            return new FirstOrderSolution(false, 0, new double[Epsilon], [], []);
        }
        List<WeightedTriple> triples = [];
        double[] stress = new double[_geometry.Count * _geometry.Count];
        foreach (((int a, int p, int q), int row) in _triples.OrderBy(t => t.Value))
        {
            // A row whose index is beyond the duals was added after the last solve.
            double weight = row < solution.RowDuals.Length ? solution.RowDuals[row] : 0;
            if (weight > 1e-11)
            {
                triples.Add(new WeightedTriple(a, p, q, weight));
                stress[Index(a, q)] += weight;
                stress[Index(a, p)] -= weight;
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
        return new FirstOrderSolution(converged, solution.Objective * _scale, displacement, triples, pairs);
    }

    private int Index(int i, int j) => (Math.Min(i, j) * _geometry.Count) + Math.Max(i, j);
}
