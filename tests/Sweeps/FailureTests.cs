using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Experiments.Sweeps.Collected;

namespace IsoTriplet.Tests.Sweeps;

public sealed class FailureTests
{
    [Fact]
    public void Run_CellsThatFail_AreListedWithReasonsAndRunAgainAlone()
    {
        using SweepShell shell = new();
        string mended = Path.Combine(shell.Root, "mended");
        string config = shell.Config(
            $$"""{ "fault": ["nothing", "throw", "exit", "noise", "not-a-number"], "value": [1, 2], "unless": ["{{mended}}"] }"""
        );
        Assert.Equal(ExitCode.Undecided, SweepShell.End(shell.Run(config)));
        Assert.Equal(
            [
                "InvalidOperationException: asked to throw at value 1",
                "its worker ended with exit code 77",
                "the result's \"doubled\" is not a finite number",
            ],
            SweepStatus
                .Of(shell.Collected)
                .Failed.Where(f => (int)f.Settings["value"]! == 1)
                .Select(f => f.Reason)
                .Order(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        int begun = shell.Begun.Length;
        Assert.Equal(ExitCode.Undecided, SweepShell.End(shell.Run(config)));
        Assert.Equal(begun, shell.Begun.Length);

        File.WriteAllText(mended, "");
        Assert.Equal(ExitCode.Done, SweepShell.End(shell.Run(config, "--failed")));
        Assert.Equal(begun + 6, shell.Begun.Length);
        Assert.Empty(shell.Collected.Gaps);
    }

    [Fact]
    public void Run_CellOverItsLimit_FailsWithTheLimitAsReason()
    {
        using SweepShell shell = new();
        string config = shell.Config("""{ "value": [1], "milliseconds": [600000] }""", """, "limit_seconds": 0.5""");
        Assert.Equal(ExitCode.Undecided, SweepShell.End(shell.Run(config)));
        Assert.Equal("took longer than 0.5 s", Assert.Single(SweepStatus.Of(shell.Collected).Failed).Reason);
        config = shell.Config("""{ "value": [1], "milliseconds": [1] }""", """, "limit_seconds": 600""");
        Assert.Equal(ExitCode.Done, SweepShell.End(shell.Run(config)));
    }

    [Fact]
    public void Run_ShardTruncated_IsNamedAndComputedAgain()
    {
        using SweepShell shell = new();
        string config = shell.Config("""{ "value": [1, 2, 3] }""");
        Assert.Equal(ExitCode.Done, SweepShell.End(shell.Run(config)));
        CollectedCell cell = shell.Collected.Cells[1];
        string file = shell.Folder.PathOf(cell.Hash);
        byte[] whole = File.ReadAllBytes(file);
        File.WriteAllBytes(file, whole[..^20]);
        Assert.Equal(cell.Hash, Assert.Single(SweepStatus.Of(shell.Collected).Damaged).Hash);
        Assert.Equal(cell.Hash, Assert.Single(shell.Collected.Gaps));
        Assert.Equal(ExitCode.Undecided, SweepShell.End(shell.Start("status", shell.Out)));

        Assert.Equal(ExitCode.Done, SweepShell.End(shell.Run(config)));
        Assert.Equal(4, shell.Begun.Length);
        Assert.Empty(shell.Collected.Gaps);
    }
}
