using System.Text.Json;
using System.Text.Json.Nodes;

namespace IsoTriplet.Benchmarks;

/// <summary>SciPy in a process of its own, which loads the inputs once and times itself (peers/peer.py).</summary>
public sealed class PeerProcess : IDisposable
{
    private readonly LineProcess _process;

    /// <summary>Starts the process.</summary>
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

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private JsonNode Send(JsonObject command)
    {
        JsonNode answer = JsonNode.Parse(_process.Exchange(command.ToJsonString(JsonSerializerOptions.Web)))!;
        Versions = (string?)answer["versions"] ?? "";
        return answer;
    }
}
