namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>The questions of the experiment with the answers that the figures give; no answer is written by hand.</summary>
internal static class PhaseDiagramAnswer
{
    // With fewer, two predictors part them by chance and explain everything.
    private const int FewestOfAKind = 10;

    internal static IReadOnlyList<string> Of(
        MainGrid grid,
        IReadOnlyList<Boundary> boundaries,
        IReadOnlyList<Agreement> agreements,
        IReadOnlyList<Explanation> explanations,
        IReadOnlyList<ObservedCell> cells
    )
    {
        List<string> lines = [];
        if (grid.Main.Count > 0)
        {
            lines.Add(Whole(grid));
        }
        foreach (string outcome in new[] { Outcomes.Contracted, Outcomes.Lost })
        {
            Boundary[] own = [.. boundaries.Where(b => b.Outcome == outcome)];
            if (Alike(grid, outcome) is { } alike)
            {
                lines.Add($"{outcome}: {alike}, so there is nothing to explain.");
            }
            else if (own.Length > 0)
            {
                lines.Add(Direction(own[0]));
                lines.AddRange(own.Where(b => b.Overlap is not null && b.Exponent is not null).Select(Ratio));
            }
            else if (Outcomes.Known(grid.Main, outcome).Length is > 0 and var runs)
            {
                lines.Add($"{outcome}: N or n is the same in all {runs} runs, so there is no boundary.");
            }
        }
        if (Together(grid.Main) is { } together)
        {
            lines.Add(together);
        }
        if (Extremes(cells) is { } extremes)
        {
            lines.Add(extremes);
        }
        lines.AddRange(
            agreements
                .Where(a => a.Threshold == PredictedCollapseRule.Threshold && a.Outcome != Outcomes.ContractedAtEnd)
                .Select(Prediction)
        );
        foreach (
            IGrouping<string, Explanation> outcome in explanations
                .GroupBy(e => e.Outcome, StringComparer.Ordinal)
                .Where(o => Alike(grid, o.Key) is null)
        )
        {
            bool?[] became = [.. Outcomes.Known(grid.Main, outcome.Key).Select(r => Outcomes.Of(r, outcome.Key))];
            int rarer = Math.Min(became.Count(b => b == true), became.Count(b => b == false));
            Explanation[] fitted = [.. outcome.Where(e => double.IsFinite(e.Aic))];
            Explanation? best = fitted.MinBy(e => e.Aic);
            Explanation? single = fitted.Where(e => !e.Predictors.Contains('+', StringComparison.Ordinal)).MinBy(e => e.Aic);
            if (rarer < FewestOfAKind || best is null || single is null)
            {
                string why =
                    rarer < FewestOfAKind
                        ? $"{rarer} of {became.Length} runs are of the rarer kind; predictors are weighed from {FewestOfAKind} on"
                        : "no predictor differs between the runs";
                lines.Add($"{outcome.Key}: {why}.");
                continue;
            }
            lines.Add(
                $"{outcome.Key}: of {outcome.Count()} sets of predictors '{best.Predictors}' explains it best ({best.Explained:P0} of the deviance), of single predictors "
                    + $"'{single.Predictors}' ({single.Explained:P0})."
            );
        }
        return lines;
    }

    // Null where there are runs of either kind, or none.
    private static string? Alike(MainGrid grid, string outcome)
    {
        bool?[] became = [.. Outcomes.Known(grid.Main, outcome).Select(r => Outcomes.Of(r, outcome))];
        return became.Distinct().Count() == 1 ? $"{(became[0] == true ? "all" : "none")} of {Counted.Of(became.Length, "run")}" : null;
    }

    private static string Whole(MainGrid grid)
    {
        ObservedRow[] judged = Outcomes.Known(grid.Main, Outcomes.Lost);
        return $"{Counted.Of(grid.Main.Count, "run")} on {grid.Data}, {MainGrid.Words(grid.Setting)}: {grid.Main.Count(r => r.Contracted)} contracted (nearly one point, a triple wrong); "
            + (
                judged.Length > 0
                    ? $"{judged.Count(r => r.Lost == true)} of {judged.Length} lost (held-out Recall@1 no better than untrained), {judged.Count(r => r.AtChance == true)} ended no better than guessing."
                    : "none says what its network did before any step, so of loss nothing is known."
            );
    }

