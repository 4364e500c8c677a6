using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.PhaseDiagram;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The boundary moves with the data.</summary>
public static class CollapseOverlap
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-collapse-overlap",
            Source = "own",
            Locator = "docs/results/collapse.md",
            Statement = "At the same N and n, training collapses the likelier the more the classes overlap.",
            Hypotheses = "As iat-collapse-direction.",
            Relation = "0 < slope of the class overlap beside log N and log n",
            Expected = Verdict.Holds,
            Reason =
                "N and n are not enough to place a run: the data decide with them. The expectation was set after a first look at the runs.",
            Evidence = MeasuredRuns.Of("logistic regression in log N, log n and class overlap", Judge),
        };

    private static (Verdict, string, string) Judge(ObservedRow[] rows)
    {
        Boundary boundary = Boundary.Of(rows, null, "alarm");
        BoundarySlope? slope = boundary.Slopes.FirstOrDefault(s => s.Name == "overlap");
        string text = slope is null ? boundary.Status : $"{slope.Value:F2} [{slope.Lower:F2}, {slope.Upper:F2}]";
        return (
            slope?.Lower > 0 ? Verdict.Holds
            : slope?.Upper < 0 ? Verdict.Refuted
            : Verdict.Undecided,
            $"slope of the overlap {text}",
            $"Slope of the overlap {text}."
        );
    }
}
