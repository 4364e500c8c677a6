using System.Text.Json;

namespace IsoTriplet.Experiments.Sweeps.Config;

/// <summary>Reads the key "slurm" of a config.</summary>
internal static class SlurmSettingsReader
{
    private static readonly string[] Keys =
    [
        "cells_per_task",
        "max_array",
        "max_running",
        "poll_seconds",
        "partition",
        "gres",
        "time",
        "memory",
        "account",
        "qos",
        "constraint",
        "cpus_per_task",
        "setup",
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
