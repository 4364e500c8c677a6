using System.ComponentModel;
using System.Security.Cryptography;

namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>The jobs of one sweep folder in the cluster's queue: they bear a name that is made from the folder's.</summary>
internal sealed class SlurmQueue(SweepFolder folder)
{
    private const int Digits = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private long? _silentSince;

    internal string Name { get; } = "sweep-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder.Root)))[..Digits];

    /// <returns>The job's number, or null with the complaint.</returns>
    internal static string? Submit(string script, out string complaint)
    {
        Tool sbatch = SlurmCommand.Run("sbatch", "--parsable", script);
        complaint = sbatch.Error;
        return sbatch.Code == 0 ? sbatch.Output.Trim().Split(';')[0] : null;
    }

    /// <summary>Every task of ours that the controller still knows, or null when it does not answer at the moment.</summary>
    internal Dictionary<string, SlurmTaskState>? Look()
    {
        Tool squeue = SlurmCommand.Run("squeue", "-h", "-r", "-t", "all", "--name", Name, "-O", SlurmTaskState.Fields);
        if (squeue.Code == 0)
        {
            _silentSince = null;
            return SlurmTaskState.Read(squeue.Output).ToDictionary(t => t.Id, StringComparer.Ordinal);
        }
        _silentSince ??= Stopwatch.GetTimestamp();
        return Stopwatch.GetElapsedTime(_silentSince.Value) < Patience ? null : throw new IOException($"squeue: {squeue.Error}");
    }
}

/// <summary>A task of an array as the queue shows it.</summary>
/// <param name="State">SLURM's word for its state.</param>
/// <param name="Restarts">How often it was requeued.</param>
internal sealed record SlurmTaskState(string Id, string State, int Restarts, string Reason)
{
    private static readonly string[] Ends =
        "BOOT_FAIL CANCELLED COMPLETED DEADLINE FAILED LAUNCH_FAILED NODE_FAIL OUT_OF_MEMORY PREEMPTED REVOKED TIMEOUT UNKNOWN".Split(' ');

    /// <summary>The fields that <see cref="Read"/> reads, as <c>squeue -O</c> names them.</summary>
    internal const string Fields = "JobArrayID:40,State:20,RestartCnt:10,Reason:60";

    /// <summary>True when it runs no more and will not again.</summary>
    internal bool Ended => Ends.Contains(State, StringComparer.Ordinal);

    /// <summary>True when somebody took it out of the queue.</summary>
    internal bool Cancelled => State == "CANCELLED";

    /// <summary>Reads the output of <c>squeue -h -r -t all -O</c> with <see cref="Fields"/>.</summary>
    internal static IEnumerable<SlurmTaskState> Read(string output)
    {
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words.Length >= 3 && int.TryParse(words[2], out int restarts))
            {
                yield return new SlurmTaskState(words[0], words[1], restarts, words.Length > 3 ? words[3] : "");
            }
        }
    }
}

/// <summary>How large an array the cluster takes.</summary>
internal static class SlurmLimits
{
    // SLURM's own defaults, for a cluster that does not say.
    private const int DefaultArray = 1001;
    private const int DefaultJobs = 10000;

    // Each task counts as a job; others want to submit as well.
    private const int ShareOfJobs = 4;

    /// <summary>The tasks of one array, from the output of <c>scontrol show config</c>.</summary>
    internal static int ArraySize(string config, int wanted)
    {
        // MaxArraySize is one more than the largest index, and indices begin at 0.
        int cluster = Math.Min(
            Value(config, "MaxArraySize", DefaultArray),
            Math.Max(1, Value(config, "MaxJobCount", DefaultJobs) / ShareOfJobs)
        );
        return cluster > 0 ? Math.Min(cluster, wanted) : throw new IOException("the cluster takes no job arrays: its MaxArraySize is 0");
    }

    private static int Value(string config, string name, int otherwise) =>
        config
            .Split('\n')
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(words => words.Length == 2 && words[0] == name)
            .Select(words => int.TryParse(words[1].Split(' ')[0], out int value) ? value : otherwise)
            .FirstOrDefault(otherwise);
}

/// <summary>SLURM's programs.</summary>
internal static class SlurmCommand
{
    /// <summary>Runs one; what it says on stderr is put on one line.</summary>
    internal static Tool Run(string program, params IEnumerable<string> arguments)
    {
        try
        {
            Tool ran = Tool.Run(program, arguments);
            return ran with { Error = ran.Error.Trim().ReplaceLineEndings(" ") };
        }
        catch (Win32Exception e)
        {
            throw new IOException(
                $"{program} cannot be started ({e.Message}): --engine slurm runs on a machine that submits to a SLURM cluster",
                e
            );
        }
    }
}

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

