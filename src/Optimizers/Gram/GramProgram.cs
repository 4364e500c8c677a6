using IsoTriplet.Certificates;
using IsoTriplet.Optimizers.Solvers;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Optimizers.Gram;

/// <summary>The multipliers that contradict the Gram relaxation at one eps most, by CSDP with constraint generation:
/// <c>min sum w+ (D+eps)^2 - sum w- max(0, D-eps)^2  s.t.  Lap(w+ - w-) + sum lambda (Lap(a,p) - Lap(a,q)) psd, sum w+ + sum w- &lt;= 1</c>.</summary>
/// <remarks>Its dual asks for squared distances d, euclidean in some dimension, with d_ap &lt;= d_aq that violate the bounds of the pairs least. The last
/// point is the origin of the Gram matrix, which strikes its row and column out. All w+ are present from the start, so both programs have
/// interior points; w- and lambda enter when the d found violates them. Distances are in units of the diameter.</remarks>
internal sealed class GramProgram(PairGeometry geometry)
{
    private const double Violated = 1e-7;
    private const int MaximumRounds = 40;
    private readonly double _scale = geometry.Distances.Max();
    private readonly List<(int I, int J)> _shrunk = [];
    private readonly List<(int A, int P, int Q)> _triples = [];
    private readonly HashSet<(int, int)> _shrunkSet = [];
    private readonly HashSet<(int, int, int)> _tripleSet = [];
    private readonly (int I, int J)[] _pairs =
    [
        .. Enumerable.Range(0, geometry.Count).SelectMany(i => Enumerable.Range(i + 1, geometry.Count - i - 1).Select(j => (i, j))),
    ];

    /// <summary>The number of semidefinite programs solved.</summary>
    public int Solves { get; private set; }

    /// <summary>Solves at eps; the working sets are kept for the next call.</summary>
    /// <returns>The multipliers and the minimum (negative: contradiction), or null if CSDP failed.</returns>
    public (GramWeights Weights, double Minimum)? Solve(double eps, CancellationToken cancellation)
    {
        if (_triples.Count == 0)
        {
            (int a, int p, int q) = geometry.HardestTriple;
            Enter(a, p, q);
        }
        SemidefiniteSolution? best = null;
        for (int round = 0; round < MaximumRounds; round++)
        {
            SemidefiniteSolution solution = Csdp.Solve(Build(eps), cancellation: cancellation);
            Solves++;
            if (solution.Status is not (SemidefiniteStatus.Optimal or SemidefiniteStatus.NearlyOptimal or SemidefiniteStatus.Stalled))
            {
                break;
            }
            best = solution;
            if (!Enlarge(solution, eps))
            {
                break;
            }
        }
        return best is null ? null : (Weights(best), best.DualObjective);
    }

    private SemidefiniteProgram Build(double eps)
    {
        int variables = _pairs.Length + _shrunk.Count + _triples.Count;
        SemidefiniteProgram program = new(geometry.Count - 1, -(variables + 1));
        foreach ((int i, int j) in _pairs)
        {
            double length = (geometry.Distance(i, j) + eps) / _scale;
            int y = program.AddConstraint(length * length);
            Laplacian(program, y, i, j, 1);
            Sign(program, y, variables, normalised: true);
        }
        foreach ((int i, int j) in _shrunk)
        {
            double length = Math.Max(0, geometry.Distance(i, j) - eps) / _scale;
            int y = program.AddConstraint(-length * length);
            Laplacian(program, y, i, j, -1);
            Sign(program, y, variables, normalised: true);
        }
        foreach ((int a, int p, int q) in _triples)
        {
            int y = program.AddConstraint(0);
            Laplacian(program, y, a, p, 1);
            Laplacian(program, y, a, q, -1);
            Sign(program, y, variables, normalised: false);
        }
        program.AddCost(1, variables, variables, -1);
        return program;
    }

    private static void Sign(SemidefiniteProgram program, int y, int variables, bool normalised)
    {
        program.AddEntry(y, 1, y, y, 1);
        if (normalised)
        {
            program.AddEntry(y, 1, variables, variables, -1);
        }
    }

    private void Laplacian(SemidefiniteProgram program, int y, int i, int j, double weight)
    {
        int origin = geometry.Count - 1;
        foreach (int k in (ReadOnlySpan<int>)[i, j])
        {
            if (k != origin)
            {
                program.AddEntry(y, 0, k, k, weight);
            }
        }
        if (i != origin && j != origin)
        {
            program.AddEntry(y, 0, i, j, -weight);
        }
    }

    private void Enter(int a, int p, int q)
    {
        if (_tripleSet.Add((a, p, q)))
        {
            _triples.Add((a, p, q));
        }
        EnterShrunk(a, p);
    }

    private bool EnterShrunk(int i, int j)
    {
        (int, int) key = (Math.Min(i, j), Math.Max(i, j));
        if (!_shrunkSet.Add(key))
        {
            return false;
        }
        _shrunk.Add(key);
        return true;
    }

    private bool Enlarge(SemidefiniteSolution solution, double eps)
    {
        int order = geometry.Count - 1;
        double[] gram = solution.X[0];
        double Entry(int i, int j) => i == order || j == order ? 0 : gram[(i * order) + j];
        double Square(int i, int j) => Entry(i, i) + Entry(j, j) - (2 * Entry(i, j));
        double violation = solution.X[1][^1];
        bool entered = false;
        foreach ((int i, int j) in _pairs)
        {
            double length = Math.Max(0, geometry.Distance(i, j) - eps) / _scale;
            if ((length * length) - violation - Square(i, j) > Violated)
            {
                entered |= EnterShrunk(i, j);
            }
        }
        for (int a = 0; a < geometry.Count; a++)
        {
            (double worst, int p, int q) = (Violated, -1, -1);
            for (int i = 0; i < geometry.Count; i++)
            {
                for (int j = 0; j < geometry.Count && i != a && geometry.Labels[i] == geometry.Labels[a]; j++)
                {
                    double excess = Square(a, i) - Square(a, j);
                    if (geometry.Labels[j] != geometry.Labels[a] && excess > worst && !_tripleSet.Contains((a, i, j)))
                    {
                        (worst, p, q) = (excess, i, j);
                    }
                }
            }
            if (p >= 0)
            {
                Enter(a, p, q);
                entered = true;
            }
        }
        return entered;
    }

    private GramWeights Weights(SemidefiniteSolution solution)
    {
        int count = geometry.Count;
        double[] net = new double[count * count];
        double[] y = [.. solution.Y.Select(value => Math.Max(0, value))];
        double negligible = 1e-9 * y.Max();
        List<WeightedTriple> triples = [];
        for (int k = 0; k < y.Length; k++)
        {
            if (y[k] <= negligible)
            {
                continue;
            }
            if (k < _pairs.Length)
            {
                net[GramWeights.Index(count, _pairs[k].I, _pairs[k].J)] += y[k];
            }
            else if (k < _pairs.Length + _shrunk.Count)
            {
                (int i, int j) = _shrunk[k - _pairs.Length];
                net[GramWeights.Index(count, i, j)] -= y[k];
            }
            else
            {
                (int a, int p, int q) = _triples[k - _pairs.Length - _shrunk.Count];
                triples.Add(new WeightedTriple(a, p, q, y[k]));
            }
        }
        return new GramWeights(geometry, net, triples);
    }
}
