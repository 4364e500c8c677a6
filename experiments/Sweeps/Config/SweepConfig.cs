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

    public JsonObject Source { get; init; } = [];

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

/// <summary>Reads a config, key by key; a key that nobody knows is refused.</summary>
internal static class SweepConfigReader
{
    // Seconds; six weeks, which a timer can still count.
    private const double Longest = 3_600_000;

    private static readonly string[] Keys = ["program", "description", "settings", "grid", "limit_seconds", "slurm"];

    internal static SweepConfig Read(JsonElement root)
    {
        Dictionary<string, JsonElement> keys = Members(root, "the config", Keys);
        ISweepProgram program = SweepPrograms.Find(
            keys.TryGetValue("program", out JsonElement name)
                ? Text(name, "program")
                : throw new ArgumentException("\"program\" is missing; the name of a cell program was expected")
        );
        if (keys.TryGetValue("description", out JsonElement description))
        {
            Text(description, "description");
        }
        Dictionary<string, object> settings = new(StringComparer.Ordinal);
        if (keys.TryGetValue("settings", out JsonElement fixedSettings))
        {
            settings = Members(fixedSettings, "\"settings\"", null)
                .ToDictionary(p => p.Key, p => SweepPrograms.Setting(program, p.Key).Read(p.Value), StringComparer.Ordinal);
        }
        IReadOnlyDictionary<string, IReadOnlyList<object>>[] grids = [.. Grids(keys).Select(g => Grid(program, g))];
        return new SweepConfig
        {
            Program = program,
            Grids = grids,
            Settings = settings,
            LimitSeconds = keys.TryGetValue("limit_seconds", out JsonElement limit) ? PositiveNumber(limit, "limit_seconds") : null,
            Slurm = keys.TryGetValue("slurm", out JsonElement slurm) ? SlurmSettingsReader.Read(slurm) : new SlurmSettings(),
        };
    }

    /// <summary>The members of an object, none twice, all of them known.</summary>
    internal static Dictionary<string, JsonElement> Members(JsonElement json, string where, string[]? known)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException($"{where} is {Kind(json)}; an object was expected");
        }
        Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (known is not null && !known.Contains(member.Name, StringComparer.Ordinal))
            {
                throw new ArgumentException($"unknown key \"{member.Name}\" in {where}; one of {string.Join(", ", known)} was expected");
            }
            if (!members.TryAdd(member.Name, member.Value))
            {
                throw new ArgumentException($"key \"{member.Name}\" stands twice in {where}");
            }
        }
        return members;
    }

    internal static string Text(JsonElement json, string key) =>
        json.ValueKind == JsonValueKind.String
            ? json.GetString()!
            : throw new ArgumentException($"\"{key}\" is {json.GetRawText()}; a text was expected");

    internal static string Kind(JsonElement json) => json.ValueKind.ToString().ToLowerInvariant();

    private static JsonElement[] Grids(Dictionary<string, JsonElement> keys)
    {
        if (!keys.TryGetValue("grid", out JsonElement grid))
        {
            throw new ArgumentException("\"grid\" is missing; an object of lists over settings was expected, or a list of such objects");
        }
        return grid.ValueKind == JsonValueKind.Array ? [.. grid.EnumerateArray()] : [grid];
    }

    private static Dictionary<string, IReadOnlyList<object>> Grid(ISweepProgram program, JsonElement json)
    {
        Dictionary<string, IReadOnlyList<object>> axes = new(StringComparer.Ordinal);
        foreach ((string name, JsonElement axis) in Members(json, "\"grid\"", null))
        {
            SweepSetting setting = SweepPrograms.Setting(program, name);
            object[] values = axis.ValueKind switch
            {
                JsonValueKind.Array => [.. axis.EnumerateArray().Select(setting.Read)],
                JsonValueKind.Object => [.. AxisRange.Read(setting, axis)],
                _ => throw new ArgumentException(
                    $"axis \"{name}\" is {axis.GetRawText()}; a list was expected, or an object with from, to, and step or times"
                ),
            };
            axes.Add(
                name,
                values.Length > 0 ? values : throw new ArgumentException($"axis \"{name}\" is empty; at least one value was expected")
            );
        }
        return axes;
    }

    internal static double PositiveNumber(JsonElement json, string key) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out double value) && value is > 0 and <= Longest
            ? value
            : throw new ArgumentException($"\"{key}\" is {json.GetRawText()}; a number above 0 was expected, at most {Longest:F0}");
}

/// <summary>A regular axis: { "from": a, "to": b } with "step" (1 by default) or "times" (a logarithmic axis); both ends belong to it.</summary>
internal static class AxisRange
{
    private const int Most = 1_000_000;

