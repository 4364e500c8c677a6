using IsoTriplet.Certificates;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>A certificate with the name of the file it is written to.</summary>
public sealed record NamedCertificate(string Name, Certificate Certificate);

/// <summary>What came of checking one claim.</summary>
public sealed record ClaimResult(Verdict Verdict, int Instances, string Worst, string Evidence)
{
    /// <summary>Certificates that an independent checker accepts.</summary>
    public IReadOnlyList<NamedCertificate> Certificates { get; init; } = [];

    /// <summary>Instances on which the brackets were too wide to decide.</summary>
    public int Open { get; init; }

    /// <summary>Instances that spoke against the claim, as case files that <c>measure</c> opens.</summary>
    public IReadOnlyList<Instance> Against { get; init; } = [];
}
