using IsoTriplet.Hausdorff.Retrieval;

namespace IsoTriplet.Hausdorff.Collapse;

/// <summary>What has become of an embedding: of itself, not of the nearest Triplet-Separated one.</summary>
public enum CollapseKind
{
    /// <summary>Not collapsed.</summary>
    None,

    /// <summary>Separated, and every class is nearly a point: what metric learning wants.</summary>
    Class,

    /// <summary>All points are nearly one point on the natural scale, and some triple is ranked wrongly or all points are equal: the failure.</summary>
    Total,

    /// <summary>Neither can be said; the reason says why.</summary>
    Undecided,
}

/// <summary>Shapes of a collapse that the verdict alone does not name.</summary>
public enum CollapseForm
{
    /// <summary>Some classes on one point, others not.</summary>
    Partial,

    /// <summary>All points at two places, more classes than places or classes at both.</summary>
    TwoPoints,

    /// <summary>All points on a line.</summary>
    Line,

    /// <summary>Few of the dimensions are used.</summary>
    Dimensional,
}

/// <summary>The verdict of <see cref="CollapseRule"/> on an embedding, with the figures it rests on.</summary>
/// <param name="Kind">What has become of it.</param>
/// <param name="Contracted">The points are nearly one point on the natural scale. A matter of size alone: another margin, scale or learning rate repairs it.</param>
/// <param name="Neighbours">Whether neighbours still tell the classes apart. A matter of order alone: where they do not, nothing is left to repair.</param>
/// <param name="Forms">Shapes that are found beside it.</param>
/// <param name="Headline">The verdict in a sentence.</param>
/// <param name="Reason">The figures and thresholds that decided, in words.</param>
/// <param name="Spread">Root mean square distance of the points from their mean.</param>
/// <param name="Scale">The natural scale it was held against.</param>
public sealed record CollapseNow(
    CollapseKind Kind,
    bool Contracted,
    NeighbourEvidence Neighbours,
    IReadOnlyList<CollapseForm> Forms,
    string Headline,
    string Reason,
    double Spread,
    NaturalScale Scale
)
{
    /// <summary>True: neighbours no longer tell the classes apart. Null: it cannot be judged.</summary>
    public bool? Lost => Neighbours.Lost;
}

/// <summary>The thresholds of <see cref="CollapseRule"/> (docs/decisions/215).</summary>
public sealed record CollapseThresholds
{
    /// <summary>An embedding whose spread is below this share of its natural scale is contracted. Default: 0.05.</summary>
    public double Contracted { get; init; } = 0.05;

    /// <summary>Separated classes whose largest radius is below this share of the smallest distance of two centres are points. Default: 0.1.</summary>
    public double ClassPoint { get; init; } = 0.1;

    /// <summary>An effective rank below this is a line. Default: 1.1.</summary>
    public double Line { get; init; } = 1.1;

    /// <summary>Points that keep less than this share of their spread when cut in two lie at two places. Default: 0.1.</summary>
    public double TwoPlaces { get; init; } = 0.1;

    /// <summary>An effective rank below this share of min(n, N - 1), and below a third of the c - 1 dimensions that c classes can use, is dimensional collapse. Default: 0.15.</summary>
    public double Dimensions { get; init; } = 0.15;

    /// <summary>Where only the offset gives a scale, distances within classes must be at least this share of those between them. Default: 0.9.</summary>
    public double Mixed { get; init; } = 0.9;

    /// <summary>How many observations of a run in a row must say "total" before the alarm. Default: 2.</summary>
    public int Patience { get; init; } = 2;
}

/// <summary>What says how large a healthy embedding would be.</summary>
public enum ScaleSource
{
    /// <summary>The rows lie on a sphere about the origin: its radius.</summary>
    Sphere,

    /// <summary>The margin of a hinge loss on Euclidean distances: what triples are asked to differ by.</summary>
    Margin,

    /// <summary>The spread of the same examples at random weights.</summary>
    RandomWeights,

    /// <summary>Nothing but the distance of the points' mean from the origin, which decides nothing alone: neighbours have to be lost as well.</summary>
    Offset,
}

