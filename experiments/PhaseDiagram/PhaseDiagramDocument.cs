using System.Text.Json.Serialization;

namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>A point of a boundary, for drawing.</summary>
/// <param name="Overlap">Class overlap; null where there is none.</param>
/// <param name="Points">N at which the outcome has probability 1/2.</param>
public sealed record BoundaryPoint(string Outcome, double? Overlap, double Dimension, double Points);

/// <summary>The content of phase-diagram.json: rows of both diagrams and what follows from them.</summary>
public sealed record PhaseDiagramDocument
{
    public required string MadeBy { get; init; }

    /// <summary>Of the sweeps' cells: hashes without a result, which the tables leave out.</summary>
    public required int Gaps { get; init; }
    public required IReadOnlyList<string> CodeVersions { get; init; }

    /// <summary>The kernels of the linear algebra of the cells; empty where they say none.</summary>
    public string Kernel { get; init; } = "";

    /// <summary>What the main grid trained on, and its setting, as <see cref="ObservedRow.Setting"/>.</summary>
    public required string Data { get; init; }
    public required string Setting { get; init; }

    /// <summary>The threshold of <see cref="PredictedCollapseRule"/>.</summary>
    public required double Threshold { get; init; }

    /// <summary>The answer in words, made from the figures below.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>By outcome: all overlaps together, and each alone.</summary>
    public required IReadOnlyList<Boundary> Boundaries { get; init; }
    public required IReadOnlyList<BoundaryPoint> BoundaryPoints { get; init; }
    public required IReadOnlyList<Agreement> Agreements { get; init; }
    public required IReadOnlyList<Explanation> Explanations { get; init; }
    public required IReadOnlyList<RegisteredTest> Registered { get; init; }
    public required IReadOnlyList<FactorLevel> Factors { get; init; }
    public required IReadOnlyList<PublishedReport> Reports { get; init; }
    public required IReadOnlyList<OtherDataCell> OtherData { get; init; }
    public required IReadOnlyList<ObservedCell> ObservedCells { get; init; }
    public required IReadOnlyList<PredictedCell> PredictedCells { get; init; }

    /// <summary>The predicted diagram with margins; null where none was drawn.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PredictedCell>? MarginCells { get; init; }

    /// <summary>What no table shows, by the reason: of the runs below, and of the sweeps' cells.</summary>
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }
    public required IReadOnlyList<ObservedRow> Runs { get; init; }
    public required IReadOnlyList<PredictedRow> Draws { get; init; }
}
