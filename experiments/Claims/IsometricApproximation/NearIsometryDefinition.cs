using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Isometry;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Definition 2: eps-nearisometry.</summary>
public static class NearIsometryDefinition
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-definition-2",
            Source = "IAT",
            Locator = "Definition 2, (6)",
            Statement = "The least eps for which F -> G is an eps-nearisometry is d_iso(F, G) = max over pairs |D_ij - G_ij|.",
            Hypotheses = "F and G of equally many points.",
            Relation = "max over pairs |D_ij - G_ij| <= least eps",
            Expected = Verdict.Holds,
            Reason = "A definition: the library's least eps against all pairs; 0.999 of it is no longer enough.",
            Evidence = new InstanceEvidence(Streams.PlanePairs, f => Judgement.Exact(Figures.Iso(f.Points, f.Other), Least(f))),
        };

    private static double Least(Instance f)
    {
        double eps = IsometricDistance.Between(f.Points, f.Other).Value;
        double[] candidates = [0.999 * eps, eps, 1.001 * eps];
        return candidates.First(e => NearIsometry.Check(f.Points, f.Other, e).Holds);
    }
}
