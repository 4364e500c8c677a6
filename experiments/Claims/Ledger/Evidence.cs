using IsoTriplet.Certificates;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>A way of judging a claim.</summary>
public interface IEvidence
{
    /// <summary>What the verdict rests on.</summary>
    EvidenceKind Kind { get; }

    /// <summary>What is looked at, in short; of a negative control what was broken.</summary>
    string What { get; }

    /// <summary>What the verdict rests on in words, before anything is run.</summary>
    string Description => What;

    /// <summary>The negative control that comes with this kind of evidence; null: none.</summary>
    IEvidence? Broken => null;

    /// <summary>Judges the claim.</summary>
    ClaimResult Judge(ClaimContext context);
}

/// <summary>A certificate with the name of the file it is written to.</summary>
public sealed record NamedCertificate(string Name, Certificate Certificate);

/// <summary>What came of judging a claim: the verdict, how many instances, the one nearest to a contradiction, what was seen.</summary>
public sealed record ClaimResult(Verdict Verdict, int Instances, string Worst, string Evidence)
{
    /// <summary>Certificates that an independent checker accepts.</summary>
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
    public string Description => $"exact arithmetic: {What}";

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
    /// <summary>True when the relation holds.</summary>
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

/// <summary>A counterexample: certificates that an independent checker accepts, and certified bounds that contradict the claim.</summary>
/// <param name="What">The argument.</param>
/// <param name="Weaker">The negative control: with the claim's right side times this the same counterexample must fail.</param>
/// <param name="Make">The figures.</param>
public sealed record Counterexample(string What, double Weaker, Func<ClaimContext, Contradiction> Make) : IEvidence
{
    public EvidenceKind Kind => EvidenceKind.Certificate;
    public string Description => $"a counterexample with certificates: {What}";

    public IEvidence Broken =>
        this with
        {
            What = $"right side times {Weaker}",
            Make = c => Make(c) is var x ? x with { Right = Weaker * x.Right } : x,
        };

    public ClaimResult Judge(ClaimContext context)
    {
        Contradiction x = Make(context);
        bool refutes = x.Left > x.Right && x.Certificates.All(c => CertificateChecker.Check(c.Certificate).Valid);
        string figures = $"left >= {x.Left:G9}, right = {x.Right:G9} ({x.Description})";
        return new(refutes ? Verdict.Refuted : Verdict.Undecided, 1, figures, What)
        {
            Certificates = x.Certificates,
            Against = refutes && x.Instance is { } f ? [f] : [],
        };
    }
}

/// <summary>A counterexample in figures.</summary>
public sealed record Contradiction(
    string Description,
    double Left,
    double Right,
    IReadOnlyList<NamedCertificate> Certificates,
    Instance? Instance
);

/// <summary>Scripts in proofs/, named with blanks between, that z3 discharges; together they are the claim, their own negative controls are the claim's.</summary>
public sealed record Scripts(string Argument, string Names) : IEvidence
{
    /// <summary>The size the scripts are written for where the statement has none: then unsat gives Holds and no more.</summary>
    public string? Size { get; private init; }

    private bool Opposite { get; init; }

    /// <summary>Scripts of one size.</summary>
    public static Scripts At(string size, string argument, string names) => new(argument, names) { Size = size };

    /// <summary>Scripts that prove the opposite of the claim.</summary>
    public static Scripts Against(string argument, string names) => new(argument, names) { Opposite = true };

    public EvidenceKind Kind => Size is null ? EvidenceKind.Z3 : EvidenceKind.Z3AtSize;
    public string What => $"z3{(Size is null ? "" : $" at size {Size}")}{(Opposite ? ", the opposite" : "")}: {Files}. {Argument}";

    public IEvidence Broken =>
        new Computed(
            string.Join("; ", Lemmas.Select(l => $"{l.Id}: {l.Control}")),
            c =>
                Lemmas.All(l => c.Prover.Ask(l.ControlScript, c.Cancel).Status == ProverStatus.Satisfiable)
                    ? Said(Verdict.Undecided, "sat")
                    : Judge(c)
        );

    private SmtLemma[] Lemmas => [.. Names.Split(' ').Select(ProofFolder.Lemma)];
    private string Files => string.Join(", ", Names.Split(' ').Select(id => $"proofs/{id}.smt2"));

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
        return Said(
            Opposite ? Verdict.Refuted
                : Size is null ? Verdict.Proved
                : Verdict.Holds,
            "unsat"
        );
    }

    private ClaimResult Said(Verdict verdict, string answer) =>
        new(verdict, 0, Files, $"{Argument} z3 answers {answer} to {Files}{(Size is null ? "" : $" (size {Size})")}.");
}
