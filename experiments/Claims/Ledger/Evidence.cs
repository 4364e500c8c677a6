namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>A way of judging a claim.</summary>
public interface IEvidence
{
    EvidenceKind Kind { get; }

    /// <summary>What is looked at, in short; of a negative control what was broken.</summary>
    string What { get; }

    /// <summary>What the verdict rests on in words, before anything is run.</summary>
    string Description => What;

    /// <summary>The negative control that comes with this kind of evidence; null: none.</summary>
    IEvidence? Broken => null;

    ClaimResult Judge(ClaimContext context);
}

/// <summary>A certificate with the name of the file it is written to.</summary>
public sealed record NamedCertificate(string Name, Certificate Certificate);

/// <summary>What came of judging a claim: the verdict, how many instances, the one nearest to a contradiction, what was seen.</summary>
public sealed record ClaimResult(Verdict Verdict, int Instances, string Worst, string Evidence)
{
    public IReadOnlyList<NamedCertificate> Certificates { get; init; } = [];

    /// <summary>Instances on which the brackets were too wide to decide.</summary>
    public int Open { get; init; }

    /// <summary>Instances that spoke against the claim, as case files that <c>measure</c> opens.</summary>
    public IReadOnlyList<Instance> Against { get; init; } = [];
}

/// <summary>What came of a negative control; null where there is none.</summary>
public sealed record ControlResult(bool? Flipped, string Change);

/// <summary>Evidence of a shape of its own: a table, a grid, training runs.</summary>
public sealed record Computed(string What, Func<ClaimContext, ClaimResult> Compute, EvidenceKind Kind = EvidenceKind.Computed) : IEvidence
{
    public IEvidence? Broken { get; init; }

    public ClaimResult Judge(ClaimContext context) => Compute(context);
}

/// <summary>A statement that nothing here decides.</summary>
public sealed record NoEvidence(string Needed) : IEvidence
{
    public EvidenceKind Kind => EvidenceKind.None;
    public string What => $"none here; it would take {Needed}";

    public ClaimResult Judge(ClaimContext context) => new(Verdict.Undecided, 0, "none", $"Not checked: it would take {Needed}.");
}

/// <summary>A relation of exact numbers at one state, which anyone can compute again by hand: proved there, or refuted.</summary>
public sealed record Exact(string What, Func<ExactFigures> Figures) : IEvidence
{
    /// <summary>The embedding that the figures speak of, and whether a certificate is to say that it is Triplet-Separated.</summary>
    public (Instance F, bool Separated)? Of { get; init; }

    public EvidenceKind Kind => EvidenceKind.Exact;

    /// <summary>Figures whose state says all.</summary>
    public Exact(Func<ExactFigures> figures)
        : this(figures().State, figures) { }

    public string Description => $"exact arithmetic: {What}{(Of is (_, true) ? ", which a certificate says is Triplet-Separated" : "")}";

    public ClaimResult Judge(ClaimContext context)
    {
        ExactFigures figures = Figures();
        IReadOnlyList<NamedCertificate> certificates = Of is (var f, true) ? [f.Separated("haus", 0)] : [];
        bool certified = certificates.All(c => CertificateChecker.Check(c.Certificate).Valid);
        Verdict verdict =
            !certified ? Verdict.Undecided
            : figures.Hold ? Verdict.Proved
            : Verdict.Refuted;
        return new(verdict, 1, $"{figures}", What)
        {
            Certificates = certificates,
            Against = verdict == Verdict.Refuted && Of is { F: var against } ? [against] : [],
        };
    }
}

/// <summary>A relation between two exact numbers at a state.</summary>
public sealed record ExactFigures(string State, Fraction Left, string Relation, Fraction Right)
{
    public bool Hold =>
        Relation switch
        {
            "=" => Left == Right,
            "<=" => Left <= Right,
            "<" => Left < Right,
            _ => throw new ArgumentException($"the relation is '{Relation}'; =, <= or < was expected"),
        };

    public override string ToString() => $"at {State}: left {Left}, right {Right}; left {Relation} right is {(Hold ? "true" : "false")}";
}

/// <summary>left &lt;= right between certified figures: proved where it holds of all cases, or refuted, as the claim expects, where it fails on one.</summary>
/// <param name="Factor">The negative control: with the right side times this the same cases must no longer do.</param>
/// <param name="Make">The cases; none where nothing was found.</param>
public sealed record Certified(string What, double Factor, Func<ClaimContext, IEnumerable<CertifiedFigures>> Make) : IEvidence
{
    private bool Refutes { get; init; }

