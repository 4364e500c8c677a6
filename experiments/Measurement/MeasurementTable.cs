namespace IsoTriplet.Experiments.Measurement;

/// <summary>A measurement as people read it.</summary>
internal static class MeasurementTable
{
    /// <summary>Writes the table.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">The measurement.</param>
    public static void Write(TextWriter text, MeasurementReport report)
    {
        foreach ((string name, string value) in Rows(report))
        {
            text.WriteLine($"{name, -30}{value}");
        }
        text.WriteLine();
        text.WriteLine("relations of the theory on this embedding");
        foreach (ClaimReport claim in report.Claims)
        {
            text.WriteLine($"  {claim.Verdict, -11}{claim.Relation, -48}{Side(claim.Left)} against {Side(claim.Right)}");
        }
        report.WithMargin?.Write(text);
        report.Comparisons?.Write(text);
    }

    private static IEnumerable<(string, string)> Rows(MeasurementReport r)
    {
        yield return ("points x dimension (N x n)", $"{r.Points} x {r.Dimension}");
        yield return ("classes", $"{r.Classes}, the smallest of {r.SmallestClass}");
        yield return ("diameter", $"{r.Diameter:G6}");
        yield return ("thickness", $"{Between(r.Thickness.Lower, r.Thickness.Upper)} ({r.Thickness.Method})");
        if (r.Thickness.AffineDimension < r.Dimension)
        {
            Interval hull = r.Thickness.WithinAffineHull;
            yield return ("  inside the affine hull", $"{Between(hull.Lower, hull.Upper)} (dimension {r.Thickness.AffineDimension})");
        }
        yield return (
            "hardness H",
            r.Hardness is double h ? $"{h:G6}, hardest triple ({string.Join(", ", r.HardestTriple!)})" : "none: no triple"
        );
        yield return ("Triplet-Separated", r.TripletSeparated ? "yes" : "no");
        yield return ("enclosing ball R(X), class", $"{r.EnclosingBall.All:G6}, {r.EnclosingBall.LargestClass:G6}");
        yield return ("d_haus to separated", Bracket(r.DHaus));
        yield return ("d_iso to separated", Bracket(r.DIso));
        CollapseReport c = r.Collapse;
        yield return ("nearest separated collapsed?", c.Verdict);
        yield return ("  spread, diameter kept", $"{Share(c.SpreadRatio)}, {Share(c.DiameterRatio)}");
        yield return ("  of total, class collapse", $"{Share(c.OfTotalCollapse)}, {Share(c.OfClassCollapse)}");
        yield return ("centre separation", Share(c.CentreSeparation));
        yield return ("effective rank", $"{c.EffectiveRank:G4}");
    }

    private static string Bracket(DistanceReport d) =>
        $"{Between(d.Lower, d.Upper)}{(d.Closed ? ", closed" : "")} (lower: {d.LowerFrom}; upper: {d.UpperFrom})";

    private static string Between(double lower, double upper) => lower.Equals(upper) ? $"{lower:G6}" : $"[{lower:G6}, {upper:G6}]";

    private static string Share(double? value) => value is double v ? $"{v:G4}" : "-";

    private static string Side(object? side) =>
        side switch
        {
            double value => $"{value:G5}",
            double[] pair => $"[{pair[0]:G5}, {pair[1]:G5}]",
            _ => "no bound",
        };
}
