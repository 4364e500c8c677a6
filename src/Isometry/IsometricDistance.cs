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
