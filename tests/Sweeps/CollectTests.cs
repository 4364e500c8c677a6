using System.Diagnostics;
using IsoTriplet.Experiments.Sweeps.Collected;

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
