namespace IsoTriplet.Hausdorff.Collapse;

/// <summary>Size, place and shape of a labelled embedding: what <see cref="CollapseRule"/> judges beside hardness and retrieval. Each figure alone is blind to something.</summary>
/// <remarks>Cost O(N n) beside <see cref="Measures"/>. Sums run over offsets from row 0, so equal rows give exactly 0 wherever the origin lies.</remarks>
/// <param name="Measures">Spread, diameter, radii and centres of the classes' smallest balls, effective rank.</param>
/// <param name="Norm">Root mean square length of the points.</param>
/// <param name="MeanNorm">Mean length of the points.</param>
/// <param name="NormDeviation">The largest difference of a point's length from the mean length.</param>
/// <param name="Along">The largest difference of a point's coordinate along the mean of the points from the mean's length; infinite where the mean is 0.</param>
/// <param name="Offset">Length of the mean of the points.</param>
/// <param name="Within">Root mean square distance of two points of a class; 0 where no class has two.</param>
/// <param name="Between">Root mean square distance of two points of different classes; null with one class.</param>
/// <param name="ClassRadius">Root mean square distance of the points from the mean of their class.</param>
/// <param name="CentreDistance">Root mean square distance of two class means; 0 with one class.</param>
/// <param name="Places">What is left of the spread beside two places.</param>
public sealed record EmbeddingGeometry(
    CollapseMeasures Measures,
    double Norm,
    double MeanNorm,
    double NormDeviation,
    double Along,
    double Offset,
    double Within,
    double? Between,
    double ClassRadius,
    double CentreDistance,
    TwoPlaces Places
)
{
    // Rows that a network put on the unit sphere in single precision are off it by a few 1e-7; in half precision by a few 1e-5.
    private const double UnitLength = 1e-5;

    // A cloud away from the origin has lengths that vary by its extent along one of n directions: spread / sqrt n.
    private const double OfSpread = 0.01;

    // A small cap of a sphere bends: its lengths vary by less than its coordinates towards the origin. In a flat piece, a constant column say, they vary by as much or more.
    private const double OfBend = 0.5;

    /// <summary>Root mean square distance of the points from their mean.</summary>
    public double Spread => Measures.Spread;

    /// <summary>The largest distance of two points. One outlier hides the collapse of all the others.</summary>
    public double Diameter => Measures.Diameter;

    /// <summary>exp of the entropy of the normalised singular values; 0 for equal points. Blind to scale: rounding noise around one point has a high rank.</summary>
    public double EffectiveRank => Measures.EffectiveRank;

    /// <summary>Spread over norm: 0 when all points are in one place away from the origin. Blind to a collapse into the origin.</summary>
    public double RelativeSpread => Norm > 0 ? Spread / Norm : 0;

    /// <summary>Root mean square distance of the class means over that of the points from theirs (<see cref="CollapseMeasures.CentreSeparation"/> has the smallest over the largest instead); infinite for classes that are points apart, 0 when the means coincide. Blind to scale.</summary>
    public double CentreSeparation =>
        ClassRadius > 0 ? CentreDistance / ClassRadius
        : CentreDistance > 0 ? double.PositiveInfinity
        : 0;

    /// <summary>The rows lie on a sphere about the origin: their lengths differ by less than 1e-5 from 1, or by less than a hundredth of the spread and half of <see cref="Along"/> from each other.</summary>
    public bool OnSphere =>
        MeanNorm > 0
        && (
            (Math.Abs(MeanNorm - 1) + NormDeviation <= UnitLength)
            || (Spread > 0 && NormDeviation <= Math.Min(OfSpread * Spread, OfBend * Along))
        );

    /// <summary>Measures an embedding.</summary>
    /// <param name="points">F, N x n.</param>
    /// <param name="labels">N labels.</param>
    /// <returns>The geometry.</returns>
    /// <exception cref="ArgumentException">The numbers of points and labels differ.</exception>
    /// <exception cref="ArithmeticException">The singular value decomposition did not converge.</exception>
    public static EmbeddingGeometry Of(Embedding points, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(labels);
        AffineHull hull = AffineHull.Of(points);
        EnclosingBall[] balls = SmallestEnclosingBall.OfClasses(points, labels);
        return Of(points, labels, hull, CollapseMeasures.Of(points.Points, hull, Isometry.Diameter.Of(points).Value, balls));
    }

    /// <summary>The same where hull and measures are known.</summary>
    /// <param name="points">F, N x n.</param>
    /// <param name="labels">N labels.</param>
    /// <param name="hull">The affine hull of the points.</param>
    /// <param name="measures">Their collapse measures.</param>
    /// <returns>The geometry.</returns>
    public static EmbeddingGeometry Of(Embedding points, Labels labels, AffineHull hull, CollapseMeasures measures)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(hull);
        ArgumentNullException.ThrowIfNull(measures);
        int count = points.Points;
        double[] mean = Centring.Mean(points);
        double offset = Length(mean);
        double[] norms = new double[count];
        double along = 0;
        double origin = 0;
        for (int i = 0; i < count; i++)
        {
            norms[i] = Length(points.Row(i));
            origin += norms[i] / count;
            along = Math.Max(along, Math.Abs(OffMean(points.Row(i), mean)) / offset);
        }
        ClassMeans classes = ClassMeans.Of(points, labels);
        // About the means: sum over pairs of a set of m points of |p - q|^2 = m sum |p - mean|^2.
        double inside = 0;
        double pairsInside = 0;
        double[] squares = new double[labels.Classes];
        for (int i = 0; i < count; i++)
        {
            squares[labels[i]] += PairwiseDistances.SquaredBetween(points.Row(i), classes.Means.Row(labels[i]));
        }
        for (int k = 0; k < squares.Length; k++)
        {
            double size = labels.Members(k).Length;
            inside += size * squares[k];
            pairsInside += size * (size - 1) / 2;
        }
        double all = (double)count * count * measures.Spread * measures.Spread;
        double pairsBetween = (count * (count - 1.0) / 2) - pairsInside;
        return new EmbeddingGeometry(
            measures,
            Math.Sqrt(norms.Sum(v => v * v) / count),
            origin,
            norms.Max(v => Math.Abs(v - origin)),
            offset > 0 ? along : double.PositiveInfinity,
            offset,
            pairsInside > 0 ? Math.Sqrt(inside / pairsInside) : 0,
            pairsBetween > 0 ? Math.Sqrt(Math.Max(0, all - inside) / pairsBetween) : null,
            Math.Sqrt(squares.Sum() / count),
            classes.RootMeanSquareDistance(),
            TwoPlaces.Of(points, labels, mean, hull.Direction(0), measures.Spread)
        );
    }

    // (p - mean) . mean
    private static double OffMean(ReadOnlySpan<double> row, double[] mean)
    {
        double sum = 0;
        for (int k = 0; k < mean.Length; k++)
        {
            sum += (row[k] - mean[k]) * mean[k];
        }
        return sum;
    }

    // Scaled by the largest coordinate, so that squares neither overflow nor vanish.
    private static double Length(ReadOnlySpan<double> row)
    {
        double largest = Math.Max(VectorPass.Maximum(row), -VectorPass.Minimum(row));
        if (largest == 0)
        {
            return 0;
        }
        double sum = 0;
        foreach (double v in row)
        {
            sum += v / largest * (v / largest);
        }
        return largest * Math.Sqrt(sum);
    }
}

