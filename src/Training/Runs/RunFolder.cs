using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Training.Observation;

namespace IsoTriplet.Training.Runs;

/// <summary>The files of a run: config.json, metrics.csv, embeddings-STEP.npy with labels-STEP.npy, result.json, checkpoint/state.bin.</summary>
internal sealed class RunFolder(string path) : IDisposable
{
    private IDisposable? _claim;

    private string Configuration => Path.Combine(path, "config.json");

    private string Metrics => Path.Combine(path, "metrics.csv");

    private string State => Path.Combine(path, "checkpoint", "state.bin");

    /// <summary>Refuses to begin where another run's files are.</summary>
    /// <exception cref="InputException">The folder holds a run.</exception>
    public void RefuseOccupied()
    {
        if (File.Exists(Configuration))
        {
            throw new InputException(path, "holds a run already: name another folder, or continue that run with --resume");
        }
    }

    /// <summary>The state of the last checkpoint, filled into the step; null when the run was ended before its first.</summary>
    /// <exception cref="InputException">There is no run here, the checkpoint is damaged, or its configuration is another.</exception>
    public Checkpoint? Resume(JsonObject configuration, TrainingStep step)
    {
        if (!File.Exists(Configuration))
        {
            throw new InputException(path, "holds no run to resume");
        }
        Claim();
        if ((JsonNode.Parse(InputFile.Text(Configuration)) as JsonObject)?["run"] is not JsonObject saved)
        {
            throw new InputException(Configuration, "is not the configuration of a run");
        }
        string[] differences = [.. RunConfiguration.Differences(saved, configuration)];
        if (differences.Length > 0)
        {
            throw new InputException(
                path,
                $"holds another run, which cannot be resumed with these options: {string.Join("; ", differences)}"
            );
        }
        return File.Exists(State) ? Checkpoint.Read(State, step) : null;
    }

    /// <summary>Writes the configuration, beside it what the caller wants to find again, and begins the metrics at a step.</summary>
    public void Begin(JsonObject configuration, JsonObject? note, long step, long observeEvery)
    {
        Directory.CreateDirectory(Path.Combine(path, "checkpoint"));
        Claim();
        if (step == 0)
        {
            JsonObject all = new() { ["run"] = configuration.DeepClone(), ["versions"] = RunConfiguration.Versions() };
            if (note is not null)
            {
                all["command"] = note.DeepClone();
            }
            AtomicFile.WriteText(Configuration, all.ToJsonString(ResultDocument.Indented) + "\n");
        }
        MetricsFile.Begin(Metrics, step, observeEvery);
    }

    // One run at a time: a second one that resumed it would take its files from under it.
    private void Claim() => _claim ??= AtomicFile.Claim(Configuration);

    /// <inheritdoc/>
    public void Dispose() => _claim?.Dispose();

    public void Append(BatchObservation observation) => MetricsFile.Append(Metrics, observation);

    public void Save(Checkpoint checkpoint, TrainingStep step) => checkpoint.Write(State, step);

    /// <summary>Writes points with their class numbers under names such as embeddings-100.npy and labels-100.npy.</summary>
    public void Save(string pointsName, string labelsName, long step, Embedding points, Labels labels)
    {
        NpyFile.Write(Path.Combine(path, $"{pointsName}-{step}.npy"), points);
        NpyFile.Write(Path.Combine(path, $"{labelsName}-{step}.npy"), Array.ConvertAll(labels.ClassOf.ToArray(), k => (long)k));
    }

    public void Save(TrainingResult result) => AtomicFile.WriteText(Path.Combine(path, "result.json"), ResultDocument.Text(result) + "\n");
}

/// <summary>metrics.csv: one row an observation, appended; numbers read back to the same double, unknown ones are empty.</summary>
internal static class MetricsFile
{
    private const string Header =
        "step,loss,active_share,hardness,d_ap,d_an,spread,relative_spread,spread_ratio,diameter,effective_rank,"
        + "centre_separation,thickness_lower,thickness_upper,batch_recall_at_1,d_haus_lower,d_haus_upper,d_iso_lower,d_iso_upper,"
        + "enclosing_radius,largest_class_radius,verdict,reason";

    /// <summary>Begins the file, keeping the rows of steps before <paramref name="step"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="step">Where the run goes on; 0: at its beginning.</param>
    /// <param name="every">The steps from one observation to the next.</param>
    /// <exception cref="InputException">Rows before that step are not there any more.</exception>
    public static void Begin(string path, long step, long every)
    {
        string[] kept = [];
        if (step > 0 && File.Exists(path))
        {
            // A kill may have cut the last row short: a row counts only with its line end.
            string text = File.ReadAllText(path);
            kept =
            [
                .. text[..(text.LastIndexOf('\n') + 1)]
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Skip(1)
                    .Where(row =>
                        long.TryParse(row.AsSpan(0, Math.Max(0, row.IndexOf(',', StringComparison.Ordinal))), out long s) && s < step
                    ),
            ];
        }
        long expected = step == 0 ? 0 : ((step - 1) / every) + 1;
        if (kept.Length < expected)
        {
            throw new InputException(
                path,
                $"has {kept.Length} of the {Counted.Of(expected, "row")} before step {step}, where the run would go on: rows are missing"
            );
        }
        AtomicFile.WriteText(path, string.Concat(kept.Prepend(Header).Select(row => row + "\n")));
    }

