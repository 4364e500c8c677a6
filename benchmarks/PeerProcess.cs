using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IsoTriplet.Benchmarks;

/// <summary>SciPy in a process of its own, which loads the inputs once and times itself (peers/peer.py).</summary>
public sealed class PeerProcess : IDisposable
{
    // Debian's interpreter, for which the packages are installed, whatever else is first on PATH.
    private const string Interpreter = "/usr/bin/python3";

    private readonly Process _process;
    private readonly CancellationTokenRegistration _stop;

    /// <summary>Starts the process.</summary>
    /// <param name="threads">OpenMP and OpenBLAS threads.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="IOException">There is no such program.</exception>
    public PeerProcess(int threads, CancellationToken cancel)
    {
        ProcessStartInfo start = new(Interpreter, [Path.Combine(AppContext.BaseDirectory, "peers", "peer.py")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["OMP_NUM_THREADS"] = start.Environment["OPENBLAS_NUM_THREADS"] = $"{threads}";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new IOException($"{Interpreter} cannot be started: install python3-scipy", e);
        }
        _stop = cancel.Register(_process.Kill);
        Versions = (string?)Send(new JsonObject { ["op"] = "versions" })["versions"] ?? "";
    }

    /// <summary>Python, NumPy and SciPy.</summary>
    public string Versions { get; }

    /// <summary>Has one operation done and timed.</summary>
    /// <param name="operation">The name of a function of peer.py.</param>
    /// <param name="inner">How often; the cost is that of one.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Seconds and values; a value that was not reached is infinite.</returns>
    /// <exception cref="IOException">The process ended.</exception>
    public Run Ask(string operation, int inner, params (string Name, JsonNode Value)[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        JsonObject command = new() { ["op"] = operation, ["inner"] = inner };
        foreach ((string name, JsonNode value) in arguments)
        {
            command[name] = value;
        }
        JsonNode answer = Send(command);
        double[] values = [.. answer["values"]!.AsArray().Select(v => v is null ? double.PositiveInfinity : (double)v)];
        return new Run((double)answer["seconds"]!, values);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Dispose();
        _process.StandardInput.Close();
        if (!_process.WaitForExit(2000))
        {
            _process.Kill();
        }
        _process.Dispose();
    }

    private JsonNode Send(JsonObject command)
    {
        _process.StandardInput.WriteLine(command.ToJsonString(JsonSerializerOptions.Web));
        _process.StandardInput.Flush();
        string line = _process.StandardOutput.ReadLine() ?? throw new IOException($"the SciPy process ended at '{command["op"]}'");
        return JsonNode.Parse(line)!;
    }
}
