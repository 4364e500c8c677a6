using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IsoTriplet.Experiments.Sweeps.Config;

namespace IsoTriplet.Experiments.Sweeps.Plan;

/// <summary>A config spread out into its cells.</summary>
/// <param name="Config">The config as it was written.</param>
/// <param name="CodeVersion">The code that computes the cells.</param>
/// <param name="Cells">Each cell once, in the order of the grid (the last axis runs fastest).</param>
/// <param name="Repeated">Hashes of cells that the config asks for more than once.</param>
/// <param name="Excluded">Corners of the grid that have no cell, by the program's reason, with their number.</param>
public sealed record SweepPlan(
    JsonObject Config,
    string Program,
    string CodeVersion,
    IReadOnlyList<Cell> Cells,
    IReadOnlyList<string> Repeated,
    IReadOnlyDictionary<string, int> Excluded
)
{
    private const int MostCells = 1_000_000;

    /// <summary>A cell that takes longer has failed; null: no limit.</summary>
    public double? LimitSeconds { get; init; }

    /// <summary>What a job asks of a cluster; of a plan that was read, nothing.</summary>
    [JsonIgnore]
    public SlurmSettings Slurm { get; init; } = new();

    /// <summary>Reads the text of a plan.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    internal static SweepPlan Read(string path) => SweepJson.Read<SweepPlan>(path, "no plan of a sweep; sweep run writes a new one");

    /// <summary>The plan as the content of sweep.json: the config with every cell that it means.</summary>
    internal string ToText() => JsonSerializer.Serialize(this, SweepJson.Line) + "\n";

    /// <summary>Spreads a config out.</summary>
    /// <param name="codeVersion">The code that computes the cells; <see cref="Plan.CodeVersion.Here"/>.</param>
    /// <exception cref="ArgumentException">No cell, or more than a million.</exception>
    public static SweepPlan Of(SweepConfig config, string codeVersion)
    {
        double corners = config.Grids.Sum(g => g.Values.Aggregate(1.0, (product, axis) => product * axis.Count));
        if (corners > MostCells)
        {
            throw new ArgumentException($"the grid has {corners:F0} corners; at most {MostCells} were expected");
        }
        Dictionary<string, Cell> cells = new(StringComparer.Ordinal);
        List<Cell> order = [];
        SortedSet<string> repeated = new(StringComparer.Ordinal);
        SortedDictionary<string, int> excluded = new(StringComparer.Ordinal);
        foreach (Dictionary<string, object> corner in config.Grids.SelectMany(Corners))
        {
            foreach ((string name, object value) in config.Settings)
            {
                corner.TryAdd(name, value);
            }
            CellSettings settings = CellSettings.Of(config.Program, corner);
            if (config.Program.Excludes(settings) is { } reason)
            {
                excluded[reason] = excluded.GetValueOrDefault(reason) + 1;
                continue;
            }
            Cell cell = Cell.Of(config.Program.Name, settings.ToJson(), codeVersion);
            if (cells.TryAdd(cell.Hash, cell))
            {
                order.Add(cell);
            }
            else
            {
                repeated.Add(cell.Hash);
            }
        }
        return order.Count > 0
            ? new SweepPlan(config.Source, config.Program.Name, codeVersion, order, [.. repeated], excluded)
            {
                LimitSeconds = config.LimitSeconds,
                Slurm = config.Slurm,
            }
            : throw new ArgumentException("the grid has no cell" + string.Concat(excluded.Keys.Select(r => $"; excluded: {r}")));
    }

    private static IEnumerable<Dictionary<string, object>> Corners(IReadOnlyDictionary<string, IReadOnlyList<object>> grid)
    {
        IEnumerable<Dictionary<string, object>> corners = [new(StringComparer.Ordinal)];
        foreach ((string name, IReadOnlyList<object> axis) in grid)
        {
            corners = corners.SelectMany(corner =>
                axis.Select(value => new Dictionary<string, object>(corner, StringComparer.Ordinal) { [name] = value })
            );
        }
        return corners;
    }
}
