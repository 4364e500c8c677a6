namespace IsoTriplet.Figures.Page;

/// <summary>What the report is made of: result files, already read, and the figures drawn from them.</summary>
public sealed record ReportSources
{
    /// <summary>The command line that makes the page.</summary>
    public required string MadeBy { get; init; }

    /// <summary>The ledger: <c>claims.json</c>.</summary>
    public required ResultFile Claims { get; init; }

    /// <summary>The folder of the certificates' files; null: certificates are named only.</summary>
    public string? ClaimsFolder { get; init; }

    /// <summary>Grids over N and n with sliders.</summary>
    public IReadOnlyList<PageFigure> Grids { get; init; } = [];

    /// <summary>The phase diagrams: <c>phase-diagram.json</c>; null: left out.</summary>
    public ResultFile? PhaseDiagram { get; init; }

    /// <summary>The runs that the answer at the top is drawn from: phase diagrams of more runs than those of the page, where there are such; null: <see cref="PhaseDiagram"/>.</summary>
    public ResultFile? KeptRuns { get; init; }

    /// <summary>The figures of the sources, by source.</summary>
    public IReadOnlyList<PageSection> FigureSections { get; init; } = [];

    /// <summary>The result file of an embedding; null: none.</summary>
    public ResultFile? Embedding { get; init; }
}
