using System.Text;

namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>The tables of the document for people.</summary>
internal static class PhaseDiagramMarkdown
{
    internal static string Of(PhaseDiagramDocument document)
    {
        StringBuilder text = new();
        text.AppendLine("# Does hard mining collapse when N >> n? Tables").AppendLine();
        text.AppendLine(
                $"Made by `{document.MadeBy}`; {document.Runs.Count} runs, {document.Draws.Count} drawn embeddings, {document.Gaps} gaps."
            )
            .AppendLine();
        foreach (string line in document.Answer)
        {
            text.AppendLine($"- {line}");
        }
        Observed(text, document.ObservedCells);
        Predicted(text, document.PredictedCells);
        Table(
            text,
            "Boundaries",
            "outcome | overlap | runs | collapsed | status | slope of log N | slope of log n | slope of overlap | gamma of N* ~ n^gamma | deviance explained",
            document.Boundaries.Select(b =>
                $"{b.Outcome} | {(b.Overlap is { } o ? $"{o:R}" : "all")} | {b.Runs} | {b.Collapsed} | {b.Status} | {Slope(b, Boundary.LogPoints)} | {Slope(b, Boundary.LogDimension)} | "
                + $"{Slope(b, Boundary.ClassOverlap)} | {Range(b.Exponent, b.ExponentLower, b.ExponentUpper)} | {Percent(b.Explained)}"
            )
        );
        text.AppendLine().AppendLine("Slopes with their profile-likelihood intervals, 95 %; Wald's are in the JSON.");
        Table(
            text,
            "Prediction for a run's own first batch against what became of it",
            "threshold | outcome | predicted collapsed: did, did not | undecided: did, did not | predicted not: did, did not | kappa (decided) | AUC of lower bound | AUC of upper bound",
            document.Agreements.Select(a =>
                $"{a.Threshold:R} | {a.Outcome} | {string.Join(" | ", a.Table.Select(r => $"{r.Collapsed}, {r.Stayed}"))} | "
                + $"{Range(a.Kappa, a.KappaLower, a.KappaUpper)} | {Area(a.AreaOfLower)} | {Area(a.AreaOfUpper)}"
            )
        );
        Table(
            text,
            "What explains collapse, over the runs that have every predictor",
            "predictors | runs | status | deviance | explained | AIC | AUC",
            document.Explanations.Select(e =>
                $"{e.Predictors} | {e.Runs} | {e.Status} | {e.Deviance:F1} | {Percent(e.Explained)} | {e.Aic:F1} | {Range(e.Area, e.AreaLower, e.AreaUpper)}"
            )
        );
        Table(
            text,
            "One factor at a time, against the usual run of the same N, n, overlap and seed",
            "factor | level | usual | pairs | collapsed | usual collapsed | only here, only usual | sign test p",
            document.Factors.Select(f =>
                $"{f.Factor} | {f.Level} | {f.Usual} | {f.Pairs} | {f.Collapsed} ({Range(f.Share, f.Lower, f.Upper)}) | {f.UsualCollapsed} | {f.OnlyHere}, {f.OnlyUsual} | {f.PValue:G2}"
            )
        );
        Table(
            text,
            "Published batches",
            "report | N | n | reported | here: collapsed of runs | by class overlap | source",
            document.Reports.Select(r =>
                $"{r.Name} ({r.Classes} x {r.Samples}) | {r.Points} | {r.Dimension} | {r.Reported} | {r.Collapsed} of {r.Runs} | {r.ByOverlap} | {r.Source}"
            )
        );
        Table(
            text,
            "Real data",
            "data | N | n | runs | collapsed",
            document.RealData.Select(r => $"{r.Data} | {r.Points} | {r.Dimension} | {r.Runs} | {r.Collapsed}")
        );
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Observed(StringBuilder text, IReadOnlyList<ObservedCell> cells)
    {
        foreach (IGrouping<double, ObservedCell> overlap in cells.GroupBy(c => c.Overlap))
        {
            Grid(
                text,
                $"Observed: runs that collapsed, class overlap {overlap.Key:R}",
                [.. overlap],
                c => (c.Points, c.Dimension),
                c => $"{c.Collapsed}/{c.Runs}"
            );
        }
        text.AppendLine()
            .AppendLine(
                "Wilson's 95 % interval of 3/3 is [0.44, 1], of 0/3 [0, 0.56]: a single cell says little, the boundary pools them."
            );
    }

    private static void Predicted(StringBuilder text, IReadOnlyList<PredictedCell> cells)
    {
        foreach (var family in cells.GroupBy(c => (c.Distribution, c.Classes, c.Overlap)))
        {
            string overlap =
                family.Key.Overlap >= PredictedRow.NoStructure ? "labels say nothing of places" : $"class overlap {family.Key.Overlap:R}";
            Grid(
                text,
                $"Predicted: d_haus / R(X), {family.Key.Distribution}, {family.Key.Classes} classes, {overlap}",
                [.. family],
                c => (c.Points, c.Dimension),
                c => $"{Math.Floor(100 * c.Lower) / 100:F2}..{Math.Ceiling(100 * c.Upper) / 100:F2}{Sign(c.Verdict)}"
            );
        }
        text.AppendLine()
            .AppendLine("`+` collapsed, `-` not, `?` undecided at the threshold 0.9; smallest lower and largest upper bound of the draws.");
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

    private static string Range(double? value, double? lower, double? upper) =>
        value is { } v ? $"{v:F2} [{(lower is { } l ? $"{l:F2}" : "-inf")}, {(upper is { } u ? $"{u:F2}" : "inf")}]" : "none";

    private static string Area(AreaFigure? area) => area is null ? "none" : Range(area.Area, area.Lower, area.Upper);

    private static string Percent(double? share) => share is { } s ? $"{s:P0}" : "none";
}
