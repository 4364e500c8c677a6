using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>(38) on random embeddings of the toy's size.</summary>
public static class FactorTwoAtToySize
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-factor-2-toy",
            Source = "own",
            Locator = "Theorem 3, (38)",
            Statement = "Random embeddings of the toy's size do not show that the factor 2 fails.",
            Hypotheses = "Gaussian, N = 5, n = 2, two classes.",
            Relation = "d_iso(F, F_TS) <= 2 H(F)",
            Expected = Verdict.Holds,
            Reason =
                "The counterexample is not one that random trials find: for two classes in the plane the ratio stays near 1/2. The "
                + "control takes the factor to 0.49.",
            Evidence = new InstanceEvidence(Streams.Toy, f => Judgement.Exact(0, 2 * Figures.Hardness(f)) with { Left = f.Iso })
            {
                ControlFactor = 0.245,
            },
        };
}
