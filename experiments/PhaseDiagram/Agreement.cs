namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>An area under the ROC curve with its interval.</summary>
/// <param name="Lower">Lower end, 95 % (Newcombe's method 5).</param>
public sealed record AreaFigure(double Area, double Lower, double Upper)
{
    internal static AreaFigure? Of(IEnumerable<double> scores, IEnumerable<bool> outcomes) =>
        RankedAgreement.Of([.. scores], [.. outcomes]) is { } found
            ? new AreaFigure(found.Area, found.Interval.Lower, found.Interval.Upper)
            : null;
}

/// <summary>One row of the confusion table: what became of the runs whose nearest Triplet-Separated embedding is so.</summary>
/// <param name="Predicted">What the bracket says of that embedding: collapsed, undecided or not.</param>
/// <param name="Count">Runs that had the outcome.</param>
/// <param name="Share">The share that had it; null without a run.</param>
public sealed record ConfusionRow(string Predicted, int Count, int Without, double? Share, double Lower, double Upper);

/// <summary>Prediction of a run's own first batch against what became of the run.</summary>
/// <param name="Kappa">Cohen's kappa over the decided runs; null where undefined.</param>
/// <param name="KappaLower">Its lower end, 95 %.</param>
/// <param name="AreaOfLower">AUC of the lower bound of the score as a predictor.</param>
/// <param name="AreaOfUpper">AUC of the upper bound.</param>
public sealed record Agreement(
    double Threshold,
    string Outcome,
    int Runs,
    IReadOnlyList<ConfusionRow> Table,
    double? Kappa,
    double? KappaLower,
    double? KappaUpper,
    AreaFigure? AreaOfLower,
    AreaFigure? AreaOfUpper
)
{
    /// <summary>Compares prediction and observation.</summary>
    /// <param name="rows">Runs; those without a bracket, or that do not say the outcome, are left out.</param>
    public static Agreement Of(IEnumerable<ObservedRow> rows, double threshold, string outcome)
    {
        (PredictedCollapse Said, bool Became, ObservedRow Row)[] cases =
        [
            .. Outcomes
                .Known(rows, outcome)
                .Where(r => r.PredictedLower is not null)
                .Select(r =>
                    (
                        PredictedCollapseRule.Judge(r.PredictedLower!.Value, r.PredictedUpper!.Value, threshold),
                        Outcomes.Of(r, outcome) == true,
                        r
                    )
                ),
        ];
        int Count(PredictedCollapse said, bool became) => cases.Count(c => c.Said == said && c.Became == became);
        int[,] decided =
        {
            { Count(PredictedCollapse.Collapsed, true), Count(PredictedCollapse.Collapsed, false) },
            { Count(PredictedCollapse.Not, true), Count(PredictedCollapse.Not, false) },
        };
        CohensKappa? kappa = decided.Cast<int>().Sum() > 0 ? CohensKappa.Of(decided) : null;
        bool[] became = [.. cases.Select(c => c.Became)];
        return new Agreement(
            threshold,
            outcome,
            cases.Length,
            [
                .. new[] { PredictedCollapse.Collapsed, PredictedCollapse.Undecided, PredictedCollapse.Not }.Select(said =>
                {
                    (int yes, int no) = (Count(said, true), Count(said, false));
                    Proportion share = Proportion.Of(yes, yes + no);
                    return new ConfusionRow(JsonText.Small(said), yes, no, share.Share, share.Interval.Lower, share.Interval.Upper);
                }),
            ],
            kappa?.Kappa,
            kappa?.Interval?.Lower,
            kappa?.Interval?.Upper,
            AreaFigure.Of(cases.Select(c => c.Row.PredictedLower!.Value), became),
            AreaFigure.Of(cases.Select(c => c.Row.PredictedUpper!.Value), became)
        );
    }
}

/// <summary>What a bracket of d_haus(F, F_TS) / R(X) says of collapse.</summary>
public enum PredictedCollapse
{
    /// <summary>Upper &lt; threshold: some separated embedding is clearly nearer than total collapse.</summary>
    Not,

    /// <summary>The bracket holds the threshold.</summary>
    Undecided,

    /// <summary>Lower >= threshold: no separated embedding is clearly nearer than total collapse.</summary>
    Collapsed,
}

/// <summary>The rule of decision 110: a verdict from the bracket alone.</summary>
public static class PredictedCollapseRule
{
    /// <summary>The threshold, set before a grid was run.</summary>
    public const double Threshold = 0.9;

    /// <summary>The thresholds that the analysis repeats.</summary>
    public static IReadOnlyList<double> Thresholds { get; } = [0.5, 0.7, Threshold, 0.99];

    /// <summary>Judges a bracket.</summary>
    /// <param name="lower">Lower bound of the score.</param>
    /// <param name="threshold">The threshold in (0, 1].</param>
    public static PredictedCollapse Judge(double lower, double upper, double threshold = Threshold) =>
        lower >= threshold ? PredictedCollapse.Collapsed
        : upper < threshold ? PredictedCollapse.Not
        : PredictedCollapse.Undecided;
}
