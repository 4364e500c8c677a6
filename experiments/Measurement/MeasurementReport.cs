using IsoTriplet.Figures.Drawing;
using IsoTriplet.Hausdorff.Collapse;

namespace IsoTriplet.Experiments.Measurement;

/// <summary>An interval that a value is known to lie in.</summary>
public sealed record Bounds(double Lower, double Upper);

/// <summary>The thickness theta(F) and the thickness inside the affine hull, [IAT] Definition 3.</summary>
/// <param name="WithinAffineHull">The bracket inside the hull.</param>
public sealed record ThicknessReport(double Lower, double Upper, string Method, int AffineDimension, Bounds WithinAffineHull);

/// <summary>Radii of smallest enclosing balls: R(X) of all points, and the largest R(X^i) of a class.</summary>
/// <param name="All">R(X): the cost of total collapse.</param>
/// <param name="LargestClass">max_i R(X^i): the cost of class collapse.</param>
public sealed record EnclosingBallReport(double All, double LargestClass);

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

    public required CollapsedNowReport CollapsedNow { get; init; }

    /// <summary>The loss at the margin that was asked for.</summary>
    public required LossReport Loss { get; init; }

    /// <summary>Retrieval of the points among themselves.</summary>
    public required NeighbourReport Retrieval { get; init; }

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

    public required EnclosingBallReport EnclosingBall { get; init; }

    /// <summary>The bracket of d_haus(F, F_TS); null where the brackets are left out.</summary>
    public required BracketRecord? DHaus { get; init; }

    /// <summary>The bracket of d_iso(F, F_TS); null where the brackets are left out.</summary>
    public required BracketRecord? DIso { get; init; }

    /// <summary>Collapse measures, and the verdict on the nearest separated embedding.</summary>
    public required CollapseReport Collapse { get; init; }

    /// <summary>Relations of the theory, judged on this embedding; none where the brackets are left out.</summary>
    public required IReadOnlyList<ClaimReport> Claims { get; init; }

    /// <summary>The distances to F_TS^alpha; null at margin 0.</summary>
    public ConstrainedReport? WithMargin { get; init; }

    /// <summary>The distances to the embeddings that respect a list of comparisons; null without one.</summary>
    public ConstrainedReport? Comparisons { get; init; }
}

/// <summary>A distance to a set that may be empty.</summary>
/// <param name="Upper">Upper bound; null where no member was found.</param>
/// <param name="Closed">True when their relative difference is below 1e-3.</param>
public sealed record MemberDistance(double Lower, double? Upper, bool Closed, string LowerFrom, string UpperFrom);

/// <summary>Distances to the embeddings that keep a margin, or that respect listed comparisons.</summary>
/// <param name="Comparisons">How many comparisons were listed; null for a margin.</param>
/// <param name="Hardness">H + alpha, or the largest D_ij + s - D_kl; null without a triple or comparison.</param>
/// <param name="Hardest">[i, j, k, l] of the hardest one.</param>
/// <param name="Member">True when F is in the set.</param>
/// <param name="DHaus">The least largest displacement; with a margin that is d_haus(F, F_TS^alpha).</param>
/// <param name="DIso">The least largest change of a distance.</param>
/// <param name="ClassRadiusOverGap">Of the nearest member found: the largest class radius over the least distance of class centres. 0 is class collapse; null for comparisons.</param>
public sealed record ConstrainedReport(
    string Set,
    double? Margin,
    int? Comparisons,
    double? Hardness,
    int[]? Hardest,
    bool Member,
    MemberDistance DHaus,
    MemberDistance DIso,
    double? ClassRadiusOverGap
)
{
    /// <summary>Puts a solver's answer into the shape that is printed.</summary>
    internal static ConstrainedReport Of(ComparisonProblem problem, ComparisonBrackets solved) =>
        new(
            problem.Labels is null ? "F_C" : "F_TS^alpha",
            problem.Labels is null ? null : problem.Margin,
            problem.Record.Comparisons?.Length,
            solved.Hardness,
            solved.Hardest is { } c ? [c.I, c.J, c.K, c.L] : null,
            solved.IsMember,
            Distance(solved.Displacement),
            Distance(solved.Iso),
            problem.Labels is { } labels && solved.Nearest is { } g ? RadiusOverGap(g, labels) : null
        );

    internal void Write(TextWriter text)
    {
        text.WriteLine();
        text.WriteLine(
            Margin is double a ? $"with the margin: distances to the embeddings with D_ap + {a:G6} <= D_aq for every triple"
            : Comparisons == 1 ? "comparison: distances to the embeddings that respect it"
            : $"comparisons: distances to the embeddings that respect all {Comparisons}"
        );
        text.WriteLine(
            $"  {(Margin is null ? "H" : "H + alpha"), -28}{(Hardness is double h ? $"{h:G6}" : "none")}{(Member ? ", F is a member" : "")}"
        );
        text.WriteLine($"  {(Margin is null ? "largest displacement" : "d_haus"), -28}{Words(DHaus)}");
        text.WriteLine($"  {"d_iso", -28}{Words(DIso)}");
        if (ClassRadiusOverGap is double ratio)
        {
            text.WriteLine($"  {"nearest: class radius / gap", -28}{ratio:G4} (0: every class one point)");
        }
    }

    private static string Words(MemberDistance d) =>
        d.Upper is double upper
            ? $"{Numbers.Interval(d.Lower, upper, 6)}{(d.Closed ? ", closed" : "")} (lower: {d.LowerFrom}; upper: {d.UpperFrom})"
            : $"at least {Numbers.Down(d.Lower, 6):G6} ({d.LowerFrom}); {d.UpperFrom}";

    private static MemberDistance Distance(Bracket b) =>
        new(b.Lower.Value, double.IsFinite(b.Upper.Value) ? b.Upper.Value : null, b.Closed, b.Lower.RestsOn, b.Upper.RestsOn);

    private static double? RadiusOverGap(Embedding g, Labels labels)
    {
        Isometry.EnclosingBall[] balls = Isometry.SmallestEnclosingBall.OfClasses(g, labels);
        double gap = double.PositiveInfinity;
        for (int k = 0; k < balls.Length; k++)
        {
            for (int l = 0; l < k; l++)
            {
                gap = Math.Min(gap, PairwiseDistances.Between(balls[k].Centre, balls[l].Centre));
            }
        }
        return gap > 0 && double.IsFinite(gap) ? balls.Max(b => b.Radius) / gap : null;
    }
}

