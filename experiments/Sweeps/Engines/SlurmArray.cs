using IsoTriplet.Experiments.Sweeps.Plan;

namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>One job array: a folder with the list of its cells, the script, and a log a task.</summary>
internal sealed class SlurmArray
{
    private const int LogLines = 3;
    private static int _serial;

    private readonly Cell[][] _tasks;
    private readonly string _folder;

    private SlurmArray(string id, Cell[][] tasks, string folder)
    {
        Id = id;
        _tasks = tasks;
        _folder = folder;
    }

    internal string Id { get; }

    internal IEnumerable<string> Tasks => Enumerable.Range(0, _tasks.Length).Select(k => $"{Id}_{k}");

    /// <summary>The cells of a task, by its name in the queue.</summary>
    internal Cell[] CellsOf(string task) => _tasks[Number(task)];

    /// <summary>The last words of a task.</summary>
    internal string LogOf(string task)
    {
        string log = Path.Combine(_folder, $"{Number(task)}.log");
        string[] lines = File.Exists(log) ? [.. File.ReadLines(log).Where(l => l.Length > 0).TakeLast(LogLines)] : [];
        return $"{log}: {(lines.Length == 0 ? "empty" : string.Join(" | ", lines))}";
    }

    /// <summary>Writes the array's folder and submits it; null when the cluster does not take it.</summary>
    internal static SlurmArray? Submit(SweepJob job, string name, Cell[][] tasks, int cellsPerTask, out string complaint)
    {
        string folder = Path.Combine(
            job.Folder.Slurm,
            $"{DateTime.UtcNow:yyyyMMdd-HHmmss}-{Environment.ProcessId}-{Interlocked.Increment(ref _serial)}"
        );
        Directory.CreateDirectory(folder);
        string list = Path.Combine(folder, "cells.json");
        AtomicFile.WriteText(list, (job.Plan with { Cells = [.. tasks.SelectMany(t => t)] }).ToText());
        int threads = Math.Max(job.Options.Threads, job.Plan.Slurm.CpusPerTask);
        string[] command =
        [
            .. WorkerProgram.Words(),
            "sweep",
            "task",
            job.Folder.Root,
            "--list",
            list,
            "--cells-per-task",
            cellsPerTask.ToString(),
            "--threads",
            threads.ToString(),
            Commands.SweepRunCommand.GroupMemory,
            job.Options.GroupMegabytes.ToString(),
            "--rerun",
            job.Rerun.ToString(),
        ];
        string script = Path.Combine(folder, "job.sh");
        AtomicFile.WriteText(script, SlurmScript.Of(name, job.Plan.Slurm, tasks.Length, folder, command, threads));
        return SlurmQueue.Submit(script, out complaint) is { } id ? new SlurmArray(id, tasks, folder) : null;
    }

    private static int Number(string task) => int.Parse(task.AsSpan(task.IndexOf('_', StringComparison.Ordinal) + 1));
}