    // Contraction is not loss: how far the two go together.
    private static string? Together(IReadOnlyList<ObservedRow> rows)
    {
        ObservedRow[] judged = Outcomes.Known(rows, Outcomes.Lost);
        (ObservedRow[] yes, ObservedRow[] no) = ([.. judged.Where(r => r.Contracted)], [.. judged.Where(r => !r.Contracted)]);
        return yes.Length == 0 || no.Length == 0
            ? null
            : $"Lost are {yes.Count(r => r.Lost == true)} of {Counted.Of(yes.Length, "run")} that contracted (mean Recall@1 {Recall(yes)}) and {no.Count(r => r.Lost == true)} of {no.Length} others ({Recall(no)}).";

        static string Recall(ObservedRow[] of) =>
            $"{of.Average(r => r.RecallAt1):F3}, untrained {of.Average(r => r.UntrainedRecallAt1):F3}";
    }

    private static string Direction(Boundary b)
    {
        if (b.Status != "converged")
        {
            return $"{b.Outcome}: the outcomes of {b.Runs} runs are {b.Status}: no slope can be given.";
        }
        BoundarySlope points = b.Slopes.First(s => s.Name == Predictor.LogPoints);
        BoundarySlope dimension = b.Slopes.First(s => s.Name == Predictor.LogDimension);
        return $"{b.Outcome}: {b.Count} of {Counted.Of(b.Runs, "run")}; {Trend(points)} with N (slope of log N {Text(points)}), {Trend(dimension)} with n (slope of log n {Text(dimension)}).";
    }

    private static string Trend(BoundarySlope slope) =>
        slope.Lower > 0 ? "more"
        : slope.Upper < 0 ? "less"
        : "not certainly more or less";

    internal static string Ratio(Boundary b)
    {
        bool one = !(b.ExponentUpper < 1) && !(b.ExponentLower > 1);
        return $"{b.Outcome}, class overlap {b.Overlap:R}: the boundary is N* ~ n^gamma with gamma = {Range(b.Exponent, b.ExponentLower, b.ExponentUpper)}: "
            + (
                b is { ExponentLower: null, ExponentUpper: null } ? "the runs say nothing of N/n alone."
                : one ? "N/n alone may be what decides."
                : "N/n alone is not what decides (gamma would be 1)."
            );
    }

    // The hypothesis by its own words: a large N/n without contraction, a small one with it.
    private static string? Extremes(IReadOnlyList<ObservedCell> cells)
    {
        ObservedCell? without = cells.Where(c => c.Contracted == 0).MaxBy(Ratio);
        ObservedCell? with = cells.Where(c => c.Contracted == c.Runs).MinBy(Ratio);
        return without is null || with is null
            ? null
            : $"The largest N/n at which no run contracted is {Ratio(without):R} ({Place(without)}); the smallest at which all did is {Ratio(with):R} ({Place(with)}).";

        static double Ratio(ObservedCell cell) => (double)cell.Points / cell.Dimension;

        static string Place(ObservedCell c) =>
            $"N = {c.Points}, n = {c.Dimension}{(c.Overlap is { } o ? $", overlap {o:R}" : "")}, {c.Runs} runs";
    }

    private static string Prediction(Agreement a)
    {
        ConfusionRow said = a.Table[0];
        ConfusionRow not = a.Table[2];
        int undecided = a.Table[1].Count + a.Table[1].Without;
        return $"{a.Outcome}: of {Counted.Of(a.Runs, "run")} with a bracket {said.Count} of {said.Count + said.Without} whose nearest separated embedding is certified as collapsed, and "
            + $"{not.Count} of {not.Count + not.Without} with one certified as not; {undecided} undecided"
            + (a.Kappa is null ? "" : $"; kappa over the decided {Range(a.Kappa, a.KappaLower, a.KappaUpper)}")
            + (a.AreaOfLower is { } area ? $"; AUC of the score's lower bound {area.Area:F2}." : ".");
    }

    private static string Text(BoundarySlope s) => Range(s.Value, s.Lower, s.Upper);

    private static string Range(double? value, double? lower, double? upper) => PhaseDiagramMarkdown.Range(value, lower, upper);
}
