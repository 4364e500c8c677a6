namespace IsoTriplet.Experiments.Sweeps.Collected;

/// <summary>All cells of a sweep with what came out of them: the content of cells.json.</summary>
public sealed record CollectedSweep
{
    public string MadeBy { get; init; } = "";

    /// <summary>The cell program's name.</summary>
    public required string Program { get; init; }

    public required string CodeVersion { get; init; }

    /// <summary>The kernels that computed the cells; more than one where machines of several kinds took part.</summary>
    public string Kernel => Kernels(this);

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

    [JsonIgnore]
    public IEnumerable<CollectedCell> Done => Cells.Where(c => c.Status == CellStatus.Done);

    /// <exception cref="ArgumentException">It is no such file.</exception>
    public static CollectedSweep Load(string path) =>
        SweepJson.Read<CollectedSweep>(path, "no table of cells as sweep collect writes it") with
        {
            Place = path,
        };

    /// <summary>A row of every cell that has a result.</summary>
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

/// <summary>How far a cell is.</summary>
public enum CellStatus
{
    /// <summary>No sound shard of it is there.</summary>
    Missing,

    /// <summary>It has a result.</summary>
    Done,

    /// <summary>It ran and failed, with a reason.</summary>
    Failed,
}

/// <summary>A cell with what came out of it.</summary>
/// <param name="Hash">The cell's name, which <c>sweep run --only</c> takes.</param>
/// <param name="Reason">Why it failed or is missing, else null.</param>
/// <param name="Kernel">The kernel of its linear algebra, or null.</param>
public sealed record CollectedCell(
    string Hash,
    JsonObject Settings,
    CellStatus Status,
    string? Reason = null,
    double? Seconds = null,
    string? Kernel = null,
    JsonObject? Result = null
);

/// <summary>A cell without a result, and why.</summary>
public sealed record FailedCell(string Hash, string Reason, JsonObject Settings)
{
    internal static FailedCell Of(CollectedCell cell) => new(cell.Hash, cell.Reason ?? "", cell.Settings);
}

public static class SweepCollector
{
    /// <summary>Reads every file of the folder and puts it to its cell.</summary>
    /// <returns>Every cell of the plan once; what belongs to none is named.</returns>
    public static CollectedSweep Collect(SweepFolder folder) => Collect(folder, folder.Plan());

    /// <summary>Reads every file of the folder and puts it to its cell.</summary>
    /// <param name="plan">The cells that are wanted, whatever sweep was begun there since.</param>
    /// <returns>Every cell of the plan once; what belongs to none is named.</returns>
    public static CollectedSweep Collect(SweepFolder folder, SweepPlan plan)
    {
        HashSet<string> known = [.. plan.Cells.Select(c => c.Hash)];
        Dictionary<string, Shard> shards = new(StringComparer.Ordinal);
        Dictionary<string, string> faults = new(StringComparer.Ordinal);
        SortedSet<string> duplicates = new(plan.Repeated, StringComparer.Ordinal);
        List<string> strays = [];
        foreach (string name in folder.Names())
        {
            Shard? shard = folder.Shard(name, out string? fault);
            if (shard is not null && shard.Hash == name && known.Contains(name))
            {
                shards.Add(name, shard);
            }
            else if (shard is null && known.Contains(name))
            {
                // A damaged file under the name of a cell leaves a gap, with its reason.
                faults.Add(name, fault!);
            }
            else
            {
                strays.Add($"{name}.json: {Stranger(shard, name, fault)}");
                if (shard is not null && shard.Hash != name && known.Contains(shard.Hash))
                {
                    duplicates.Add(shard.Hash);
                }
            }
        }
        CollectedCell[] cells = [.. plan.Cells.Select(c => Of(c, shards.GetValueOrDefault(c.Hash), faults.GetValueOrDefault(c.Hash)))];
        return new CollectedSweep
        {
            Place = folder.Root,
            Config = plan.Config,
            Program = plan.Program,
            CodeVersion = plan.CodeVersion,
            Cells = cells,
            Gaps = [.. cells.Where(c => c.Status != CellStatus.Done).Select(c => c.Hash)],
            Duplicates = [.. duplicates],
            Strays = strays,
            Excluded = plan.Excluded,
        };
    }

    private static string? Stranger(Shard? shard, string name, string? fault) =>
        shard is null ? fault
        : shard.Hash != name ? $"a copy of cell {shard.Hash}"
        : $"of another config, or of code {shard.CodeVersion}";

