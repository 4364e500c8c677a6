using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Optimizers;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The Hermans row.</summary>
public static class HermansBatch
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-hermans",
            Source = "IAT",
            Locator = "the (N, n) = (72, 128) row",
            Statement = "At N = 72, n = 128 the nearest separated embedding is not collapsed.",
            Hypotheses =
                "A random embedding of that size with person-like classes: 18 of 4. A data point, not the trained network of the "
                + "reference.",
            Relation = "d_haus(F, F_TS) < max_i R(X^i)",
            Expected = Verdict.Proved,
            Reason = "n > N: the upper end of the bracket, a separated embedding with certificate, lies below the class radius.",
            Evidence = new ComputedEvidence(
                "brackets of one embedding with certificates",
                c => Batch.Judge(c, CollapseVerdict.None),
                _ => Batch.Control()
            ),
        };

    private static LargeBatch Batch { get; } = new(18, 4, 128, 2e8);
}
