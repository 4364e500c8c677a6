using System.Reflection;
using System.Security.Cryptography;
using IsoTriplet.Experiments.Sweeps.Programs;

namespace IsoTriplet.Experiments.Sweeps.Plan;

/// <summary>A config spread out into its cells.</summary>
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

/// <summary>One cell of a grid: a program and all its settings, named by their hash.</summary>
/// <param name="Hash">SHA-256 of program, settings and code version, in hexadecimal: the cell's name.</param>
/// <param name="Settings">Every setting with its value, as JSON.</param>
public sealed record Cell(string Hash, JsonObject Settings)
{
    /// <summary>Names a cell.</summary>
    /// <param name="settings">All its settings; their order does not matter.</param>
    public static Cell Of(string program, JsonObject settings, string codeVersion)
    {
        JsonObject named = new()
        {
            ["code_version"] = codeVersion,
            ["program"] = program,
            ["settings"] = settings.DeepClone(),
        };
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(SweepJson.Canonical(named)));
        return new Cell(Convert.ToHexStringLower(hash), settings);
    }
}

/// <summary>The settings of one cell: a value for every setting that its program knows.</summary>
public sealed class CellSettings
{
    private readonly Dictionary<string, object> _values;

    private CellSettings(Dictionary<string, object> values) => _values = values;

    /// <summary>Values for all settings of a program: those given, and defaults for the rest.</summary>
    /// <param name="given">Values by name: long, double, string or bool.</param>
    /// <exception cref="ArgumentException">A name that the program does not know.</exception>
    public static CellSettings Of(ISweepProgram program, IReadOnlyDictionary<string, object> given)
    {
        foreach (string name in given.Keys)
        {
            SweepPrograms.Setting(program, name);
        }
        return new CellSettings(
            program.Settings.ToDictionary(s => s.Name, s => given.GetValueOrDefault(s.Name, s.Default), StringComparer.Ordinal)
        );
    }

    /// <summary>Reads settings written by <see cref="ToJson"/>, or some of them; the rest get their defaults.</summary>
    /// <param name="json">An object of values by name.</param>
    /// <exception cref="ArgumentException">A name that the program does not know, or a value of the wrong type.</exception>
    public static CellSettings Read(ISweepProgram program, JsonElement json) =>
        Of(
            program,
            json.EnumerateObject()
                .ToDictionary(p => p.Name, p => SweepPrograms.Setting(program, p.Name).Read(p.Value), StringComparer.Ordinal)
        );

    /// <summary>The settings of a cell of a plan.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Read"/>.</exception>
    public static CellSettings Of(ISweepProgram program, Cell cell) => Read(program, cell.Settings.Deserialize<JsonElement>());

    public int Integer(string name) => checked((int)Value<long>(name));

    public double Real(string name) => Value<double>(name);

    public string Text(string name) => Value<string>(name);

    public bool Flag(string name) => Value<bool>(name);

    /// <summary>All values, in the program's order.</summary>
    public JsonObject ToJson()
    {
        JsonObject json = [];
        foreach ((string name, object value) in _values)
        {
            json[name] = value switch
            {
                long whole => JsonValue.Create(whole),
                double real => JsonValue.Create(real),
                bool flag => JsonValue.Create(flag),
                _ => JsonValue.Create((string)value),
            };
        }
        return json;
    }

    private T Value<T>(string name) =>
        _values.TryGetValue(name, out object? value)
            ? value is T typed
                ? typed
                : throw new InvalidOperationException($"setting \"{name}\" is no {typeof(T).Name}")
            : throw new InvalidOperationException($"setting \"{name}\" is not declared by the program");
}

/// <summary>Names the code that computes a cell: other code, other cells.</summary>
public static class CodeVersion
{
    private const string Ours = "IsoTriplet.";
    private const int Digits = 16;

    /// <summary>The code that runs here: the version, and a hash over this program's own assemblies (not over .NET and native libraries).</summary>
    public static string Here { get; } = Of(typeof(CodeVersion).Assembly);

    /// <summary>The version of an assembly with what it stands on of ours.</summary>
    public static string Of(Assembly top)
    {
        SortedDictionary<string, Guid> modules = new(StringComparer.Ordinal);
        Collect(top, modules);
        // The module version identifier of a deterministic build is a hash of the compiler's input; it is there in single-file programs as well.
        string text = string.Join('\n', modules.Select(m => $"{m.Key} {m.Value}"));
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
        return $"{top.GetName().Version?.ToString(3)}+{hash}";
    }

    private static void Collect(Assembly assembly, SortedDictionary<string, Guid> modules)
    {
        if (!modules.TryAdd(assembly.GetName().Name ?? "", assembly.ManifestModule.ModuleVersionId))
        {
            return;
        }
        // Figures draw and compute no cell.
        foreach (
            AssemblyName name in assembly
                .GetReferencedAssemblies()
                .Where(n => n.Name is { } s && s.StartsWith(Ours, StringComparison.Ordinal) && s != "IsoTriplet.Figures")
        )
        {
            Collect(Assembly.Load(name), modules);
        }
    }
}

/// <summary>The records of a sweep as JSON on one line; what is missing, or null where it must not be, is refused.</summary>
internal static class SweepJson
{
    internal static JsonSerializerOptions Line { get; } =
        new(JsonText.OneLine)
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        };

    /// <summary>The one form of a tree that hashes are taken of: keys in ordinal order.</summary>
    internal static string Canonical(JsonNode? node) => Sorted(node)?.ToJsonString(Line) ?? "null";

    /// <summary>Reads a file.</summary>
    /// <exception cref="ArgumentException">It is none: file, what was expected, what is wrong.</exception>
    internal static T Read<T>(string path, string expected)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(InputFile.Text(path), Line) ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"{path}: {expected} ({Fault(e)})", e);
        }
    }

    // The members that the reader names, without the names of our types.
    private static string Fault(JsonException e)
    {
        const string Listed = "including: ";
        int at = e.Message.IndexOf(Listed, StringComparison.Ordinal);
        return at >= 0 ? $"a member is missing or null: {e.Message[(at + Listed.Length)..].TrimEnd('.')}"
            : e.Message.Contains("IsoTriplet.", StringComparison.Ordinal) ? $"a member is missing or null, or of another kind: {e.Path}"
            : e.Message;
    }

    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject o => new JsonObject(
                o.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))
            ),
            JsonArray a => new JsonArray([.. a.Select(Sorted)]),
            _ => node?.DeepClone(),
        };
}
