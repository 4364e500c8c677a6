namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>The questions of the experiment with the answers that the figures give; no answer is written by hand.</summary>
internal static class PhaseDiagramAnswer
{
    internal static IReadOnlyList<string> Of(
        IReadOnlyList<Boundary> boundaries,
        IReadOnlyList<Agreement> agreements,
        IReadOnlyList<Explanation> explanations,
        IReadOnlyList<ObservedCell> cells
    )
    {
        List<string> lines = [];
        if (boundaries.FirstOrDefault(b => b is { Overlap: null, Outcome: Outcomes.Alarm }) is { } all)
        {
            lines.Add(Direction(all));
        }
        lines.AddRange(boundaries.Where(b => b is { Overlap: not null, Outcome: Outcomes.Alarm, Exponent: not null }).Select(Ratio));
        if (Extremes(cells) is { } extremes)
        {
            lines.Add(extremes);
        }
        if (agreements.FirstOrDefault(a => a is { Threshold: CollapseRule.Threshold, Outcome: Outcomes.Alarm, Runs: > 0 }) is { } main)
        {
            lines.Add(Prediction(main));
        }
        if (explanations.Count > 0)
        {
            Explanation[] order = [.. explanations.OrderBy(e => e.Aic)];
            Explanation single = explanations.Where(e => !e.Predictors.Contains('+', StringComparison.Ordinal)).MinBy(e => e.Aic)!;
            lines.Add(
                $"Of {explanations.Count} sets of predictors '{order[0].Predictors}' explains collapse best ({order[0].Explained:P0} of the deviance), of single predictors "
                    + $"'{single.Predictors}' ({single.Explained:P0})."
            );
        }
        return lines;
    }

    private static string Direction(Boundary b)
    {
        if (b.Status != "converged")
        {
            return $"The outcomes of {b.Runs} runs are {b.Status}: no slope can be given.";
        }
        BoundarySlope points = b.Slopes.First(s => s.Name == Boundary.LogPoints);
        BoundarySlope dimension = b.Slopes.First(s => s.Name == Boundary.LogDimension);
        bool grows = points.Lower > 0;
        bool falls = dimension.Upper < 0;
        return $"Over {b.Runs} runs collapse {(grows ? "grows" : "does not certainly grow")} with N (slope of log N {Text(points)}) and "
            + $"{(falls ? "falls" : "does not certainly fall")} with n (slope of log n {Text(dimension)}).";
    }

    private static string Ratio(Boundary b)
    {
        bool one = !(b.ExponentUpper < 1) && !(b.ExponentLower > 1);
        return $"At class overlap {b.Overlap:R} the boundary is N* ~ n^gamma with gamma = {b.Exponent:F2} [{Text(b.ExponentLower)}, {Text(b.ExponentUpper)}]: "
            + (one ? "N/n alone may be what decides." : "N/n alone is not what decides (gamma would be 1).");
    }

    // The hypothesis by its own words: a large N/n without collapse, a small one with it.
    private static string? Extremes(IReadOnlyList<ObservedCell> cells)
    {
        ObservedCell? without = cells.Where(c => c.Collapsed == 0).MaxBy(Ratio);
        ObservedCell? with = cells.Where(c => c.Collapsed == c.Runs).MinBy(Ratio);
        return without is null || with is null
            ? null
            : $"The largest N/n at which none of the runs collapsed is {Ratio(without):R} (N = {without.Points}, n = {without.Dimension}, overlap {without.Overlap:R}, {without.Runs} runs); "
                + $"the smallest at which all did is {Ratio(with):R} (N = {with.Points}, n = {with.Dimension}, overlap {with.Overlap:R}, {with.Runs} runs).";

        static double Ratio(ObservedCell cell) => (double)cell.Points / cell.Dimension;
    }

    private static string Prediction(Agreement a)
    {
        ConfusionRow said = a.Table[0];
        ConfusionRow not = a.Table[2];
        int undecided = a.Table[1].Collapsed + a.Table[1].Stayed;
        return $"Of {a.Runs} runs with a bracket {said.Collapsed} of {said.Collapsed + said.Stayed} with a predicted collapse collapsed, and "
            + $"{not.Collapsed} of {not.Collapsed + not.Stayed} with none predicted; {undecided} were undecided; kappa over the decided "
            + $"{Text(a.Kappa)} [{Text(a.KappaLower)}, {Text(a.KappaUpper)}]; AUC of the score's lower bound {Text(a.AreaOfLower?.Area)}.";
    }

    private static string Text(BoundarySlope s) => $"{s.Value:F2} [{Text(s.Lower)}, {Text(s.Upper)}]";

    private static string Text(double? value) => value is { } x ? $"{x:F2}" : "none";
}
