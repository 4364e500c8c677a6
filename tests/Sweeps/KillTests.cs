using IsoTriplet.Experiments.Sweeps.Collected;
using IsoTriplet.Experiments.Sweeps.Config;
using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Shards;

namespace IsoTriplet.Tests.Sweeps;

public sealed class KillTests
{
    private const int Moments = 50;
    private const int Cells = 1200;
    private const int Held = 8;
    private const int Workers = 2;

    [Fact]
    public void Run_KilledAtFiftyMoments_LosesNoFinishedCellAndLeavesNoHalfWrittenOne()
    {
        using SweepShell shell = new();
        // The last cells end when the gate is there and not before: every kill comes in the middle, however late it is.
        string gate = Path.Combine(shell.Root, "gate");
        string config = shell.Config(
            $$"""[{ "value": { "from": 0, "to": {{Cells - 1 - Held}} }, "milliseconds": [3] }, { "value": { "from": {{Cells - Held}}, "to": {{Cells - 1}} }, "until": ["{{gate}}"] }]"""
        );
        Random random = new(20261121);
        Dictionary<string, byte[]> finished = new(StringComparer.Ordinal);
        for (int moment = 0; moment < Moments; moment++)
        {
            int target = Math.Min(shell.Shards + random.Next(20), Cells - Held);
            // Every second time the engine alone dies, and its workers have to notice.
            bool whole = moment % 2 == 0;
            // A start is what costs here: one worker most of the time.
            Process sweep = shell.Run(config, moment % 5 == 0 ? Workers : 1);
            SweepShell.Until(() => shell.Shards >= target || sweep.HasExited, $"{target} shards");
            sweep.Kill(entireProcessTree: whole);
            sweep.WaitForExit();
            if (!Directory.Exists(Path.Combine(shell.Out, "cells")))
            {
                continue;
            }
            CheckShards(shell, finished);
        }
        Assert.InRange(finished.Count, 1, Cells - Held);
        File.WriteAllText(gate, "");
        Assert.Equal(ExitCode.Done, SweepShell.End(shell.Run(config)));
        CheckShards(shell, finished);
        Assert.Equal(Cells, finished.Count);
        Assert.Empty(shell.Collected.Gaps);
        // A finished cell is not computed again: only the cells in work at a kill began twice.
        Assert.InRange(shell.Begun.Length, Cells, Cells + (Moments * Workers));
    }

    [Fact]
    public void Run_WorkerKilled_FailsItsCellAloneAndThatCanBeRunAgain()
    {
        using SweepShell shell = new();
        string config = shell.Config("""[{ "value": [1], "milliseconds": [600000] }, { "value": { "from": 2, "to": 9 } }]""");
        Process sweep = shell.Run(config);
        SweepShell.Until(() => shell.Shards == 8 && shell.Begun.Any(b => b[0] == 1), "eight cells and the long one in work");
        SweepShell.Signal(shell.Begun.Single(b => b[0] == 1)[2], "-KILL");
        Assert.Equal(ExitCode.Undecided, SweepShell.End(sweep));
        FailedCell failed = Assert.Single(SweepStatus.Of(shell.Collected).Failed);
        Assert.Contains("signal 9", failed.Reason, StringComparison.Ordinal);

        Process again = shell.Run(config, "--only", failed.Hash[..12]);
        SweepShell.Until(() => shell.Begun.Count(b => b[0] == 1) == 2, "the cell in work again");
        SweepShell.Signal(again.Id, "-TERM");
        Assert.Equal(ExitCode.Interrupted, SweepShell.End(again));
        Assert.Equal(10, shell.Begun.Length);
    }

    [Fact]
    public void Run_Interrupted_KeepsFinishedCellsAndCallsNoneFailed()
    {
        using SweepShell shell = new();
        string gate = Path.Combine(shell.Root, "gate");
        string config = shell.Config($$"""[{ "value": { "from": 0, "to": 19 } }, { "value": [20, 21], "until": ["{{gate}}"] }]""");
        Process sweep = shell.Run(config);
        SweepShell.Until(() => shell.Shards >= 5, "five shards");
        SweepShell.Signal(sweep.Id, "-TERM");
        Assert.Equal(ExitCode.Interrupted, SweepShell.End(sweep));
        CollectedSweep first = shell.Collected;
        Assert.InRange(first.Done.Count(), 5, 20);
        Assert.DoesNotContain(first.Cells, c => c.Status == CellStatus.Failed);
        File.WriteAllText(gate, "");
        Assert.Equal(ExitCode.Done, SweepShell.End(shell.Run(config)));
        Assert.Empty(shell.Collected.Gaps);
    }

    // What was finished is there unchanged, and what is there is whole.
    private static void CheckShards(SweepShell shell, Dictionary<string, byte[]> finished)
    {
        foreach ((string name, byte[] before) in finished)
        {
            Assert.True(File.ReadAllBytes(shell.Folder.PathOf(name)).AsSpan().SequenceEqual(before), $"{name} changed");
        }
        foreach (string name in shell.Folder.Names().Where(n => !finished.ContainsKey(n)))
        {
            Assert.NotNull(shell.Folder.Read(name, out _));
            finished.Add(name, File.ReadAllBytes(shell.Folder.PathOf(name)));
        }
    }

    /// <summary>Twelve runs in ensembles of one worker: a shape is finished, the next in hand when everything is killed.</summary>
    [Fact]
    public void Run_KilledWithAnEnsembleInHand_LosesThatOneAlone()
    {
        using SweepShell shell = new();
        string config = Path.Combine(shell.Root, "observed.json");
        File.WriteAllText(
            config,
            """
            { "program": "observed", "settings": { "steps": 120, "prediction_work": 0, "classes_per_batch": 4, "samples_per_class": 2 },
              "grid": { "dimension": [2, 3, 4], "seed": [0, 1, 2, 3] } }
            """
        );
        Process sweep = shell.Run(config, 1);
        SweepShell.Until(() => shell.Shards >= 4, "the first ensemble");
        sweep.Kill(entireProcessTree: true);
        sweep.WaitForExit();
        string[] kept = Directory.GetFiles(Path.Combine(shell.Out, "cells"), "*.json");
        // Whole ensembles are there, but for one that was killed while it wrote its shards.
        Assert.InRange(kept.Length, 4, 12);
        Dictionary<string, byte[]> before = kept.ToDictionary(f => f, File.ReadAllBytes, StringComparer.Ordinal);
        Assert.Equal(ExitCode.Done, SweepShell.End(shell.Run(config, 1)));
        Assert.Equal(12, shell.Shards);
        Assert.Empty(shell.Collected.Gaps);
        Assert.All(before, f => Assert.Equal(f.Value, File.ReadAllBytes(f.Key)));
    }
}

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
