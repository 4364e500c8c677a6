namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>What may become of a run. Contraction is a matter of size, loss one of order, and neither is called by the other's name.</summary>
public static class Outcomes
{
    /// <summary>Two observations in a row: nearly one point on the natural scale, and a triple ranked wrongly.</summary>
    public const string Contracted = "contracted";

    /// <summary>So at the last observation.</summary>
    public const string ContractedAtEnd = "contracted at the end";

    /// <summary>Held-out Recall@1 no better than that of the same network before any step.</summary>
    public const string Lost = "lost";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Contracted, ContractedAtEnd, Lost];

    /// <summary>What became of a run; null where the run does not say.</summary>
    internal static bool? Of(ObservedRow row, string outcome) =>
        outcome switch
        {
            Contracted => row.Contracted,
            ContractedAtEnd => row.Ended == "total",
            _ => row.Lost,
        };

    /// <summary>The runs that say what became of them.</summary>
    internal static ObservedRow[] Known(IEnumerable<ObservedRow> rows, string outcome) => [.. rows.Where(r => Of(r, outcome) is not null)];
}

/// <summary>What is known of a run before any step, by its name in tables.</summary>
internal static class Predictor
{
    internal const string LogPoints = "log N";
    internal const string LogDimension = "log n";
    internal const string LogRatio = "log N/n";
    internal const string Overlap = "overlap";
    internal const string Diameters = "H/diameter";
    internal const string Mean = "mean hardness";
    internal const string Score = "score";

    internal static string[] All { get; } = [LogPoints, LogDimension, LogRatio, Overlap, Diameters, Mean, Score];

    /// <summary>Its value; null where the run has none.</summary>
    internal static double? Of(ObservedRow row, string name) =>
        name switch
        {
            LogPoints => Math.Log(row.Points),
            LogDimension => Math.Log(row.Dimension),
            LogRatio => Math.Log((double)row.Points / row.Dimension),
            Overlap => row.Overlap,
            Diameters => row.HardnessOverDiameter,
            Mean => row.MeanHardness,
            _ => (row.PredictedLower + row.PredictedUpper) / 2,
        };

    internal static double[] Of(ObservedRow row, string[] names) => [.. names.Select(n => Of(row, n)!.Value)];
}
