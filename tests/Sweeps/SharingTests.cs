using System.Diagnostics;
using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Experiments.Sweeps.Collected;
using IsoTriplet.Experiments.Sweeps.Config;
using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Shards;

namespace IsoTriplet.Tests.Sweeps;

public sealed class SharingTests
{
    [Fact]
    public void Run_TwoSweepsOnOneFolder_ComputeEachCellOnce()
    {
        using SweepShell shell = new();
        string config = shell.Config("""{ "value": { "from": 0, "to": 99 }, "milliseconds": [10] }""");
        Process first = shell.Run(config);
        Process second = shell.Run(config);
        Assert.Equal(ExitCode.Done, SweepShell.End(first));
        Assert.Equal(ExitCode.Done, SweepShell.End(second));
        Assert.Empty(shell.Collected.Gaps);
        Assert.Equal(Enumerable.Range(0, 100), shell.Begun.Select(b => b[0]).Order());
    }

    // Neither cell ends before the file is there: each sweep, with one worker, begins the cell that the other does not hold.
    [Fact]
    public void Run_TwoSweepsOnOneFolder_BothTakePart()
    {
        using SweepShell shell = new();
        string gate = Path.Combine(shell.Root, "gate");
        string config = shell.Config($$"""{ "value": [1, 2], "until": ["{{gate}}"] }""");
        Process[] sweeps = [shell.Run(config, 1), shell.Run(config, 1)];
        SweepShell.Until(() => shell.Begun.Length == 2, "both cells in work");
        Assert.Equal([1, 2], shell.Begun.Select(b => b[0]).Order());
        Assert.Equal(2, shell.Begun.Select(b => b[2]).Distinct().Count());
        File.WriteAllText(gate, "");
        Assert.All(sweeps, sweep => Assert.Equal(ExitCode.Done, SweepShell.End(sweep)));
        Assert.Equal(2, shell.Begun.Length);
        Assert.Empty(shell.Collected.Gaps);
    }

    [Fact]
    public void Run_CellHeldByAnotherProcess_IsWaitedFor()
    {
        using SweepShell shell = new();
        string config = shell.Config("""{ "value": [1, 2] }""");
        SweepPlan plan = SweepPlan.Of(SweepConfig.Load(config), CodeVersion.Here);
        SweepFolder folder = SweepFolder.Begin(shell.Out, plan);
        using CellClaims claims = new(folder);
        Assert.True(claims.TryClaim(plan.Cells[0].Hash));
        Process sweep = shell.Run(config);
        SweepShell.Until(() => shell.Shards == 1, "the cell that nobody holds");
        Assert.False(sweep.HasExited);
        claims.Release(plan.Cells[0].Hash);
        Assert.Equal(ExitCode.Done, SweepShell.End(sweep));
        Assert.Equal(2, shell.Begun.Length);
    }

    [Fact]
    public void Run_ChangedConfig_LeavesOldCellsOutAndReusesCommonOnes()
    {
        using SweepShell shell = new();
        Assert.Equal(ExitCode.Done, SweepShell.End(shell.Run(shell.Config("""{ "value": [1, 2, 3] }"""))));
        Assert.Equal(ExitCode.Done, SweepShell.End(shell.Run(shell.Config("""{ "value": [3, 4] }"""))));
        CollectedSweep sweep = shell.Collected;
        Assert.Equal([3, 4], sweep.Cells.Select(c => (int)c.Settings["value"]!));
        Assert.Equal(2, sweep.Strays.Count);
        Assert.Empty(sweep.Gaps);
        Assert.Equal(4, shell.Begun.Length);
    }

    [Fact]
    public void Run_FolderWithOtherFiles_IsRefused()
    {
        using SweepShell shell = new();
        Assert.Equal(ExitCode.BadInput, SweepShell.End(shell.Start("run", shell.Config("""{ "value": [1] }"""), "--out", shell.Root)));
        Assert.False(File.Exists(Path.Combine(shell.Root, "sweep.json")));
    }

    [Fact]
    public void Run_WithoutSlurm_IsRefusedAndWritesNothing()
    {
        using SweepShell shell = new();
        Process sweep = shell.Start(
            [("PATH", shell.Root)],
            "run",
            shell.Config("""{ "value": [1] }"""),
            "--out",
            shell.Out,
            "--engine",
            "slurm"
        );
        Assert.Equal(ExitCode.BadInput, SweepShell.End(sweep));
        Assert.False(Directory.Exists(shell.Out));
    }
}
