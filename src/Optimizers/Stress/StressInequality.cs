namespace IsoTriplet.Optimizers.Stress;

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