    internal static IEnumerable<object> Read(SweepSetting setting, JsonElement json)
    {
        Dictionary<string, JsonElement> keys = SweepConfigReader.Members(json, $"axis \"{setting.Name}\"", ["from", "to", "step", "times"]);
        if (setting.Kind is not (SettingKind.Integer or SettingKind.Real) || (keys.ContainsKey("step") && keys.ContainsKey("times")))
        {
            throw new ArgumentException($"axis \"{setting.Name}\": a range needs a setting that is a number, and either step or times");
        }
        double from = Number("from", null),
            to = Number("to", null);
        bool grows = keys.ContainsKey("times");
        double by = grows ? Number("times", null) : Number("step", 1);
        if (grows ? !(by > 1 && from > 0) : !(by > 0))
        {
            throw new ArgumentException($"axis \"{setting.Name}\": step above 0, or times above 1 with from above 0, was expected");
        }
        if (setting.Kind == SettingKind.Integer && (from != Math.Round(from) || (!grows && by != Math.Round(by))))
        {
            throw new ArgumentException($"axis \"{setting.Name}\": from and step are whole numbers, as its values are");
        }
        double count = grows ? Math.Log(to / from) / Math.Log(by) : (to - from) / by;
        if (!(count >= 0 && count < Most))
        {
            throw new ArgumentException($"axis \"{setting.Name}\": to is at least from, and the range has at most {Most} values");
        }
        // A little more than the count, so that rounding does not drop the last value.
        for (int k = 0; k <= Math.Floor(count + 1e-9); k++)
        {
            double value = grows ? from * Math.Pow(by, k) : from + (k * by);
            using JsonDocument text = JsonDocument.Parse(
                setting.Kind == SettingKind.Integer ? Math.Round(value).ToString("F0") : value.ToString("R")
            );
            yield return setting.Read(text.RootElement);
        }

        double Number(string key, double? otherwise) =>
            keys.TryGetValue(key, out JsonElement value)
                ? value.ValueKind == JsonValueKind.Number
                    ? value.GetDouble()
                    : throw new ArgumentException($"axis \"{setting.Name}\": \"{key}\" is {value.GetRawText()}; a number was expected")
                : otherwise ?? throw new ArgumentException($"axis \"{setting.Name}\": \"{key}\" is missing");
    }
}

/// <summary>What a job of the SLURM engine asks of the cluster.</summary>
public sealed record SlurmSettings
{
    /// <summary>Cells that one task of the array computes, one after another.</summary>
    public int CellsPerTask { get; init; } = 1;

    /// <summary>Tasks of one array at most, and in the queue when the next array is submitted; the cluster's own limits hold as well.</summary>
    public int MaxArray { get; init; } = 1000;

    /// <summary>Tasks that run at the same time at most; 0: as many as the cluster lets.</summary>
    public int MaxRunning { get; init; }

    /// <summary>Seconds between two looks at the queue.</summary>
    public double PollSeconds { get; init; } = 5;

    /// <summary>--partition.</summary>
    public string? Partition { get; init; }

    /// <summary>--gres, such as gpu:1.</summary>
    public string? Gres { get; init; }

    /// <summary>--time, such as 02:00:00.</summary>
    public string? Time { get; init; }

    /// <summary>--mem, such as 4G.</summary>
    public string? Memory { get; init; }

    /// <summary>--account.</summary>
    public string? Account { get; init; }

    /// <summary>--qos.</summary>
    public string? Qos { get; init; }

    /// <summary>--constraint.</summary>
    public string? Constraint { get; init; }

    /// <summary>--cpus-per-task, and as many threads for the numerical libraries.</summary>
    public int CpusPerTask { get; init; } = 1;

    /// <summary>Lines run before the cells, such as "module load cuda".</summary>
    public IReadOnlyList<string> Setup { get; init; } = [];
}

/// <summary>Reads the key "slurm" of a config.</summary>
internal static class SlurmSettingsReader
{
    private static readonly string[] Keys =
    [
        .. typeof(SlurmSettings).GetProperties().Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name)),
    ];

    internal static SlurmSettings Read(JsonElement json)
    {
        Dictionary<string, JsonElement> keys = SweepConfigReader.Members(json, "\"slurm\"", Keys);
        SlurmSettings defaults = new();
        return new SlurmSettings
        {
            CellsPerTask = Whole("cells_per_task", defaults.CellsPerTask, 1),
            MaxArray = Whole("max_array", defaults.MaxArray, 1),
            MaxRunning = Whole("max_running", defaults.MaxRunning, 0),
            CpusPerTask = Whole("cpus_per_task", defaults.CpusPerTask, 1),
            PollSeconds = keys.TryGetValue("poll_seconds", out JsonElement poll)
                ? SweepConfigReader.PositiveNumber(poll, "poll_seconds")
                : defaults.PollSeconds,
            Partition = Word("partition"),
            Gres = Word("gres"),
            Time = Word("time"),
            Memory = Word("memory"),
            Account = Word("account"),
            Qos = Word("qos"),
            Constraint = Word("constraint"),
            Setup = keys.TryGetValue("setup", out JsonElement lines) ? Lines(lines) : [],
        };

        int Whole(string key, int otherwise, int least) =>
            !keys.TryGetValue(key, out JsonElement value) ? otherwise
            : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int whole) && whole >= least ? whole
            : throw new ArgumentException($"\"{key}\" is {value.GetRawText()}; a whole number of at least {least} was expected");

        string? Word(string key)
        {
            if (!keys.TryGetValue(key, out JsonElement value))
            {
                return null;
            }
            string text = SweepConfigReader.Text(value, key);
            // It becomes a line of a shell script.
            return
                text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ':' or ',' or '.' or '|' or '&' or '=')
                ? text
                : throw new ArgumentException($"\"{key}\" is \"{text}\"; letters, digits and any of - _ : , . | & = were expected");
        }
    }

    private static List<string> Lines(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array
            ? [.. json.EnumerateArray().Select(l => SweepConfigReader.Text(l, "setup"))]
            : throw new ArgumentException($"\"setup\" is {json.GetRawText()}; a list of lines was expected");
}