    private static CollectedCell Of(Cell cell, Shard? shard, string? fault) =>
        shard is null
            ? new CollectedCell(cell.Hash, cell.Settings, CellStatus.Missing, fault is null ? null : $"its file is damaged: {fault}")
            : new CollectedCell(cell.Hash, cell.Settings, shard.Status, shard.Reason, shard.Seconds, shard.Kernel, shard.Result);
}

/// <summary>A sweep, counted.</summary>
/// <param name="Missing">Those without a sound shard.</param>
/// <param name="Damaged">Those of them whose file is damaged.</param>
/// <param name="Duplicates">Cells that are there, or asked for, more than once.</param>
/// <param name="Strays">Files that belong to no cell of the config.</param>
/// <param name="Seconds">Computing time of all cells together.</param>
public sealed record SweepStatus(
    string Program,
    string CodeVersion,
    int Cells,
    int Done,
    IReadOnlyList<FailedCell> Failed,
    int Missing,
    IReadOnlyList<FailedCell> Damaged,
    IReadOnlyList<string> Duplicates,
    IReadOnlyList<string> Strays,
    double Seconds
)
{
    /// <summary>True when every cell has a result.</summary>
    public bool Complete => Done == Cells;

    public static SweepStatus Of(CollectedSweep sweep) =>
        new(
            sweep.Program,
            sweep.CodeVersion,
            sweep.Cells.Count,
            sweep.Done.Count(),
            [.. sweep.Cells.Where(c => c.Status == CellStatus.Failed).Select(FailedCell.Of)],
            sweep.Cells.Count(c => c.Status == CellStatus.Missing),
            [.. sweep.Cells.Where(c => c is { Status: CellStatus.Missing, Reason: not null }).Select(FailedCell.Of)],
            sweep.Duplicates,
            sweep.Strays,
            sweep.Cells.Sum(c => c.Seconds ?? 0)
        );
}

/// <summary>The content of cells.csv: one row a cell; settings, then results, nested names joined by dots, lists as JSON.</summary>
public static class CellTable
{
    private static readonly string[] Head = ["hash", "status", "reason", "seconds"];

    /// <returns>CSV with a header; a setting and a result of the same name are told apart as "result.NAME".</returns>
    public static string Csv(CollectedSweep sweep)
    {
        string[] settings = [.. sweep.Cells.SelectMany(c => c.Settings).Select(p => p.Key).Distinct(StringComparer.Ordinal)];
        Dictionary<string, string>[] results = [.. sweep.Cells.Select(c => Flat(c.Result))];
        string[] columns = [.. results.SelectMany(r => r.Keys).Distinct(StringComparer.Ordinal)];
        StringBuilder text = new();
        Line(
            text,
            [
                .. Head,
                .. settings,
                .. columns.Select(c =>
                    settings.Contains(c, StringComparer.Ordinal) || Head.Contains(c, StringComparer.Ordinal) ? "result." + c : c
                ),
            ]
        );
        foreach ((CollectedCell cell, Dictionary<string, string> result) in sweep.Cells.Zip(results))
        {
            Line(
                text,
                [
                    cell.Hash,
                    JsonText.Word(cell.Status),
                    cell.Reason ?? "",
                    cell.Seconds?.ToString() ?? "",
                    .. settings.Select(s => Field(cell.Settings[s])),
                    .. columns.Select(c => result.GetValueOrDefault(c, "")),
                ]
            );
        }
        return text.ToString();
    }

    private static Dictionary<string, string> Flat(JsonObject? result)
    {
        Dictionary<string, string> flat = new(StringComparer.Ordinal);
        void Add(string prefix, JsonObject json)
        {
            foreach ((string name, JsonNode? value) in json)
            {
                if (value is JsonObject inner)
                {
                    Add($"{prefix}{name}.", inner);
                }
                else
                {
                    flat[prefix + name] = Field(value);
                }
            }
        }
        Add("", result ?? []);
        return flat;
    }

    private static string Field(JsonNode? value) =>
        value is null ? ""
        : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>()
        : value.ToJsonString(SweepJson.Line);

    private static void Line(StringBuilder text, IEnumerable<string> fields) =>
        text.AppendJoin(',', fields.Select(CsvText.Field)).Append('\n');
}
