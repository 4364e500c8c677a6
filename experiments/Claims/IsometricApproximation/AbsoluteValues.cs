using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Optimizers;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>(40)-(41) with absolute values.</summary>
public static class AbsoluteValues
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-40-absolute-values",
            Source = "IAT",
            Locator = "(40)-(42), the supremum of absolute values",
            Statement = "Half of the largest |D_ap - D_aq| over triples is at most d_iso(F, F_TS).",
            Hypotheses = "The chain as handed down takes a supremum of absolute values; its print was not at hand.",
            Relation = "max over triples |D_ap - D_aq| / 2 <= d_iso(F, F_TS)",
            Expected = Verdict.Refuted,
            Reason =
                "An easy triple with a far negative has a large |D_ap - D_aq| and asks for nothing. Without the absolute values the "
                + "bound is (42), which is proved.",
            Evidence = new CounterexampleEvidence(
                "Two points around one of another class, and a third class far away: a small change separates them, while |D_ap - D_aq| is large.",
                static _ =>
                {
                    Instance f = Sampling.OnLine("0, 2 | 1 | 100 on a line", [0, 2, 1, 100], [0, 0, 1, 2]);
                    double largest = Figures
                        .Triples(f.Labels)
                        .Max(t => Math.Abs(Figures.Distance(f.Points, t.A, t.P) - Figures.Distance(f.Points, t.A, t.Q)));
                    Bound upper = new InstanceBounds(f).IsoUpper;
                    return new Counterexample(f.Origin, largest / 2, upper.Value, Figures.Certificates(("iso-upper", upper)), f);
                }
            )
            {
                TrueFactor = 100,
            },
        };
}
