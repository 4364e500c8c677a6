using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Optimizers;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The Schroff row.</summary>
public static class SchroffBatch
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-schroff",
            Source = "IAT",
            Locator = "the (N, n) = (1,800, 128) row",
            Statement = "At N = 1,800, n = 128 the nearest separated embedding is collapsed.",
            Hypotheses =
                "A random embedding of that size with face-like classes: 45 of 40. A data point, not the trained network of the "
                + "reference.",
            Relation = "max_i R(X^i) <= d_haus(F, F_TS)",
            Expected = Verdict.Undecided,
            Reason =
                "N >> n. The bracket is too wide to certify collapse at this size; its ends are the data point. Large: checked only by "
                + "name or with --slow.",
            Evidence = new ComputedEvidence(
                "brackets of one embedding with certificates",
                c => Batch.Judge(c, CollapseVerdict.Class),
                _ => Batch.Control()
            ),
            Slow = true,
        };

    private static LargeBatch Batch { get; } = new(45, 40, 128, 1e9);
}
