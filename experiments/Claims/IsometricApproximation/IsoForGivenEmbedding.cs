using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Hausdorff;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>(27) read without the infimum.</summary>
public static class IsoForGivenEmbedding
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-27-given-embedding",
            Source = "IAT",
            Locator = "(27), read for a given G",
            Statement = "For a given Triplet-Separated G, d_iso(F, G) <= 2 d_haus(F, G).",
            Hypotheses = "G separated.",
            Relation = "d_iso(F, G) <= 2 d_haus(F, G)",
            Expected = Verdict.Refuted,
            Reason =
                "d_haus(F, G) = 0 for a G that permutes a class, while distances to other classes change. d_iso <= 2 displacement is "
                + "what holds.",
            Evidence = new ModelEvidence(
                "iso-at-most-twice-haus-for-a-given-embedding",
                f => (Figures.Iso(f.Points, f.Other), 2 * ClassHausdorffDistance.Between(f.Points, f.Other, f.Labels).Value),
                f => (Figures.Iso(f.Points, f.Other), 2 * ClassHausdorffDistance.LargestDisplacement(f.Points, f.Other).Value)
            )
            {
                TrueStatement = "d_iso(F, G) <= 2 max_i |p_i - g_i|",
            },
        };
}
