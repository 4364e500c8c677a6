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
