using System.Collections.Concurrent;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>How a check is run.</summary>
public sealed record ClaimSettings(int Instances = 1000, int Seed = 0, int? Only = null)
{
    /// <summary>No verdict "Holds" from fewer instances.</summary>
    public const int FewestInstances = 1000;
}

/// <summary>What a claim's evidence gets to work with.</summary>
public sealed record ClaimContext(string ClaimId, ClaimSettings Settings, Z3Prover Prover, CancellationToken Cancel)
{
    /// <summary>The instances that several claims share, so that a bracket is computed once.</summary>
    public ConcurrentDictionary<(string Stream, int Index), Instance> Bank { get; init; } = [];

    /// <summary>Told how many instances are done, and of how many.</summary>
    public Action<int, int>? Progress { get; init; }

    public string Origin(int instance) => $"random instance {instance}, seed {Settings.Seed}";

    /// <summary>The values of 0..count-1, computed on all threads and in their order.</summary>
    public T[] Each<T>(int count, Func<int, T> value)
    {
        T[] values = new T[count];
        int done = 0;
        void One(bool worker, int i)
        {
            Cancel.ThrowIfCancellationRequested();
            values[i] = value(i);
            Progress?.Invoke(Interlocked.Increment(ref done), count);
        }
        Parallelism.Run(count, Parallelism.Threads, () => true, One);
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

/// <summary>Judges claims with one prover and one bank of instances.</summary>
public sealed class ClaimRunner(ClaimSettings settings, CancellationToken cancel = default)
{
    private const int ControlInstances = 120;
    private readonly Z3Prover _prover = new();
    private readonly ConcurrentDictionary<(string Stream, int Index), Instance> _bank = [];

    /// <summary>Judges one claim. Without z3 a proof is undecided, and says what is missing.</summary>
    public ClaimResult Judge(Claim claim, Action<int, int>? progress = null) =>
        OrMissing(() => claim.Judge(Context(claim, settings, progress)), missing => new ClaimResult(Verdict.Undecided, 0, "none", missing));

    /// <summary>Runs the claim's negative control, which has its tight configurations at hand: few instances are enough.</summary>
    public ControlResult Control(Claim claim) =>
        OrMissing(
            () => claim.Broken(Context(claim, settings with { Instances = Math.Min(settings.Instances, ControlInstances) }, null)),
            missing => new ControlResult(null, missing)
        );

    private static T OrMissing<T>(Func<T> run, Func<string, T> instead)
    {
        try
        {
            return run();
        }
        catch (ProverMissingException missing)
        {
            return instead(missing.Message);
        }
    }

    private ClaimContext Context(Claim claim, ClaimSettings with, Action<int, int>? progress) =>
        new(claim.Id, with, _prover, cancel) { Bank = _bank, Progress = progress };
}
