using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Isometry;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Lemma 1 as printed.</summary>
public static class LemmaOnePrinted
{
    private const double Length = 1000;

    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-lemma-1-printed",
            Source = "IAT",
            Locator = "Lemma 1",
            Statement = "If theta(A) >= q with 0 < q <= 1, an eps-nearisometry of A is within (c_n / q) eps of an isometry.",
            Hypotheses = "theta >= q as printed, where theta >= q diam is meant.",
            Relation =
                "min over isometries of max_i |T p_i - g_i| <= c eps / q at q = min(1, theta), c = 0.777 sqrt(N (N - 1)) (2 + eps / "
                + "diam)",
            Expected = Verdict.Refuted,
            Reason =
                "The two sides of theta >= q scale differently. A strip of width 1 satisfies it with q = 1 whatever its length, and "
                + "bending it moves points by more than any c times eps as the length grows. With theta >= q diam it holds (own-lemma-1)."
                + " The print was not at hand; that it reads theta >= q is as handed down.",
            Evidence = new CounterexampleEvidence(
                "Six points of a strip of width 1 and length 1,000, and their bent copy: the middle of the line leaves the middle of its ends, which no isometry can do.",
                _ =>
                {
                    Instance strip = Strip.Of(Length);
                    double eps = IsometricDistance.Between(strip.Points, strip.Other).Value;
                    double printed = ApproximationConstant.FromThickness(eps, 1, 1, 6) * (1 + Figures.Rounding);
                    return new Counterexample(strip.Origin, Strip.LeastDisplacement(strip) * (1 - 1e-6), printed, [], strip);
                }
            )
            {
                TrueFactor = Length,
            },
        };
}