/// <summary>The natural scale of an embedding. A ratio to it is what can be called small; a length alone cannot.</summary>
/// <param name="Value">The length; above 0 but for <see cref="ScaleSource.Offset"/>.</param>
/// <param name="Source">What it is.</param>
public sealed record NaturalScale(double Value, ScaleSource Source)
{
    /// <summary>The scale that an embedding file allows: the sphere if its rows are on one, else the margin if one is given, else the offset.</summary>
    /// <param name="geometry">The embedding's geometry.</param>
    /// <param name="margin">The margin, or 0 for none.</param>
    /// <returns>The scale.</returns>
    public static NaturalScale Of(EmbeddingGeometry geometry, double margin)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return geometry.OnSphere ? new NaturalScale(geometry.MeanNorm, ScaleSource.Sphere)
            : margin > 0 ? new NaturalScale(margin, ScaleSource.Margin)
            : new NaturalScale(geometry.Offset, ScaleSource.Offset);
    }

    /// <summary>The scale in words.</summary>
    public string Words =>
        Source switch
        {
            ScaleSource.Sphere => $"the sphere's radius {Value:G4}",
            ScaleSource.Margin => $"the margin {Value:G4}",
            ScaleSource.RandomWeights => $"the spread at random weights {Value:G4}",
            _ => $"the mean's distance from the origin {Value:G4}",
        };
}

/// <summary>Whether nearest neighbours still tell the classes apart: Recall@1 of the points among themselves against chance. Blind to scale.</summary>
/// <param name="Recall">Recall@1; null without a query that has anything to find.</param>
/// <param name="Chance">The Recall@1 of guessing.</param>
/// <param name="Lower">Lower end of Wilson's 95 % interval of Recall@1.</param>
/// <param name="Upper">Its upper end.</param>
/// <param name="Lost">
/// False: the interval lies above chance. True: it does not, and its upper end stays below half the way from chance to 1. Null: too few queries to say, or one class.
/// </param>
public sealed record NeighbourEvidence(double? Recall, double Chance, double Lower, double Upper, bool? Lost)
{
    private const double NormalQuantile = 1.959963984540054;

    // Two points that are each other's nearest succeed or fail together: a query counts as half a trial.
    private const double TrialsOfAQuery = 0.5;

    /// <summary>Judges the retrieval figures of an embedding.</summary>
    /// <param name="found">Every point a query among the others.</param>
    /// <param name="allEqual">True when all points are one point: nothing is told apart then, however few they are.</param>
    /// <returns>The evidence.</returns>
    public static NeighbourEvidence Of(RetrievalMetrics found, bool allEqual)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (found.Queries == 0)
        {
            return new NeighbourEvidence(null, 0, 0, 1, null);
        }
        (double recall, double chance) = (found.RecallAt1, found.ChanceAt1);
        // Wilson's score interval (JASA 22, 1927).
        double trials = TrialsOfAQuery * found.Queries;
        double total = trials + (NormalQuantile * NormalQuantile);
        double centre = ((recall * trials) + (NormalQuantile * NormalQuantile / 2)) / total;
        double half = NormalQuantile / total * Math.Sqrt((trials * recall * (1 - recall)) + (NormalQuantile * NormalQuantile / 4));
        // At 0 and 1 an end is the share itself, which rounding misses.
        (double lower, double upper) = (recall == 0 ? 0 : Math.Max(0, centre - half), recall == 1 ? 1 : Math.Min(1, centre + half));
        bool? lost =
            chance >= 1 ? null
            : allEqual ? true
            : lower > chance ? false
            : upper < (1 + chance) / 2 ? true
            : null;
        return new NeighbourEvidence(recall, chance, lower, upper, lost);
    }

    /// <summary>The evidence in words.</summary>
    public string Words =>
        Recall is not double r
            ? "no point has another of its class to find"
            : Lost switch
            {
                true => $"neighbours do not tell the classes apart: Recall@1 {r:G3} [{Lower:G2}, {Upper:G2}] against {Chance:G3} by chance",
                false => $"neighbours still tell the classes apart: Recall@1 {r:G3} [{Lower:G2}, {Upper:G2}] against {Chance:G3} by chance",
                _ =>
                    $"Recall@1 {r:G3} [{Lower:G2}, {Upper:G2}] against {Chance:G3} by chance does not say whether neighbours tell the classes apart",
            };
}
