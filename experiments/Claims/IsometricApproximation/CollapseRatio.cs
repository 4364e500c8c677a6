using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.PhaseDiagram;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Is it N / n that decides?</summary>
public static class CollapseRatio
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-collapse-ratio",
            Source = "IAT",
            Locator = "Discussion, (N, n) = (72, 128) and (1,800, 128)",
            Statement = "Training with hard mining collapses when N >> n and not when N < n: the ratio N / n is what decides.",
            Hypotheses = "As iat-collapse-direction; the boundary N ~ n^gamma at each class overlap by itself.",
            Relation = "gamma = 1 at every class overlap",
            Expected = Verdict.Refuted,
            Reason =
                "Where classes overlap little the boundary is steeper than N ~ n, where they overlap much it is flatter: there training collapses at N = n, "
                + "here not at N = 32 n. The expectation was set after a first look at the runs.",
            Evidence = MeasuredRuns.Of("exponents of the boundary with profile intervals", Judge),
        };

    private static (Verdict, string, string) Judge(ObservedRow[] rows)
    {
        Boundary[] boundaries =
        [
            .. rows.GroupBy(r => r.Overlap!.Value).OrderBy(g => g.Key).Select(g => Boundary.Of([.. g], g.Key, "alarm")),
        ];
        bool outside = boundaries.Any(b => b.ExponentUpper < 1 || b.ExponentLower > 1);
        bool inside = boundaries.All(b => b is { ExponentLower: <= 1, ExponentUpper: >= 1 });
        string found = string.Join(
            ", ",
            boundaries.Select(b => $"overlap {b.Overlap:R}: {b.Exponent:F2} [{b.ExponentLower:F2}, {b.ExponentUpper:F2}]")
        );
        return (
            outside ? Verdict.Refuted
            : inside ? Verdict.Holds
            : Verdict.Undecided,
            found,
            $"gamma by class overlap: {found}."
        );
    }
}
