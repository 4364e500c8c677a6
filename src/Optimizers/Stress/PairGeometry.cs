using IsoTriplet.Optimizers.Gram;

namespace IsoTriplet.Optimizers.Stress;

/// <summary>Distances D_ij and directions u_ij = (p_i - p_j) / D_ij of one embedding, and how far its comparisons fail.</summary>
internal sealed class PairGeometry
{
    public PairGeometry(Embedding points, Labels labels)
        : this(ComparisonProblem.OfTriples(points, labels, 0)) { }

    public PairGeometry(ComparisonProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        (Problem, Points, Count) = (problem, problem.Embedding, problem.Embedding.Points);
        Distances = PairwiseDistances.All(Points);
        Hardness = double.NegativeInfinity;
        foreach (Comparison c in Enumerable.Range(0, Count).SelectMany(problem.From))
        {
            (Hardness, Hardest) = Excess(c) > Hardness ? (Excess(c), c) : (Hardness, Hardest);
        }
        Size = Math.Max(Distances.Max(), Hardness);
    }

    public ComparisonProblem Problem { get; }
    public Embedding Points { get; }
    public int Count { get; }
    public double[] Distances { get; }

    /// <summary>H, the largest D_ij + s - D_kl; negative infinity if there is no comparison.</summary>
    public double Hardness { get; }

    /// <summary>A comparison that attains it, or null.</summary>
    public Comparison? Hardest { get; }

    /// <summary>The diameter, or the hardness where that is larger (with a margin it may be).</summary>
    public double Size { get; }

    public double Distance(int i, int j) => Distances[(i * Count) + j];

    /// <summary>D_ij + s - D_kl.</summary>
    public double Excess(Comparison c) => Distance(c.I, c.J) + c.Margin - Distance(c.K, c.L);

    /// <summary>u_ij . x, or 0 where the points coincide.</summary>
    public double Along(int i, int j, ReadOnlySpan<double> xi, ReadOnlySpan<double> xj)
    {
        double d = Distance(i, j);
        if (d == 0)
        {
            return 0;
        }
        ReadOnlySpan<double> pi = Points.Row(i);
        ReadOnlySpan<double> pj = Points.Row(j);
        double sum = 0;
        for (int k = 0; k < pi.Length; k++)
        {
            sum += (pi[k] - pj[k]) * (xi[k] - xj[k]);
        }
        return sum / d;
    }
}

/// <summary>beta(eps), the explicit isometric approximation of docs/mathematics.md section 5: if d_iso(F, G) &lt;= eps, then G can be moved by an
/// isometry so that <c>|G - F|_Fro &lt;= beta = |E|_Fro / (2 sigma_n(F) sqrt(2 (sqrt 2 - 1)))</c>, E_ij = eps (2 D_ij + eps), F centred.</summary>
internal sealed class DisplacementBound
{
    private readonly double _sumOfSquares;
    private readonly double _sum;
    private readonly int _count;

    public DisplacementBound(PairGeometry geometry)
    {
        _count = geometry.Count;
        SmallestSingularValue = Smallest(geometry);
        for (int i = 0; i < geometry.Count; i++)
        {
            for (int j = 0; j < geometry.Count; j++)
            {
                if (i != j)
                {
                    _sum += geometry.Distance(i, j);
                    _sumOfSquares += geometry.Distance(i, j) * geometry.Distance(i, j);
                }
            }
        }
    }

    /// <summary>sigma_n of the centred embedding; 0 if the points lie in a hyperplane, and beta is infinite then.</summary>
    public double SmallestSingularValue { get; }

    public double At(double eps)
    {
        double orderedPairs = (double)_count * (_count - 1);
        double frobenius = eps * Math.Sqrt((4 * _sumOfSquares) + (4 * eps * _sum) + (eps * eps * orderedPairs));
        return SmallestSingularValue > 0
            ? frobenius / (2 * SmallestSingularValue * Math.Sqrt(2 * (Math.Sqrt(2) - 1)))
            : double.PositiveInfinity;
    }

    /// <summary>beta^2 / (|p| - sqrt 2 beta). It bounds the second-order remainder of a distance, <c>0 &lt;= |p + v| - |p| - u.v</c> with v = v_i - v_j, and with the
    /// shares t_i = |v_i|^2 / beta^2 (their sum is at most 1) so does its product with t_i + t_j.</summary>
    public double Remainder(double eps, double distance)
    {
        double beta = At(eps);
        double rest = distance - (Math.Sqrt(2) * beta);
        return rest > 0 ? beta * beta / rest : double.PositiveInfinity;
    }

    /// <summary>What <see cref="Remainder"/> comes to where all N points have the same share: its product with t_i + t_j = 2/N.</summary>
    public double EvenRemainder(double eps, double distance) => 2 * Remainder(eps, distance) / _count;

    private static double Smallest(PairGeometry geometry)
    {
        int n = geometry.Points.Dimension;
        if (geometry.Count <= n)
        {
            return 0;
        }
        double[] mean = new double[n];
        for (int i = 0; i < geometry.Count; i++)
        {
            for (int k = 0; k < n; k++)
            {
                mean[k] += geometry.Points[i, k] / geometry.Count;
            }
        }
        double[] scatter = new double[n * n];
        for (int i = 0; i < geometry.Count; i++)
        {
            for (int k = 0; k < n; k++)
            {
                for (int l = 0; l < n; l++)
                {
                    scatter[(k * n) + l] += (geometry.Points[i, k] - mean[k]) * (geometry.Points[i, l] - mean[l]);
                }
            }
        }
        double[] eigenvalues = Jacobi.Eigenvalues(scatter, n);
        double smallest = eigenvalues.Min();
        // Below the rounding of the largest one it is not known to be positive.
        return smallest > eigenvalues.Max() * 1e-14 ? Math.Sqrt(smallest) : 0;
    }
}
