using System.CommandLine;
using IsoTriplet.Experiments.Sweeps.Config;
using IsoTriplet.Experiments.Sweeps.Engines;
using IsoTriplet.Experiments.Sweeps.Plan;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>sweep run CONFIG --engine local or slurm --out DIR</c>.</summary>
public static class SweepRunCommand
{
    internal const string GroupMemory = "--group-memory";

    public static Command Create(CommandHost host)
    {
        SweepRunOptions defaults = new();
        Argument<string> config = new("CONFIG") { Description = "what to sweep over: a .json file (docs/sweeps.md)" };
        Option<string> engine = OptionWith.Among("--engine", null, "local", "local", "slurm");
        Option<string> output = new("--out")
        {
            Description = "the folder of the sweep; what is in it already is not computed again",
            Required = true,
        };
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
        Option<bool> failed = new("--failed") { Description = "compute the failed cells again, and nothing else" };
        Command run = new("run", "compute the cells of a grid that are not there yet")
        {
            config,
            engine,
            output,
            workers,
            threads,
            memory,
            only,
            failed,
        };
        run.Action = host.Acts(
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
        return run;
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
