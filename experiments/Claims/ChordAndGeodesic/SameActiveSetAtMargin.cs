using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>margins.</summary>
public static class SameActiveSetAtMargin
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-same-active-set",
            Source = "GEO",
            Locator = "margins",
            Statement = "At one and the same margin the two distances have the same active triples.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one.",
            Relation = "D_ap + margin <= D_an under the chord where it is under the arc",
            Expected = Verdict.Refuted,
            Reason =
                "The arc is longer than the chord: with margin 3 an opposite negative satisfies the arc's margin, pi "
                + "> 3, and no negative ever satisfies the chord's. What is true: active under the arc implies active "
                + "under the chord (own-geo-active-sets).",
            Evidence = new ExactRefutation(
                "a = p, q = -a, margin 3: arc pi > 3, chord 2 < 3.",
                () => Figures(3),
                "margin 2",
                () => Figures(2)
            ),
        };

    private static ExactFigures Figures(Fraction margin) =>
        // a = p = (1, 0), q = (-1, 0): the chord is 2 exactly, the arc pi, above 157/50.
        new($"D_ap = 0, q opposite to a, margin {margin}: the arc satisfies the margin, the chord must", margin, "<=", 2);
}
