namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>A point of a boundary, for drawing.</summary>
/// <param name="Overlap">Class overlap.</param>
/// <param name="Dimension">n.</param>
/// <param name="Points">N at which collapse has probability 1/2.</param>
public sealed record BoundaryPoint(double Overlap, double Dimension, double Points);

/// <summary>Runs on data that are not synthetic.</summary>
/// <param name="Data">The data.</param>
/// <param name="Points">N.</param>
/// <param name="Dimension">n.</param>
/// <param name="Runs">How many runs.</param>
/// <param name="Collapsed">How many collapsed.</param>
public sealed record RealDataCell(string Data, int Points, int Dimension, int Runs, int Collapsed);

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

    /// <summary>The threshold of the rule.</summary>
    public required double Threshold { get; init; }

    /// <summary>The answer in words, made from the figures below.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>The boundary of the observed diagram: all overlaps together, each overlap alone, and by the verdict at the end.</summary>
    public required IReadOnlyList<Boundary> Boundaries { get; init; }

    /// <summary>The boundaries as lines.</summary>
    public required IReadOnlyList<BoundaryPoint> BoundaryPoints { get; init; }

    /// <summary>Prediction against observation, by threshold and outcome.</summary>
    public required IReadOnlyList<Agreement> Agreements { get; init; }

    /// <summary>What explains collapse.</summary>
    public required IReadOnlyList<Explanation> Explanations { get; init; }

    /// <summary>Factors beside N, n and overlap.</summary>
    public required IReadOnlyList<FactorLevel> Factors { get; init; }

    /// <summary>The published batches.</summary>
    public required IReadOnlyList<PublishedReport> Reports { get; init; }

    /// <summary>Real data.</summary>
    public required IReadOnlyList<RealDataCell> RealData { get; init; }

    /// <summary>The observed diagram.</summary>
    public required IReadOnlyList<ObservedCell> ObservedCells { get; init; }

    /// <summary>The predicted diagram.</summary>
    public required IReadOnlyList<PredictedCell> PredictedCells { get; init; }

    /// <summary>Every run.</summary>
    public required IReadOnlyList<ObservedRow> Runs { get; init; }

    /// <summary>Every drawn embedding.</summary>
    public required IReadOnlyList<PredictedRow> Draws { get; init; }
}
