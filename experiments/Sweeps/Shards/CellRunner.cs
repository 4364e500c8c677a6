using System.Diagnostics;
using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Sweeps.Collected;
using IsoTriplet.Experiments.Sweeps.Engines;
using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Programs;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Experiments.Sweeps.Shards;

/// <summary>Computes one cell and leaves its shard, unless somebody else does or did.</summary>
/// <param name="folder">The folder of the sweep.</param>
/// <param name="claims">The claims of this process.</param>
/// <param name="program">The cell program's name.</param>
/// <param name="codeVersion">The code that runs here.</param>
internal sealed class CellRunner(SweepFolder folder, CellClaims claims, string program, string codeVersion)
{
    private readonly ISweepProgram _program = SweepPrograms.Find(program);

    internal CellAnswer Run(Cell cell, Rerun rerun, CancellationToken cancel)
    {
        if (!claims.TryClaim(cell.Hash))
        {
            return new CellAnswer(cell.Hash, CellStatus.Missing, Held: true, null, 0);
        }
        try
        {
            // Somebody may have finished it since it was put into the queue.
            Shard? there = folder.Read(cell.Hash, out _);
            if (there is not null && !Again(there, rerun))
            {
                return new CellAnswer(cell.Hash, there.Status, Held: false, there.Reason, there.Seconds);
            }
            Shard shard = Compute(cell, cancel);
            folder.Write(shard);
            return new CellAnswer(cell.Hash, shard.Status, Held: false, shard.Reason, shard.Seconds);
        }
        finally
        {
            claims.Release(cell.Hash);
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
                folder.Write(
                    new Shard(
                        cell.Hash,
                        plan.Program,
                        plan.CodeVersion,
                        cell.Settings,
                        CellStatus.Failed,
                        reason,
                        seconds,
                        Environment.MachineName,
                        null,
                        null
                    )
                );
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
        Shard Of(CellStatus status, string? reason, JsonObject? result) =>
            new(
                cell.Hash,
                program,
                codeVersion,
                cell.Settings,
                status,
                reason,
                Stopwatch.GetElapsedTime(started).TotalSeconds,
                Environment.MachineName,
                BlasLibrary.Kernel,
                result
            );
        try
        {
            using System.Text.Json.JsonDocument settings = System.Text.Json.JsonDocument.Parse(cell.Settings.ToJsonString());
            JsonObject result = _program.Run(CellSettings.Read(_program, settings.RootElement), cancel);
            return NotFinite(result) is { } name
                ? Of(CellStatus.Failed, $"the result's \"{name}\" is not a finite number", null)
                : Of(CellStatus.Done, null, result);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            return Of(CellStatus.Failed, $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}", null);
        }
    }

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
