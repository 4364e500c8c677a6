using IsoTriplet.Experiments.Claims.Proofs;
using IsoTriplet.Experiments.Results;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>Scripts in proofs/ that z3 discharges; together they are the claim. Their own negative controls are the claim's.</summary>
public sealed record ProofEvidence(string Argument, params IReadOnlyList<string> Lemmas) : IEvidence
{
    /// <summary>The size the scripts are written for where the statement has none: "2 + 2 and 3 + 2 points". Then unsat gives Holds and no more.</summary>
    public string? Size { get; init; }

    /// <summary>True where the scripts prove the opposite of the claim.</summary>
    public bool Opposite { get; init; }

    public EvidenceKind Kind => Size is null ? EvidenceKind.Z3 : EvidenceKind.Z3AtSize;

    public string Description => $"z3{(Size is null ? "" : $" at size {Size}")}{(Opposite ? ", the opposite" : "")}: {Files}. {Argument}";

    private string Files => string.Join(", ", Lemmas.Select(id => $"proofs/{id}.smt2"));

    public ClaimResult Judge(ClaimContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (string id in Lemmas)
        {
            ProverAnswer answer = context.Prover.Ask(ProofFolder.Lemma(id).Script, context.Cancel);
            if (answer.Status != ProverStatus.Unsatisfiable)
            {
                return new ClaimResult(Verdict.Undecided, 0, $"proofs/{id}.smt2", $"z3 answered {answer.Status} where unsat was expected.");
            }
        }
        Verdict verdict =
            Opposite ? Verdict.Refuted
            : Size is null ? Verdict.Proved
            : Verdict.Holds;
        return new ClaimResult(verdict, 0, Files, $"{Argument} z3 answers unsat to {Files}{(Size is null ? "" : $" (size {Size})")}.");
    }

    public ControlResult Control(ClaimContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        SmtLemma[] lemmas = [.. Lemmas.Select(ProofFolder.Lemma)];
        bool flipped = lemmas.All(l => context.Prover.Ask(l.ControlScript, context.Cancel).Status == ProverStatus.Satisfiable);
        return new ControlResult(flipped, string.Join("; ", lemmas.Select(l => $"{l.Id}: {l.Control}")));
    }
}

/// <summary>A statement that is proved in its generality elsewhere in this repository, with a check that runs here and would notice if it were false.</summary>
public sealed record WrittenProof(string Theorem, IEvidence Check) : IEvidence
{
    /// <summary>True where the name is one of proofs/coq, which Coq's kernel checks (<c>./isotriplet prove NAME</c>): such a name has no blank.</summary>
    public bool Kernel => !Theorem.Contains(' ', StringComparison.Ordinal);

    /// <summary>True where the theorem is the opposite of the claim.</summary>
    public bool Opposite { get; init; }

    public EvidenceKind Kind => Kernel ? EvidenceKind.Kernel : EvidenceKind.Written;

    public string Description =>
        $"{(Kernel ? "Coq's kernel" : "proof in docs/mathematics.md")}, {Theorem}{(Opposite ? ", the opposite" : "")}; checked here by {Check.Description}";

    /// <summary>The file that has the theorem, below the checkout; null where none has.</summary>
    public string? Place()
    {
        string root = CheckoutFolder.PathOf();
        string mark = Kernel ? $" {Theorem} " : $"*{Theorem} (";
        IEnumerable<string> files = Kernel
            ? Files(CheckoutFolder.PathOf("proofs", "coq"), "*.v")
            : Files(CheckoutFolder.PathOf("docs"), "mathematics.md").Concat(Files(CheckoutFolder.PathOf("docs", "mathematics"), "*.md"));
        return files
            .Where(f => File.ReadAllText(f).Contains(mark, StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(root, f))
            .FirstOrDefault();
    }

    public ClaimResult Judge(ClaimContext context)
    {
        ClaimResult check = Check.Judge(context);
        return check.Verdict is not (Verdict.Holds or Verdict.Proved) ? check
            : Place() is { } place
                ? check with
                {
                    Verdict = Opposite ? Verdict.Refuted : Verdict.Proved,
                    Evidence = $"{Theorem} in {place}. {check.Evidence}",
                }
            : check with { Verdict = Verdict.Undecided, Evidence = $"No {Theorem} is at hand. {check.Evidence}" };
    }

    public ControlResult Control(ClaimContext context) => Check.Control(context);

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal) : [];
}
