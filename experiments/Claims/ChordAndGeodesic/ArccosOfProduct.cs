using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Triplets;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>computing the arc.</summary>
public static class ArccosOfProduct
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-arccos-is-safe",
            Source = "GEO",
            Locator = "computing the arc",
            Statement = "The arc can be computed as arccos(x.y) of normalised rows.",
            Hypotheses = "Doubles.",
            Relation = "x.y <= 1 for equal rows",
            Expected = Verdict.Refuted,
            Reason =
                "The product of a normalised row with itself exceeds 1 by an ulp, where arccos is not a number; and "
                + "its derivative is infinite at 1. The half-angle form 2 atan2(|x - y|, |x + y|) is accurate at both "
                + "ends.",
            Evidence = new ExactRefutation(
                "A row whose computed product with itself is above 1.",
                () => Figures(angle: false),
                "the half-angle form gives 0 at the same row",
                () => Figures(angle: true)
            ),
        };

    private static ExactFigures Figures(bool angle)
    {
        Random r = new(0);
        for (int trial = 0; trial < 10_000; trial++)
        {
            double[] x = Gradients.Unit(r, 3);
            double dot = (x[0] * x[0]) + (x[1] * x[1]) + (x[2] * x[2]);
            if (dot > 1)
            {
                string text =
                    $"x = ({x[0]:R}, {x[1]:R}, {x[2]:R}), normalised in doubles: {(angle ? "angle of x with itself" : "x.x in doubles")}";
                return new ExactFigures(text, Fraction.Of(angle ? TripletDistances.Geodesic.Between(x, x) : dot), "<=", angle ? 0 : 1);
            }
        }
        throw new InvalidOperationException("no draw has a product above 1");
    }
}