/// <summary>Writes the batch script of a job array.</summary>
internal static class SlurmScript
{
    // Before the time limit, so that a task can say that it wants to go on.
    private const int WarningSeconds = 30;

    /// <param name="name">The job's name, by which the engine knows its jobs.</param>
    /// <param name="settings">What the job asks for.</param>
    /// <param name="folder">The run's own folder, for logs.</param>
    /// <param name="command">The words that compute the cells of one task; the task's number is put behind them.</param>
    /// <param name="threads">Threads of the numerical libraries.</param>
    internal static string Of(string name, SlurmSettings settings, int tasks, string folder, IEnumerable<string> command, int threads)
    {
        StringBuilder text = new("#!/usr/bin/env bash\n");
        void Ask(string option, string? value)
        {
            if (value is not null)
            {
                text.Append("#SBATCH --").Append(option).Append('=').Append(value).Append('\n');
            }
        }
        Ask("job-name", name);
        Ask("array", $"0-{tasks - 1}" + (settings.MaxRunning > 0 ? $"%{settings.MaxRunning}" : ""));
        Ask("chdir", $"\"{folder}\"");
        Ask("output", "%a.log");
        Ask("open-mode", "append");
        Ask("cpus-per-task", Math.Max(settings.CpusPerTask, threads).ToString());
        Ask("partition", settings.Partition);
        Ask("gres", settings.Gres);
        Ask("mem", settings.Memory);
        Ask("account", settings.Account);
        Ask("qos", settings.Qos);
        Ask("constraint", settings.Constraint is { } constraint ? $"\"{constraint}\"" : null);
        Ask("time", settings.Time);
        Ask("signal", settings.Time is null ? null : $"B:TERM@{WarningSeconds}");
        text.Append("#SBATCH --requeue\n");
        foreach (string line in settings.Setup)
        {
            text.Append(line).Append('\n');
        }
        text.Append("exec ").AppendJoin(' ', command.Select(ShellWord.Quoted)).Append(" --task \"$SLURM_ARRAY_TASK_ID\"\n");
        return text.ToString();
    }
}

/// <summary>The inside of one task of a job array: its share of the cells, one after another.</summary>
public static class SlurmTask
{
    /// <summary>What a task that was told to stop ends with: SLURM queues it again where RequeueExit has this code.</summary>
    public const int Requeue = 99;

    // A cell that never ends within the time limit would be queued again for ever.
    private const int MostRestarts = 20;

    /// <summary>Computes the cells of a task.</summary>
    /// <param name="list">The cells of the array: a plan.</param>
    /// <param name="task">The task's number in the array.</param>
    /// <param name="rerun">Whether a shard that is there counts.</param>
    /// <param name="options">Threads, and the memory of cells that are computed together.</param>
    /// <param name="restarts">How often the task was queued again already.</param>
    /// <param name="error">Where progress goes: the task's log.</param>
    /// <param name="cancel">Set when the node is wanted back.</param>
    /// <returns>The exit code: 0, or <see cref="Requeue"/>.</returns>
    public static int Run(
        string path,
        string list,
        int cellsPerTask,
        int task,
        Rerun rerun,
        SweepRunOptions options,
        int restarts,
        TextWriter error,
        CancellationToken cancel
    )
    {
        SweepFolder folder = SweepFolder.Open(path);
        SweepPlan plan = SweepPlan.Read(list);
        Cell[] cells =
        [
            .. plan
                .Cells.Skip(task * cellsPerTask)
                .Take(cellsPerTask)
                .Where(c => folder.Read(c.Hash, out _) is not { } there || CellRunner.Again(there, rerun)),
        ];
        error.WriteLine($"task {task} on {Environment.MachineName}, start {restarts + 1}: {Counted.Of(cells.Length, "cell")} to do");
        if (cells.Length > 0)
        {
            new LocalEngine().Run(new SweepJob(folder, plan, cells, rerun, options), Show, cancel);
        }
        return !cancel.IsCancellationRequested ? Hosting.ExitCode.Done
            : restarts < MostRestarts ? Requeue
            : Hosting.ExitCode.Interrupted;

        void Show(SweepProgress progress) => error.WriteLine($"{progress.Finished} of {progress.Total}, {progress.Failed} failed");
    }
}
