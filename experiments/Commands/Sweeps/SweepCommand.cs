using IsoTriplet.Experiments.Sweeps.Engines;
using IsoTriplet.Experiments.Sweeps.Programs;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>sweep run</c>, <c>status</c>, <c>collect</c>, <c>programs</c>: grids of cells.</summary>
public static class SweepCommand
{
    public static Command Create(CommandHost host) =>
        new("sweep", "grids of runs and projections over N, n, seeds and any other setting")
        {
            SweepRunCommand.Create(host),
            Status(host),
            Collect(host),
            Programs(host),
            SweepWorkerCommands.Worker(host),
            SweepWorkerCommands.Task(host),
        };

    private static Command Status(CommandHost host)
    {
        Argument<string> folder = new("DIR") { Description = "the folder of a sweep" };
        return host.Command(
            "status",
            "how far a sweep is: done, failed with reasons, missing, damaged, duplicates, strays",
            [folder],
            (parsed, context) =>
            {
                SweepStatus found = SweepStatus.Of(SweepCollector.Collect(SweepFolder.Open(parsed.GetRequiredValue(folder))));
                context.Print(found, text => SweepTable.Write(text, found));
                return found.Complete ? ExitCode.Done : ExitCode.Undecided;
            }
        );
    }

    private static Command Collect(CommandHost host)
    {
        Argument<string> folder = new("DIR") { Description = "the folder of a sweep" };
        Option<string?> output = OptionWith.Description<string?>("--out", "where cells.csv and cells.json go; by default DIR");
        return host.Command(
            "collect",
            "write all cells into cells.csv and cells.json; duplicates and gaps are named",
            [folder, output],
            (parsed, context) =>
            {
                string path = parsed.GetRequiredValue(folder);
                CollectedSweep sweep = SweepCollector.Collect(SweepFolder.Open(path));
                string target = parsed.GetValue(output) ?? path;
                OutputPlace.Folder(target);
                Directory.CreateDirectory(target);
                System.Text.Json.Nodes.JsonObject document = sweep.ToJson($"isotriplet sweep collect {path}");
                AtomicFile.WriteText(Path.Combine(target, "cells.csv"), CellTable.Csv(sweep));
                JsonText.Write(Path.Combine(target, "cells.json"), document);
                SweepStatus status = SweepStatus.Of(sweep);
                context.Print(document, text => SweepTable.Write(text, status));
                return status.Complete ? ExitCode.Done : ExitCode.Undecided;
            }
        );
    }

    private static Command Programs(CommandHost host) =>
        host.Command(
            "programs",
            "the cell programs, with the settings that each knows",
            [],
            (_, context) => context.Done(new { Programs = SweepPrograms.All }, text => SweepTable.WritePrograms(text, SweepPrograms.All))
        );
}

/// <summary><c>sweep run CONFIG --engine local or slurm --out DIR</c>.</summary>
public static class SweepRunCommand
{
    internal const string GroupMemory = "--group-memory";

    public static Command Create(CommandHost host)
    {
        SweepRunOptions defaults = new();
        Argument<string> config = new("CONFIG") { Description = "what to sweep over: a .json file (docs/sweeps.md)" };
        Option<string> engine = OptionWith.Among("--engine", null, "local", "local", "slurm");
        Option<string> output = OptionWith.Description<string>(
            "--out",
            "the folder of the sweep; what is in it already is not computed again",
            required: true
        );
        Option<int> workers = OptionWith.Default("--workers", "local: cells at a time", defaults.Workers);
        Option<int> threads = OptionWith.Default("--threads", "threads of a cell", defaults.Threads);
        Option<int> memory = OptionWith.Default(
            GroupMemory,
            "MB that cells which are computed together may take in a worker, or in a task of an array",
            defaults.GroupMegabytes
        );
        Option<string[]> only = new("--only")
        {
            Description = "compute these cells again, by name or its beginning",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<bool> failed = OptionWith.Description<bool>("--failed", "compute the failed cells again, and nothing else");
        return host.Command(
            "run",
            "compute the cells of a grid that are not there yet",
            [config, engine, output, workers, threads, memory, only, failed],
            (parsed, context) =>
            {
                bool slurm = parsed.GetValue(engine) == "slurm";
                if (slurm)
                {
                    OptionWith.Idle(
                        parsed,
                        "is for --engine local; with slurm \"max_running\" of \"slurm\" in CONFIG says how many tasks run",
                        workers
                    );
                }
                SweepPlan plan = Plan(parsed.GetRequiredValue(config));
                OutputPlace.Folder(parsed.GetRequiredValue(output));
                SweepRunOptions options = new()
                {
                    Workers = parsed.GetValue(workers),
                    Threads = parsed.GetValue(threads),
                    GroupMegabytes = parsed.GetValue(memory),
                    Only = parsed.GetValue(only) ?? [],
                    Failed = parsed.GetValue(failed),
                };
                SweepProgressLine progress = new(context);
                SweepOutcome outcome = SweepRunner.Run(
                    plan,
                    parsed.GetRequiredValue(output),
                    slurm ? new SlurmEngine() : new LocalEngine(),
                    options,
                    progress.Show,
                    context.Cancel
                );
                progress.End();
                context.Print(outcome.Status, text => SweepTable.Write(text, outcome.Status));
                return outcome.Interrupted ? ExitCode.Interrupted
                    : outcome.Status.Complete ? ExitCode.Done
                    : ExitCode.Undecided;
            }
        );
    }

    private static SweepPlan Plan(string path)
    {
        SweepConfig config = SweepConfig.Load(path);
        try
        {
            return SweepPlan.Of(config, CodeVersion.Here);
        }
        catch (ArgumentException e)
        {
            throw new InputException(path, e.Message, e);
        }
    }
}

/// <summary><c>sweep worker</c> and <c>sweep task</c>: what the engines start; not for people.</summary>
internal static class SweepWorkerCommands
{
    internal static Command Worker(CommandHost host)
    {
        Argument<string> folder = new("DIR");
        Option<string> program = new("--program") { Required = true };
        return host.Command(
            "worker",
            "computes cells that an engine names on stdin",
            [folder, program],
            (parsed, context) =>
            {
                WorkerLoop.Run(
                    parsed.GetRequiredValue(folder),
                    parsed.GetRequiredValue(program),
                    Console.In,
                    context.Output,
                    context.Cancel
                );
                return ExitCode.Done;
            },
            hidden: true
        );
    }

