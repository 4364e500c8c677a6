using System.Text.Json;
using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Sweeps.Programs;

namespace IsoTriplet.Experiments.Sweeps.Config;

/// <summary>What a sweep is: a cell program, settings, and a grid over settings (docs/sweeps.md has the schema).</summary>
public sealed record SweepConfig
{
    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>What runs in each cell.</summary>
    public required ISweepProgram Program { get; init; }

    /// <summary>The axes: each grid is the product of its lists, and the sweep is the union of its grids.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<object>>> Grids { get; init; }

    /// <summary>Settings that are the same in every cell; the grid goes first, defaults go last.</summary>
    public IReadOnlyDictionary<string, object> Settings { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>A cell that takes longer is ended and has failed; null: no limit.</summary>
    public double? LimitSeconds { get; init; }

    /// <summary>What a job asks of a cluster.</summary>
    public SlurmSettings Slurm { get; init; } = new();

    /// <summary>The config as it was written.</summary>
    public JsonObject Source { get; init; } = [];

    /// <summary>Reads a config file.</summary>
    /// <exception cref="ArgumentException">It is no config: what was wrong, where, and what was expected.</exception>
    public static SweepConfig Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return Parse(InputFile.Text(path));
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Reads a config.</summary>
    /// <param name="text">JSON; comments and trailing commas are allowed.</param>
    /// <exception cref="ArgumentException">It is no config: what was wrong, where, and what was expected.</exception>
    public static SweepConfig Parse(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Reading);
            return SweepConfigReader.Read(document.RootElement) with
            {
                Source = JsonNode.Parse(text, documentOptions: Reading)!.AsObject(),
            };
        }
        // A text with half a surrogate pair is found where it is taken out.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ArgumentException($"no JSON: {e.Message}", e);
        }
    }
}
