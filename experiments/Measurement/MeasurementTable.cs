using IsoTriplet.Figures.Drawing;
using IsoTriplet.Hausdorff.Collapse;

namespace IsoTriplet.Experiments.Measurement;

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

    private static string Bracket(DistanceReport d) =>
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
