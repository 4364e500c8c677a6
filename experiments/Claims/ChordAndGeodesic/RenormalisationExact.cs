using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>answers; stepping in R^n and renormalising.</summary>
public static class RenormalisationExact
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-renormalisation-exact",
            Source = "GEO",
            Locator = "answers; stepping in R^n and renormalising",
            Statement = "Renormalising makes the ambient step the same as the step along its tangent part.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one.",
            Relation = "tan(angle of the ambient step) = tan(angle of the tangent step)",
            Expected = Verdict.Refuted,
            Reason = "The part of g along x lengthens or shortens the step: second order is lost " + "(geo-renormalisation-second-order).",
            Evidence = new ExactRefutation(
                "h = 1/10, g.x = 1: 1/9 against 1/10.",
                () => Figures(new(1, 10), 1),
                "g.x = 0",
                () => Figures(new(1, 10), 0)
            ),
        };

    private static ExactFigures Figures(Fraction h, Fraction along) =>
        // x = e_1, g = along e_1 + e_2: the renormalised step has the tangent h / (1 - h along), the one without a part along x the tangent h.
        new($"x = e_1, g = {along} e_1 + e_2, h = {h}: tangent of the angle moved", h / (1 - (h * along)), "=", h);
}
