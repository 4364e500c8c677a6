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
