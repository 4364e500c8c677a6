using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Comparisons;

/// <summary>
/// The augmented Lagrangian of a set of comparisons as a function of G: the bound t^2 (largest displacement) or t (largest change of a distance) is minimised
/// out exactly, the comparisons are charged in their linear form on squared distances.
/// </summary>
internal sealed class ComparisonFunction(ComparisonFrame frame, Objective objective, int dimension)
{
    private const double Tiny = 1e-9;

    private readonly double[] _target = Padding.Widen(frame.F, frame.N, frame.Dimension, dimension);
    private readonly double[] _objectiveWeights = new double[objective == Objective.Haus ? frame.N : frame.N * (frame.N - 1)];
    private readonly double[] _values = new double[objective == Objective.Haus ? frame.N : frame.N * (frame.N - 1)];
    private readonly double[] _between = objective == Objective.Haus ? [] : Between(frame);
    private readonly Dictionary<Comparison, int> _index = [];

    /// <summary>The comparisons in use, in the order of <see cref="Forms"/> and <see cref="Weights"/>.</summary>
    public List<Comparison> Set { get; } = [];

    public List<LinearForm> Forms { get; } = [];

    /// <summary>lambda.</summary>
    public List<double> Weights { get; } = [];

    /// <summary>u, where the objective is the displacement.</summary>
    public double[] PointWeights => _objectiveWeights;

    public double Penalty { get; set; } = 0.2;

    /// <summary>Arithmetic operations done so far, by count.</summary>
    public double Work { get; private set; }

    /// <summary>Takes a comparison in with multiplier 0, unless it is in.</summary>
    public bool Enter(Comparison c)
    {
        if (!_index.TryAdd(c, Set.Count))
        {
            return false;
        }
        Set.Add(c);
        Forms.Add(new(1, 1, 0));
        Weights.Add(0);
        return true;
    }

    /// <summary>Value and gradient; with update the multipliers follow, and the largest change over the penalty is returned in their place.</summary>
    public double Evaluate(ReadOnlySpan<double> g, Span<double> gradient, bool update = false)
    {
        int d = dimension;
        double change = 0;
        Work += ((double)_values.Length * (objective == Objective.Haus ? 2 * d : d + 8)) + (4.0 * d * Set.Count);
        gradient.Clear();
        double value =
            objective == Objective.Haus ? Displacements(g, gradient, update, ref change) : Changes(g, gradient, update, ref change);
        for (int t = 0; t < Set.Count; t++)
        {
            (Comparison c, LinearForm form) = (Set[t], Forms[t]);
            double excess = (form.Left * Square(g, c.I, c.J)) + form.Offset - (form.Right * Square(g, c.K, c.L)) + (Weights[t] / Penalty),
                y = Math.Max(0, excess),
                weight = Penalty * y;
            value += Penalty / 2 * y * y;
            if (weight > 0)
            {
                Pull(g, gradient, c.I, c.J, 2 * weight * form.Left);
                Pull(g, gradient, c.K, c.L, -2 * weight * form.Right);
            }
            if (update)
            {
                change = Math.Max(change, Math.Abs(weight - Weights[t]) / Penalty);
                Weights[t] = weight;
            }
        }
        return update ? change : value;

        double Square(ReadOnlySpan<double> x, int i, int j) =>
            Numerics.PairwiseDistances.SquaredBetween(x.Slice(i * d, d), x.Slice(j * d, d));
    }

    private double Displacements(ReadOnlySpan<double> g, Span<double> gradient, bool update, ref double change)
    {
        int n = frame.N;
        for (int i = 0; i < n; i++)
        {
            double sum = 0;
            for (int k = i * dimension; k < (i + 1) * dimension; k++)
            {
                gradient[k] = g[k] - _target[k];
                sum += gradient[k] * gradient[k];
            }
            _values[i] = sum + (_objectiveWeights[i] / Penalty);
        }
        double level = Balance.Level(_values, 1 / Penalty),
            value = level;
        for (int i = 0; i < n; i++)
        {
            double y = Math.Max(0, _values[i] - level);
            value += Penalty / 2 * y * y;
            foreach (ref double v in gradient.Slice(i * dimension, dimension))
            {
                v *= 2 * Penalty * y;
            }
            Follow(i, Penalty * y, update, ref change);
        }
        return value;
    }

    private double Changes(ReadOnlySpan<double> g, Span<double> gradient, bool update, ref double change)
    {
        int at = 0;
        for (int i = 0; i < frame.N; i++)
        {
            for (int j = 0; j < i; j++, at += 2)
            {
                double moved = ComparisonFrame.Between(g, dimension, i, j) - _between[at / 2];
                _values[at] = moved + (_objectiveWeights[at] / Penalty);
                _values[at + 1] = -moved + (_objectiveWeights[at + 1] / Penalty);
            }
        }
        double level = Balance.Level(_values, 1 / Penalty),
            value = level;
        at = 0;
        for (int i = 0; i < frame.N; i++)
        {
            for (int j = 0; j < i; j++, at += 2)
            {
                double up = Math.Max(0, _values[at] - level),
                    down = Math.Max(0, _values[at + 1] - level);
                value += Penalty / 2 * ((up * up) + (down * down));
                if (up != down)
                {
                    double distance = Math.Max(Tiny, ComparisonFrame.Between(g, dimension, i, j));
                    Pull(g, gradient, i, j, Penalty * (up - down) / distance);
                }
                Follow(at, Penalty * up, update, ref change);
                Follow(at + 1, Penalty * down, update, ref change);
            }
        }
        return value;
    }

    // The distances of F in the order of the pairs.
    private static double[] Between(ComparisonFrame frame)
    {
        double[] distances = new double[frame.N * (frame.N - 1) / 2];
        int at = 0;
        for (int i = 0; i < frame.N; i++)
        {
            for (int j = 0; j < i; j++)
            {
                distances[at++] = ComparisonFrame.Between(frame.F, frame.Dimension, i, j);
            }
        }
        return distances;
    }

    private void Follow(int at, double weight, bool update, ref double change)
    {
        if (update)
        {
            change = Math.Max(change, Math.Abs(weight - _objectiveWeights[at]) / Penalty);
            _objectiveWeights[at] = weight;
        }
    }

    // The gradient of factor/2 |g_i - g_j|^2.
    private void Pull(ReadOnlySpan<double> g, Span<double> gradient, int i, int j, double factor)
    {
        for (int k = 0; k < dimension; k++)
        {
            double pull = factor * (g[(i * dimension) + k] - g[(j * dimension) + k]);
            gradient[(i * dimension) + k] += pull;
            gradient[(j * dimension) + k] -= pull;
        }
    }
}
