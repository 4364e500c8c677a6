using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace IsoTriplet.Experiments.Sweeps.Plan;

/// <summary>One cell of a grid: a program and all its settings, named by their hash.</summary>
/// <param name="Hash">SHA-256 of program, settings and code version, in hexadecimal: the cell's name.</param>
/// <param name="Settings">Every setting with its value, as JSON.</param>
public sealed record Cell(string Hash, JsonObject Settings)
{
    /// <summary>Names a cell.</summary>
    /// <param name="settings">All its settings; their order does not matter.</param>
    /// <param name="codeVersion">The code that computes it.</param>
    public static Cell Of(string program, JsonObject settings, string codeVersion)
    {
        JsonObject named = new()
        {
            ["code_version"] = codeVersion,
            ["program"] = program,
            ["settings"] = settings.DeepClone(),
        };
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(SweepJson.Canonical(named)));
        return new Cell(Convert.ToHexStringLower(hash), settings);
    }
}
