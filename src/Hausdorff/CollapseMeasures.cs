namespace IsoTriplet.Hausdorff;

/// <summary>The measures of collapse of one labelled embedding that need no optimiser ([IAT] Discussion, Fig. 6); each has a blind spot, so they go side by side.</summary>
/// <param name="Spread">The rms distance of the points from their mean.</param>
/// <param name="Diameter">The largest distance.</param>
/// <param name="LargestClassRadius">max over classes of the radius of the smallest enclosing ball.</param>
/// <param name="CentreDistance">The smallest distance between the centres of two classes' balls, or null with one class only.</param>
/// <param name="EffectiveRank">
/// exp of the entropy of sigma_k / sum sigma over the singular values of the centred points; values that count as 0 (<see cref="AffineHull"/>) are left
/// out, so an exactly rank-1 embedding has exactly 1. All points equal: 0.
/// </param>
public sealed record CollapseMeasures(
    double Spread,
    double Diameter,
    double LargestClassRadius,
    double? CentreDistance,
    double EffectiveRank
)
{
    /// <summary>
    /// The smallest distance between class centres over the largest class radius. Class collapse with distinct centres: positive infinity. Total collapse: 0.
    /// One class only: null.
    /// </summary>
    public double? CentreSeparation =>
        CentreDistance is not double d ? null
        : d == 0 ? 0
        : d / LargestClassRadius;

    /// <summary>Measures an embedding.</summary>
    /// <param name="points">The embedding.</param>
    /// <param name="labels">One label a point.</param>
    /// <returns>The measures.</returns>
    /// <exception cref="ArgumentException">The numbers of points and labels differ.</exception>
    /// <exception cref="ArithmeticException">The singular value decomposition did not converge.</exception>
    public static CollapseMeasures Of(Embedding points, Labels labels)
    {
        EnclosingBall[] balls = SmallestEnclosingBall.OfClasses(points, labels);
        return Of(points.Points, AffineHull.Of(points), Isometry.Diameter.Of(points).Value, balls);
    }

    /// <summary>The same from figures that are known already.</summary>
    /// <param name="count">N.</param>
    /// <param name="hull">The affine hull of the points.</param>
    /// <param name="diameter">Their diameter.</param>
    /// <param name="balls">The smallest enclosing ball of every class.</param>
    /// <returns>The measures.</returns>
    public static CollapseMeasures Of(int count, AffineHull hull, double diameter, IReadOnlyList<EnclosingBall> balls)
    {
        ArgumentNullException.ThrowIfNull(hull);
        ArgumentNullException.ThrowIfNull(balls);
        double[] values = [.. hull.SingularValues.Take(hull.Dimension)];
        return new CollapseMeasures(
            Math.Sqrt(values.Sum(v => v * v) / count),
            diameter,
            balls.Max(b => b.Radius),
            SmallestDistance(balls),
            values.Length == 0 ? 0 : Math.Exp(Entropy(values))
        );
    }

    /// <summary>The spread ratio: the spread of this embedding over that of the one it came from. 0 is total collapse; null when that one had none.</summary>
    /// <param name="original">The measures of the original F.</param>
    /// <returns>The ratio or null.</returns>
    public double? SpreadRatio(CollapseMeasures original)
    {
        ArgumentNullException.ThrowIfNull(original);
        return original.Spread > 0 ? Spread / original.Spread : null;
    }

    /// <summary>The diameter ratio: the diameter of this embedding over that of the one it came from; null when that one was a point.</summary>
    /// <param name="original">The measures of the original F.</param>
    /// <returns>The ratio or null.</returns>
    public double? DiameterRatio(CollapseMeasures original)
    {
        ArgumentNullException.ThrowIfNull(original);
        return original.Diameter > 0 ? Diameter / original.Diameter : null;
    }

    private static double? SmallestDistance(IReadOnlyList<EnclosingBall> balls)
    {
        double? least = null;
        for (int i = 0; i < balls.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double d = PairwiseDistances.Between(balls[i].Centre, balls[j].Centre);
                least = d >= least ? least : d;
            }
        }
        return least;
    }

    private static double Entropy(double[] values)
    {
        double total = values.Sum();
        return values.Sum(v => v / total is > 0 and double share ? -share * Math.Log(share) : 0);
    }
}