    public static Certified Against(string what, double factor, Func<ClaimContext, CertifiedFigures> make) =>
        new(what, factor, c => [make(c)]) { Refutes = true };

    public EvidenceKind Kind { get; init; } = EvidenceKind.Certificate;
    public string Description => $"{(Refutes ? "a counterexample with" : "figures with")} certificates: {What}";

    public IEvidence Broken =>
        this with
        {
            What = $"right side times {Factor}",
            Make = c => Make(c).Select(x => x with { Right = Factor * x.Right }),
        };

    public ClaimResult Judge(ClaimContext context)
    {
        CertifiedFigures[] all = [.. Make(context)];
        CertifiedFigures? against = all.FirstOrDefault(x => !(x.Left <= x.Right));
        bool valid = all.SelectMany(x => x.Certificates).All(c => CertificateChecker.Check(c.Certificate).Valid);
        Verdict verdict =
            !valid || all.Length == 0 || Refutes == (against is null) ? Verdict.Undecided
            : Refutes ? Verdict.Refuted
            : Verdict.Proved;
        string[] figures = [.. all.Select(x => $"left {x.Left:G9}, right {x.Right:G9} ({x.Description})")];
        string worst = figures.ElementAtOrDefault(against is null ? 0 : Array.IndexOf(all, against)) ?? "nothing found";
        return new(verdict, all.Length, worst, $"{What}: {string.Join("; ", figures)}.")
        {
            Certificates = [.. all.SelectMany(x => x.Certificates)],
            Against = verdict == Verdict.Refuted && against!.Instance is { } f ? [f] : [],
        };
    }
}

/// <summary>The two sides of a relation on one case, each by the end of its bracket that speaks against what is to be shown.</summary>
public sealed record CertifiedFigures(string Description, double Left, double Right, params IReadOnlyList<NamedCertificate> Certificates)
{
    public Instance? Instance { get; init; }
}

/// <summary>Scripts in proofs/, named with blanks between, that z3 discharges; together they are the claim, their own negative controls are the claim's.</summary>
/// <remarks>What each says, and the size it is written for, stands in its header alone; where one has a size, unsat gives Holds and no more.</remarks>
public sealed record Scripts(string Names) : IEvidence
{
    private bool Opposite { get; init; }

    /// <summary>Scripts that prove the opposite of the claim.</summary>
    public static Scripts Against(string names) => new(names) { Opposite = true };

    public EvidenceKind Kind => Sized ? EvidenceKind.Z3AtSize : EvidenceKind.Z3;
    public string What => $"z3{(Opposite ? ", the opposite" : "")}: {string.Join(" ", Lemmas.Select(Said))}";

    public IEvidence Broken =>
        new Computed(
            string.Join("; ", Lemmas.Select(l => $"{l.Id}: {l.Control}")),
            c =>
                Lemmas.All(l => c.Prover.Ask(l.ControlScript, c.Cancel).Status == ProverStatus.Satisfiable)
                    ? Answered(Verdict.Undecided, "sat")
                    : Judge(c)
        );

    private SmtLemma[] Lemmas => [.. Names.Split(' ').Select(ProofFolder.Lemma)];
    private bool Sized => Lemmas.Any(l => l.Size is not null);

    public ClaimResult Judge(ClaimContext context)
    {
        foreach (SmtLemma lemma in Lemmas)
        {
            ProverStatus status = context.Prover.Ask(lemma.Script, context.Cancel).Status;
            if (status != ProverStatus.Unsatisfiable)
            {
                return new(Verdict.Undecided, 0, $"proofs/{lemma.Id}.smt2", $"z3 answered {status} where unsat was expected.");
            }
        }
        return Answered(
            Opposite ? Verdict.Refuted
                : Sized ? Verdict.Holds
                : Verdict.Proved,
            "unsat"
        );
    }

    private ClaimResult Answered(Verdict verdict, string answer) =>
        new(
            verdict,
            0,
            string.Join(", ", Lemmas.Select(l => $"proofs/{l.Id}.smt2")),
            $"z3 answers {answer}{(Opposite ? ", to the opposite" : "")}: {string.Join(" ", Lemmas.Select(Said))}"
        );

    private static string Said(SmtLemma l) => $"proofs/{l.Id}.smt2{(l.Size is null ? "" : $" (at size {l.Size})")}: {l.Statement}";
}
