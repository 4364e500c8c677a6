namespace IsoTriplet.Experiments.PhaseDiagram;

internal static class PhaseDiagramMarkdown
{
    internal static string Of(PhaseDiagramDocument document)
    {
        StringBuilder text = new();
        text.AppendLine("# Contraction and loss of batch-hard training over N and n: tables").AppendLine();
        text.AppendLine(
                $"Made by `{document.MadeBy}`; {Counted.Of(document.Runs.Count, "run")}, {document.Draws.Count} drawn embeddings, {Counted.Of(document.Gaps, "gap")}."
            )
            .AppendLine();
        foreach (string line in document.Answer)
        {
            text.AppendLine($"- {line}");
        }
        Table(text, "Left out of the tables", "reason | how many", document.LeftOut.Select(l => $"{l.Reason} | {l.Count}"));
        Observed(text, document.ObservedCells);
        Predicted(text, document.PredictedCells, document.MarginCells ?? []);
        Table(
            text,
            "Boundaries",
            "outcome | overlap | runs | with it | status | slope of log N | slope of log n | slope of overlap | gamma of N* ~ n^gamma | deviance explained",
            document.Boundaries.Select(b =>
                $"{b.Outcome} | {(b.Overlap is { } o ? $"{o:R}" : "all")} | {b.Runs} | {b.Count} | {b.Status} | {Slope(b, Predictor.LogPoints)} | {Slope(b, Predictor.LogDimension)} | "
                + $"{Slope(b, Predictor.Overlap)} | {Range(b.Exponent, b.ExponentLower, b.ExponentUpper)} | {Percent(b.Explained)}"
            )
        );
        if (document.Boundaries.Count > 0)
        {
            text.AppendLine().AppendLine("Slopes with their profile-likelihood intervals, 95 %; Wald's are in the JSON.");
        }
        Table(
            text,
            "The nearest separated embedding of a run's first batch against what became of the run",
            "threshold | outcome | it is collapsed: with, without the outcome | undecided: with, without | it is not: with, without | kappa (decided) | AUC of lower bound | AUC of upper bound",
            document.Agreements.Select(a =>
                $"{a.Threshold:R} | {a.Outcome} | {string.Join(" | ", a.Table.Select(r => $"{r.Count}, {r.Without}"))} | "
                + $"{Range(a.Kappa, a.KappaLower, a.KappaUpper)} | {Area(a.AreaOfLower)} | {Area(a.AreaOfUpper)}"
            )
        );
        Table(
            text,
            "What explains the outcomes, over the runs that have every predictor",
            "outcome | predictors | runs | status | deviance | explained | AIC | AUC",
            document.Explanations.Select(e =>
                $"{e.Outcome} | {e.Predictors} | {e.Runs} | {e.Status} | {e.Deviance:F1} | {Percent(e.Explained)} | {e.Aic:F1} | {Range(e.Area, e.AreaLower, e.AreaUpper)}"
            )
        );
        foreach (RegisteredTest test in document.Registered)
        {
            Registered(text, test);
        }
        Table(
            text,
            "One factor at a time, against the usual run of the same N, n, overlap and seed",
            "outcome | factor | level | usual | pairs | with it | usual with it | only here, only usual | sign test p | Recall@1 less the usual",
            document.Factors.Select(f =>
                $"{f.Outcome} | {f.Factor} | {f.Level} | {f.Usual} | {f.Pairs} | {f.Count} ({Range(f.Share, f.Lower, f.Upper)}) | {f.UsualCount} | {f.OnlyHere}, {f.OnlyUsual} | {f.PValue:G2} | {(f.Gain is null ? "none" : Range(f.Gain, f.GainLower, f.GainUpper))}"
            )
        );
        Table(
            text,
            "Published batches",
            "report | N | n | reported | here: contracted of runs | lost of judged | contracted by class overlap | source",
            document
                .Reports.Where(r => r.Runs > 0)
                .Select(r =>
                    $"{r.Name} ({r.Classes} x {r.Samples}) | {r.Points} | {r.Dimension} | {r.Reported} | {r.Contracted} of {r.Runs} | {r.Lost} of {r.Judged} | {r.ByOverlap} | {r.Source}"
                )
        );
        Table(
            text,
            "Other data",
            "data | setting | overlap | N | n | contracted of runs | lost of judged | Recall@1 | untrained",
            document.OtherData.Select(r =>
                $"{r.Data} | {MainGrid.Words(r.Setting)} | {r.Cell.Overlap} | {r.Cell.Points} | {r.Cell.Dimension} | {r.Cell.Contracted} of {r.Cell.Runs} | "
                + $"{r.Cell.Lost} of {r.Cell.Judged} | {r.Cell.RecallAt1:F3} | {r.Cell.UntrainedRecallAt1:F3}"
            )
        );
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Observed(StringBuilder text, IReadOnlyList<ObservedCell> cells)
    {
        (string Title, Func<ObservedCell, string?> Show)[] diagrams =
        [
            ("runs that contracted", c => $"{c.Contracted}/{c.Runs}"),
            ("runs that lost (held-out Recall@1 no better than untrained)", c => c.Judged > 0 ? $"{c.Lost}/{c.Judged}" : null),
            (
                "mean held-out Recall@1, untrained in brackets",
                c => c.UntrainedRecallAt1 is { } before ? $"{c.RecallAt1:F2} ({before:F2})" : null
            ),
        ];
        foreach ((string title, Func<ObservedCell, string?> show) in diagrams)
        {
            foreach (IGrouping<double?, ObservedCell> overlap in cells.Where(c => show(c) is not null).GroupBy(c => c.Overlap))
            {
                string at = overlap.Key is { } o ? $", class overlap {o:R}" : "";
                Grid(text, $"Observed: {title}{at}", [.. overlap], c => (c.Points, c.Dimension), c => show(c)!);
            }
        }
    }

    private static void Registered(StringBuilder text, RegisteredTest test)
    {
        Table(
            text,
            $"Registered test (registered.md): {test.Outcome}",
            "rival | runs of the second half | AUC of the rival | AUC of the chosen score | chosen less rival, 95 %",
            test.Rivals.Select(r => $"{r.Score} | {r.Runs} | {r.Area:F3} | {r.Chosen:F3} | [{r.Lower:F3}, {r.Upper:F3}]")
        );
        text.AppendLine()
            .AppendLine(
                $"Chosen on {Counted.Of(test.FirstRuns, "run")} of the first half: {test.Chosen}, AUC {test.FirstArea:F3}. On the second half ({test.Having} of {test.SecondRuns} {test.Outcome}): **{test.Verdict}**. "
                    + $"One threshold ({test.Threshold:G4}): **{test.OneThreshold}**; balanced accuracy {string.Join(", ", test.At.Select(a => $"{a.Accuracy:F2} at n = {a.Dimension} ({a.Having} of {a.Runs})"))}."
            );
    }

    private static void Predicted(StringBuilder text, IReadOnlyList<PredictedCell> cells, IReadOnlyList<PredictedCell> margined)
    {
        foreach (var family in cells.Concat(margined).GroupBy(c => (c.Distribution, c.Classes, c.Overlap, c.Margin)))
        {
            string overlap =
                family.Key.Overlap >= PredictedRow.NoStructure ? "labels say nothing of places" : $"class overlap {family.Key.Overlap:R}";
            string margin = family.Key.Margin > 0 ? $"with the margin {family.Key.Margin:R} R(X), " : "";
            Grid(
                text,
                $"Predicted: d_haus / R(X), {margin}{family.Key.Distribution}, {Counted.Of(family.Key.Classes, "class")}, {overlap}",
                [.. family],
                c => (c.Points, c.Dimension),
                c =>
                    $"{Math.Floor(100 * c.Lower) / 100:F2}..{Math.Ceiling(100 * c.Upper) / 100:F2}"
                    + (c.Margin > 0 ? $", {c.RadiusOverGap:F2}{(c.NotCollapsed == c.Draws ? " -" : "")}" : Sign(c.Verdict))
            );
        }
        if (cells.Count > 0)
        {
            text.AppendLine()
                .AppendLine(
                    "`+` collapsed, `-` not, `?` undecided at the threshold 0.9; smallest lower and largest upper bound of the draws."
                );
        }
        if (margined.Count > 0)
        {
            text.AppendLine()
                .AppendLine(
                    "With a margin: the distance to F_TS^alpha, then the largest class radius over the least distance of class centres of the nearest member found, mean (0: class collapse). `-`: in every draw the upper bound is below the largest class radius, so that no class collapse is nearest. All points in one place are no member."
                );
        }
    }

    private static string Sign(string verdict) =>
        verdict switch
        {
            "collapsed" => " +",
            "not" => " -",
            _ => " ?",
        };

    private static void Grid<T>(
        StringBuilder text,
        string title,
        IReadOnlyList<T> cells,
        Func<T, (int Points, int Dimension)> at,
        Func<T, string> show
    )
    {
        int[] dimensions = [.. cells.Select(c => at(c).Dimension).Distinct().Order()];
        Table(
            text,
            title,
            "N | " + string.Join(" | ", dimensions.Select(n => $"n = {n}")),
            cells
                .GroupBy(c => at(c).Points)
                .OrderBy(g => g.Key)
                .Select(row =>
                    $"{row.Key} | "
                    + string.Join(
                        " | ",
                        dimensions.Select(n => row.FirstOrDefault(c => at(c).Dimension == n) is { } cell ? show(cell) : "")
                    )
                )
        );
    }

    private static void Table(StringBuilder text, string title, string header, IEnumerable<string> rows)
    {
        string[] lines = [.. rows];
        if (lines.Length == 0)
        {
            return;
        }
        text.AppendLine().AppendLine($"## {title}").AppendLine().AppendLine($"| {header} |");
        text.AppendLine("|" + string.Concat(header.Split('|').Select(_ => "---|")));
        foreach (string line in lines)
        {
            text.AppendLine($"| {line} |");
        }
    }

    private static string Slope(Boundary b, string name) =>
        b.Slopes.FirstOrDefault(s => s.Name == name) is { } s ? Range(s.Value, s.Lower, s.Upper) : "";

    /// <summary>A value with its interval, as "1.30 [-inf, 2.10]"; an end that is null is not bounded, a value that is null is "none".</summary>
    internal static string Range(double? value, double? lower, double? upper) =>
        value is { } v ? $"{v:F2} [{(lower is { } l ? $"{l:F2}" : "-inf")}, {(upper is { } u ? $"{u:F2}" : "inf")}]" : "none";

    private static string Area(AreaFigure? area) => area is null ? "none" : Range(area.Area, area.Lower, area.Upper);

    private static string Percent(double? share) => share is { } s ? $"{s:P0}" : "none";
}
