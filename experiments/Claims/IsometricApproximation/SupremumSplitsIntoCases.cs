using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>(29)-(30): four cases.</summary>
public static class SupremumSplitsIntoCases
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-30",
            Source = "IAT",
            Locator = "Appendix A, (29)-(30)",
            Statement =
                "The supremum of |D_ij - G_ij| over all pairs is the largest of four suprema: pairs of the same class or of different "
                + "classes, shrunk or stretched.",
            Hypotheses = "Any F and G of the same labels.",
            Relation = "d_iso(F, G) <= max over the four kinds of the supremum over the pairs of that kind",
            Expected = Verdict.Holds,
            Reason =
                "Every pair is of one of the kinds. The control leaves one kind out. The print was not at hand: the statement is as "
                + "this project was handed it.",
            Evidence = new InstanceEvidence(Streams.PlanePairs, f => Sides(f, PairKinds.All))
            {
                Without = ("without the pairs of different classes that are shrunk", e => e with { Judge = f => Sides(f, Three) }),
            },
        };

    private static readonly PairKind[] Three = [.. PairKinds.All.Where(k => k != PairKind.DifferentShrunk)];

    private static Judgement Sides(Instance f, IReadOnlyList<PairKind> kinds) =>
        Judgement.Exact(Figures.Iso(f.Points, f.Other), kinds.Max(k => PairKinds.Largest(f.Points, f.Other, f.Labels, k)));
}
