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
    private readonly Process _process;
    private bool _answered;

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

    public async Task<(End End, string Text)> Ask(string question, double seconds)
    {
        using CancellationTokenSource late = new(TimeSpan.FromSeconds(seconds + (_answered ? 0 : StartSeconds)));
        try
        {
            await _process.StandardInput.WriteLineAsync(question);
            await _process.StandardInput.FlushAsync(late.Token);
            if (await _process.StandardOutput.ReadLineAsync(late.Token) is { } answer)
            {
                _answered = true;
                return (End.Answered, answer);
            }
        }
        catch (OperationCanceledException)
        {
            Ended = true;
            return (End.Hung, "");
        }
        catch (IOException)
        {
            // the pipe of a process that is gone
        }
        Ended = true;
        return (End.Crashed, "");
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
