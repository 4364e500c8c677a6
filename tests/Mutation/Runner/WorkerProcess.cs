using System.Diagnostics;
using System.Globalization;

namespace IsoTriplet.Tests.Mutation.Runner;

/// <summary>A <see cref="Worker"/> seen from outside. It is ended by a hang or a crash; whoever asks starts another.</summary>
internal sealed class WorkerProcess : IDisposable
{
    /// <summary>Beyond this a test's memory counts as a failure: a mutant that allocates without end would take the machine with it.</summary>
    private const string MemoryLimit = "0x80000000";

    /// <summary>For a process to start and to draw the tests' data.</summary>
    private const double StartSeconds = 60;

    /// <summary>How much longer than its limit of processor time a question may take by the clock: one that waits without end uses none.</summary>
    private const double Crowd = 10;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly Process _process;
    private bool _started;

    public WorkerProcess(string part, int mutant = MutantSwitch.None)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments = [typeof(WorkerProcess).Assembly.Location, "worker", part, mutant.ToString(CultureInfo.InvariantCulture)];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment["DOTNET_GCHeapHardLimit"] = MemoryLimit;
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        _process = Process.Start(start)!;
        _process.BeginErrorReadLine(); // a crash's trace, thrown away
    }

    /// <summary>What became of a question.</summary>
    public enum End
    {
        Answered,
        Crashed,
        Hung,
    }

    public bool Ended { get; private set; }

    /// <summary>Asks and waits for the answer; the limit is one of processor time, so that a crowded machine hangs no test.</summary>
    public async Task<(End End, string Text)> Ask(string question, double seconds)
    {
        try
        {
            // The first line says that it has started, so that a first question has no more time than another.
            (End end, string text) = _started ? (End.Answered, "") : await Answer(StartSeconds);
            _started = true;
            if (end == End.Answered)
            {
                await _process.StandardInput.WriteLineAsync(question);
                await _process.StandardInput.FlushAsync();
                (end, text) = await Answer(seconds);
            }
            Ended = end != End.Answered;
            return (end, text);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            // the pipe or the clock of a process that is gone
            Ended = true;
            return (End.Crashed, "");
        }
    }

    private async Task<(End End, string Text)> Answer(double limit)
    {
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan before = _process.TotalProcessorTime;
        Task<string?> line = _process.StandardOutput.ReadLineAsync();
        while (await Task.WhenAny(line, Task.Delay(Look)) != line)
        {
            _process.Refresh();
            if (watch.Elapsed.TotalSeconds > Crowd * limit || (_process.TotalProcessorTime - before).TotalSeconds > limit)
            {
                return (End.Hung, "");
            }
        }
        return await line is { } text ? (End.Answered, text) : (End.Crashed, "");
    }

    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // gone already
        }
        _process.WaitForExit();
        _process.Dispose();
    }
}
