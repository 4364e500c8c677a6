using System.Text.Json.Serialization;
using IsoTriplet.Hausdorff.Collapse;

namespace IsoTriplet.Experiments.Measurement;

/// <summary>An interval that a value is known to lie in.</summary>
public sealed record Bounds(double Lower, double Upper);

/// <summary>The thickness theta(F) and the thickness inside the affine hull, [IAT] Definition 3.</summary>
/// <param name="AffineDimension">The dimension of the affine hull.</param>
/// <param name="WithinAffineHull">The bracket inside the hull.</param>
public sealed record ThicknessReport(double Lower, double Upper, string Method, int AffineDimension, Bounds WithinAffineHull);

/// <summary>Radii of smallest enclosing balls: R(X) of all points, and the largest R(X^i) of a class.</summary>
/// <param name="All">R(X): the cost of total collapse.</param>
/// <param name="LargestClass">max_i R(X^i): the cost of class collapse.</param>
public sealed record EnclosingBallReport(double All, double LargestClass);

/// <summary>A distance to the set of Triplet-Separated embeddings, from both sides.</summary>
/// <param name="Closed">True when their relative difference is below 1e-3.</param>
/// <param name="LowerFrom">What the lower bound rests on.</param>
/// <param name="UpperFrom">What the upper bound rests on.</param>
public sealed record DistanceReport(double Lower, double Upper, bool Closed, string LowerFrom, string UpperFrom);

/// <summary>Whether the embedding itself has collapsed, by <see cref="CollapseRule"/>; of the nearest separated one <see cref="CollapseReport"/> speaks.</summary>
/// <param name="Verdict">none, class, total or undecided.</param>
/// <param name="Contracted">The points are nearly one point on the natural scale.</param>
/// <param name="Lost">Neighbours no longer tell the classes apart; null: it cannot be judged.</param>
/// <param name="Headline">The verdict in a sentence.</param>
/// <param name="Reason">The figures and thresholds that decided.</param>
/// <param name="Spread">Root mean square distance of the points from their mean.</param>
/// <param name="ScaleFrom">What it is: sphere, margin or offset.</param>
/// <param name="Forms">partial, two-points, line, dimensional: what is found beside the verdict.</param>
/// <param name="Advice">What to try, with evidence and limits; empty where nothing is known.</param>
/// <param name="CentreSeparation">Smallest distance of class centres of F over its largest class radius; null for one class, or when every class is a point.</param>
/// <param name="EffectiveRank">exp of the entropy of the normalised singular values of the centred F.</param>
public sealed record CollapsedNowReport(
    string Verdict,
    bool Contracted,
    bool? Lost,
    string Headline,
    string Reason,
    double Spread,
    double Scale,
    string ScaleFrom,
    IReadOnlyList<string> Forms,
    IReadOnlyList<Advice> Advice,
    double? CentreSeparation,
    double EffectiveRank
);

/// <summary>The triplet loss max(0, D_ap - D_an + margin) with batch-hard triples of all points: each anchor with its farthest positive and nearest negative.</summary>
/// <param name="HardNegative">Its largest value over all triples, max(0, H + margin); null without a triple.</param>
/// <param name="BatchHardMean">Its mean over the anchors that have a triple; null without one.</param>
/// <param name="ActiveShare">The share of these anchors whose loss is above 0.</param>
/// <param name="MeanDAp">The mean distance to the farthest positive.</param>
/// <param name="MeanDAn">The mean distance to the nearest negative.</param>
public sealed record LossReport(
    double Margin,
    double? HardNegative,
    double? BatchHardMean,
    double? ActiveShare,
    double? MeanDAp,
    double? MeanDAn
);

/// <summary>Every point a query among the others; points without another of their class are left out.</summary>
/// <param name="RecallAt1">Recall@1; null without a query.</param>
/// <param name="MapAtR">MAP@R; null without a query.</param>
/// <param name="Queries">How many queries there are.</param>
/// <param name="ChanceAt1">The Recall@1 of guessing; null without a query.</param>
public sealed record NeighbourReport(
    [property: JsonPropertyName("recall_at_1")] double? RecallAt1,
    double? MapAtR,
    int Queries,
    [property: JsonPropertyName("chance_at_1")] double? ChanceAt1
);

