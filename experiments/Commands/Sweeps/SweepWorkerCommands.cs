using System.CommandLine;
using IsoTriplet.Experiments.Sweeps.Engines;
using IsoTriplet.Experiments.Sweeps.Shards;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>sweep worker</c> and <c>sweep task</c>: what the engines start; not for people.</summary>
internal static class SweepWorkerCommands
{
    internal static Command Worker(CommandHost host)
    {
        Argument<string> folder = new("DIR");
        Option<string> program = new("--program") { Required = true };
        Command worker = new("worker", "computes cells that an engine names on stdin") { folder, program };
        worker.Hidden = true;
        worker.Action = host.Acts(
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
            }
        );
        return worker;
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
        Command task = new("task", "computes the cells of one task of a job array")
        {
            folder,
            list,
            cellsPerTask,
            number,
            rerun,
            threads,
            memory,
        };
        task.Hidden = true;
        task.Action = host.Acts(
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
                )
        );
        return task;
    }
}
