namespace IsoTriplet.Isometry;

/// <summary>d_iso, the largest change of a distance between two embeddings of the same points.</summary>
public static class IsometricDistance
{
    /// <summary>d_iso(F,G) = max over pairs of abs(D^F_ij - D^G_ij), [IAT] (13), with the lowest pair that attains it.</summary>
    /// <remarks>
    /// Defined by <see cref="PairwiseDistances.Between"/>. F and G may live in different dimensions. It is a pseudometric: it is 0
    /// exactly when G is the image of F under a distance-preserving map of its points, not only when F = G.
    /// One point: value 0 at (0, 0).
    /// </remarks>
    /// <param name="f">F, N points.</param>
    /// <param name="g">G, N points in the same order.</param>
    /// <returns>d_iso with its witness pair.</returns>
    /// <exception cref="ArgumentException">The numbers of points differ.</exception>
    public static PairWitness Between(Embedding f, Embedding g) => PairwiseExtremes.LargestDifference(f, g);
}

/// <summary>The check of a map f: p_i -> g_i for being an eps-nearisometry, [IAT] Definition 2 and (6).</summary>
/// <param name="Eps">The tolerance that was asked for.</param>
/// <param name="Worst">The pair whose distance changes most, with that change: the least eps for which the map is an eps-nearisometry.</param>
public sealed record NearIsometry(double Eps, PairWitness Worst)
{
    /// <summary>abs(|f(x) - f(y)| - |x - y|) &lt;= eps for all pairs.</summary>
    public bool Holds => Worst.Value <= Eps;

    /// <summary>Checks all pairs.</summary>
    /// <param name="f">The points x.</param>
    /// <param name="g">Their images f(x), in the same order; the dimension may differ.</param>
    /// <param name="eps">The tolerance, at least 0.</param>
    /// <returns>The verdict with the worst pair.</returns>
    /// <exception cref="ArgumentException">The numbers of points differ, or eps is negative, NaN or infinite.</exception>
    public static NearIsometry Check(Embedding f, Embedding g, double eps) => new(Guard.NonNegative(eps), IsometricDistance.Between(f, g));
}

/// <summary>The diameter of a point set.</summary>
public static class Diameter
{
    /// <summary>diam = max over pairs of |p_i - p_j|, with the lowest pair that attains it.</summary>
    /// <remarks>Defined by <see cref="PairwiseDistances.Between"/>. One point: value 0 at (0, 0). All points equal: value 0 at (0, 1).</remarks>
    /// <param name="points">The embedding.</param>
    /// <returns>The diameter with its witness pair.</returns>
    public static PairWitness Of(Embedding points) => PairwiseExtremes.LargestDistance(points);
}
