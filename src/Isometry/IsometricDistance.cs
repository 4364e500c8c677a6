using IsoTriplet.Numerics;

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
    public static WitnessPair Between(Embedding f, Embedding g)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(g);
        Guard.SameSize(f.Points, g.Points, "numbers of points");
        if (f.Points == 1)
        {
            return new WitnessPair(0, 0, 0);
        }
        WitnessPair worst = new(0, 1, -1);
        for (int i = 0; i < f.Points; i++)
        {
            for (int j = i + 1; j < f.Points; j++)
            {
                double change = Math.Abs(PairwiseDistances.Between(f.Row(i), f.Row(j)) - PairwiseDistances.Between(g.Row(i), g.Row(j)));
                if (change > worst.Value)
                {
                    worst = new WitnessPair(i, j, change);
                }
            }
        }
        return worst;
    }
}
