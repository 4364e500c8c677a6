using IsoTriplet.Experiments.Sweeps.Collected;
using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Shards;

namespace IsoTriplet.Tests.Sweeps;

public sealed class CollectTests
{
    [Fact]
    public void Collect_CopiesStraysAndGaps_AreReportedAndEachCellIsThereOnce()
    {
        using SweepShell shell = new();
        string config = shell.Config("""{ "value": [1, 2, 3], "text": ["a,b"] }""");
        SweepShell.End(shell.Run(config));
        CollectedSweep whole = shell.Collected;
        File.Copy(shell.Folder.PathOf(whole.Cells[0].Hash), shell.Folder.PathOf("copy"));
        File.WriteAllText(shell.Folder.PathOf("note"), "{}");
        File.Delete(shell.Folder.PathOf(whole.Cells[2].Hash));
        Assert.Equal(3, SweepShell.End(shell.Start("collect", shell.Out)));

        CollectedSweep read = CollectedSweep.Load(Path.Combine(shell.Out, "cells.json"));
        Assert.Equal([whole.Cells[2].Hash], read.Gaps);
        Assert.Equal([whole.Cells[0].Hash], read.Duplicates);
        Assert.Equal(2, read.Strays.Count);
        Assert.Equal([CellStatus.Done, CellStatus.Done, CellStatus.Missing], read.Cells.Select(c => c.Status));
        Assert.Equal(4.0, (double)read.Cells[1].Result!["doubled"]!);
        Assert.Equal(whole.CodeVersion, read.CodeVersion);

        string[] rows = File.ReadAllLines(Path.Combine(shell.Out, "cells.csv"));
        Assert.Equal(4, rows.Length);
        Assert.StartsWith("hash,status,reason,seconds,value,text,seed,", rows[0], StringComparison.Ordinal);
        Assert.EndsWith(",result.value,result.text,result.seed,doubled", rows[0], StringComparison.Ordinal);
        Assert.Contains(",\"a,b\",", rows[1], StringComparison.Ordinal);
    }

    /// <summary>What is no file leaves a stray or a gap, and is not waited for.</summary>
    [Fact]
    public void Status_PipesLinksToNothingAndFolders_AreStraysAndGaps()
    {
        using SweepShell shell = new();
        string config = shell.Config("""{ "value": [1, 2] }""");
        SweepShell.End(shell.Run(config));
        CollectedSweep whole = shell.Collected;
        using (Process pipe = Process.Start("mkfifo", [shell.Folder.PathOf("pipe")]))
        {
            pipe.WaitForExit();
        }
        File.CreateSymbolicLink(shell.Folder.PathOf("link"), "/nowhere/at-all");
        string taken = shell.Folder.PathOf(whole.Cells[1].Hash);
        File.Delete(taken);
        Directory.CreateDirectory(taken);
        CollectedSweep read = SweepCollector.Collect(shell.Folder);
        Assert.Equal(["link.json: no such file", "pipe.json: is not a regular file"], read.Strays, StringComparer.Ordinal);
        Assert.Equal([whole.Cells[1].Hash], read.Gaps, StringComparer.Ordinal);
        Assert.Contains("is a directory", read.Cells[1].Reason, StringComparison.Ordinal);
        Assert.Equal(CellStatus.Done, read.Cells[0].Status);
    }

    [Fact]
    public void Load_OtherJson_IsRefused()
    {
        using SweepShell shell = new();
        string path = Path.Combine(shell.Root, "x.json");
        File.WriteAllText(path, """{ "cells": [1] }""");
        Assert.Throws<ArgumentException>(() => CollectedSweep.Load(path));
    }
}

public sealed class CellTests
{
    private static readonly JsonObject Settings = new() { ["a"] = 1, ["b"] = "x" };

    [Fact]
    public void Of_SettingsInAnotherOrder_IsTheSameCell() =>
        Assert.Equal(Cell.Of("p", Settings, "1").Hash, Cell.Of("p", new JsonObject { ["b"] = "x", ["a"] = 1 }, "1").Hash);

    [Fact]
    public void Of_AnythingElseChanged_IsAnotherCell()
    {
        string[] hashes =
        [
            Cell.Of("p", Settings, "1").Hash,
            Cell.Of("q", Settings, "1").Hash,
            Cell.Of("p", Settings, "2").Hash,
            Cell.Of("p", new JsonObject { ["a"] = 2, ["b"] = "x" }, "1").Hash,
            Cell.Of("p", new JsonObject { ["a"] = 1, ["c"] = "x" }, "1").Hash,
            Cell.Of("p", new JsonObject { ["a"] = "1", ["b"] = "x" }, "1").Hash,
        ];
        Assert.Equal(hashes.Length, hashes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Here_OfTwoAssemblies_Differs() =>
        Assert.NotEqual(CodeVersion.Here, CodeVersion.Of(typeof(IsoTriplet.Numerics.Embedding).Assembly), StringComparer.Ordinal);
}

public sealed class ShardTests
{
    private static readonly Cell Cell = Cell.Of("echo", new JsonObject { ["value"] = 1, ["text"] = "é \"quoted\"" }, "1.0");

    private static readonly Shard Shard = new(
        Cell.Hash,
        "echo",
        "1.0",
        Cell.Settings,
        CellStatus.Done,
        null,
        0.25,
        "host",
        "Haswell",
        new JsonObject
        {
            ["x"] = 1e-17,
            ["nested"] = new JsonObject { ["y"] = new JsonArray(1, 2) },
        }
    );

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        Shard? read = Shard.Read(Shard.ToBytes(), out string? fault);
        Assert.Null(fault);
        Assert.True(JsonNode.DeepEquals(Shard.Result, read!.Result));
        Assert.True(JsonNode.DeepEquals(Shard.Settings, read.Settings));
        Assert.Equal(Shard with { Result = null, Settings = Cell.Settings }, read with { Result = null, Settings = Cell.Settings });
    }

    [Fact]
    public void Read_CutShortAnywhere_IsRefused()
    {
        byte[] bytes = Shard.ToBytes();
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Null(Shard.Read(bytes.AsSpan(0, length), out string? fault));
            Assert.NotNull(fault);
        }
    }

    [Fact]
    public void Read_AnyByteChanged_IsRefused()
    {
        byte[] bytes = Shard.ToBytes();
        for (int at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 1;
            Assert.Null(Shard.Read(bytes, out _));
            bytes[at] ^= 1;
        }
        Assert.NotNull(Shard.Read(bytes, out _));
    }

    [Fact]
    public void Read_NameOfOtherSettings_IsRefused() =>
        Assert.Null(Shard.Read((Shard with { Settings = new JsonObject { ["value"] = 2 } }).ToBytes(), out _));
}

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
