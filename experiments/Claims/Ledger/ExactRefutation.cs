using IsoTriplet.Certificates;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>A counterexample in exact rational figures: the state and both sides, which anyone can compute again by hand.</summary>
public sealed record ExactRefutation(string Argument, Func<ExactFigures> Claimed, string TrueStatement, Func<ExactFigures> True) : IEvidence
{
    /// <summary>Certificates of embeddings that the figures speak of.</summary>
    public Func<IReadOnlyList<NamedCertificate>> Certificates { get; init; } = static () => [];

    /// <summary>The embedding that the figures speak of, when there is one.</summary>
    public Func<Instance?> Embedding { get; init; } = static () => null;

    /// <summary>What the verdict rests on.</summary>
    public EvidenceKind Kind => EvidenceKind.Exact;

    public string Description => $"a counterexample in exact arithmetic: {Argument}";

    public ClaimResult Judge(ClaimContext context)
    {
        ExactFigures figures = Claimed();
        IReadOnlyList<NamedCertificate> certificates = Certificates();
        bool refutes = !figures.Hold && certificates.All(c => CertificateChecker.Check(c.Certificate).Valid);
        return new ClaimResult(refutes ? Verdict.Refuted : Verdict.Undecided, 1, figures.ToString(), Argument)
        {
            Certificates = certificates,
            Against = refutes && Embedding() is { } embedding ? [embedding] : [],
        };
    }

    public ControlResult Control(ClaimContext context)
    {
        ExactFigures figures = True();
        return new ControlResult(figures.Hold, $"replaced by what holds, {TrueStatement}: {figures}");
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
