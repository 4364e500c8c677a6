using System.Reflection;
using IsoTriplet.Experiments.Reproduction;
using IsoTriplet.Experiments.Sweeps.Engines;

namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>Writes phase-diagram.json, a row a line, and reads its rows again.</summary>
public static class PhaseDiagramFile
{
    public const string Name = "phase-diagram.json";

    private static readonly string Table = Path.ChangeExtension(Name, ".md");

    /// <summary>The files that <see cref="WriteAll"/> writes.</summary>
    public static IEnumerable<string> Names => [Name, Table];

    private static readonly JsonSerializerOptions Snake = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
    };

    /// <summary>Analyses collected sweeps, and the rows of documents that were written before.</summary>
    /// <param name="sweeps">Sweeps of the programs observed and predicted.</param>
    /// <param name="kept">Written documents: the rows count as if they were the sweeps', after them.</param>
    /// <exception cref="ArgumentException">A sweep of another program, no cell with a result, or no such document.</exception>
    public static PhaseDiagramDocument Analyse(IReadOnlyList<CollectedSweep> sweeps, string madeBy, params IEnumerable<string> kept)
    {
        if (sweeps.FirstOrDefault(s => s.Program is not ("observed" or "predicted")) is { } other)
        {
            throw new ArgumentException($"a sweep of program \"{other.Program}\"; observed or predicted was expected");
        }
        (IReadOnlyList<ObservedRow> Runs, IReadOnlyList<PredictedRow> Draws)[] written = [.. kept.Select(Read)];
        PredictedRow[] drawn = [.. sweeps.Where(s => s.Program == "predicted").SelectMany(PredictedRow.Of)];
        int flat = sweeps.Where(s => s.Program == "predicted").Sum(s => s.Done.Count()) - drawn.Length;
        PhaseDiagramDocument document = PhaseDiagramAnalysis.Of(
            ObservedRow.Joined([
                .. sweeps.Where(s => s.Program == "observed").SelectMany(ObservedRow.Of),
                .. written.SelectMany(w => w.Runs),
            ]),
            [.. drawn, .. written.SelectMany(w => w.Draws)],
            madeBy,
            sweeps.Sum(s => s.Gaps.Count),
            [.. sweeps.Select(s => s.CodeVersion).Distinct(StringComparer.Ordinal)],
            [
                .. sweeps
                    .SelectMany(s => s.Cells, (s, c) => (s.Program, c.Status))
                    .Where(c => c.Status != CellStatus.Done)
                    .GroupBy(
                        c =>
                            $"a cell of the program {c.Program} that has {(c.Status == CellStatus.Failed ? "failed" : "not been computed")}",
                        StringComparer.Ordinal
                    )
                    .Select(g => new LeftOut(g.Key, g.Count())),
                .. flat > 0 ? [new LeftOut("a drawn embedding whose points are all one", flat)] : Array.Empty<LeftOut>(),
            ]
        );
        return document with { Kernel = CollectedSweep.Kernels(sweeps) };
    }

    /// <summary>Writes phase-diagram.json and phase-diagram.md into a folder.</summary>
    /// <param name="folder">The folder; made where it is not there.</param>
    public static void WriteAll(string folder, PhaseDiagramDocument document)
    {
        Directory.CreateDirectory(folder);
        AtomicFile.WriteText(Path.Combine(folder, Name), ExperimentFile.Json(document));
        AtomicFile.WriteText(Path.Combine(folder, Table), PhaseDiagramMarkdown.Of(document));
    }

    /// <summary>Whether a file is a written document, and no table of cells.</summary>
    /// <returns>Whether it is JSON with rows of runs and of draws.</returns>
    public static bool Is(string path)
    {
        try
        {
            return JsonNode.Parse(InputFile.Text(path)) is JsonObject root && root.ContainsKey("runs") && root.ContainsKey("draws");
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Reads the rows of a written document.</summary>
    /// <exception cref="ArgumentException">It is no such file.</exception>
    public static (IReadOnlyList<ObservedRow> Runs, IReadOnlyList<PredictedRow> Draws) Read(string path)
    {
        try
        {
            JsonObject root = JsonNode.Parse(InputFile.Text(path))!.AsObject();
            (ObservedRow[] runs, PredictedRow[] draws) = (Rows<ObservedRow>(root["runs"]), Rows<PredictedRow>(root["draws"]));
            return runs.All(r => r is { Points: > 0, Dimension: > 0 }) && draws.All(r => r is { Points: > 0, Dimension: > 0, Classes: > 0 })
                ? (runs, draws)
                : throw new JsonException("a row has a size below 1");
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or InvalidOperationException or ArgumentNullException)
        {
            throw new ArgumentException($"{path}: no phase diagram as phase-diagram writes it ({JsonText.Fault(e)})", e);
        }
    }

    private static T[] Rows<T>(JsonNode? rows)
        where T : class
    {
        T[] read = rows.Deserialize<T[]>(Snake)!;
        return Array.IndexOf(read, null) < 0 ? read : throw new JsonException("a row is null");
    }
}

/// <summary>The stage of the main job: both sweeps on this machine, then the analysis. An interrupted stage goes on where it was.</summary>
public static class PhaseDiagramStage
{
    private const string Quick = "-quick";

    /// <summary>Runs the sweeps into sweeps/ and writes data/phase-diagram.json and phase-diagram.md.</summary>
    /// <param name="run">The main job. Its seed does not enter: the seeds of a sweep are settings of its cells.</param>
    /// <returns>The answer in words; not as expected where a cell has no result.</returns>
    public static StageSummary Run(ReproductionRun run)
    {
        string kind = run.Quick ? Quick : "";
        string[] names = run.Quick ? ["observed", "predicted"] : ["observed", "observed-factors", "predicted"];
        CollectedSweep[] sweeps = [.. names.Select(name => Sweep(run, name + kind))];
        run.Cancel.ThrowIfCancellationRequested();
        PhaseDiagramDocument document = PhaseDiagramFile.Analyse(
            sweeps,
            $"isotriplet reproduce{(run.Quick ? " --quick" : "")} --seed {run.Seed}"
        );
        PhaseDiagramFile.WriteAll(run.Data, document);
        string tables = Path.ChangeExtension(PhaseDiagramFile.Name, ".md");
        File.Move(Path.Combine(run.Data, tables), run.At(tables), overwrite: true);
        return new StageSummary(
            "phase diagram",
            [
                .. document.Answer,
                $"{Counted.Of(document.Runs.Count, "run")}, {document.Draws.Count} drawn embeddings, {Counted.Of(document.Gaps, "gap")}, {document.LeftOut.Sum(l => l.Count)} left out by reason (data/{PhaseDiagramFile.Name}, {tables}, sweeps/)",
            ],
            document.Gaps == 0
        );
    }

    /// <summary>A config of docs/examples, which the program carries in itself.</summary>
    internal static SweepConfig Config(string name)
    {
        using Stream stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.json")
            ?? throw new ArgumentException($"no config {name} in this program");
        using StreamReader reader = new(stream);
        return SweepConfig.Parse(reader.ReadToEnd());
    }

    private static CollectedSweep Sweep(ReproductionRun run, string name)
    {
        run.Cancel.ThrowIfCancellationRequested();
        run.Say($"  sweep {name}");
        string folder = run.At("sweeps", name);
        SweepPlan plan = SweepPlan.Of(Config(name), CodeVersion.Here);
        StageProgress line = new(run.Say, "cells");
        SweepRunner.Run(plan, folder, new LocalEngine(), new SweepRunOptions(), p => line.Show(p.Finished, p.Total), run.Cancel);
        return SweepCollector.Collect(SweepFolder.Open(folder));
    }
}
