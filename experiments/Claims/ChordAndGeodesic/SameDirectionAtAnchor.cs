using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>gradients at the anchor.</summary>
public static class SameDirectionAtAnchor
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-same-direction-at-anchor",
            Source = "GEO",
            Locator = "gradients at the anchor",
            Statement = "At the anchor the two gradients have the same direction as well.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one.",
            Relation = "det(gradient of chord loss, gradient of arc loss) = 0",
            Expected = Verdict.Refuted,
            Reason =
                "The anchor's gradient mixes two tangents in the ratio D'(t_ap) : D'(t_an), here cos(t/2) = 4/5 and "
                + "3/5 against 1 and 1. own-geo-anchor-directions has when they agree.",
            Evidence = new ExactRefutation(
                "Orthogonal tangents, half-angle cosines 4/5 and 3/5: the two gradients are not parallel.",
                () => Figures(new(4, 5), new(3, 5)),
                "equal angles, slopes 4/5 and 4/5",
                () => Figures(new(4, 5), new(4, 5))
            ),
        };

    private static ExactFigures Figures(Fraction alpha, Fraction beta) =>
        // In the basis w_p, w_q of the tangent space at a: alpha w_p - beta w_q against w_p - w_q.
        new(
            $"a = e_1, p = (7/25, 24/25, 0), q = (-7/25, 0, 24/25), slopes {alpha} and {beta}: determinant of the two gradients",
            beta - alpha,
            "=",
            0
        );
}