    /// <summary>Appends an observation.</summary>
    public static void Append(string path, BatchObservation observation)
    {
        EmbeddingGeometry geometry = observation.Geometry;
        double?[] numbers =
        [
            observation.Loss,
            observation.ActiveShare,
            observation.Hardness,
            observation.PositiveDistance,
            observation.NegativeDistance,
            geometry.Spread,
            geometry.RelativeSpread,
            observation.SpreadRatio,
            geometry.Diameter,
            geometry.EffectiveRank,
            geometry.CentreSeparation,
            observation.Thickness?.Lower,
            observation.Thickness?.Upper,
            observation.BatchRecallAt1,
            observation.Brackets?.Hausdorff.Lower,
            observation.Brackets?.Hausdorff.Upper,
            observation.Brackets?.Isometric.Lower,
            observation.Brackets?.Isometric.Upper,
            observation.Brackets?.EnclosingRadius,
            observation.Brackets?.LargestClassRadius,
        ];
        StringBuilder row = new();
        row.Append(observation.Step);
        foreach (double? number in numbers)
        {
            row.Append(',').Append(number?.ToString("R", CultureInfo.InvariantCulture));
        }
        row.Append(',').Append(RunConfiguration.Name(observation.Verdict.Kind));
        row.Append(",\"").Append(observation.Verdict.Reason.Replace("\"", "\"\"", StringComparison.Ordinal)).Append("\"\n");
        File.AppendAllText(path, row.ToString());
    }
}

/// <summary>The state of a run between two steps, in one file that is there whole or not at all and ends in its own hash.</summary>
/// <param name="Configuration">The run's configuration, which a resumed run must share.</param>
/// <param name="Step">How many steps lie behind.</param>
/// <param name="History">The collapses so far.</param>
/// <param name="Alarm">The alarm, if raised.</param>
internal sealed record Checkpoint(string Configuration, long Step, CollapseHistory History, CollapseAlarm? Alarm)
{
    private static readonly byte[] Family = Encoding.ASCII.GetBytes("isotriplet checkpoint ");
    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("isotriplet checkpoint 3\n");

    /// <summary>Writes the state, network and optimizer included.</summary>
    public void Write(string path, TrainingStep step)
    {
        using MemoryStream content = new();
        using (BinaryWriter writer = new(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(Configuration);
            writer.Write(Step);
            writer.Write(History.InARow);
            writer.Write(History.Since);
            writer.Write(History.Spells.Count);
            foreach (CollapseSpell spell in History.Spells)
            {
                writer.Write(spell.From);
                writer.Write(spell.To);
                writer.Write(spell.Recovered);
            }
            writer.Write(Alarm?.Step ?? -1);
            writer.Write(Alarm?.Reason ?? "");
            step.Save(writer);
        }
        byte[] state = content.ToArray();
        AtomicFile.Write(
            path,
            stream =>
            {
                stream.Write(state);
                stream.Write(SHA256.HashData(state));
            }
        );
    }

    /// <summary>Reads the state, and network and optimizer into the step.</summary>
    /// <exception cref="InputException">The file is missing, damaged, or of another version or network.</exception>
    public static Checkpoint Read(string path, TrainingStep step)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, "there is no checkpoint to resume from");
        }
        byte[] all = File.ReadAllBytes(path);
        int length = all.Length - SHA256.HashSizeInBytes;
        if (length < Magic.Length || !all.AsSpan().StartsWith(Magic))
        {
            string what = all.AsSpan().StartsWith(Family) ? "is a checkpoint of another version" : "is not a checkpoint";
            throw new InputException(path, $"{what} of this program");
        }
        if (!SHA256.HashData(all.AsSpan(0, length)).AsSpan().SequenceEqual(all.AsSpan(length)))
        {
            throw new InputException(path, "is damaged: its hash does not fit its content");
        }
        using BinaryReader reader = new(new MemoryStream(all, Magic.Length, length - Magic.Length), Encoding.UTF8);
        string configuration = reader.ReadString();
        (long at, int inARow, long since) = (reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt64());
        CollapseSpell[] spells = new CollapseSpell[reader.ReadInt32()];
        for (int k = 0; k < spells.Length; k++)
        {
            spells[k] = new CollapseSpell(reader.ReadInt64(), reader.ReadInt64(), reader.ReadBoolean());
        }
        CollapseHistory history = new(inARow, since, spells);
        (long alarmStep, string reason) = (reader.ReadInt64(), reader.ReadString());
        try
        {
            step.Load(reader);
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException)
        {
            throw new InputException(path, "is of another network or optimizer", e);
        }
        return reader.BaseStream.Position == reader.BaseStream.Length
            ? new Checkpoint(configuration, at, history, alarmStep < 0 ? null : new CollapseAlarm(alarmStep, reason))
            : throw new InputException(path, "is of another network or optimizer");
    }
}
