using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Appendix A: scaling improves.</summary>
public static class ScalingArgument
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-appendix-scaling",
            Source = "IAT",
            Locator = "Appendix A, cases 1 to 3",
            Statement = "If the supremum of |D_ij - G_ij| is positive, some scaled copy of the separated G has a smaller one.",
            Hypotheses = "G separated; scaled copies are separated as well.",
            Relation = "min over s > 0 of d_iso(F, s G) < d_iso(F, G)",
            Expected = Verdict.Refuted,
            Reason =
                "A supremum reached with both signs grows under every scaling. What holds: the scaled copies are never better than the "
                + "best scale, which may be 1. The print was not at hand: the statement is as this project was handed it.",
            Evidence = new ModelEvidence(
                "scaling-lowers-the-supremum",
                f => (Scaled(f), 0.999999 * Figures.Iso(f.Points, f.Other)),
                f => (Scaled(f), Figures.Iso(f.Points, f.Other))
            )
            {
                TrueStatement = "min over s > 0 of d_iso(F, s G) <= d_iso(F, G)",
            },
        };

    // d_iso(F, s G) is convex in s and at most d_iso(F, 0) for s = 0: ternary search over [0, 4] holds the least value.
    private static double Scaled(Instance f)
    {
        double At(double s) => Figures.Iso(f.Points, Sampling.Scaled(f.Other, s));
        (double low, double high) = (0, 4);
        for (int step = 0; step < 200; step++)
        {
            (double a, double b) = (low + ((high - low) / 3), high - ((high - low) / 3));
            (low, high) = At(a) <= At(b) ? (low, b) : (a, high);
        }
        return Math.Min(At(1), At(low));
    }
}
