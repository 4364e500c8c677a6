using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IsoTriplet.Experiments.Sweeps.Plan;

namespace IsoTriplet.Experiments.Sweeps.Collected;

/// <summary>All cells of a sweep with what came out of them: the content of cells.json.</summary>
public sealed record CollectedSweep
{
    /// <summary>The command line that makes the file.</summary>
    public string MadeBy { get; init; } = "";

    /// <summary>The cell program's name.</summary>
    public required string Program { get; init; }

    /// <summary>The code that computed the cells.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>The kernels that computed the cells; more than one where machines of several kinds took part.</summary>
    public string Kernel => Kernels(this);

    /// <summary>The config as it was written.</summary>
    public required JsonObject Config { get; init; }

    /// <summary>Every cell of the config, once, in the order of the grid.</summary>
    public required IReadOnlyList<CollectedCell> Cells { get; init; }

    /// <summary>Hashes of cells without a result: missing or failed.</summary>
    public required IReadOnlyList<string> Gaps { get; init; }

    /// <summary>Hashes of cells that are there, or asked for, more than once; each is in <see cref="Cells"/> once.</summary>
    public required IReadOnlyList<string> Duplicates { get; init; }

    /// <summary>Files of the folder that belong to no cell of this config: of another config or code, or damaged.</summary>
    public required IReadOnlyList<string> Strays { get; init; }

    /// <summary>Corners of the grid that have no cell, by reason, with their number.</summary>
    public required IReadOnlyDictionary<string, int> Excluded { get; init; }

    /// <summary>The file or folder that it was read from, for messages.</summary>
    [JsonIgnore]
    public string Place { get; init; } = "";

    /// <summary>The cells that have a result.</summary>
    [JsonIgnore]
    public IEnumerable<CollectedCell> Done => Cells.Where(c => c.Status == CellStatus.Done);

    /// <summary>Reads a cells.json.</summary>
    /// <exception cref="ArgumentException">It is no such file.</exception>
    public static CollectedSweep Load(string path) =>
        SweepJson.Read<CollectedSweep>(path, "no table of cells as sweep collect writes it") with
        {
            Place = path,
        };

    /// <summary>A row of every cell that has a result.</summary>
    /// <typeparam name="T">The row.</typeparam>
    /// <param name="row">Makes a row of settings and result.</param>
    /// <exception cref="InputException">A cell is none of the kind that the row is made of: place and cell are named.</exception>
    public IEnumerable<T> Rows<T>(Func<JsonObject, JsonObject, T> row)
    {
        foreach (CollectedCell cell in Done)
        {
            T made;
            try
            {
                made = row(cell.Settings, cell.Result!);
            }
            catch (Exception e) when (e is InvalidOperationException or NullReferenceException or ArgumentException or FormatException)
            {
                string fault = e is ArgumentException and not ArgumentNullException ? e.Message : "a member is missing or of another kind";
                throw new InputException(Place, $"cell {cell.Hash} is none of the program {Program}: {fault}", e);
            }
            yield return made;
        }
    }

    /// <summary>The content of cells.json.</summary>
    public JsonObject ToJson(string madeBy) => JsonSerializer.SerializeToNode(this with { MadeBy = madeBy }, SweepJson.Line)!.AsObject();

    internal static string Kernels(params IEnumerable<CollectedSweep> sweeps) =>
        string.Join(
            ", ",
            sweeps
                .SelectMany(s => s.Cells)
                .Select(c => c.Kernel)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );
}
