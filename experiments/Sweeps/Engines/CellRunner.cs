using IsoTriplet.Experiments.Sweeps.Programs;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>Which cells that left a shard are computed again.</summary>
public enum Rerun
{
    /// <summary>None: missing and damaged ones only.</summary>
    None,

    /// <summary>Those that failed.</summary>
    Failed,

    /// <summary>Whatever is asked for.</summary>
    Any,
}

/// <summary>Computes cells and leaves their shards, unless somebody else does or did.</summary>
/// <param name="claims">The claims of this process.</param>
internal sealed class CellRunner(SweepFolder folder, CellClaims claims, string program, string codeVersion)
{
    private readonly ISweepProgram _program = SweepPrograms.Find(program);

    /// <summary>Computes cells of one shape; those that somebody else computes or has finished are left out. Where they cannot be computed together each is for itself.</summary>
    /// <returns>An answer a cell, in their order.</returns>
    internal IReadOnlyList<CellAnswer> Run(IReadOnlyList<Cell> cells, Rerun rerun, CancellationToken cancel)
    {
        CellAnswer[] answers = new CellAnswer[cells.Count];
        List<int> mine = [];
        try
        {
            for (int k = 0; k < answers.Length; k++)
            {
                string hash = cells[k].Hash;
                if (!claims.TryClaim(hash))
                {
                    answers[k] = new CellAnswer(hash, CellStatus.Missing, Held: true, null, 0);
                    continue;
                }
                mine.Add(k);
                // Somebody may have finished it since it was put into the queue.
                if (folder.Read(hash, out _) is { } there && !Again(there, rerun))
                {
                    answers[k] = Answer(there);
                }
            }
            Cell[] left = [.. mine.Where(k => answers[k] is null).Select(k => cells[k])];
            Dictionary<string, Shard> together = left.Length > 1 ? Together(left, cancel) : [];
            foreach (int k in mine.Where(k => answers[k] is null))
            {
                Shard shard = together.GetValueOrDefault(cells[k].Hash) ?? Compute(cells[k], cancel);
                folder.Write(shard);
                answers[k] = Answer(shard);
            }
            return answers;
        }
        finally
        {
            foreach (int k in mine)
            {
                claims.Release(cells[k].Hash);
            }
        }
    }

    private static CellAnswer Answer(Shard shard) => new(shard.Hash, shard.Status, Held: false, shard.Reason, shard.Seconds);

    // Each cell has its share of the time.
    private Dictionary<string, Shard> Together(Cell[] cells, CancellationToken cancel)
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            IReadOnlyList<JsonObject> results = ((IEnsembleProgram)_program).Run(
                [.. cells.Select(c => CellSettings.Of(_program, c))],
                cancel
            );
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds / cells.Length;
            return cells
                .Zip(results, (cell, result) => Of(cell, result, seconds))
                .Where(s => s.Status == CellStatus.Done)
                .ToDictionary(s => s.Hash, StringComparer.Ordinal);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            return [];
        }
    }

    /// <summary>Records a cell whose worker ended under it; leaves it alone where another process has taken it up or has finished it.</summary>
    internal static void RecordFailure(SweepFolder folder, CellClaims claims, SweepPlan plan, Cell cell, string reason, double seconds)
    {
        if (!claims.TryClaim(cell.Hash))
        {
            return;
        }
        try
        {
            if (folder.Read(cell.Hash, out _)?.Status != CellStatus.Done)
            {
                string host = Environment.MachineName;
                folder.Write(new(cell.Hash, plan.Program, plan.CodeVersion, cell.Settings, CellStatus.Failed, reason, seconds, host));
            }
        }
        finally
        {
            claims.Release(cell.Hash);
        }
    }

    internal static bool Again(Shard there, Rerun rerun) =>
        rerun == Rerun.Any || (rerun == Rerun.Failed && there.Status == CellStatus.Failed);

    private Shard Compute(Cell cell, CancellationToken cancel)
    {
        long started = Stopwatch.GetTimestamp();
        double Seconds() => Stopwatch.GetElapsedTime(started).TotalSeconds;
        try
        {
            JsonObject result = _program.Run(CellSettings.Of(_program, cell), cancel);
            return Of(cell, result, Seconds());
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            return Of(cell, CellStatus.Failed, $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}", null, Seconds());
        }
    }

    private Shard Of(Cell cell, JsonObject result, double seconds) =>
        NotFinite(result) is { } name
            ? Of(cell, CellStatus.Failed, $"the result's \"{name}\" is not a finite number", null, seconds)
            : Of(cell, CellStatus.Done, null, result, seconds);

    private Shard Of(Cell cell, CellStatus status, string? reason, JsonObject? result, double seconds) =>
        new(cell.Hash, program, codeVersion, cell.Settings, status, reason, seconds, Environment.MachineName, BlasLibrary.Kernel, result);

    private static string? NotFinite(JsonNode? json) =>
        json switch
        {
            JsonObject o => o.Select(p => NotFinite(p.Value) is { } inner ? Joined(p.Key, inner) : null).FirstOrDefault(n => n is not null),
            JsonArray a => a.Select(NotFinite).FirstOrDefault(n => n is not null),
            JsonValue v when v.TryGetValue(out double x) && !double.IsFinite(x) => "",
            JsonValue v when v.TryGetValue(out float x) && !float.IsFinite(x) => "",
            _ => null,
        };

    private static string Joined(string name, string inner) => inner.Length == 0 ? name : $"{name}.{inner}";
}

/// <summary>Puts cells that can be computed together into groups.</summary>
internal static class CellGroups
{
    /// <summary>The cells, those of one shape side by side, shapes in the order in which they first appear.</summary>
    internal static IReadOnlyList<Cell> Ordered(string program, IReadOnlyList<Cell> cells) =>
        [.. Shapes(program, cells).SelectMany(s => s)];

    /// <summary>The cells in groups of one shape each, of nearly equal size and within the memory; a group is lost when its worker is killed.</summary>
    /// <param name="job">The cells, and how they are run.</param>
    internal static IEnumerable<Cell[]> Of(SweepJob job)
    {
        // No worker is left idle for the sake of a larger group.
        int fair = (job.Cells.Count + job.Options.Workers - 1) / job.Options.Workers;
        foreach (Cell[] shape in Shapes(job.Plan.Program, job.Cells))
        {
            int most = SweepPrograms.Find(job.Plan.Program) is IEnsembleProgram program
                ? Math.Min(fair, program.Most(CellSettings.Of(program, shape[0]), (long)job.Options.GroupMegabytes << 20))
                : 1;
            int groups = (shape.Length + most - 1) / most;
            for (int k = 0; k < groups; k++)
            {
                yield return shape[(k * shape.Length / groups)..((k + 1) * shape.Length / groups)];
            }
        }
    }

    private static IEnumerable<Cell[]> Shapes(string name, IReadOnlyList<Cell> cells) =>
        SweepPrograms.Find(name) is IEnsembleProgram program
            ? cells.GroupBy(c => program.Shape(CellSettings.Of(program, c)) ?? c.Hash, StringComparer.Ordinal).Select(g => g.ToArray())
            : cells.Select(c => new[] { c });
}
