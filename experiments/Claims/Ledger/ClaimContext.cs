using IsoTriplet.Experiments.Claims.Proofs;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>What a claim's evidence gets to work with.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="Settings">Instances and seed.</param>
/// <param name="Prover">z3.</param>
/// <param name="Cancel">Set by Ctrl-C.</param>
public sealed record ClaimContext(string ClaimId, ClaimSettings Settings, Z3Prover Prover, CancellationToken Cancel)
{
    /// <summary>The instances that several claims share, so that a bracket is computed once.</summary>
    public InstanceBank Bank { get; init; } = new();

    /// <summary>Told how many instances are done, and of how many.</summary>
    public Action<int, int>? Progress { get; init; }

    /// <summary>The generator of instance i: a function of the seed, the claim and i alone, so that one instance can be replayed.</summary>
    /// <param name="instance">i, from 0.</param>
    /// <returns>A seeded generator.</returns>
    public Random Draw(int instance) => Draw(ClaimId, instance);

    /// <summary>The generator of instance i of a stream that several claims share.</summary>
    /// <param name="stream">The stream's name.</param>
    /// <param name="instance">i, from 0.</param>
    /// <returns>A seeded generator.</returns>
    public Random Draw(string stream, int instance)
    {
        ulong hash = 14695981039346656037UL;
        foreach (char c in $"{Settings.Seed}/{stream}/{instance}")
        {
            hash = (hash ^ c) * 1099511628211UL;
        }
        return new Random((int)(hash ^ (hash >> 32)) & int.MaxValue);
    }
}