/// <summary>A measurement as people read it.</summary>
internal static class MeasurementTable
{
    public static void Write(TextWriter text, MeasurementReport report)
    {
        CollapsedNowReport now = report.CollapsedNow;
        text.WriteLine(now.Headline);
        text.WriteLine($"  {now.Reason}");
        foreach (Advice advice in now.Advice)
        {
            text.WriteLine($"  try: {advice.Try}");
            text.WriteLine($"       {advice.Evidence} {advice.Limits}");
        }
        text.WriteLine();
        foreach ((string name, string value) in Rows(report))
        {
            text.WriteLine($"{name, -30}{value}");
        }
        if (report.Claims.Count > 0)
        {
            text.WriteLine();
            text.WriteLine("relations of the theory on this embedding");
        }
        int width = report.Claims.Select(c => c.Relation.Length).DefaultIfEmpty(0).Max();
        foreach (ClaimReport claim in report.Claims)
        {
            text.WriteLine($"  {claim.Verdict, -11}{claim.Relation.PadRight(width)} {Side(claim.Left)} against {Side(claim.Right)}");
        }
        report.WithMargin?.Write(text);
        report.Comparisons?.Write(text);
    }

    private static IEnumerable<(string, string)> Rows(MeasurementReport r)
    {
        yield return ("points x dimension (N x n)", $"{r.Points} x {r.Dimension}");
        yield return ("classes", $"{r.Classes}, the smallest of {r.SmallestClass}");
        yield return ("diameter, spread", $"{r.Diameter:G6}, {r.CollapsedNow.Spread:G4}");
        if (r.Thickness is { } thickness)
        {
            yield return ("thickness", $"{Between(thickness.Lower, thickness.Upper)} ({thickness.Method})");
            if (thickness.AffineDimension < r.Dimension)
            {
                Bounds hull = thickness.WithinAffineHull;
                yield return ("  inside the affine hull", $"{Between(hull.Lower, hull.Upper)} (dimension {thickness.AffineDimension})");
            }
        }
        yield return (
            "hardness H",
            r.Hardness is double h ? $"{h:G6}, hardest triple ({string.Join(", ", r.HardestTriple!)})" : "none: no triple"
        );
        yield return ("Triplet-Separated", r.TripletSeparated ? "yes" : "no");
        if (r.Loss.HardNegative is double loss)
        {
            yield return (
                $"loss at margin {r.Loss.Margin:G4}",
                $"{loss:G4} of the hardest triple, {r.Loss.BatchHardMean:G4} of batch hard, {r.Loss.ActiveShare:P0} active"
            );
        }
        yield return (
            "Recall@1, MAP@R",
            r.Retrieval.RecallAt1 is double recall
                ? $"{recall:G4}, {r.Retrieval.MapAtR:G4} ({Counted.Of(r.Retrieval.Queries, "query")}; Recall@1 by chance {r.Retrieval.ChanceAt1:G3})"
                : "none: no point has another of its class"
        );
        yield return ("enclosing ball R(X), class", $"{r.EnclosingBall.All:G6}, {r.EnclosingBall.LargestClass:G6}");
        yield return ("centre separation", Share(r.CollapsedNow.CentreSeparation));
        yield return ("effective rank", $"{r.CollapsedNow.EffectiveRank:G4}");
        CollapseReport c = r.Collapse;
        if (r is { DHaus: { } haus, DIso: { } iso })
        {
            yield return ("d_haus to separated", Bracket(haus));
            yield return ("d_iso to separated", Bracket(iso));
            yield return ("nearest separated collapsed?", c.Verdict);
            yield return ("  spread, diameter kept", $"{Share(c.SpreadRatio)}, {Share(c.DiameterRatio)}");
            yield return ("  of total, class collapse", $"{Share(c.OfTotalCollapse)}, {Share(c.OfClassCollapse)}");
            yield return ("  its centre separation, rank", $"{Share(c.CentreSeparation)}, {Share(c.EffectiveRank)}");
        }
    }

    private static string Bracket(BracketRecord d) =>
        $"{Between(d.Lower, d.Upper)}{(d.Closed ? ", closed" : "")} (lower: {d.LowerFrom}; upper: {d.UpperFrom})";

    private static string Between(double lower, double upper) => Numbers.Interval(lower, upper, 6);

    private static string Share(double? value) => value is double v ? $"{v:G4}" : "-";

    private static string Side(object? side) =>
        side switch
        {
            double value => $"{value:G5}",
            double[] pair => Numbers.Interval(pair[0], pair[1], 5),
            _ => "no bound",
        };
}
