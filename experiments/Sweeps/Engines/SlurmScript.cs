using System.Text;
using IsoTriplet.Experiments.Sweeps.Config;

namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>Writes the batch script of a job array.</summary>
internal static class SlurmScript
{
    // Before the time limit, so that a task can say that it wants to go on.
    private const int WarningSeconds = 30;

    /// <summary>The script.</summary>
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
