using System.Diagnostics;
using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Experiments.Sweeps.Collected;

namespace IsoTriplet.Tests.Sweeps;

public sealed class SlurmTests
{
    private const int Cells = 16;

    [Fact]
    public void Run_OnARealCluster_WithATaskPreemptedAndANodeKilled_HasEachCellOnce()
    {
        using SlurmCluster cluster = new();
        using SweepShell shell = new();
        string gate = Path.Combine(shell.Root, "gate");
        string config = shell.Config(
            $$"""[{ "value": [0], "until": ["{{gate}}"] }, { "value": { "from": 1, "to": {{Cells - 1}} } }]""",
            """, "slurm": { "partition": "main", "gres": "gpu:1", "cells_per_task": 2, "max_array": 5, "poll_seconds": 0.3 }"""
        );
        Process sweep = shell.Run(config, "--engine", "slurm");

        // The first cell waits at its gate; somebody more important wants all nodes, and its task is queued again.
        SweepShell.Until(() => Holder(shell, starts: 1) is not null, "the first cell in work");
        SlurmCluster.Ask("sbatch", "--partition=urgent", "--nodes=3", "--output=/dev/null", "--wrap=true");
        SweepShell.Until(() => Holder(shell, starts: 2) is not null, "the first cell in work again after its task was preempted");

        // Its node dies, with its slurmd, job steps and tasks; SLURM notices and gives the task to another.
        string lost = Holder(shell, starts: 2)!;
        cluster.KillNode(lost);
        SweepShell.Until(() => Holder(shell, starts: 3) is not null, "the first cell in work on another node");
        Assert.NotEqual(lost, Holder(shell, starts: 3), StringComparer.Ordinal);
        File.WriteAllText(gate, "");

        Assert.Equal(ExitCode.Done, SweepShell.End(sweep));
        CollectedSweep collected = shell.Collected;
        Assert.Empty(collected.Gaps);
        Assert.Empty(collected.Duplicates);
        Assert.Empty(collected.Strays);
        Assert.Equal(Cells, shell.Folder.Names().Count());
        Assert.Equal(Enumerable.Range(0, Cells), collected.Cells.Select(c => (int)c.Result!["value"]!));
        // Finished cells of a task that ran again are not computed again; what was in work at one of the two blows may be.
        Assert.Equal(3, shell.Begun.Count(b => b[0] == 0));
        Assert.InRange(shell.Begun.Length, Cells + 2, Cells + 2 + 5);
    }

    [Fact]
    public void Run_OnARealCluster_TaskKilledTwiceFailsAndTaskCancelledStaysOpen()
    {
        using SlurmCluster cluster = new();
        using SweepShell shell = new();
        string gate = Path.Combine(shell.Root, "gate");
        string config = shell.Config(
            $$"""[{ "value": [0, 1], "until": ["{{gate}}"] }, { "value": [2] }]""",
            """, "slurm": { "poll_seconds": 0.3 }"""
        );
        Process sweep = shell.Run(config, "--engine", "slurm");
        SweepShell.Until(() => shell.Shards == 1 && shell.Begun.Count(b => b[0] < 2) == 2, "two cells at the gate");
        int process = shell.Begun.Single(b => b[0] == 1)[2];
        string array = SlurmCluster.VariableOf(process, "SLURM_ARRAY_JOB_ID")!;
        SlurmCluster.Ask("scancel", $"{array}_{SlurmCluster.VariableOf(process, "SLURM_ARRAY_TASK_ID")}");
        for (int starts = 1; starts <= 2; starts++)
        {
            SweepShell.Until(() => shell.Begun.Count(b => b[0] == 0) == starts && Waiting(shell) is not null, $"start {starts}");
            SweepShell.Signal(SlurmCluster.ParentOf(Waiting(shell)!.Value), "-KILL");
        }
        Assert.Equal(ExitCode.Undecided, SweepShell.End(sweep));
        CollectedSweep collected = shell.Collected;
        Assert.Equal([CellStatus.Failed, CellStatus.Missing, CellStatus.Done], collected.Cells.Select(c => c.Status));
        Assert.Contains("its task ended as FAILED", collected.Cells[0].Reason, StringComparison.Ordinal);

        // Interrupted, the engine leaves its jobs, and the next one waits for them instead of computing twice.
        int begun = shell.Begun.Length;
        Process left = shell.Run(config, "--engine", "slurm");
        SweepShell.Until(() => shell.Begun.Length == begun + 1, "the open cell in work");
        SweepShell.Signal(left.Id, "-TERM");
        Assert.Equal(ExitCode.Interrupted, SweepShell.End(left));
        Process next = shell.Run(config, "--engine", "slurm");

        // A task that is told to stop, as before its time limit, ends with 99 and is queued again.
        SlurmCluster.Ask("scancel", "--signal=TERM", "--batch", "--partition=main");
        SweepShell.Until(() => shell.Begun.Length == begun + 2, "the open cell in work again");
        File.WriteAllText(gate, "");
        Assert.Equal(ExitCode.Undecided, SweepShell.End(next));
        Assert.Equal(begun + 2, shell.Begun.Length);
        Assert.Equal(2, shell.Collected.Done.Count());
    }

    private static int? Waiting(SweepShell shell) =>
        shell.Begun.Where(b => b[0] == 0 && SlurmCluster.NodeOf(b[2]) is not null).Select(b => (int?)b[2]).FirstOrDefault();

    // The node where the first cell waits, once it has begun so many times.
    private static string? Holder(SweepShell shell, int starts)
    {
        int[][] begun = [.. shell.Begun.Where(b => b[0] == 0)];
        return begun.Length < starts ? null : begun.Select(b => SlurmCluster.NodeOf(b[2])).FirstOrDefault(n => n is not null);
    }
}
