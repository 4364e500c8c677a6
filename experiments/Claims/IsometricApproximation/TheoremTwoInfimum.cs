using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Isometry;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Theorem 2 for the two infima, at toy size.</summary>
public static class TheoremTwoInfimum
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-theorem-2-infimum",
            Source = "IAT",
            Locator = "Theorem 2, (22)",
            Statement = "The same constant serves the two distances to F_TS.",
            Hypotheses = "N = 5, n = 2, two classes.",
            Relation = "d_haus(F, F_TS) <= c(F, eps) eps at eps = d_iso(F, F_TS)",
            Expected = Verdict.Holds,
            Reason =
                "Corollary 5.3 of docs/mathematics.md, judged from both brackets. The worst ratio shows how much the explicit constant "
                + "gives away.",
            Evidence = new InstanceEvidence(Streams.Toy, Sides) { ControlFactor = 0.05 },
        };

    private static Judgement Sides(Instance f)
    {
        ApproximationConstant constant = ApproximationConstant.Of(f.Points);
        return new Judgement(f.Haus, (constant.DisplacementBound(f.Iso.Lower), constant.DisplacementBound(f.Iso.Upper)));
    }
}
