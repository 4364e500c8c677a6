namespace IsoTriplet.Certificates;

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
