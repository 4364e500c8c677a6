using IsoTriplet.Certificates;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>
/// A counterexample: certificates that an independent checker accepts, and a number that contradicts the claim when the certified bounds are put in.
/// </summary>
/// <param name="Argument">Why the certified bounds contradict the claim.</param>
/// <param name="Make">Makes the counterexample: certificates, the claim's right side times the certified left side's excess.</param>
public sealed record CounterexampleEvidence(string Argument, Func<ClaimContext, Counterexample> Make) : IEvidence
{
    /// <summary>What to weaken for the negative control: the claim's right side is multiplied by this, and then the same counterexample must fail.</summary>
    public double TrueFactor { get; init; } = 2;

    /// <inheritdoc/>
    public EvidenceKind Kind => EvidenceKind.Certificate;

    public string Description => $"a counterexample with certificates: {Argument}";

    /// <inheritdoc/>
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

    /// <inheritdoc/>
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
/// <param name="Description">What it is.</param>
/// <param name="Left">A certified lower bound on the claim's left side.</param>
/// <param name="Right">A certified upper bound on the claim's right side.</param>
/// <param name="Certificates">The certificates.</param>
/// <param name="Instance">The embedding, when there is one.</param>
public sealed record Counterexample(
    string Description,
    double Left,
    double Right,
    IReadOnlyList<NamedCertificate> Certificates,
    Instance? Instance
);
