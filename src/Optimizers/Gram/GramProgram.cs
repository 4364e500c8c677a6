using IsoTriplet.Optimizers.Comparisons;
using IsoTriplet.Optimizers.Solvers;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Optimizers.Gram;

/// <summary>The multipliers that contradict the Gram relaxation at one eps most, by CSDP with constraint generation:
/// <c>min sum w+ (D+eps)^2 - sum w- max(0, D-eps)^2 - sum lambda offset  s.t.  Lap(w+ - w-) + sum lambda (left Lap(i,j) - right Lap(k,l)) psd, sum w+ + sum w- &lt;= 1</c>.</summary>
/// <remarks>Its dual asks for squared distances d, euclidean in some dimension, with left d_ij + offset &lt;= right d_kl (triples without a margin: d_ap &lt;= d_aq) that violate the bounds of the
/// pairs least. The last point is the origin of the Gram matrix, which strikes its row and column out. All w+ are present from the start, so both programs have
/// interior points (a list of comparisons may contradict itself, and is let violated like the pairs); w- and lambda enter when the d found violates them. A comparison with s below 0 bounds d_ij by a
/// concave function of d_kl: it enters once for each tangent that is needed. Distances are in units of the diameter.</remarks>
internal sealed class GramProgram(PairGeometry geometry)
{
    private const double Violated = 1e-7;
    private const double Floor = 1e-3;
    private const int MaximumRounds = 40;
    private readonly double _scale = geometry.Size;
    private readonly bool _listed = geometry.Problem.Labels is null;
    private readonly List<(int I, int J)> _shrunk = [];
    private readonly List<(Comparison C, double Tangent)> _terms = [];
    private readonly HashSet<(int, int)> _shrunkSet = [];
    private readonly HashSet<Comparison> _termSet = [];
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
        if (_terms.Count == 0)
        {
            Enter(geometry.Hardest!.Value, eps);
        }
        (GramWeights, double)? best = null;
        for (int round = 0; round < MaximumRounds; round++)
        {
            SemidefiniteSolution solution = Csdp.Solve(Build(eps), cancellation: cancellation);
            Solves++;
            if (solution.Status is not (SemidefiniteStatus.Optimal or SemidefiniteStatus.NearlyOptimal or SemidefiniteStatus.Stalled))
            {
                break;
            }
            best = (Weights(solution, eps), solution.DualObjective);
            if (!Enlarge(solution, eps))
            {
                break;
            }
        }
        return best;
    }

    private SemidefiniteProgram Build(double eps)
    {
        int variables = _pairs.Length + _shrunk.Count + _terms.Count;
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
        foreach ((Comparison c, double tangent) in _terms)
        {
            LinearForm form = Form(c, tangent, eps);
            int y = program.AddConstraint(-form.Offset);
            Laplacian(program, y, c.I, c.J, form.Left);
            Laplacian(program, y, c.K, c.L, -form.Right);
            Sign(program, y, variables, _listed);
        }
        program.AddCost(1, variables, variables, -1);
        return program;
    }

    private LinearForm Form(Comparison c, double tangent, double eps)
    {
        (double s, double small) = (c.Margin / _scale, geometry.Distance(c.I, c.J) / _scale);
        return s < 0 ? LinearForm.Tangent(c, s, small, tangent, Floor) : LinearForm.Relaxed(c, s, small, tangent, eps / _scale, Floor);
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
        foreach (int k in (ReadOnlySpan<int>)(i == j ? [] : [i, j]))
        {
            if (k != origin)
            {
                program.AddEntry(y, 0, k, k, weight);
            }
        }
        if (i != j && i != origin && j != origin)
        {
            program.AddEntry(y, 0, i, j, -weight);
        }
    }

    private void Enter(Comparison c, double eps, double? tangent = null)
    {
        if (_termSet.Add(c) || tangent is not null)
        {
            _terms.Add((c, tangent ?? (geometry.Distance(c.K, c.L) + eps) / _scale));
        }
        if (c.I != c.J)
        {
            _ = EnterShrunk(c.I, c.J);
        }
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
        double allowed = Violated + (_listed ? violation : 0);
        for (int a = 0; a < geometry.Count; a++)
        {
            (double worst, (Comparison C, double? Tangent)? at) = (allowed, null);
            foreach (Comparison c in geometry.Problem.From(a))
            {
                bool curved = c.Margin < 0 && c.K != c.L;
                double? tangent = curved ? Math.Sqrt(Math.Max(0, Square(c.K, c.L))) : null;
                LinearForm form = Form(c, tangent ?? 0, eps);
                double excess = (form.Left * Square(c.I, c.J)) + form.Offset - (form.Right * Square(c.K, c.L));
                if (excess > worst && (curved || !_termSet.Contains(c)))
                {
                    (worst, at) = (excess, (c, tangent));
                }
            }
            if (at is var (next, place))
            {
                Enter(next, eps, place);
                entered = true;
            }
        }
        return entered;
    }

    private GramWeights Weights(SemidefiniteSolution solution, double eps)
    {
        int count = geometry.Count;
        double[] net = new double[count * count];
        double[] y = [.. solution.Y.Select(value => Math.Max(0, value))];
        double negligible = 1e-9 * y.Max();
        Dictionary<Comparison, (double Weight, double Slope)> multipliers = [];
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
                // Several tangents of one comparison come to the one of their mean slope, whose offset is no worse: s^2 slope/(slope - 1) is convex.
                (Comparison c, double tangent) = _terms[k - _pairs.Length - _shrunk.Count];
                (double weight, double slopes) = multipliers.GetValueOrDefault(c);
                multipliers[c] = (weight + y[k], slopes + (y[k] * Form(c, tangent, eps).Slope(c.Margin)));
            }
        }
        return new GramWeights(
            geometry,
            net,
            [.. multipliers.Select(m => new Multiplier(m.Key, m.Value.Weight, m.Value.Slope / m.Value.Weight))]
        );
    }
}
