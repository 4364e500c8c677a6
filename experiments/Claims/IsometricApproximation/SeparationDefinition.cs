using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Hausdorff;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Definition 1: Triplet-Separated.</summary>
public static class SeparationDefinition
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-definition-1",
            Source = "IAT",
            Locator = "Definition 1",
            Statement = "F is Triplet-Separated exactly when D_ap <= D_aq for every triple, that is when its hardness H is at most 0.",
            Hypotheses = "F any embedding of N labelled points in R^n.",
            Relation = "[F is separated by its triples] = [H(F) <= 0]",
            Expected = Verdict.Holds,
            Reason = "A definition: the library's H is compared with the triples one by one. Ties count as separated.",
            Evidence = new InstanceEvidence(Streams.Small, f => Mismatch(f, strict: false))
            {
                Made = [Sampling.OnLine("a tie: -1 | 0, 1", [0, 1, -1], [0, 0, 1])],
                Without = ("with < for <= a tie is told apart", e => e with { Judge = f => Mismatch(f, strict: true) }),
            },
        };

    private static Judgement Mismatch(Instance f, bool strict)
    {
        bool direct = Figures
            .Triples(f.Labels)
            .All(t =>
            {
                double near = Figures.Distance(f.Points, t.A, t.P);
                double far = Figures.Distance(f.Points, t.A, t.Q);
                return strict ? near < far : near <= far;
            });
        return Judgement.Exact(direct == TripletSeparation.Of(f.Points, f.Labels).IsSeparated ? 0 : 1, 0.5);
    }
}
