using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.PhaseDiagram;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Collapse with large batches and small dimensions.</summary>
public static class CollapseDirection
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-collapse-direction",
            Source = "IAT",
            Locator = "abstract; Discussion",
            Statement = "Training with hard mining tends to collapse when the batch is too large or the embedding dimension too small.",
            Hypotheses =
                "Batch-hard training of a small network on synthetic classes, class overlaps 1 to 3; collapse read as the alarm of decision 073.",
            Relation = "0 < slope of log N and slope of log n < 0 in the log odds of collapse",
            Expected = Verdict.Holds,
            Reason =
                "The expectation was set after a first look at the runs. Holds means here: both 95 % profile intervals lie on their side of 0.",
            Evidence = MeasuredRuns.Of("logistic regression in log N, log n and class overlap", Judge),
        };

    private static (Verdict, string, string) Judge(ObservedRow[] rows)
    {
        Boundary boundary = Boundary.Of(rows, null, "alarm");
        BoundarySlope? points = boundary.Slopes.FirstOrDefault(s => s.Name == "log N");
        BoundarySlope? dimension = boundary.Slopes.FirstOrDefault(s => s.Name == "log n");
        Verdict verdict =
            points is null || dimension is null ? Verdict.Undecided
            : points.Lower > 0 && dimension.Upper < 0 ? Verdict.Holds
            : points.Upper < 0 || dimension.Lower > 0 ? Verdict.Refuted
            : Verdict.Undecided;
        string slopes = string.Join(", ", boundary.Slopes.Select(s => $"{s.Name} {s.Value:F2} [{s.Lower:F2}, {s.Upper:F2}]"));
        return (verdict, slopes, $"{boundary.Collapsed} of {boundary.Runs} runs collapsed; slopes: {slopes}.");
    }
}
