using IsoTriplet.Figures.Sources;

namespace IsoTriplet.Figures.Page;

/// <summary>The first thing on the page: whether batch-hard runs contract or lose, when, and what to do, in one picture and five lines; every number from the phase diagram's result file.</summary>
public static class AnswerSection
{
    /// <summary>The figure that stands here, and therefore not among those of its source.</summary>
    public const string PictureName = "phase-observed";

    // The same of the runs that the project keeps, beside which that of the page's own runs stays in its place.
    private const string KeptPicture = "kept-runs";

    private const string Contracted = "contracted";

    /// <param name="sources">The result files; without the phase diagram the section says what makes it.</param>
    public static PageSection Make(ReportSources sources)
    {
        const string title = "Does hard mining contract, or lose what there was, when, and what should I do?";
        if ((sources.KeptRuns ?? sources.PhaseDiagram) is not { } f)
        {
            return Of(
                title,
                "<p>The runs that answer it are not at hand: <code>./isotriplet phase-diagram</code> makes their file.</p>",
                []
            );
        }
        string kept = sources.KeptRuns is null
            ? ""
            : "<p>By the runs that the project keeps (docs/results/collapse.md); the runs of this page stand further below.</p>";
        return Of(
            title,
            $"<ol class=\"answer\">{string.Concat(Lines(f).Select(l => $"<li>{Html.Text(l)}</li>"))}</ol>{kept}",
            Picture(f, sources.KeptRuns is null ? PictureName : KeptPicture)
        );
    }

    private static PageSection Of(string title, string body, IReadOnlyList<PageFigure> figures) =>
        new("answer", title, body, figures) { Entry = "The answer" };

    private static IEnumerable<string> Lines(ResultFile f)
    {
        ResultFile[] cells = [.. f.All("observed_cells")];
        double runs = cells.Sum(c => c.Number("runs"));
        if (runs > 0)
        {
            double judged = cells.Sum(c => c.Number("judged"));
            yield return $"It can: {cells.Sum(c => c.Number("contracted"))} of {runs} batch-hard runs contracted to nearly one point with a triple wrong."
                + (
                    judged > 0
                        ? $" Loss is another matter: {cells.Sum(c => c.Number("lost"))} of {judged} ended with a held-out Recall@1 no better than before training, contracted or not."
                        : ""
                );
            (double few, double many) = (cells.Min(c => c.Number("dimension")), cells.Max(c => c.Number("dimension")));
            ResultFile[] largest = Ends(cells, few, Enumerable.Max);
            ResultFile[] smallest = Ends(cells, many, Enumerable.Min);
            yield return $"More with large batches and few dimensions: {Share(largest)} at N = {largest[0].Text("points")}, n = {largest[0].Text("dimension")}; {Share(smallest)} at N = {smallest[0].Text("points")}, n = {smallest[0].Text("dimension")}. The boundary is sharp: in {cells.Count(c => c.Number("contracted_share") is > 0 and < 1)} of {cells.Length} cells some runs contract and some do not.";
        }
        ResultFile[] boundaries =
        [
            .. f.All("boundaries").Where(b => b.Text("outcome") == Contracted && b.Has("overlap") && b.Has("exponent")),
        ];
        if (boundaries.Length > 0)
        {
            yield return $"N/n alone does not decide contraction: the boundary is N ~ n^γ with γ from {boundaries.Min(b => b.Number("exponent")):0.##} to {boundaries.Max(b => b.Number("exponent")):0.##}, by how much the classes overlap.";
        }
        ResultFile[] helps =
        [
            .. f.All("factors")
                .Where(r => r.Text("outcome") == Contracted && r.Number("only_usual") > r.Number("only_here"))
                .OrderBy(r => r.Number("p_value"))
                .Take(3),
        ];
        if (helps.Length > 0)
        {
            yield return "What to do against contraction: "
                + string.Join(
                    "; ",
                    helps.Select(r =>
                        $"{r.Text("factor")} {r.Text("level")} in place of {r.Text("usual")} ({r.Text("count")} of {r.Text("pairs")} runs contracted, {r.Text("usual_count")} before)"
                    )
                )
                + "; smaller batches, more dimensions.";
        }
        ResultFile? agreement = f.All("agreements")
            .FirstOrDefault(a =>
                a.Number("threshold") == f.Number("threshold") && a.Text("outcome") == Contracted && a.Has("area_of_lower.area")
            );
        if (agreement is not null)
        {
            double contracted = agreement.Rows("table").Sum(t => t.Number("count"));
            double away = agreement.Rows("table").Where(t => t.Text("predicted") == "not").Sum(t => t.Number("count"));
            yield return $"The theory orders the runs (AUC {agreement.Number("area_of_lower.area"):0.##}) and does not predict them (kappa {agreement.Number("kappa"):0.##}): "
                + $"of {contracted} runs that contracted, {away} had a separated embedding certifiably nearer than {f.Number("threshold"):0.##} of total collapse.";
        }
    }

    // The cells of a dimension with the most points, or the fewest, that it was run with.
    private static ResultFile[] Ends(ResultFile[] cells, double dimension, Func<IEnumerable<double>, double> end)
    {
        ResultFile[] alike = [.. cells.Where(c => c.Number("dimension") == dimension)];
        double points = end(alike.Select(c => c.Number("points")));
        return [.. alike.Where(c => c.Number("points") == points)];
    }

    private static string Share(ResultFile[] cells) => $"{cells.Sum(c => c.Number("contracted"))} of {cells.Sum(c => c.Number("runs"))}";

    private static PageFigure[] Picture(ResultFile f, string name)
    {
        Figure figure = OwnCollapse.All.Single(x => x.Name == PictureName);
        if (f.All("observed_cells").Count == 0 || figure.Rows.Any(r => !f.Has(r)))
        {
            return [];
        }
        return
        [
            new PageFigure
            {
                Name = name,
                Title = figure.Title,
                Reading = figure.Reading,
                Caption = figure.Caption(f),
                Svg = Output.Svg(figure.Draw(f), name, figure.Title).Trim(),
                Tables = [.. figure.Rows.Select(r => (r, f.Root[r]!.AsArray()))],
                DataFile = "phase-diagram.json",
            },
        ];
    }
}
