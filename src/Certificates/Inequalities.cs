namespace IsoTriplet.Certificates;

/// <summary>One weighted inequality <c>G_ij + s &lt;= G_kl</c>, as the rules use it: on squared distances, linear, with a slope on one side.</summary>
/// <remarks>
/// For s at least 0: <c>slope G_ij^2 + offset &lt;= G_kl^2</c>, where the offset is at most (g + s)^2 - slope g^2 for every g that G_ij may be. As a function of g
/// that is concave or increasing, so its least value on [lo, hi] is at an end. For s below 0: <c>G_ij^2 + offset &lt;= slope G_kl^2</c> with slope above 1 and
/// -offset = s^2 slope/(slope - 1), the largest value of (g - s)^2 - slope g^2; where k = l it is s^2. With s = 0 and slope 1 the offset is 0.
/// (docs/mathematics/extensions.md, Lemma 14.4 and Theorem 15.2.)
/// </remarks>
internal readonly record struct Inequality(int I, int J, int K, int L, double Margin, double Weight, double Slope)
{
    /// <summary>Factor of |g_i - g_j|^2.</summary>
    public double Left => Margin >= 0 ? Slope : 1;

    /// <summary>Factor of |g_k - g_l|^2.</summary>
    public double Right => Margin >= 0 ? 1 : Slope;

    /// <summary>True if the offset rests on how far G_ij may be from D_ij.</summary>
    public bool IsLocal => I != J && (Margin > 0 || (Margin == 0 && Slope != 1));

    /// <summary>A number not above the offset when |G_ij - D_ij| is at most reach.</summary>
    public double Offset(TripletProblem problem, Interval reach)
    {
        Interval s = Margin;
        if (Margin < 0)
        {
            return K == L ? -s.Square().Upper : -(s.Square() * Slope / ((Interval)Slope - 1)).Upper;
        }
        if (!IsLocal)
        {
            return s.Square().Lower;
        }
        Interval distance = Interval.Distance(problem.Points[I], problem.Points[J]);
        return Math.Min(At((distance - reach).Lower, Slope), At((distance + reach).Upper, Slope));

        double At(double end, double slope)
        {
            Interval g = Math.Max(0, end);
            return ((g + s).Square() - (g.Square() * slope)).Lower;
        }
    }
}

/// <summary>What the rules share about weighted triples and comparisons.</summary>
internal static class Inequalities
{
    /// <summary>The terms of a certificate, or the first reason not to accept its multipliers: each must be at least 0, on a triple (a, p, q) with p another
    /// point of the class of a and q of another class, or on a comparison of the problem.</summary>
    public static (List<Inequality> Terms, string? Refusal) Of(
        TripletProblem problem,
        WeightedTriple[] triples,
        WeightedComparison[] comparisons
    )
    {
        List<Inequality> terms = [];
        if (triples.Length > 0 && problem.Comparisons is not null)
        {
            return (terms, "The problem has comparisons in the place of triples.");
        }
        int[] labels = problem.Labels;
        foreach (WeightedTriple t in triples)
        {
            if (t.Weight < 0)
            {
                return (terms, $"The weight of triple ({t.Anchor}, {t.Positive}, {t.Negative}) is negative.");
            }
            if (t.Anchor == t.Positive || labels[t.Anchor] != labels[t.Positive] || labels[t.Anchor] == labels[t.Negative])
            {
                string text =
                    $"({t.Anchor}, {t.Positive}, {t.Negative}) is not an anchor, another point of its class and a point of another class.";
                return (terms, text);
            }
            terms.Add(new Inequality(t.Anchor, t.Positive, t.Anchor, t.Negative, problem.Margin, t.Weight, t.Slope));
        }
        foreach (WeightedComparison w in comparisons)
        {
            (int i, int j, int k, int l, double margin) = problem.Comparisons![w.Index];
            terms.Add(new Inequality(i, j, k, l, margin, w.Weight, w.Slope));
        }
        foreach (Inequality t in terms)
        {
            if (t.Weight < 0 || t.Slope < 0 || (t.Margin < 0 && t.K != t.L && !(t.Slope > 1)))
            {
                string what = t.Weight < 0 ? "weight" : "slope";
                return (terms, $"The {what} of a comparison of ({t.I}, {t.J}) with ({t.K}, {t.L}) is too small.");
            }
        }
        terms.RemoveAll(t => t.Weight == 0);
        return (terms, null);
    }
}

/// <summary>The weighted Laplacian sum_ij w_ij Lap(i,j) with exact weights: x' Lap(i,j) x = (x_i - x_j)^2. Weights that cancel exactly are
/// exactly 0, which floating point would not see.</summary>
internal sealed class PairWeights
{
    private readonly Dictionary<(int I, int J), Dyadic> weights = [];

    /// <summary>Pairs i &lt; j whose total weight is not 0.</summary>
    public IEnumerable<KeyValuePair<(int I, int J), Dyadic>> NonZero => weights.Where(w => w.Value.Sign != 0);

    /// <summary>Adds w Lap(i,j); the Laplacian of (i,i) is 0.</summary>
    public void Add(int i, int j, Dyadic weight)
    {
        if (i != j)
        {
            (int, int) key = i < j ? (i, j) : (j, i);
            weights[key] = weights.TryGetValue(key, out Dyadic old) ? old + weight : weight;
        }
    }

    /// <summary>Adds sum lambda (left Lap(i,j) - right Lap(k,l)); for triples lambda (Lap(a,p) - Lap(a,q)).</summary>
    public void Add(IEnumerable<Inequality> terms)
    {
        foreach (Inequality t in terms)
        {
            Dyadic weight = Dyadic.From(t.Weight);
            Add(t.I, t.J, weight * Dyadic.From(t.Left));
            Add(t.K, t.L, -(weight * Dyadic.From(t.Right)));
        }
    }

    /// <summary>The matrix diag(diagonal) + Laplacian on the chosen points, each entry rounded once; pairs that leave the choice add to the
    /// diagonal alone, which is the principal sub-matrix.</summary>
    /// <param name="points">Indices of the rows kept.</param>
    /// <param name="diagonal">Exact additions to the diagonal, indexed by point.</param>
    /// <returns>The matrix with the rounding error of its entries as a radius.</returns>
    public SymmetricMatrix Matrix(IReadOnlyList<int> points, Func<int, double> diagonal)
    {
        Dictionary<int, int> position = [];
        for (int k = 0; k < points.Count; k++)
        {
            position.Add(points[k], k);
        }
        Dyadic[] exactDiagonal = points.Select(i => Dyadic.From(diagonal(i))).ToArray();
        SymmetricMatrix matrix = new(points.Count);
        foreach (((int i, int j), Dyadic w) in NonZero)
        {
            bool first = position.TryGetValue(i, out int row);
            bool second = position.TryGetValue(j, out int column);
            if (first)
            {
                exactDiagonal[row] += w;
            }
            if (second)
            {
                exactDiagonal[column] += w;
            }
            if (first && second)
            {
                matrix[row, column] = matrix[column, row] = (-w).Enclose().Lower;
            }
        }
        for (int k = 0; k < points.Count; k++)
        {
            matrix[k, k] = exactDiagonal[k].Enclose().Lower;
        }
        matrix.Radius = matrix.RoundingRadius();
        return matrix;
    }
}
