using IsoTriplet.Experiments.Claims.Proofs;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>What a claim's evidence gets to work with.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="Settings">Instances and seed.</param>
/// <param name="Prover">z3.</param>
/// <param name="Cancel">Set by Ctrl-C.</param>
public sealed record ClaimContext(string ClaimId, ClaimSettings Settings, Z3Prover Prover, CancellationToken Cancel)
{
    /// <summary>The generator of instance i: a function of the seed, the claim and i alone, so that one instance can be replayed.</summary>
    /// <param name="instance">i, from 0.</param>
    /// <returns>A seeded generator.</returns>
    public Random Draw(int instance)
    {
        ulong hash = 14695981039346656037UL;
        foreach (char c in $"{Settings.Seed}/{ClaimId}/{instance}")
        {
            hash = (hash ^ c) * 1099511628211UL;
        }
        return new Random((int)(hash ^ (hash >> 32)) & int.MaxValue);
    }
}
