namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>How a score orders the runs of the second half.</summary>
/// <param name="Score">The score: larger is said to be worse.</param>
/// <param name="Runs">Runs of the second half that have it and the chosen one.</param>
/// <param name="Area">Its area under the ROC curve; null where all runs ended alike.</param>
/// <param name="Chosen">The area of the chosen score over the same runs.</param>
/// <param name="Lower">Lower end of the 95 % interval of chosen less this one, whole cells resampled; null where none could be.</param>
public sealed record RivalScore(string Score, int Runs, double? Area, double? Chosen, double? Lower, double? Upper);

/// <summary>Balanced accuracy of the first half's threshold at one n of the second half.</summary>
/// <param name="Accuracy">Mean of the shares told rightly of both kinds.</param>
public sealed record ThresholdAt(int Dimension, int Runs, int Having, double Accuracy);

/// <summary>The registered test (docs/results/registered.md): a scale of mean batch-hard hardness is chosen on half of the cells and judged on the other half.</summary>
/// <remarks>
/// Cells are halved as a chessboard: the ranks of N, n and overlap among the grid's values are added, even sums are the first half. Scores M n^a and (M / spread) n^a of the first
/// batch, a of <see cref="Exponents"/>: chosen is the largest area under the ROC curve on the first half (first of equals). Supported: on the second half it beats every rival with the
/// interval of the difference above 0; refuted: it is beaten so by one; else undecided. One threshold, the best of the first half by balanced accuracy: holds where that is at least
/// 0.8 at every n of the second half with five runs of either outcome, of which there have to be two.
/// </remarks>
/// <param name="FirstRuns">Runs of the first half.</param>
/// <param name="SecondRuns">Runs of the second half.</param>
/// <param name="Having">How many of those had the outcome.</param>
/// <param name="FirstArea">Its area on the first half.</param>
/// <param name="Verdict">supported, refuted, undecided, or too few runs of one kind.</param>
/// <param name="Rivals">N, 1/n, N/n, H/diameter and d_haus/R(X).</param>
public sealed record RegisteredTest(
    string Outcome,
    int FirstRuns,
    int SecondRuns,
    int Having,
    string Chosen,
    double? FirstArea,
    string Verdict,
    IReadOnlyList<RivalScore> Rivals,
    double? Threshold,
    string OneThreshold,
    IReadOnlyList<ThresholdAt> At
)
{
    public static IReadOnlyList<double> Exponents { get; } = [0, 0.125, 0.25, 0.375, 0.5, 0.75, 1];

    private const int Fewest = 10;
    private const int FewestOfN = 5;
    private const double Accurate = 0.8;
    private const int Resamples = 2000;

    private static readonly (string Name, Func<ObservedRow, double?> Of)[] Own =
    [
        .. Exponents.Select(a => ($"M n^{a:R}", (Func<ObservedRow, double?>)(r => r.MeanHardness * Math.Pow(r.Dimension, a)))),
        .. Exponents.Select(a =>
            ($"M/spread n^{a:R}", (Func<ObservedRow, double?>)(r => r.MeanHardness / r.Spread * Math.Pow(r.Dimension, a)))
        ),
    ];

    private static readonly (string Name, Func<ObservedRow, double?> Of)[] Others =
    [
        ("N", r => r.Points),
        ("1/n", r => 1.0 / r.Dimension),
        ("N/n", r => (double)r.Points / r.Dimension),
        ("H/diameter", r => r.HardnessOverDiameter),
        ("d_haus/R", r => (r.PredictedLower + r.PredictedUpper) / 2),
    ];

    /// <summary>Makes the test of one outcome.</summary>
    /// <param name="rows">Runs of a grid; those without outcome or mean hardness are left out.</param>
    /// <returns>The test; null without two halves.</returns>
    public static RegisteredTest? Of(IReadOnlyList<ObservedRow> rows, string outcome)
    {
        ObservedRow[] known = [.. Outcomes.Known(rows, outcome).Where(r => r.MeanHardness is not null && r.Spread > 0)];
        bool Had(ObservedRow row) => Outcomes.Of(row, outcome) == true;
        ILookup<bool, ObservedRow> halves = Halves(known);
        (ObservedRow[] first, ObservedRow[] second) = ([.. halves[true]], [.. halves[false]]);
        if (first.Length == 0 || second.Length == 0)
        {
            return null;
        }
        (string name, Func<ObservedRow, double?> score) = Own.MaxBy(s => Area(first, s.Of, Had) ?? 0);
        RivalScore[] rivals = [.. Others.Select(o => Against(second, score, o.Name, o.Of, Had))];
        int having = second.Count(Had);
        double? threshold = Best(first, score, Had);
        ThresholdAt[] at = threshold is { } t
            ?
            [
                .. from row in second
                group row by row.Dimension into n
                orderby n.Key
                let count = n.Count(Had)
                where count >= FewestOfN && n.Count() - count >= FewestOfN
                select new ThresholdAt(n.Key, n.Count(), count, Accuracy([.. n], score, Had, t)),
            ]
            : [];
        return new RegisteredTest(
            outcome,
            first.Length,
            second.Length,
            having,
            name,
            Area(first, score, Had),
            having < Fewest || second.Length - having < Fewest ? "too few runs of one kind"
                : rivals.Any(r => r.Upper < 0) ? "refuted"
                : rivals.All(r => r.Lower > 0) ? "supported"
                : "undecided",
            rivals,
            threshold,
            at.Any(a => a.Accuracy < Accurate) ? "fails"
                : at.Length >= 2 ? "holds"
                : "undecided",
            at
        );
    }

    private static ILookup<bool, ObservedRow> Halves(ObservedRow[] rows)
    {
        static Dictionary<double, int> Ranks(IEnumerable<double> values) =>
            values.Distinct().Order().Index().ToDictionary(v => v.Item, v => v.Index);
        Dictionary<double, int> points = Ranks(rows.Select(r => (double)r.Points));
        Dictionary<double, int> dimensions = Ranks(rows.Select(r => (double)r.Dimension));
        Dictionary<double, int> overlaps = Ranks(rows.Select(r => r.Overlap ?? 0));
        return rows.ToLookup(r => (points[r.Points] + dimensions[r.Dimension] + overlaps[r.Overlap ?? 0]) % 2 == 0);
    }

    private static double? Area(ObservedRow[] rows, Func<ObservedRow, double?> score, Func<ObservedRow, bool> had) =>
        RankedAgreement.Of([.. rows.Select(r => score(r)!.Value)], [.. rows.Select(had)])?.Area;

    private static RivalScore Against(
        ObservedRow[] rows,
        Func<ObservedRow, double?> chosen,
        string name,
        Func<ObservedRow, double?> rival,
        Func<ObservedRow, bool> had
    )
    {
        ObservedRow[] both = [.. rows.Where(r => rival(r) is not null)];
        double? Difference(ObservedRow[] of) => Area(of, chosen, had) - Area(of, rival, had);
        ObservedRow[][] cells = [.. both.GroupBy(r => (r.Points, r.Dimension, r.Overlap)).Select(g => g.ToArray())];
        Random random = new(0);
        double[] found =
        [
            .. Enumerable
                .Range(0, cells.Length == 0 ? 0 : Resamples)
                .Select(_ => Difference([.. cells.SelectMany(_ => cells[random.Next(cells.Length)])]))
                .OfType<double>()
                .Order(),
        ];
        return new RivalScore(
            name,
            both.Length,
            Area(both, rival, had),
            Area(both, chosen, had),
            found.Length > 0 ? found[found.Length / 40] : null,
            found.Length > 0 ? found[^(1 + (found.Length / 40))] : null
        );
    }

    private static double? Best(ObservedRow[] rows, Func<ObservedRow, double?> score, Func<ObservedRow, bool> had) =>
        rows.Any(had) && !rows.All(had)
            ? rows.Select(r => score(r)!.Value).Distinct().Order().MaxBy(t => Accuracy(rows, score, had, t))
            : null;

    // At least the threshold: the outcome is foretold.
    private static double Accuracy(ObservedRow[] rows, Func<ObservedRow, double?> score, Func<ObservedRow, bool> had, double threshold)
    {
        ILookup<bool, ObservedRow> kinds = rows.ToLookup(had);
        return (kinds[true].Average(r => score(r) >= threshold ? 1.0 : 0) + kinds[false].Average(r => score(r) < threshold ? 1.0 : 0)) / 2;
    }
}
