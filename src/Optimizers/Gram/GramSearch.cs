using IsoTriplet.Optimizers.Comparisons;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Optimizers.Gram;

/// <summary>Finds the largest eps that the Gram relaxation excludes, from below.</summary>
/// <remarks>The multipliers that contradict eps also contradict every smaller number and all up to the root of their excess; that root is
/// the next eps (Newton's method on a concave function; Dinkelbach). It starts from H/2 and rises until the contradiction is below the solver's accuracy.</remarks>
internal static class GramSearch
{
    /// <param name="geometry">F and its comparisons, of positive hardness.</param>
    /// <param name="maximumSteps">Limit of the rises.</param>
    /// <param name="cancellation">Stops with the best so far.</param>
    /// <returns>The multipliers, their root, whether the top of the relaxation was reached, and the programs solved.</returns>
    public static (GramWeights Weights, double Root, bool Converged, int Solves) Run(
        PairGeometry geometry,
        int maximumSteps,
        CancellationToken cancellation
    )
    {
        GramWeights best = GramWeights.Single(geometry);
        double root = best.Root();
        GramProgram program = new(geometry);
        for (int step = 0; step < maximumSteps && !cancellation.IsCancellationRequested; step++)
        {
            try
            {
                if (program.Solve(root, cancellation) is not var (weights, _))
                {
                    return (best, root, false, program.Solves);
                }
                GramWeights clean = weights.MadeDefinite(1e-10);
                double next = clean.Root();
                if (next <= root * (1 + 1e-7))
                {
                    return (next > root ? clean : best, Math.Max(root, next), true, program.Solves);
                }
                (best, root) = (clean, next);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
        return (best, root, false, program.Solves);
    }
}

/// <summary>Multipliers of the Gram certificate: net pair weights (positive: w+, negative: w-) and lambda.</summary>
internal sealed class GramWeights
{
    private readonly PairGeometry _geometry;
    private readonly double[] _net;

    /// <param name="geometry">F and its comparisons.</param>
    /// <param name="net">w+ - w-, N x N, upper triangle used. A pair that carries both is better off with the difference.</param>
    /// <param name="multipliers">lambda >= 0.</param>
    public GramWeights(PairGeometry geometry, double[] net, IReadOnlyList<Multiplier> multipliers) =>
        (_geometry, _net, Multipliers) = (geometry, net, multipliers);

    public IReadOnlyList<Multiplier> Multipliers { get; }

    public IEnumerable<WeightedPair> Stretched => Pairs().Where(p => p.Weight > 0);

    public IEnumerable<WeightedPair> Shrunk => Pairs().Where(p => p.Weight < 0).Select(p => p with { Weight = -p.Weight });

    /// <summary>The certificate of H/2, or of what else the strongest comparison proves alone: its matrix is zero.</summary>
    public static GramWeights Single(PairGeometry geometry)
    {
        Comparison c = geometry.Problem.Strongest() ?? geometry.Hardest!.Value;
        TripletProblem record = geometry.Problem.Record;
        (Multiplier term, double stretched, double shrunk) = HalfHardness.Weights(record, c, HalfHardness.Limit(record, c));
        double[] net = new double[geometry.Count * geometry.Count];
        net[Index(geometry.Count, c.I, c.J)] -= shrunk;
        net[Index(geometry.Count, c.K, c.L)] += stretched;
        return new GramWeights(geometry, net, [term]);
    }

    public static int Index(int count, int i, int j) => (Math.Min(i, j) * count) + Math.Max(i, j);

    /// <summary>sum w+ (D + eps)^2 - sum w- max(0, D - eps)^2 less the offsets of the margins, which a certificate needs negative.</summary>
    public double Excess(double eps)
    {
        double sum = 0;
        foreach (Multiplier m in Multipliers)
        {
            Comparison c = m.Comparison;
            sum -= m.Weight * LinearForm.Of(m).Within(c, c.Margin, _geometry.Distance(c.I, c.J), eps).Offset;
        }
        foreach (WeightedPair p in Pairs())
        {
            double d = _geometry.Distance(p.I, p.J);
            double length = p.Weight > 0 ? d + eps : Math.Max(0, d - eps);
            sum += p.Weight * length * length;
        }
        return sum;
    }

    /// <summary>The largest eps with a negative excess (which grows with eps), by bisection; 0 if there is none.</summary>
    public double Root()
    {
        (double low, double high) = (0, 2 * _geometry.Size);
        if (!(Excess(low) < 0))
        {
            return 0;
        }
        for (int step = 0; step < 100 && high - low > 1e-16 * high; step++)
        {
            double middle = (low + high) / 2;
            (low, high) = Excess(middle) < 0 ? (middle, high) : (low, middle);
        }
        return low;
    }

    /// <summary>Adds a small w+ to all pairs, so that the matrix is positive definite on vectors of sum zero.</summary>
    /// <param name="relative">How much beyond the smallest eigenvalue, in units of the largest.</param>
    public GramWeights MadeDefinite(double relative)
    {
        int count = _geometry.Count;
        double[] eigenvalues = [.. Jacobi.Eigenvalues(Matrix(), count).Order()];
        // One eigenvalue is the 0 of the constant vector; the complete graph's Laplacian adds `count` to all others.
        double missing = Math.Max(0, -eigenvalues[0]) + (relative * Math.Max(eigenvalues[^1], -eigenvalues[0]));
        double[] net = (double[])_net.Clone();
        for (int i = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++)
            {
                net[(i * count) + j] += missing / count;
            }
        }
        return new GramWeights(_geometry, net, Multipliers);
    }

    /// <summary>Lap(w+ - w-) + sum lambda (left Lap(i,j) - right Lap(k,l)).</summary>
    private double[] Matrix()
    {
        int count = _geometry.Count;
        double[] matrix = new double[count * count];
        foreach (WeightedPair p in Pairs())
        {
            Add(matrix, p.I, p.J, p.Weight);
        }
        foreach (Multiplier m in Multipliers)
        {
            (Comparison c, LinearForm form) = (m.Comparison, LinearForm.Of(m));
            Add(matrix, c.I, c.J, m.Weight * form.Left);
            Add(matrix, c.K, c.L, -m.Weight * form.Right);
        }
        return matrix;
    }

    private void Add(double[] matrix, int i, int j, double weight)
    {
        int count = _geometry.Count;
        matrix[(i * count) + i] += weight;
        matrix[(j * count) + j] += weight;
        matrix[(i * count) + j] -= weight;
        matrix[(j * count) + i] -= weight;
    }

    private IEnumerable<WeightedPair> Pairs()
    {
        int count = _geometry.Count;
        for (int i = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++)
            {
                if (_net[(i * count) + j] != 0)
                {
                    yield return new WeightedPair(i, j, _net[(i * count) + j]);
                }
            }
        }
    }
}
