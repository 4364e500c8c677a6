using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

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

/// <summary>
/// The child process: says "ready" and answers each line on stdin by one on stdout. `on ID` switches a mutant, `run I` runs a test ("pass MS" or "fail MS", by the clock or the processor, whichever is less), `reach I` runs one
/// and says which mutants it reached ("pass |1,2,3|2": all, and those within static initialisers). It ends with whoever asks, within an endless test too.
/// </summary>
internal static class Worker
{
    public static async Task Run(string part, int mutant)
    {
        TextWriter answers = Console.Out;
        Console.SetOut(TextWriter.Null);
        MutantSwitch mutants = new(part);
        mutants.Activate(MutantSwitch.None);
        IReadOnlyList<TestCase> tests = await TestCase.All();
        mutants.Activate(mutant);
        await answers.WriteLineAsync("ready");
        await answers.FlushAsync();
        await foreach (string line in Questions().ReadAllAsync())
        {
            string[] words = line.Split(' ');
            int number = int.Parse(words[1], CultureInfo.InvariantCulture);
            switch (words[0])
            {
                case "on":
                    mutants.Activate(number);
                    await answers.WriteLineAsync("on");
                    break;
                case "run":
                    Stopwatch watch = Stopwatch.StartNew();
                    TimeSpan before = Environment.CpuUsage.TotalTime;
                    bool passed = await tests[number].Passes();
                    double processor = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
                    string time = Math.Min(watch.Elapsed.TotalMilliseconds, processor).ToString("F1", CultureInfo.InvariantCulture);
                    await answers.WriteLineAsync($"{(passed ? "pass" : "fail")} {time}");
                    break;
                case "reach":
                    mutants.Capture();
                    string verdict = await tests[number].Passes() ? "pass" : "fail";
                    (string all, string statics) = mutants.Reached();
                    await answers.WriteLineAsync($"{verdict} |{all}|{statics}");
                    break;
            }
            await answers.FlushAsync();
        }
    }

    // Read by a thread of its own: while a test runs without end nothing else sees that the pipe was closed.
    private static ChannelReader<string> Questions()
    {
        Channel<string> questions = Channel.CreateUnbounded<string>();
        Thread reader = new(() =>
        {
            while (Console.In.ReadLine() is { } line)
            {
                questions.Writer.TryWrite(line);
            }
            using Process self = Process.GetCurrentProcess();
            self.Kill();
        })
        {
            IsBackground = true,
        };
        reader.Start();
        return questions.Reader;
    }
}
