using System.Collections.Concurrent;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>What the ledger says of a claim.</summary>
public enum Verdict
{
    /// <summary>
    /// Proved in the generality in which it is stated: by Coq's kernel, by a numbered theorem of docs/mathematics.md, by z3 where the script is the whole
    /// statement, or by certificates where it says that something exists. An instance of fixed size is no proof.
    /// </summary>
    Proved,

    /// <summary>Nothing spoke against it: 1,000 instances, z3 at a size that is named, or training runs whose 95 % interval lies on the claim's side.</summary>
    Holds,

    /// <summary>A counterexample with a certificate, exact fractions or runs that anyone can check again.</summary>
    Refuted,

    /// <summary>True for want of content: its hypothesis cannot be met, or its bound is infinite.</summary>
    Vacuous,

    /// <summary>Nothing here decides it; its evidence says what would.</summary>
    Undecided,
}

/// <summary>What a verdict rests on: Coq's kernel, a numbered proof in docs/mathematics.md, z3 on the statement itself or at a size, certificates, exact
/// fractions, a computation of a shape of its own, seeded instances, kept training runs, nothing.</summary>
public enum EvidenceKind
{
    Kernel,
    Written,
    Z3,
    Z3AtSize,
    Certificate,
    Exact,
    Computed,
    Instances,
    Runs,
    None,
}

/// <summary>A statement of a source and how it is judged.</summary>
/// <param name="Locator">Where the source has it.</param>
/// <param name="Proof">Where it is proved in its generality: a numbered theorem of docs/mathematics.md, or a name of proofs/coq, which has no blank; null: nowhere.</param>
public sealed record Claim(string Id, string Locator, Verdict Expected, string? Proof = null)
{
    /// <summary>The source, which the id names: IAT, ETL, GEO, own, heard.</summary>
    public string Source
    {
        get => field ?? (Id.Split('-')[0] is var key && key is "own" or "heard" ? key : key.ToUpperInvariant());
        init;
    }

    /// <summary>The statement as the print has it, in symbols, with the words that are part of it ("most", "near", "when").</summary>
    public required string Statement { get; init; }

    /// <summary>What it supposes beyond that; empty: nothing.</summary>
    public string Hypotheses { get; init; } = "";

    /// <summary>What is computed: left, relation, right; not said again where the statement or the scripts have it.</summary>
    public string Relation { get; init; } = "as stated";

    /// <summary>Why, in a sentence; for a false claim, what holds instead.</summary>
    public required string Reason { get; init; }

    /// <summary>How it is judged; beside a proof a check that runs here and would notice if the statement were false.</summary>
    public required IEvidence Evidence { get; init; }

    /// <summary>The negative control, a hypothesis dropped or a constant shrunk; null: the one that the evidence brings along.</summary>
    public IEvidence? Control { get; init; }

    public EvidenceKind Kind =>
        Proof is null ? Evidence.Kind
        : InKernel ? EvidenceKind.Kernel
        : EvidenceKind.Written;

    /// <summary>The same in words, before anything is run.</summary>
    public string Description =>
        Proof is null
            ? Evidence.Description
            : $"{(InKernel ? Kernel() : "proof in docs/mathematics.md")}, {Proof}; checked here by {Evidence.Description}";

    private bool InKernel => Proof?.Contains(' ', StringComparison.Ordinal) == false;

    public ClaimResult Judge(ClaimContext context)
    {
        ClaimResult check = Evidence.Judge(context);
        return Proof is null || !Supports(check) ? check
            : Place() is { } place ? check with { Verdict = Verdict.Proved, Evidence = $"{Proof} in {place}. {check.Evidence}" }
            : check with { Verdict = Verdict.Undecided, Evidence = $"No {Proof} is at hand. {check.Evidence}" };
    }

    /// <summary>Judges the broken claim: it must not get the verdict of the true one, and drawn instances must contradict it.</summary>
    public ControlResult Broken(ClaimContext context)
    {
        if ((Control ?? Evidence.Broken) is not { } broken)
        {
            return new ControlResult(null, "nothing is computed, so nothing can be broken");
        }
        ClaimResult result = broken.Judge(context);
        bool flipped =
            broken is Trial ? result.Verdict == Verdict.Refuted : result.Verdict != Expected && !(Proof is not null && Supports(result));
        return new ControlResult(flipped, $"{broken.What}: {result.Worst}");
    }

    /// <summary>The file that has the theorem, below the checkout; null where none has.</summary>
    public string? Place()
    {
        string mark = InKernel ? $"\nTheorem {Proof} " : $"*{Proof} (";
        string root = CheckoutFolder.PathOf();
        (string folder, string pattern) = InKernel ? ("proofs", "*.v") : ("docs", "*.md");
        return Directory
            .EnumerateFiles(CheckoutFolder.Needed(folder), pattern, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(root, f))
            .Where(f => InKernel || f.StartsWith(Path.Combine("docs", "mathematics"), StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault(f => File.ReadAllText(Path.Combine(root, f)).Contains(mark, StringComparison.Ordinal));
    }

    // Files over the reals of Coq's standard library rest on its axioms, all others on none: a test compares with what Coq says.
    private string Kernel() =>
        Place() is { } place
        && File.ReadAllText(Path.Combine(CheckoutFolder.PathOf(), place)).Contains("Require Import Reals", StringComparison.Ordinal)
            ? "Coq's kernel, on the axioms of its real numbers"
            : "Coq's kernel";

    private static bool Supports(ClaimResult result) => result.Verdict is Verdict.Holds or Verdict.Proved;
}

/// <summary>The claims of one section of a source, in the order of the print.</summary>
public sealed record ClaimSection(string Source, string Title, IReadOnlyList<Claim> Claims);

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
