namespace IsoTriplet.Isometry;

/// <summary>The diameter of a point set.</summary>
public static class Diameter
{
    /// <summary>diam = max over pairs of |p_i - p_j|, with the lowest pair that attains it.</summary>
    /// <remarks>Defined by <see cref="PairwiseDistances.Between"/>. One point: value 0 at (0, 0). All points equal: value 0 at (0, 1).</remarks>
    /// <param name="points">The embedding.</param>
    /// <returns>The diameter with its witness pair.</returns>
    public static PairWitness Of(Embedding points) => PairwiseExtremes.LargestDistance(points);
}
