using IsoTriplet.Certificates;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>
/// A counterexample: certificates that an independent checker accepts, and a number that contradicts the claim when the certified bounds are put in.
/// </summary>
public sealed record CounterexampleEvidence(string Argument, Func<ClaimContext, Counterexample> Make) : IEvidence
{
    /// <summary>What to weaken for the negative control: the claim's right side is multiplied by this, and then the same counterexample must fail.</summary>
    public double TrueFactor { get; init; } = 2;

    public EvidenceKind Kind => EvidenceKind.Certificate;

    public string Description => $"a counterexample with certificates: {Argument}";

    public ClaimResult Judge(ClaimContext context)
    {
        Counterexample found = Make(context);
        bool certified = found.Certificates.All(c => CertificateChecker.Check(c.Certificate).Valid);
        bool refutes = certified && found.Left > found.Right;
        string figures = $"left >= {found.Left:G9} > right = {found.Right:G9} ({found.Description})";
        return new ClaimResult(
            refutes ? Verdict.Refuted : Verdict.Undecided,
            1,
            figures,
            certified ? Argument : "the checker rejects a certificate"
        )
        {
            Certificates = found.Certificates,
            Against = refutes && found.Instance is not null ? [found.Instance] : [],
        };
    }

    public ControlResult Control(ClaimContext context)
    {
        Counterexample found = Make(context);
        return new ControlResult(
            found.Left <= TrueFactor * found.Right,
            $"right side times {TrueFactor}: the same counterexample must fail"
        );
    }
}

/// <summary>A counterexample in figures.</summary>
public sealed record Counterexample(
    string Description,
    double Left,
    double Right,
    IReadOnlyList<NamedCertificate> Certificates,
    Instance? Instance
);
