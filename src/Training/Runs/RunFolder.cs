using System.Text.Json;
using System.Text.Json.Nodes;
using IsoTriplet.Training.Observation;

namespace IsoTriplet.Training.Runs;

/// <summary>The files of a run: config.json, metrics.csv, embeddings-STEP.npy with labels-STEP.npy, result.json, checkpoint/state.bin.</summary>
internal sealed class RunFolder(string path) : IDisposable
{
    private IDisposable? _claim;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

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
            AtomicFile.WriteText(Configuration, all.ToJsonString(Indented) + "\n");
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