/// <summary>The mean of every class.</summary>
/// <param name="Means">c x n, by class number.</param>
internal sealed record ClassMeans(Embedding Means)
{
    public static ClassMeans Of(Embedding points, Labels labels) =>
        new(Embedding.FromRows([.. Enumerable.Range(0, labels.Classes).Select(k => Centring.Mean(points, labels.Members(k)))]));

    /// <summary>Root mean square distance of two means; 0 with one class. Sum over pairs of |a - b|^2 = c sum |a - mean of means|^2.</summary>
    public double RootMeanSquareDistance()
    {
        int c = Means.Points;
        if (c < 2)
        {
            return 0;
        }
        double[] centre = Centring.Mean(Means);
        double sum = 0;
        for (int k = 0; k < c; k++)
        {
            sum += PairwiseDistances.SquaredBetween(Means.Row(k), centre);
        }
        return Math.Sqrt(2 * sum / (c - 1));
    }
}

/// <summary>The points cut in two halfway along their first principal axis.</summary>
/// <param name="Left">
/// What remains of the spread when each part is moved to its own mean, as a share of the spread: 0 where all points lie at two places, the root of 1 - 2/pi (0.60) for
/// gaussian points on a line. 1 without spread.
/// </param>
/// <param name="ChanceAt1">The Recall@1 of guessing within a point's own part: what the two places alone tell of the classes.</param>
public sealed record TwoPlaces(double Left, double ChanceAt1)
{
    internal static TwoPlaces Of(Embedding points, Labels labels, double[] mean, ReadOnlySpan<double> axis, double spread)
    {
        if (spread == 0)
        {
            return new TwoPlaces(1, 1);
        }
        double[] along = new double[points.Points];
        for (int i = 0; i < along.Length; i++)
        {
            ReadOnlySpan<double> row = points.Row(i);
            for (int k = 0; k < row.Length; k++)
            {
                along[i] += (row[k] - mean[k]) * axis[k];
            }
        }
        double cut = (along.Max() + along.Min()) / 2;
        int[] low = [.. Enumerable.Range(0, along.Length).Where(i => along[i] < cut)];
        int[] high = [.. Enumerable.Range(0, along.Length).Where(i => along[i] >= cut)];
        double left = 0;
        double chance = 0;
        int queries = 0;
        foreach (int[] part in (int[][])[low, high])
        {
            if (part.Length == 0)
            {
                continue;
            }
            double[] centre = Centring.Mean(points, part);
            left += part.Sum(i => PairwiseDistances.SquaredBetween(points.Row(i), centre));
            foreach (IGrouping<int, int> own in part.GroupBy(i => labels[i]))
            {
                int size = own.Count();
                // Who has nobody of its class at all is no query; who has nobody in its part finds nobody there.
                queries += labels.Members(own.Key).Length > 1 ? size : 0;
                chance += part.Length > 1 ? size * (size - 1.0) / (part.Length - 1) : 0;
            }
        }
        return new TwoPlaces(Math.Min(1, Math.Sqrt(left / along.Length) / spread), queries == 0 ? 1 : chance / queries);
    }
}
