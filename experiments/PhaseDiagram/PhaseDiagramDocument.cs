using System.Text.Json.Serialization;

namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>A point of a boundary, for drawing.</summary>
/// <param name="Outcome">One of <see cref="Outcomes.All"/>.</param>
/// <param name="Overlap">Class overlap; null where there is none.</param>
/// <param name="Dimension">n.</param>
/// <param name="Points">N at which the outcome has probability 1/2.</param>
public sealed record BoundaryPoint(string Outcome, double? Overlap, double Dimension, double Points);

/// <summary>The content of phase-diagram.json: rows of both diagrams and what follows from them.</summary>
public sealed record PhaseDiagramDocument
{
    /// <summary>The command line that makes it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>Of the sweeps' cells: hashes without a result, which the tables leave out.</summary>
    public required int Gaps { get; init; }

    /// <summary>The code that computed the cells.</summary>
    public required IReadOnlyList<string> CodeVersions { get; init; }

    /// <summary>The kernels of the linear algebra of the cells; empty where they say none.</summary>
    public string Kernel { get; init; } = "";

    /// <summary>What the main grid trained on.</summary>
    public required string Data { get; init; }

    /// <summary>The setting of the main grid, as <see cref="ObservedRow.Setting"/>.</summary>
    public required string Setting { get; init; }

    /// <summary>The threshold of the rule.</summary>
    public required double Threshold { get; init; }

    /// <summary>The answer in words, made from the figures below.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>The boundaries of the observed diagrams, by outcome: all overlaps together, and each alone.</summary>
    public required IReadOnlyList<Boundary> Boundaries { get; init; }

    /// <summary>The boundaries as lines.</summary>
    public required IReadOnlyList<BoundaryPoint> BoundaryPoints { get; init; }

    /// <summary>Prediction against observation, by threshold and outcome.</summary>
    public required IReadOnlyList<Agreement> Agreements { get; init; }

    /// <summary>What explains the outcomes.</summary>
    public required IReadOnlyList<Explanation> Explanations { get; init; }

    /// <summary>The registered test, by outcome.</summary>
    public required IReadOnlyList<RegisteredTest> Registered { get; init; }

    /// <summary>Factors beside N, n and overlap.</summary>
    public required IReadOnlyList<FactorLevel> Factors { get; init; }

    /// <summary>The published batches.</summary>
    public required IReadOnlyList<PublishedReport> Reports { get; init; }

    /// <summary>Runs on other data than the main grid's.</summary>
    public required IReadOnlyList<OtherDataCell> OtherData { get; init; }

    /// <summary>The observed diagrams.</summary>
    public required IReadOnlyList<ObservedCell> ObservedCells { get; init; }

    /// <summary>The predicted diagram.</summary>
    public required IReadOnlyList<PredictedCell> PredictedCells { get; init; }

    /// <summary>The predicted diagram with margins; null where none was drawn.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PredictedCell>? MarginCells { get; init; }

    /// <summary>What no table shows, by the reason: of the runs below, and of the sweeps' cells.</summary>
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }

    /// <summary>Every run.</summary>
    public required IReadOnlyList<ObservedRow> Runs { get; init; }

    /// <summary>Every drawn embedding.</summary>
    public required IReadOnlyList<PredictedRow> Draws { get; init; }
}
