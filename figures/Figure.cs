namespace IsoTriplet.Figures;

/// <summary>A figure: what it is called, what it is drawn from, and how.</summary>
/// <param name="Name">Its name on the command line and of its files, such as <c>iat-3-hausdorff-distance</c>.</param>
/// <param name="Title">What a reader sees above it.</param>
/// <param name="Source">The source and the figure of it that this one redraws, or <c>IsoTriplet</c>.</param>
/// <param name="ResultFile">The name of its result file, such as <c>iat-3-hausdorff-distance.json</c>.</param>
public sealed record Figure(string Name, string Title, string Source, string ResultFile)
{
    /// <summary>Why this result file, though of the right kind, cannot carry the figure (a quick run leaves some columns empty); null where it can.</summary>
    public Func<ResultFile, string?> Lacks { get; init; } = _ => null;

    /// <summary>What one sees in it and how to read it, for someone who has not read the papers.</summary>
    public required string Reading { get; init; }

    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>From the result file to the drawing.</summary>
    public required Func<ResultFile, Sheet> Draw { get; init; }

    /// <summary>From the result file to the caption, with the certified numbers of the file.</summary>
    public required Func<ResultFile, string> Caption { get; init; }
}
