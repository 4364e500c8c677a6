using System.Numerics.Tensors;

namespace IsoTriplet.Optimizers.Stress;

/// <summary>Finds the multipliers of the stress certificate with the largest bound.</summary>
/// <remarks>One linear program gives the first-order optimum; further ones charge for the second-order remainder, which depends on eps, so eps is bisected.
/// They charge as if every point had the same share of the displacement, <c>beta^2</c> times the mean of the e_i; the inequality has their maximum.</remarks>
internal static class StressSearch
{
    /// <summary>Finds the multipliers with the largest bound.</summary>
    /// <param name="geometry">F and its comparisons.</param>
    /// <param name="rounds">Linear programs solved after the first, to trade first-order value for remainder.</param>
    /// <param name="cancellation">Stops between linear programs with the best so far.</param>
    /// <returns>The first-order value and the multipliers with their bound in doubles.</returns>
    public static StressMultipliers Find(PairGeometry geometry, int rounds, CancellationToken cancellation)
    {
        if (!(geometry.Hardness > 0))
        {
            return new StressMultipliers(0, 0, [], [], 0);
        }
        DisplacementBound beta = new(geometry);
        StressMultipliers best = Judge(geometry, beta, 0, [new Multiplier(geometry.Hardest!.Value, 1)], []);
        FirstOrderSolution first = FirstOrderProgram.Solve(geometry, static _ => 0, cancellation);
        best = Better(best with { FirstOrder = first.Value }, geometry, beta, first);
        (double low, double high) = (best.Bound, first.Value);
        for (int round = 0; round < rounds && high - low > 1e-3 * high && beta.SmallestSingularValue > 0; round++)
        {
            double eps = round == 0 ? low : (low + high) / 2;
            FirstOrderSolution charged = FirstOrderProgram.Solve(geometry, distance => beta.EvenRemainder(eps, distance), cancellation);
            if (!charged.Converged)
            {
                break;
            }
            best = Better(best, geometry, beta, charged);
            low = Math.Max(low, best.Bound);
            high = Math.Min(high, Math.Max(eps, charged.Value));
        }
        return best;
    }

    private static StressMultipliers Better(
        StressMultipliers best,
        PairGeometry geometry,
        DisplacementBound beta,
        FirstOrderSolution solution
    )
    {
        WeightedPair[] stress = EquilibriumProjection.Project(geometry, solution.Stress);
        StressMultipliers found = Judge(geometry, beta, best.FirstOrder, solution.Multipliers, stress);
        return found.Bound > best.Bound ? found : best;
    }

    private static StressMultipliers Judge(
        PairGeometry geometry,
        DisplacementBound beta,
        double firstOrder,
        IReadOnlyList<Multiplier> multipliers,
        IReadOnlyList<WeightedPair> stress
    )
    {
        StressInequality inequality = new(geometry, beta, multipliers, stress);
        return new StressMultipliers(firstOrder, inequality.Root(), multipliers, stress, inequality.RelativeResidual);
    }
}

/// <summary>Multipliers of a stress certificate.</summary>
/// <param name="FirstOrder">The first-order optimum: what the bound would be without the remainder.</param>
/// <param name="Bound">The largest eps that the multipliers exclude, in doubles.</param>
/// <param name="Multipliers">lambda.</param>
/// <param name="Stress">w.</param>
/// <param name="RelativeResidual">|r| / |m - w|_1, how far w is from equilibrium.</param>
internal sealed record StressMultipliers(
    double FirstOrder,
    double Bound,
    IReadOnlyList<Multiplier> Multipliers,
    IReadOnlyList<WeightedPair> Stress,
    double RelativeResidual
);

/// <summary>Moves a stress onto equilibrium: the nearest w' on the same pairs with <c>sum_j w'_ij u_ij = 0</c> at every point.</summary>
internal static class EquilibriumProjection
{
    private const int Sweeps = 4;

