using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Sweeps.Collected;
using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Shards;

namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>What an engine asks of a worker: a cell, and whether a shard that is there counts.</summary>
internal sealed record CellOrder(string Hash, JsonObject Settings, Rerun Rerun);

/// <summary>What a worker says of a cell that it was given.</summary>
/// <param name="Status">How far it is now; missing: see <paramref name="Held"/>.</param>
/// <param name="Held">True when another process computes it at this moment.</param>
/// <param name="Reason">Why it failed, or null.</param>
internal sealed record CellAnswer(string Hash, CellStatus Status, bool Held, string? Reason, double Seconds);

/// <summary>The inside of a worker process: orders on stdin, a line of cells that are computed together; answers on stdout, a line a cell.</summary>
/// <remarks>
/// A line of an answer begins with <see cref="Mark"/>: what native libraries print is no answer. The process ends when stdin does, in mid-cell as well:
/// an engine that was killed leaves no worker behind.
/// </remarks>
public static class WorkerLoop
{
    /// <summary>Begins each line that is an answer.</summary>
    public const string Mark = "@cell ";

    /// <summary>Answers orders until there are no more.</summary>
    /// <param name="path">The folder of the sweep.</param>
    /// <param name="cancel">Ends the process in mid-cell.</param>
    public static void Run(string path, string program, TextReader orders, TextWriter answers, CancellationToken cancel)
    {
        SweepFolder folder = SweepFolder.Open(path);
        using CellClaims claims = new(folder);
        CellRunner runner = new(folder, claims, program, CodeVersion.Here);
        using BlockingCollection<CellOrder[]> queue = [];
        Thread reading = new(() => Read(orders, queue)) { IsBackground = true };
        reading.Start();
        using CancellationTokenRegistration end = cancel.Register(() => Environment.Exit(Hosting.ExitCode.Interrupted));
        Say(answers, CodeVersion.Here);
        foreach (CellOrder[] group in queue.GetConsumingEnumerable(CancellationToken.None))
        {
            foreach (CellAnswer answer in runner.Run([.. group.Select(o => new Cell(o.Hash, o.Settings))], group[0].Rerun, cancel))
            {
                Say(answers, answer);
            }
        }
    }

    private static void Read(TextReader orders, BlockingCollection<CellOrder[]> queue)
    {
        while (orders.ReadLine() is { } line)
        {
            queue.Add(JsonSerializer.Deserialize<CellOrder[]>(line)!, CancellationToken.None);
        }
        Environment.Exit(Hosting.ExitCode.Done);
    }

    private static void Say<T>(TextWriter answers, T answer)
    {
        answers.WriteLine(Mark + JsonSerializer.Serialize(answer));
        answers.Flush();
    }
}
