using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Sweeps.Collected;
using IsoTriplet.Experiments.Sweeps.Plan;

namespace IsoTriplet.Experiments.Sweeps.Shards;

/// <summary>What one cell left behind: one file, which says itself whether it is whole.</summary>
/// <remarks>
/// The file is one line of JSON, {"sha256":"...","shard":{...}}, and the digest is that of the bytes of the inner object: a file that was cut short,
/// overwritten or edited is no shard, and its cell is computed again.
/// </remarks>
/// <param name="CodeVersion">The code that computed it.</param>
/// <param name="Settings">Every setting with its value.</param>
/// <param name="Reason">Why it failed, else null.</param>
/// <param name="Host">The machine that computed it.</param>
/// <param name="Kernel">The kernel of the linear algebra, or null where the worker ended.</param>
/// <param name="Result">The program's result, or null.</param>
public sealed record Shard(
    string Hash,
    string Program,
    string CodeVersion,
    JsonObject Settings,
    CellStatus Status,
    string? Reason,
    double Seconds,
    string Host,
    string? Kernel = null,
    JsonObject? Result = null
)
{
    private const string Head = "{\"sha256\":\"";
    private const string Middle = "\",\"shard\":";
    private const string Tail = "}\n";
    private const int DigestLength = 64;

    /// <summary>The content of the file.</summary>
    /// <exception cref="ArgumentException">The result has a number that is not finite.</exception>
    public byte[] ToBytes()
    {
        string inner = JsonSerializer.Serialize(this, SweepJson.Line);
        return Encoding.UTF8.GetBytes(Head + Digest(Encoding.UTF8.GetBytes(inner)) + Middle + inner + Tail);
    }

    /// <summary>Reads the content of a file.</summary>
    /// <param name="fault">What is wrong with it, or null.</param>
    /// <returns>The shard, or null where the bytes are none.</returns>
    public static Shard? Read(ReadOnlySpan<byte> bytes, out string? fault)
    {
        int start = Head.Length + DigestLength + Middle.Length;
        if (
            bytes.Length < start + Tail.Length
            || !bytes.EndsWith("}\n"u8)
            || !bytes.StartsWith("{\"sha256\":\""u8)
            || !bytes[(Head.Length + DigestLength)..].StartsWith("\",\"shard\":"u8)
        )
        {
            fault = "cut short, or no shard";
            return null;
        }
        ReadOnlySpan<byte> inner = bytes[start..^Tail.Length];
        if (Encoding.ASCII.GetString(bytes.Slice(Head.Length, DigestLength)) != Digest(inner))
        {
            fault = "its digest does not fit its content";
            return null;
        }
        try
        {
            Shard shard = JsonSerializer.Deserialize<Shard>(inner, SweepJson.Line) ?? throw new JsonException("it is null");
            fault =
                Cell.Of(shard.Program, shard.Settings, shard.CodeVersion).Hash == shard.Hash
                    ? null
                    : "its name is not that of its settings";
            return fault is null ? shard : null;
        }
        catch (JsonException e)
        {
            fault = $"no shard of this version ({e.Message})";
            return null;
        }
    }

    private static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
