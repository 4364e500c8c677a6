using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.PhaseDiagram;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>What is left of the hypothesis: an order.</summary>
public static class CollapseScore
{
    private const double Useful = 0.8;

    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "own-collapse-score",
            Source = "own",
            Locator = "[IAT] Discussion, weakened to an order",
            Statement =
                "Of two runs the one whose first batch is farther from the separated embeddings, by d_haus / R(X), is the likelier to collapse.",
            Hypotheses = "As iat-collapse-nearest; runs over N = 4 to 256 and n = 2 to 128; both ends of the bracket as the score.",
            Relation = "0.8 <= area under the ROC curve",
            Expected = Verdict.Holds,
            Reason =
                "As an order, the theory's figure is the best single predictor tried. N and n together order the runs as well, so this is no proof of a "
                + "mechanism. The expectation and the 0.8 were set after a first look at the runs.",
            Evidence = MeasuredRuns.Of("areas with Newcombe's intervals", Judge),
        };

    private static (Verdict, string, string) Judge(ObservedRow[] rows)
    {
        Agreement found = Agreement.Of(rows, CollapseRule.Threshold, "alarm");
        AreaFigure[] areas = found is { AreaOfLower: { } lower, AreaOfUpper: { } upper } ? [lower, upper] : [];
        Verdict verdict =
            areas.Length > 0 && areas.All(a => a.Lower >= Useful) ? Verdict.Holds
            : areas.Any(a => a.Upper < Useful) ? Verdict.Refuted
            : Verdict.Undecided;
        string text = string.Join(" and ", areas.Select(a => $"{a.Area:F3} [{a.Lower:F3}, {a.Upper:F3}]"));
        return (verdict, text, $"AUC of the lower and of the upper bound over {found.Runs} runs: {text}.");
    }
}
