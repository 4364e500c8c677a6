using IsoTriplet.Experiments.Claims.Proofs;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>What a claim's evidence gets to work with.</summary>
public sealed record ClaimContext(string ClaimId, ClaimSettings Settings, Z3Prover Prover, CancellationToken Cancel)
{
    /// <summary>The instances that several claims share, so that a bracket is computed once.</summary>
    public InstanceBank Bank { get; init; } = new();

    /// <summary>Told how many instances are done, and of how many.</summary>
    public Action<int, int>? Progress { get; init; }

    /// <summary>The values of 0..count-1, computed on all threads and in their order.</summary>
    public T[] Each<T>(int count, Func<int, T> value)
    {
        T[] values = new T[count];
        int done = 0;
        Parallelism.Run(
            count,
            Parallelism.Threads,
            () => true,
            (_, i) =>
            {
                Cancel.ThrowIfCancellationRequested();
                values[i] = value(i);
                Progress?.Invoke(Interlocked.Increment(ref done), count);
            }
        );
        return values;
    }

    /// <summary>The generator of instance i: a function of the seed, the claim and i alone, so that one instance can be replayed.</summary>
    public Random Draw(int instance) => Draw(ClaimId, instance);

    /// <summary>The generator of instance i of a stream that several claims share.</summary>
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
