using System.Text.Json;
using IsoTriplet.Experiments.Sweeps.Programs;

namespace IsoTriplet.Experiments.Sweeps.Config;

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