    internal static Command Task(CommandHost host)
    {
        Argument<string> folder = new("DIR");
        Option<string> list = new("--list") { Required = true };
        Option<int> cellsPerTask = new("--cells-per-task") { Required = true };
        Option<int> number = new("--task") { Required = true };
        Option<Rerun> rerun = new("--rerun");
        Option<int> threads = OptionWith.Default("--threads", "threads of a cell", 1);
        Option<int> memory = OptionWith.Default(SweepRunCommand.GroupMemory, "MB of cells computed together", 1024);
        return host.Command(
            "task",
            "computes the cells of one task of a job array",
            [folder, list, cellsPerTask, number, rerun, threads, memory],
            (parsed, context) =>
                SlurmTask.Run(
                    parsed.GetRequiredValue(folder),
                    parsed.GetRequiredValue(list),
                    parsed.GetValue(cellsPerTask),
                    parsed.GetValue(number),
                    parsed.GetValue(rerun),
                    new SweepRunOptions
                    {
                        Workers = 1,
                        Threads = parsed.GetValue(threads),
                        GroupMegabytes = parsed.GetValue(memory),
                    },
                    int.TryParse(Environment.GetEnvironmentVariable("SLURM_RESTART_COUNT"), out int count) ? count : 0,
                    context.Error,
                    context.Cancel
                ),
            hidden: true
        );
    }
}

/// <summary>A sweep's state for people.</summary>
internal static class SweepTable
{
    private const int MostLines = 20;
    private const int ShortHash = 12;

    internal static void Write(TextWriter text, SweepStatus status)
    {
        text.WriteLine(
            $"{status.Program}: {status.Done} of {Counted.Of(status.Cells, "cell")} done, {status.Failed.Count} failed, {status.Missing} missing "
                + $"(computing time {status.Seconds:F1} s; code {status.CodeVersion})"
        );
        Lines(text, "failed", [.. status.Failed.Select(Line)]);
        Lines(text, "damaged, will be computed again", [.. status.Damaged.Select(Line)]);
        Lines(text, "there, or asked for, more than once", status.Duplicates);
        Lines(text, "strays, left alone and not collected", status.Strays);
    }

    internal static void WritePrograms(TextWriter text, IEnumerable<ISweepProgram> programs)
    {
        foreach (ISweepProgram program in programs)
        {
            text.WriteLine($"{program.Name}: {program.Description}");
            foreach (SweepSetting setting in program.Settings)
            {
                text.WriteLine(
                    $"    {setting.Name, -20} {setting.Description} ({setting.Expected()}; default {JsonSerializer.Serialize(setting.Default)})"
                );
            }
        }
    }

    private static string Line(FailedCell cell) => $"{cell.Hash[..ShortHash]} {cell.Settings.ToJsonString()}: {cell.Reason}";

    private static void Lines(TextWriter text, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }
        text.WriteLine($"  {title}:");
        foreach (string line in lines.Take(MostLines))
        {
            text.WriteLine($"    {line}");
        }
        if (lines.Count > MostLines)
        {
            text.WriteLine($"    and {lines.Count - MostLines} more (all with --json)");
        }
    }
}

/// <summary>Progress of a sweep on stderr: a line that is written over where somebody watches, else a line now and then.</summary>
internal sealed class SweepProgressLine(CommandContext context)
{
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Rarely = TimeSpan.FromSeconds(15);

    // Before that the start of the workers is most of the time that went by.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private readonly bool _watched = !Console.IsErrorRedirected && ReferenceEquals(context.Error, Console.Error);
    private TimeSpan _next = TimeSpan.Zero;
    private bool _open;

    internal void Show(SweepProgress progress)
    {
        if (progress.Note is { } note)
        {
            End();
            context.Error.WriteLine(note);
            return;
        }
        if (progress.Elapsed < _next && progress.Finished < progress.Total)
        {
            return;
        }
        _next = progress.Elapsed + (_watched ? Blink : Rarely);
        string failed = progress.Failed == 0 ? "" : $", {progress.Failed} failed";
        string left =
            progress.Elapsed > Soon && progress.Left is { } rest && progress.Finished < progress.Total ? $", about {Words(rest)} left" : "";
        string line = $"{progress.Finished} of {Counted.Of(progress.Total, "cell")}{failed} after {Words(progress.Elapsed)}{left}";
        context.Error.Write(_watched ? $"\r{line}   " : line + "\n");
        _open = _watched;
    }

    internal void End()
    {
        if (_open)
        {
            context.Error.WriteLine();
            _open = false;
        }
    }

    private static string Words(TimeSpan time) =>
        time.TotalMinutes < 2 ? $"{time.TotalSeconds:F0} s"
        : time.TotalHours < 2 ? $"{time.TotalMinutes:F0} min"
        : $"{time.TotalHours:F1} h";
}
