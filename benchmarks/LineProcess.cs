using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Benchmarks;

/// <summary>A Python script in a process of its own that answers each line with a line.</summary>
public sealed class LineProcess : IDisposable
{
    // Debian's interpreter, for which the packages are installed, whatever else is first on PATH.
    private const string Interpreter = "/usr/bin/python3";

    private readonly string _script;
    private readonly Process _process;
    private readonly CancellationTokenRegistration _stop;
    private volatile string? _said;

    /// <param name="script">A file of the folder peers.</param>
    /// <exception cref="IOException">There is no such interpreter.</exception>
    public LineProcess(string script, IEnumerable<string> arguments, int threads, CancellationToken cancel)
    {
        _script = script;
        ProcessStartInfo start = new(Interpreter, [Path.Combine(AppContext.BaseDirectory, "peers", script), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["OMP_NUM_THREADS"] = start.Environment["OPENBLAS_NUM_THREADS"] = $"{threads}";
        if (BlasLibrary.ForChildren is { } kernel)
        {
            start.Environment["OPENBLAS_CORETYPE"] = kernel;
        }
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new IOException($"{script}: {Interpreter} cannot be started", e);
        }
        // The last line of a traceback is the fault.
        _process.ErrorDataReceived += (_, line) => _said = string.IsNullOrWhiteSpace(line.Data) ? _said : line.Data.Trim();
        _process.BeginErrorReadLine();
        _stop = cancel.Register(_process.Kill);
    }

    /// <summary>Writes a line and waits for the answer.</summary>
    /// <exception cref="IOException">The process ended; the message has what it said last.</exception>
    public string Exchange(string line)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It ended before it read the line: there is no answer either.
        }
        if (_process.StandardOutput.ReadLine() is { } answer)
        {
            return answer;
        }
        _process.WaitForExit();
        throw new IOException($"{_script} ended: {_said ?? "it said nothing"}");
    }

    public void Dispose()
    {
        _stop.Dispose();
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }
        if (!_process.WaitForExit(2000))
        {
            _process.Kill();
        }
        _process.Dispose();
    }
}

/// <summary>SciPy in a process of its own, which loads the inputs once and times itself (peers/peer.py).</summary>
public sealed class PeerProcess : IDisposable
{
    private readonly LineProcess _process;

    /// <exception cref="IOException">There is no such program.</exception>
    public PeerProcess(int threads, CancellationToken cancel)
    {
        _process = new LineProcess("peer.py", [], threads, cancel);
        Versions = "";
        _ = Send(new JsonObject { ["op"] = "versions" });
    }

    /// <summary>Python, NumPy and SciPy, and what else has been needed so far.</summary>
    public string Versions { get; private set; }

    /// <summary>Has one operation done and timed.</summary>
    /// <param name="operation">The name of a function of peer.py.</param>
    /// <param name="inner">How often; the cost is that of one.</param>
    /// <returns>Seconds and values; a value that was not reached is infinite.</returns>
    /// <exception cref="IOException">The process ended.</exception>
    public Run Ask(string operation, int inner, params (string Name, JsonNode Value)[] arguments)
    {
        JsonObject command = new() { ["op"] = operation, ["inner"] = inner };
        foreach ((string name, JsonNode value) in arguments)
        {
            command[name] = value;
        }
        JsonNode answer = Send(command);
        double[] values = [.. answer["values"]!.AsArray().Select(v => v is null ? double.PositiveInfinity : (double)v)];
        return new Run((double)answer["seconds"]!, values);
    }

    public void Dispose() => _process.Dispose();

    private JsonNode Send(JsonObject command)
    {
        JsonNode answer = JsonNode.Parse(_process.Exchange(command.ToJsonString(JsonSerializerOptions.Web)))!;
        Versions = (string?)answer["versions"] ?? "";
        return answer;
    }
}
