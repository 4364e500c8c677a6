using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>(24)-(26): a distance changes by no more than its ends move.</summary>
public static class QuadrilateralSteps
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-24-26",
            Source = "IAT",
            Locator = "(24)-(26); the steps of the chain to (27)",
            Statement = "A distance changes by no more than the sum of the displacements of its two ends.",
            Hypotheses = "Any metric.",
            Relation = "| |p_1 - p_2| - |g_1 - g_2| | <= |p_1 - g_1| + |p_2 - g_2|",
            Expected = Verdict.Proved,
            Reason = "Triangle inequalities alone. The print was not at hand: the statement is as this project was handed it.",
            Evidence = new ProofEvidence("Two triangle inequalities, and the same with F and G exchanged.", "quadrilateral-inequality"),
        };
}
