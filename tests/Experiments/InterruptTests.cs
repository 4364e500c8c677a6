using IsoTriplet.Experiments.Sweeps.Engines;
using IsoTriplet.Tests.Sweeps;

namespace IsoTriplet.Tests.Experiments;

/// <summary>What an interrupted command leaves behind: exit code 130, one line, and no file that a whole run would have written otherwise.</summary>
/// <remarks>SIGTERM goes the way of Ctrl-C, which a shell has everything ignore that it starts in the background.</remarks>
public sealed class InterruptTests : InShell
{
    [Fact]
    public void Train_Interrupted_CanBeResumedAndHasNoResult()
    {
        string run = _shell.PathOf("run");
        string[] train = ["train", "--data", "synthetic", "--hidden", "16", "--observe-every", "5", "--bracket-work", "0", "--out", run];
        string metrics = Path.Combine(run, "metrics.csv");
        string[] said = Interrupt([.. train, "--steps", "1000000"], _ => File.Exists(metrics) && File.ReadLines(metrics).Count() > 2);
        Assert.StartsWith("interrupted after ", said[^1], StringComparison.Ordinal);
        Assert.StartsWith("trains on ", said[0], StringComparison.Ordinal);
        // A slow machine hears of the progress as well.
        Assert.All(said[1..^1], line => Assert.Contains(" s: step ", line, StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(run, "checkpoint", "state.bin")));
        Assert.False(File.Exists(Path.Combine(run, "result.json")));
    }

    [Fact]
    public void Figures_Interrupted_LeavesWholeResultFilesOnly()
    {
        string folder = _shell.PathOf("figures");
        string[] said = Interrupt(["figures", "--out", folder], lines => lines.Contains("computing iat-2-toy.json"));
        Assert.Equal("interrupted", said[^1]);
        Assert.Equal([Path.Combine(folder, "data")], Directory.GetFileSystemEntries(folder));
        Assert.All(Directory.GetFileSystemEntries(Path.Combine(folder, "data")), file => Assert.Equal(".json", Path.GetExtension(file)));
    }

    [Fact]
    public void Report_Interrupted_HasNoPageAndNoLedger()
    {
        string folder = _shell.PathOf("report");
        string[] said = Interrupt(["report", "--out", folder, "--data", _shell.Folder], lines => Begins(lines, "[2/"));
        Assert.Equal("interrupted", said[^1]);
        Assert.Empty(Directory.GetFiles(folder));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "data")));
    }

    [Fact]
    public void Experiment_InterruptedAfterTheFirstRun_KeepsItBesideAWholeResult()
    {
        string whole = _shell.Write("collapse.json", "whole");
        string[] said = Interrupt(["experiment", "collapse", "--quick", "--out", whole], lines => Begins(lines, "N = "));
        string kept = _shell.PathOf("collapse.interrupted.json");
        Assert.Equal($"interrupted; the finished runs are in {kept}", said[^1]);
        Assert.Equal("whole", File.ReadAllText(whole));
        Assert.Contains("\"runs\": [\n", File.ReadAllText(kept));
    }

    [Fact]
    public void Reproduce_Interrupted_KeepsNoMeasurementCutShort()
    {
        string folder = _shell.PathOf("main");
        string[] said = Interrupt(["reproduce", "--quick", "--out", folder], lines => Begins(lines, "  toy: "));
        Assert.Equal("interrupted", said[^1]);
        Assert.False(File.Exists(Path.Combine(folder, "reproduce.json")));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "data")));
    }

    [Fact]
    public void Measure_Interrupted_SaysThatItsBracketsWereCutShort()
    {
        Random random = new(1);
        string points = _shell.Write(
            "points.csv",
            string.Concat(
                Enumerable
                    .Range(0, 300)
                    .Select(_ => string.Join(',', Enumerable.Range(0, 8).Select(_ => $"{random.NextDouble():R}")) + "\n")
            )
        );
        string labels = _shell.Write("labels.csv", string.Concat(Enumerable.Range(0, 300).Select(i => $"{i % 6}\n")));
        string[] said = Interrupt(["measure", points, "--labels", labels, "--tight"], lines => lines.Length > 0);
        Assert.Equal("interrupted: the brackets are as narrow as they had become", said[^1]);
    }

    /// <summary>Ends the command when it has said or written what is waited for; the lines on its stderr.</summary>
    private static string[] Interrupt(string[] words, Func<string[], bool> now)
    {
        List<string> lines = [];
        using Process process = Process.Start(WorkerProgram.Start(1, words))!;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (lines)
            {
                lines.AddRange(line.Data is null ? [] : [line.Data]);
            }
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        try
        {
            SweepShell.Until(() => now(Said()) || process.HasExited, string.Join(' ', words));
            Assert.False(process.HasExited, $"the command ended by itself: {Said().LastOrDefault()}");
            SweepShell.Signal(process.Id, "-TERM");
            Assert.Equal(ExitCode.Interrupted, SweepShell.End(process));
            process.WaitForExit();
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
        return Said();

        string[] Said()
        {
            lock (lines)
            {
                return [.. lines];
            }
        }
    }

    private static bool Begins(string[] lines, string with) => lines.Any(line => line.StartsWith(with, StringComparison.Ordinal));
}
