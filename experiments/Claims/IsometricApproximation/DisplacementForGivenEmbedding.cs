using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Hausdorff;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>(23) read without the infimum.</summary>
public static class DisplacementForGivenEmbedding
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-23-given-embedding",
            Source = "IAT",
            Locator = "(23), read for a given G",
            Statement = "For a given Triplet-Separated G, d_haus(F, G) equals the largest displacement |p_i - g_i|.",
            Hypotheses = "G separated.",
            Relation = "max_i |p_i - g_i| <= d_haus(F, G)",
            Expected = Verdict.Refuted,
            Reason = "Swap two points of a class: the sets agree, the points moved. Only d_haus <= displacement holds for a given G.",
            Evidence = new ModelEvidence(
                "haus-equals-displacement-for-a-given-embedding",
                f => (Displacement(f), Haus(f)),
                f => (Haus(f), Displacement(f))
            )
            {
                TrueStatement = "d_haus(F, G) <= max_i |p_i - g_i|",
            },
        };

    private static double Displacement(Instance f) => ClassHausdorffDistance.LargestDisplacement(f.Points, f.Other).Value;

    private static double Haus(Instance f) => ClassHausdorffDistance.Between(f.Points, f.Other, f.Labels).Value;
}
