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
