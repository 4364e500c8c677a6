using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures;

/// <summary>A figure: what it is called, what it is drawn from, and how.</summary>
public sealed record Figure
{
    /// <summary>Its name on the command line and of its files, such as <c>iat-3-hausdorff-distance</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What a reader sees above it.</summary>
    public required string Title { get; init; }

    /// <summary>The source and the figure of it that this one redraws, or <c>IsoTriplet</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The name of its result file, such as <c>iat-3-hausdorff-distance.json</c>.</summary>
    public required string ResultFile { get; init; }

    /// <summary>Why this result file, though of the right kind, cannot carry the figure (a quick run leaves some columns empty); null where it can.</summary>
    public Func<ResultFile, string?> Lacks { get; init; } = _ => null;

    /// <summary>From the result file to Vega-Lite; every data set of the specification is an array of the file, unchanged.</summary>
    public required Func<ResultFile, JsonObject> Spec { get; init; }

    /// <summary>From the result file to the caption, with the certified numbers of the file.</summary>
    public required Func<ResultFile, string> Caption { get; init; }
}
