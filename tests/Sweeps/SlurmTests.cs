using IsoTriplet.Experiments.Sweeps.Collected;
using IsoTriplet.Experiments.Sweeps.Config;
using IsoTriplet.Experiments.Sweeps.Engines;

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

public sealed class SlurmTextTests
{
    [Theory]
    [InlineData("MaxArraySize            = 1001\nMaxJobCount             = 10000\n", 1_000_000, 1001)]
    [InlineData("MaxArraySize            = 1001\nMaxJobCount             = 10000\n", 50, 50)]
    [InlineData("MaxArraySize            = 100000\nMaxJobCount             = 8000\n", 1_000_000, 2000)]
    [InlineData("nothing of the kind", 1_000_000, 1001)]
    public void ArraySize_OfClusterAndConfig_IsWhatBothAllow(string config, int wanted, int expected) =>
        Assert.Equal(expected, SlurmLimits.ArraySize(config, wanted));

    [Fact]
    public void ArraySize_OfAClusterWithoutArrays_IsRefused() =>
        Assert.Throws<IOException>(() => SlurmLimits.ArraySize("MaxArraySize = 0", 10));

    [Fact]
    public void Read_QueueListing_HasTasksWithTheirStates()
    {
        SlurmTaskState[] tasks =
        [
            .. SlurmTaskState.Read(
                "7_0   RUNNING    0   None  \n7_1   PENDING   2   BeginTime \n7_2   CANCELLED   0   None\nsomething else\n"
            ),
        ];
        Assert.Equal(["7_0", "7_1", "7_2"], tasks.Select(t => t.Id), StringComparer.Ordinal);
        Assert.Equal([false, false, true], tasks.Select(t => t.Ended));
        Assert.Equal(2, tasks[1].Restarts);
    }

    [Fact]
    public void Script_OfAConfig_AsksForWhatItSays()
    {
        SlurmSettings settings = new()
        {
            Partition = "gpu",
            Gres = "gpu:1",
            Time = "01:00:00",
            MaxRunning = 4,
            Setup = ["module load cuda"],
        };
        string script = SlurmScript.Of("sweep-x", settings, 10, "/data/my run", ["/opt/it's/isotriplet", "sweep", "task"], threads: 2);
        Assert.Equal(
            """
            #!/usr/bin/env bash
            #SBATCH --job-name=sweep-x
            #SBATCH --array=0-9%4
            #SBATCH --chdir="/data/my run"
            #SBATCH --output=%a.log
            #SBATCH --open-mode=append
            #SBATCH --cpus-per-task=2
            #SBATCH --partition=gpu
            #SBATCH --gres=gpu:1
            #SBATCH --time=01:00:00
            #SBATCH --signal=B:TERM@30
            #SBATCH --requeue
            module load cuda
            exec '/opt/it'\''s/isotriplet' 'sweep' 'task' --task "$SLURM_ARRAY_TASK_ID"

            """,
            script,
            StringComparer.Ordinal
        );
    }
}

/// <summary>A real SLURM cluster of three nodes on this machine, for the length of a test.</summary>
internal sealed class SlurmCluster : IDisposable
{
    private static readonly string Script = Path.Combine(House.Root, "scripts", "slurm-cluster.sh");

    // Short: a socket's path has a limit.
    private readonly string _folder = Directory.CreateTempSubdirectory("slurm-").FullName;

    internal SlurmCluster()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "a SLURM cluster on one machine needs root: slurmd does");
        Assert.SkipUnless(File.Exists("/usr/sbin/slurmctld"), "SLURM is not installed here: ./test installs it (slurm-wlm, munge)");
        Call("up");
        Environment.SetEnvironmentVariable("SLURM_CONF", Path.Combine(_folder, "slurm.conf"));
    }

    internal void KillNode(string node) => Call("kill-node", node);

    /// <summary>Runs one of SLURM's programs.</summary>
    internal static string Ask(string program, params string[] arguments)
    {
        Tool ran = Tool.Run(program, arguments);
        Assert.True(ran.Code == 0, $"{program}: {ran.Error}");
        return ran.Output;
    }

    /// <summary>The node on which a process of a job runs; null when it has ended.</summary>
    internal static string? NodeOf(int process) => VariableOf(process, "SLURMD_NODENAME");

    /// <summary>A variable in the environment of a process.</summary>
    internal static string? VariableOf(int process, string name) => Field($"/proc/{process}/environ", '\0', name + "=");

    /// <summary>The process that started another.</summary>
    internal static int ParentOf(int process) =>
        int.Parse(Field($"/proc/{process}/status", '\n', "PPid:")!.Trim(), System.Globalization.CultureInfo.InvariantCulture);

    private static string? Field(string file, char separator, string prefix)
    {
        try
        {
            return File.ReadAllText(file)
                .Split(separator)
                .FirstOrDefault(w => w.StartsWith(prefix, StringComparison.Ordinal))
                ?[prefix.Length..];
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        Call("down");
        Environment.SetEnvironmentVariable("SLURM_CONF", null);
        Directory.Delete(_folder, recursive: true);
    }

    private void Call(string verb, params string[] arguments)
    {
        ProcessStartInfo start = new(Script, [verb, _folder, .. arguments]);
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"slurm-cluster.sh {verb} fails; its logs are in {_folder}/log");
    }
}
