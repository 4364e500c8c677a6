using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Isometry;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Corollary 1, its bound.</summary>
public static class CorollaryBound
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-corollary-1-bound",
            Source = "IAT",
            Locator = "Corollary 1, from Theorems 2 and 3",
            Statement = "The loss bounds the Hausdorff distance to the separated embeddings: d_haus <= 2 c H with the c of Theorem 2.",
            Hypotheses = "F spans R^n; N = 5, n = 2, two classes here; c the explicit constant.",
            Relation = "d_haus(F, F_TS) <= 2 c H(F)",
            Expected = Verdict.Holds,
            Reason =
                "It is derived from (38), which is false, so that it is not proved by the paper; the explicit c is loose enough that no"
                + " instance of this size contradicts it. With the least c, d_haus / d_iso, it would be (38) itself: iat-"
                + "corollary-1-least. What stands without (38): H/4 <= d_haus, and own-two-classes. The print was not at hand: the "
                + "statement is as this project was handed it.",
            Evidence = new InstanceEvidence(Streams.Toy, Sides) { ControlFactor = 0.03 },
        };

    private static Judgement Sides(Instance f)
    {
        ApproximationConstant constant = ApproximationConstant.Of(f.Points);
        double loss = 2 * Figures.Hardness(f);
        return new Judgement(f.Haus, (loss * constant.At(f.Iso.Lower), loss * constant.At(f.Iso.Upper)));
    }
}