    /// <summary>Projects by conjugate gradients on R R' (R the equilibrium matrix), repeated on the new residual until it is rounding.</summary>
    public static WeightedPair[] Project(PairGeometry geometry, IReadOnlyList<WeightedPair> stress)
    {
        double[] w = [.. stress.Select(s => s.Weight)];
        double[] residual = Residual(geometry, stress, w);
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            double[] correction = Correction(geometry, stress, residual);
            double[] next = [.. w.Zip(correction, (a, b) => a - b)];
            double[] nextResidual = Residual(geometry, stress, next);
            // A residual of pure rounding is no longer in the range of R, and "correcting" it would move w anywhere.
            if (!(TensorPrimitives.Dot(nextResidual, nextResidual) < TensorPrimitives.Dot(residual, residual) / 4))
            {
                break;
            }
            (w, residual) = (next, nextResidual);
        }
        return [.. stress.Select((s, k) => s with { Weight = w[k] })];
    }

    /// <summary>r_i = sum_j w_ij u_ij, as N x n numbers row after row.</summary>
    public static double[] Residual(PairGeometry geometry, IReadOnlyList<WeightedPair> stress, double[] w)
    {
        int n = geometry.Points.Dimension;
        double[] r = new double[geometry.Count * n];
        for (int k = 0; k < stress.Count; k++)
        {
            (int i, int j) = (stress[k].I, stress[k].J);
            ReadOnlySpan<double> pi = geometry.Points.Row(i);
            ReadOnlySpan<double> pj = geometry.Points.Row(j);
            double scaled = w[k] / geometry.Distance(i, j);
            for (int c = 0; c < n; c++)
            {
                double force = scaled * (pi[c] - pj[c]);
                r[(i * n) + c] += force;
                r[(j * n) + c] -= force;
            }
        }
        return r;
    }

    // Least-norm x with R x = r: x = R'y, R R' y = r. The system is singular (rigid motions) but consistent, which conjugate gradients bear.
    private static double[] Correction(PairGeometry geometry, IReadOnlyList<WeightedPair> stress, double[] r)
    {
        double[] y = new double[r.Length];
        double[] residual = (double[])r.Clone();
        double[] direction = (double[])r.Clone();
        double norm = TensorPrimitives.Dot(residual, residual);
        double target = norm * 1e-16;
        for (int step = 0; step < 2 * r.Length && norm > target && norm > 0; step++)
        {
            double[] image = Residual(geometry, stress, Transposed(geometry, stress, direction));
            double curvature = TensorPrimitives.Dot(direction, image);
            if (!(curvature > 0))
            {
                break;
            }
            double length = norm / curvature;
            for (int k = 0; k < y.Length; k++)
            {
                y[k] += length * direction[k];
                residual[k] -= length * image[k];
            }
            double next = TensorPrimitives.Dot(residual, residual);
            for (int k = 0; k < y.Length; k++)
            {
                direction[k] = residual[k] + (next / norm * direction[k]);
            }
            norm = next;
        }
        return Transposed(geometry, stress, y);
    }

    private static double[] Transposed(PairGeometry geometry, IReadOnlyList<WeightedPair> stress, double[] y)
    {
        int n = geometry.Points.Dimension;
        double[] x = new double[stress.Count];
        for (int k = 0; k < x.Length; k++)
        {
            (int i, int j) = (stress[k].I, stress[k].J);
            x[k] = geometry.Along(i, j, y.AsSpan(i * n, n), y.AsSpan(j * n, n));
        }
        return x;
    }
}

/// <summary>The inequality of the stress certificate, for given multipliers as a function of eps: no separated G in R^n has d_iso(F, G) &lt;= eps if
/// <c>sum lambda (D_ij + s - D_kl) > eps |m - w|_1 + |r| beta + beta^2 max_i e_i</c>, beta = beta(eps), e_i = sum over j with w_ij > 0 of w_ij / (D_ij - sqrt 2 beta).</summary>
internal sealed class StressInequality
{
    private readonly DisplacementBound _beta;
    private readonly List<(int I, int J, double Distance, double Weight)> _resisting = [];
    private readonly int _count;
    private readonly double _gain;
    private readonly double _norm;
    private readonly double _residual;

    public StressInequality(
        PairGeometry geometry,
        DisplacementBound beta,
        IReadOnlyList<Multiplier> multipliers,
        IReadOnlyList<WeightedPair> stress
    )
    {
        _beta = beta;
        _count = geometry.Count;
        Dictionary<(int, int), double> difference = [];
        foreach ((Comparison c, double weight, _) in multipliers)
        {
            _gain += weight * geometry.Excess(c);
            Add(difference, c.K, c.L, weight);
            Add(difference, c.I, c.J, -weight);
        }
        foreach (WeightedPair s in stress)
        {
            Add(difference, s.I, s.J, -s.Weight);
            if (s.Weight > 0)
            {
                _resisting.Add((s.I, s.J, geometry.Distance(s.I, s.J), s.Weight));
            }
        }
        _norm = difference.Values.Sum(Math.Abs);
        double[] r = EquilibriumProjection.Residual(geometry, stress, [.. stress.Select(s => s.Weight)]);
        _residual = Math.Sqrt(r.Sum(x => x * x));
        HasStress = stress.Any(s => s.Weight != 0);
    }

    private bool HasStress { get; }

    /// <summary>The residual |r| of equilibrium over |m - w|_1.</summary>
    public double RelativeResidual => _norm > 0 ? _residual / _norm : 0;

    /// <summary>Left side minus right side; positive where the certificate excludes eps.</summary>
    public double Margin(double eps)
    {
        double margin = _gain - (eps * _norm);
        if (!HasStress)
        {
            return margin;
        }
        margin -= _residual * _beta.At(eps);
        double[] bending = new double[_count];
        foreach ((int i, int j, double distance, double weight) in _resisting)
        {
            double remainder = weight * _beta.Remainder(eps, distance);
            bending[i] += remainder;
            bending[j] += remainder;
        }
        margin -= bending.Max();
        return double.IsNaN(margin) ? double.NegativeInfinity : margin;
    }

    /// <summary>The largest eps that the multipliers exclude, by bisection (the margin falls as eps grows); 0 if they exclude nothing.</summary>
    public double Root()
    {
        if (!(_norm > 0 && _gain > 0))
        {
            return 0;
        }
        (double low, double high) = (0, _gain / _norm);
        for (int step = 0; step < 80 && high - low > 1e-15 * high; step++)
        {
            double middle = (low + high) / 2;
            if (Margin(middle) > 0)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }

    private static void Add(Dictionary<(int, int), double> sums, int i, int j, double weight)
    {
        if (i == j)
        {
            return;
        }
        (int, int) key = (Math.Min(i, j), Math.Max(i, j));
        sums[key] = sums.GetValueOrDefault(key) + weight;
    }
}
