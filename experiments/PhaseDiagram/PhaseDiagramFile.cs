using System.Text.Json;
using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Experiments.Sweeps.Collected;
using IsoTriplet.Experiments.Training;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>Writes phase-diagram.json, a row a line, and reads its rows again.</summary>
public static class PhaseDiagramFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "phase-diagram.json";

    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Analyses collected sweeps.</summary>
    /// <param name="sweeps">Sweeps of the programs observed and predicted.</param>
    /// <param name="madeBy">The command line.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">A sweep of another program, or no run of the main grid.</exception>
    public static PhaseDiagramDocument Analyse(IReadOnlyList<CollectedSweep> sweeps, string madeBy)
    {
        ArgumentNullException.ThrowIfNull(sweeps);
        if (sweeps.FirstOrDefault(s => s.Program is not ("observed" or "predicted")) is { } other)
        {
            throw new ArgumentException($"a sweep of program \"{other.Program}\"; observed or predicted was expected");
        }
        PhaseDiagramDocument document = PhaseDiagramAnalysis.Of(
            [.. sweeps.Where(s => s.Program == "observed").SelectMany(ObservedRow.Of)],
            [.. sweeps.Where(s => s.Program == "predicted").SelectMany(PredictedRow.Of)],
            madeBy,
            sweeps.Sum(s => s.Gaps.Count),
            [.. sweeps.Select(s => s.CodeVersion).Distinct(StringComparer.Ordinal)]
        );
        return document with { Kernel = CollectedSweepJson.Kernels(sweeps) };
    }

    /// <summary>Writes phase-diagram.json and phase-diagram.md into a folder.</summary>
    /// <param name="folder">The folder; made where it is not there.</param>
    /// <param name="document">The document.</param>
    public static void WriteAll(string folder, PhaseDiagramDocument document)
    {
        Directory.CreateDirectory(folder);
        AtomicFile.WriteText(Path.Combine(folder, Name), ExperimentFile.Json(document));
        AtomicFile.WriteText(Path.Combine(folder, Path.ChangeExtension(Name, ".md")), PhaseDiagramMarkdown.Of(document));
    }

    /// <summary>Reads the rows of a written document.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Runs and draws.</returns>
    /// <exception cref="ArgumentException">It is no such file.</exception>
    public static (IReadOnlyList<ObservedRow> Runs, IReadOnlyList<PredictedRow> Draws) Read(string path)
    {
        try
        {
            JsonObject root = JsonNode.Parse(InputFile.Text(path))!.AsObject();
            return (root["runs"].Deserialize<ObservedRow[]>(Snake)!, root["draws"].Deserialize<PredictedRow[]>(Snake)!);
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or InvalidOperationException or ArgumentNullException)
        {
            throw new ArgumentException($"{path}: no phase diagram as phase-diagram writes it ({JsonText.Fault(e)})", e);
        }
    }
}