/// <summary>The collapse measures of the nearest Triplet-Separated embedding found, side by side, and the verdict drawn from the bracket of d_haus; null where no brackets were asked for.</summary>
/// <param name="SpreadRatio">rms radius of the nearest separated embedding found over that of F; null when F has no spread.</param>
/// <param name="DiameterRatio">Diameter of the nearest separated embedding found over that of F; null when F has no extent.</param>
/// <param name="OfTotalCollapse">d_haus upper bound over R(X): 1 when total collapse is the best known; null when R(X) is 0.</param>
/// <param name="OfClassCollapse">d_haus upper bound over max_i R(X^i): 1 when class collapse is the best known; null when that is 0.</param>
/// <param name="CentreSeparation">Smallest distance of class centres of the nearest one over its largest class radius; null for one class, or when every class is a point.</param>
/// <param name="EffectiveRank">exp of the entropy of the normalised singular values of the centred nearest one.</param>
/// <param name="Verdict">Of the nearest separated embedding: none, class, total or undecided.</param>
public sealed record CollapseReport(
    double? SpreadRatio,
    double? DiameterRatio,
    double? OfTotalCollapse,
    double? OfClassCollapse,
    double? CentreSeparation,
    double? EffectiveRank,
    string Verdict
);

/// <summary>A relation of the theory, judged on this embedding.</summary>
/// <param name="Id">The claim's name in the ledger.</param>
/// <param name="Left">Its left side: a number, or [lower, upper].</param>
/// <param name="Right">Its right side: a number, or [lower, upper].</param>
/// <param name="Verdict">holds, refuted, undecided or vacuous.</param>
public sealed record ClaimReport(string Id, string Relation, object? Left, object? Right, string Verdict);

/// <summary>Everything the theory says of one embedding: the JSON of <c>measure</c>.</summary>
public sealed record MeasurementReport
{
    /// <summary>N.</summary>
    public required int Points { get; init; }

    /// <summary>n.</summary>
    public required int Dimension { get; init; }

    /// <summary>c, the number of classes.</summary>
    public required int Classes { get; init; }

    /// <summary>Points in the smallest class.</summary>
    public required int SmallestClass { get; init; }

    /// <summary>The processor kernel of OpenBLAS, on which the last digits depend.</summary>
    public required string Kernel { get; init; }

    /// <summary>Whether the embedding itself has collapsed.</summary>
    public required CollapsedNowReport CollapsedNow { get; init; }

    /// <summary>The loss at the margin that was asked for.</summary>
    public required LossReport Loss { get; init; }

    /// <summary>Retrieval of the points among themselves.</summary>
    public required NeighbourReport Retrieval { get; init; }

    /// <summary>The largest distance of two points.</summary>
    public required double Diameter { get; init; }

    /// <summary>The thickness; null where the brackets are left out.</summary>
    public required ThicknessReport? Thickness { get; init; }

    /// <summary>H(F), or null when there is no triple.</summary>
    public required double? Hardness { get; init; }

    /// <summary>[anchor, positive, negative], or null when there is no triple.</summary>
    public required int[]? HardestTriple { get; init; }

    /// <summary>max(0, H + margin), or null when there is no triple.</summary>
    public required double? HardNegativeLoss { get; init; }

    /// <summary>True when F is Triplet-Separated.</summary>
    public required bool TripletSeparated { get; init; }

    /// <summary>Radii of smallest enclosing balls.</summary>
    public required EnclosingBallReport EnclosingBall { get; init; }

    /// <summary>The bracket of d_haus(F, F_TS); null where the brackets are left out.</summary>
    public required DistanceReport? DHaus { get; init; }

    /// <summary>The bracket of d_iso(F, F_TS); null where the brackets are left out.</summary>
    public required DistanceReport? DIso { get; init; }

    /// <summary>Collapse measures, and the verdict on the nearest separated embedding.</summary>
    public required CollapseReport Collapse { get; init; }

    /// <summary>Relations of the theory, judged on this embedding; none where the brackets are left out.</summary>
    public required IReadOnlyList<ClaimReport> Claims { get; init; }

    /// <summary>The distances to F_TS^alpha; null at margin 0.</summary>
    public ConstrainedReport? WithMargin { get; init; }

    /// <summary>The distances to the embeddings that respect a list of comparisons; null without one.</summary>
    public ConstrainedReport? Comparisons { get; init; }
}
