namespace IsoTriplet.Experiments.Results;

/// <summary>figures.json: what was drawn, for the report page and for people who lay out papers.</summary>
/// <param name="Figures">The figures in the catalogue's order.</param>
/// <param name="Skipped">Figures whose result file is not there, each with the command that makes it.</param>
public sealed record FigureIndex(IReadOnlyList<FigureEntry> Figures, IReadOnlyList<SkippedFigure> Skipped);

/// <summary>One figure; all files are named from the folder that figures.json is in.</summary>
/// <param name="Source">The source and the figure of it that this one redraws.</param>
/// <param name="Caption">Its caption, with certified numbers.</param>
/// <param name="Svg">The drawing; null where the format was not asked for.</param>
/// <param name="Pdf">The same for a paper.</param>
/// <param name="Png">The same as a picture.</param>
/// <param name="Data">The result file that it is drawn from.</param>
public sealed record FigureEntry(
    string Name,
    string Title,
    string Source,
    string Caption,
    string? Svg,
    string? Pdf,
    string? Png,
    string Data
);

/// <summary>A figure that was not drawn.</summary>
/// <param name="Reason">Which file is missing, and what makes it.</param>
public sealed record SkippedFigure(string Name, string Reason);
