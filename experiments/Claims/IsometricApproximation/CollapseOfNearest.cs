using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.PhaseDiagram;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The hypothesis itself: training collapses when the nearest separated embedding is collapsed.</summary>
public static class CollapseOfNearest
{
    private const double Moderate = 0.4;

    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "iat-collapse-nearest",
            Source = "IAT",
            Locator = "Discussion, Figure 6",
            Statement = "Training with hard mining collapses exactly when the nearest Triplet-Separated embedding is collapsed.",
            Hypotheses =
                "As iat-collapse-direction; nearest by d_haus to the run's own first batch; collapsed read as d_haus / R(X) >= 0.9, judged from its bracket.",
            Relation = "0.4 <= kappa of prediction and outcome over the decided runs",
            Expected = Verdict.Refuted,
            Reason =
                "Runs collapse although a separated embedding much nearer than total collapse is certified. The score orders the runs well "
                + "(own-collapse-score); its size does not predict. kappa = 0.4 is where agreement is called moderate; the rule was set after a first look.",
            Evidence = MeasuredRuns.Of(
                "Cohen's kappa and the confusion table",
                Judge,
                (rows, _) =>
                    [.. rows.Select(r => r.PredictedLower is { } lower ? r with { Collapsed = lower >= CollapseRule.Threshold } : r)],
                "every run given the outcome that was predicted"
            ),
        };

    private static (Verdict, string, string) Judge(ObservedRow[] rows)
    {
        Agreement found = Agreement.Of(rows, CollapseRule.Threshold, "alarm");
        Verdict verdict =
            found.KappaUpper < Moderate ? Verdict.Refuted
            : found.KappaLower >= Moderate ? Verdict.Holds
            : Verdict.Undecided;
        string table = string.Join(
            "; ",
            found.Table.Select(r => $"predicted {r.Predicted}: {r.Collapsed} of {r.Collapsed + r.Stayed} collapsed")
        );
        return (verdict, $"kappa {found.Kappa:F2} [{found.KappaLower:F2}, {found.KappaUpper:F2}]", $"{table}.");
    }
}
