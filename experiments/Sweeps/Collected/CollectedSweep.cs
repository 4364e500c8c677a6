using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Sweeps.Plan;

namespace IsoTriplet.Experiments.Sweeps.Collected;

/// <summary>All cells of a sweep with what came out of them: the content of cells.json.</summary>
public sealed record CollectedSweep
{
    /// <summary>The config as it was written.</summary>
    public required JsonObject Config { get; init; }

    /// <summary>The cell program's name.</summary>
    public required string Program { get; init; }

    /// <summary>The code that computed the cells.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>Every cell of the config, once, in the order of the grid.</summary>
    public required IReadOnlyList<CollectedCell> Cells { get; init; }

    /// <summary>Hashes of cells without a result: missing or failed.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>Hashes of cells that are there, or asked for, more than once; each is in <see cref="Cells"/> once.</summary>
    public IReadOnlyList<string> Duplicates { get; init; } = [];

    /// <summary>Files of the folder that belong to no cell of this config: of another config or code, or damaged.</summary>
    public IReadOnlyList<string> Strays { get; init; } = [];

    /// <summary>Corners of the grid that have no cell, by reason, with their number.</summary>
    public IReadOnlyDictionary<string, int> Excluded { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>The cells that have a result.</summary>
    public IEnumerable<CollectedCell> Done => Cells.Where(c => c.Status == CellStatus.Done);

    /// <summary>Reads a cells.json.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The sweep.</returns>
    /// <exception cref="ArgumentException">It is no such file.</exception>
    public static CollectedSweep Load(string path) => CollectedSweepJson.Read(path);

    /// <summary>The content of cells.json.</summary>
    /// <param name="madeBy">The command line that makes it.</param>
    /// <returns>The document.</returns>
    public JsonObject ToJson(string madeBy) => CollectedSweepJson.Of(this, madeBy);
}
