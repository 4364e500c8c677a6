using IsoTriplet.Experiments.Sweeps.Collected;
using IsoTriplet.Experiments.Sweeps.Engines;
using IsoTriplet.Experiments.Sweeps.Shards;

namespace IsoTriplet.Tests.Sweeps;

/// <summary>Runs sweeps of the echo program as processes of their own, in a folder of its own.</summary>
internal sealed class SweepShell : IDisposable
{
    // The end of a test that would otherwise wait for ever; long, as a machine may be busy with other things.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);

    private readonly List<Process> _started = [];

    internal SweepShell()
    {
        Directory.CreateDirectory(Journal);
    }

    internal string Root { get; } = Directory.CreateTempSubdirectory("isotriplet-sweep-").FullName;

    internal string Out => Path.Combine(Root, "out");

    /// <summary>Gets an empty file for each time that a cell begins.</summary>
    internal string Journal => Path.Combine(Root, "journal");

    internal SweepFolder Folder => SweepFolder.Open(Out);

    internal CollectedSweep Collected => SweepCollector.Collect(Folder);

    /// <summary>The names in the journal: value, seed, process, number.</summary>
    internal int[][] Begun =>
        [
            .. Directory
                .GetFiles(Journal)
                .Select(f => Path.GetFileName(f).Split('-').Select(w => int.Parse(w, CultureInfo.InvariantCulture)).ToArray()),
        ];

    internal int Shards =>
        Directory.Exists(Path.Combine(Out, "cells")) ? Directory.GetFiles(Path.Combine(Out, "cells"), "*.json").Length : 0;

    internal string Config(string grid, string rest = "", string name = "config.json")
    {
        string path = Path.Combine(Root, name);
        File.WriteAllText(path, $$"""{ "program": "echo", "grid": {{grid}}, "settings": { "journal": "{{Journal}}" } {{rest}} }""");
        return path;
    }

    internal Process Start(params string[] arguments) => Start([], arguments);

    internal Process Start((string Name, string Value)[] variables, params string[] arguments)
    {
        ProcessStartInfo start = WorkerProgram.Start(1, ["sweep", .. arguments]);
        start.RedirectStandardInput = false;
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }
        Process process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _started.Add(process);
        return process;
    }

    // A cluster has no workers.
    internal Process Run(string config, params string[] more) =>
        more.Contains("slurm", StringComparer.Ordinal) ? Start(["run", config, "--out", Out, .. more]) : Run(config, 2, more);

    internal Process Run(string config, int workers, params string[] more) =>
        Start(["run", config, "--out", Out, "--workers", workers.ToString(CultureInfo.InvariantCulture), .. more]);

    internal static int End(Process process)
    {
        Assert.True(process.WaitForExit(Patience), "the sweep does not end");
        return process.ExitCode;
    }

    internal static void Until(Func<bool> condition, string what)
    {
        long began = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, $"waited in vain for: {what}");
            TestContext.Current.CancellationToken.WaitHandle.WaitOne(BetweenLooks);
        }
    }

    internal static void Signal(int process, string signal)
    {
        using Process kill = Process.Start("kill", [signal, process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        foreach (Process process in _started)
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }
            process.Dispose();
        }
        Directory.Delete(Root, recursive: true);
    }
}
