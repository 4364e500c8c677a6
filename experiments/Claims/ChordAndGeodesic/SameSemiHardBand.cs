using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>margins.</summary>
public static class SameSemiHardBand
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-same-semi-hard-band",
            Source = "GEO",
            Locator = "margins",
            Statement = "The semi-hard band D_ap < D_an < D_ap + margin holds the same negatives under both distances.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one.",
            Relation = "D_ap + margin <= D_an under the chord where it is under the arc",
            Expected = Verdict.Refuted,
            Reason = "The band is cut at a margin, and margins are not shared. Its lower edge is (geo-same-easy-triples).",
            Evidence = new ExactRefutation(
                "a = p, q = -a, margin 5/2: the chord 2 lies in the band, the arc pi does not.",
                () => Figures(new(5, 2)),
                "margin 2",
                () => Figures(2)
            ),
        };

    private static ExactFigures Figures(Fraction margin) =>
        // The negative is farther than the positive under both; the arc pi is not below 0 + 5/2, the chord 2 is.
        new($"D_ap = 0, q opposite to a, margin {margin}: outside the arc's band, so outside the chord's", margin, "<=", 2);
}
