namespace IsoTriplet.Optimizers;

/// <summary>The problem: how far is F from the set F_TS of Triplet-Separated embeddings of the same labels in R^n?</summary>
/// <remarks>
/// d_haus: <c>min t  s.t. |g_i - p_i| &lt;= t</c>; d_iso: <c>min eps  s.t. |D_ij^G - D_ij^F| &lt;= eps</c>; both under
/// <c>D_ap^G &lt;= D_aq^G</c> for every anchor a, positive p and negative q (docs/mathematics.md sections 2 and 3).
/// </remarks>
public sealed record SeparationProblem
{
    /// <summary>States the problem.</summary>
    /// <param name="embedding">F, N points in R^n.</param>
    /// <param name="labels">N class labels.</param>
    /// <param name="objective">Which distance is minimised.</param>
    /// <exception cref="ArgumentException">The numbers of points and labels differ; the scale is refused as by <see cref="BracketSolver"/>.</exception>
    public SeparationProblem(Embedding embedding, Labels labels, Objective objective)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(labels);
        Guard.SameSize(embedding.Points, labels.Count, "the numbers of points and labels");
        MeasurableScale.Demand(embedding);
        (Embedding, Labels, Objective) = (embedding, labels, objective);
    }

    /// <summary>F, the embedding whose distance to F_TS is sought.</summary>
    public Embedding Embedding { get; }

    /// <summary>The class labels y.</summary>
    public Labels Labels { get; }

    /// <summary>Which distance is minimised.</summary>
    public Objective Objective { get; }
}

/// <summary>Which distance to the set of Triplet-Separated embeddings is minimised.</summary>
public enum Objective
{
    /// <summary>d_haus(F, F_TS): the largest displacement (min-max form, docs/mathematics.md section 2).</summary>
    Haus,

    /// <summary>d_iso(F, F_TS): the largest change of a pairwise distance ([IAT] (13), (14)).</summary>
    Iso,
}
