using System.Collections.Concurrent;
using System.ComponentModel;

namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>A worker process, seen from the engine.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int LastLines = 5;
    private const int SignalBase = 128;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly Queue<string> _errors = new();

    internal WorkerProcess(SweepFolder folder, SweepPlan plan, int threads)
    {
        try
        {
            _process = Process.Start(WorkerProgram.Start(threads, "sweep", "worker", folder.Root, "--program", plan.Program))!;
        }
        catch (Win32Exception e)
        {
            throw new IOException($"a worker cannot be started: {e.Message}", e);
        }
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginErrorReadLine();
        string? version = Answer<string>();
        if (version != plan.CodeVersion)
        {
            string why = version is null
                ? Epitaph()
                : $"its code is {version} and the sweep's {plan.CodeVersion}: was it rebuilt meanwhile?";
            Dispose();
            throw new IOException($"a worker does not come up: {why}");
        }
    }

    internal int Id => _process.Id;

    /// <summary>Gives it cells that are computed together and waits.</summary>
    /// <returns>An answer a cell; fewer when the process ended instead.</returns>
    internal IEnumerable<CellAnswer> Run(IReadOnlyList<Cell> cells, Rerun rerun)
    {
        try
        {
            _process.StandardInput.WriteLine(JsonSerializer.Serialize(cells.Select(c => new CellOrder(c.Hash, c.Settings, rerun))));
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            yield break;
        }
        for (int k = 0; k < cells.Count && Answer<CellAnswer>() is { } answer; k++)
        {
            yield return answer;
        }
    }

    /// <summary>Ends it at once.</summary>
    internal void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    internal int ExitCode()
    {
        // A child of its own may hold its streams open for longer: not waited for.
        _process.WaitForExit(Patience);
        return _process.ExitCode;
    }

    /// <summary>How it ended, and what it said last.</summary>
    internal string Epitaph()
    {
        int code = ExitCode();
        string how = code > SignalBase ? $"its worker was ended by signal {code - SignalBase}" : $"its worker ended with exit code {code}";
        lock (_errors)
        {
            return _errors.Count == 0 ? how : $"{how}: {string.Join(" | ", _errors)}";
        }
    }

    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }
        if (!_process.WaitForExit(Patience))
        {
            Kill();
            _process.WaitForExit(Patience);
        }
        _process.Dispose();
    }

    private T? Answer<T>()
        where T : class
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            int at = line.IndexOf(WorkerLoop.Mark, StringComparison.Ordinal);
            if (at >= 0)
            {
                return JsonSerializer.Deserialize<T>(line[(at + WorkerLoop.Mark.Length)..]);
            }
        }
        return null;
    }

    private void Keep(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }
        lock (_errors)
        {
            _errors.Enqueue(line.Trim());
            if (_errors.Count > LastLines)
            {
                _errors.Dequeue();
            }
        }
    }
}

/// <summary>How this program starts itself once more.</summary>
public static class WorkerProgram
{
    private static readonly string[] ThreadVariables = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"];

    /// <summary>The words of a command line that runs the console program: the file, then arguments.</summary>
    public static IReadOnlyList<string> Words()
    {
        string here = Environment.ProcessPath ?? "dotnet";
        string assembly = Assembly();
        return Path.GetFileNameWithoutExtension(here) == "isotriplet" || assembly.Length == 0 ? [here]
            : Path.GetFileNameWithoutExtension(here) == "dotnet" ? [here, assembly]
            : ["dotnet", assembly];
    }

    /// <summary>What starts the console program with some arguments, with all three streams in hand.</summary>
    /// <param name="threads">Threads of the numerical libraries.</param>
    public static ProcessStartInfo Start(int threads, params IEnumerable<string> arguments)
    {
        string[] words = [.. Words(), .. arguments];
        ProcessStartInfo start = new(words[0], words.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string name in ThreadVariables)
        {
            start.Environment[name] = threads.ToString();
        }
        start.Environment["OMP_WAIT_POLICY"] = "passive";
        return start;
    }

    // Empty in a single-file program, which is started by its own name.
    [System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "The empty answer is handled.")]
    private static string Assembly() => typeof(WorkerProgram).Assembly.Location;
}

/// <summary>What an engine asks of a worker: a cell, and whether a shard that is there counts.</summary>
internal sealed record CellOrder(string Hash, JsonObject Settings, Rerun Rerun);

/// <summary>What a worker says of a cell that it was given.</summary>
/// <param name="Status">How far it is now; missing: see <paramref name="Held"/>.</param>
/// <param name="Held">True when another process computes it at this moment.</param>
internal sealed record CellAnswer(string Hash, CellStatus Status, bool Held, string? Reason, double Seconds);

/// <summary>The inside of a worker process: orders on stdin, a line of cells that are computed together; answers on stdout, a line a cell.</summary>
/// <remarks>
/// A line of an answer begins with <see cref="Mark"/>: what native libraries print is no answer. The process ends when stdin does, in mid-cell as well:
/// an engine that was killed leaves no worker behind.
/// </remarks>
public static class WorkerLoop
{
    /// <summary>Begins each line that is an answer.</summary>
    public const string Mark = "@cell ";

    /// <summary>Answers orders until there are no more.</summary>
    /// <param name="cancel">Ends the process in mid-cell.</param>
    public static void Run(string path, string program, TextReader orders, TextWriter answers, CancellationToken cancel)
    {
        SweepFolder folder = SweepFolder.Open(path);
        using CellClaims claims = new(folder);
        CellRunner runner = new(folder, claims, program, CodeVersion.Here);
        using BlockingCollection<CellOrder[]> queue = [];
        Thread reading = new(() => Read(orders, queue)) { IsBackground = true };
        reading.Start();
        using CancellationTokenRegistration end = cancel.Register(() => Environment.Exit(Hosting.ExitCode.Interrupted));
        Say(answers, CodeVersion.Here);
        foreach (CellOrder[] group in queue.GetConsumingEnumerable(CancellationToken.None))
        {
            foreach (CellAnswer answer in runner.Run([.. group.Select(o => new Cell(o.Hash, o.Settings))], group[0].Rerun, cancel))
            {
                Say(answers, answer);
            }
        }
    }

    private static void Read(TextReader orders, BlockingCollection<CellOrder[]> queue)
    {
        while (orders.ReadLine() is { } line)
        {
            queue.Add(JsonSerializer.Deserialize<CellOrder[]>(line)!, CancellationToken.None);
        }
        Environment.Exit(Hosting.ExitCode.Done);
    }

    private static void Say<T>(TextWriter answers, T answer)
    {
        answers.WriteLine(Mark + JsonSerializer.Serialize(answer));
        answers.Flush();
    }
}
