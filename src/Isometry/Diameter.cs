using IsoTriplet.Numerics;

namespace IsoTriplet.Isometry;

/// <summary>The diameter of a point set.</summary>
public static class Diameter
{
    /// <summary>diam = max over pairs of |p_i - p_j|, with the lowest pair that attains it.</summary>
    /// <remarks>Defined by <see cref="PairwiseDistances.Between"/>. One point: value 0 at (0, 0). All points equal: value 0 at (0, 1).</remarks>
    /// <param name="points">The embedding.</param>
    /// <returns>The diameter with its witness pair.</returns>
    public static WitnessPair Of(Embedding points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Points == 1)
        {
            return new WitnessPair(0, 0, 0);
        }
        WitnessPair best = new(0, 1, -1);
        for (int i = 0; i < points.Points; i++)
        {
            for (int j = i + 1; j < points.Points; j++)
            {
                double d = PairwiseDistances.Between(points.Row(i), points.Row(j));
                if (d > best.Value)
                {
                    best = new WitnessPair(i, j, d);
                }
            }
        }
        return best;
    }
}
