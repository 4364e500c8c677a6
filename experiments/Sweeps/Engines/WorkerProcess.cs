using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using IsoTriplet.Experiments.Sweeps.Plan;
using IsoTriplet.Experiments.Sweeps.Shards;

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
