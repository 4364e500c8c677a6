namespace IsoTriplet.Figures.Page.Explorers;

/// <summary>The phase diagrams, predicted and observed, with sliders: from the result file <c>phase-diagram.json</c>.</summary>
public static class PhaseGrid
{
    public const string File = "phase-diagram.json";

    public const string Name = "phase-explorer";

    /// <summary>Makes the section: the answer in words as the analysis wrote it, then the figure.</summary>
    /// <exception cref="ArgumentException">The document has no cells.</exception>
    public static PageSection Make(ResultFile document)
    {
        GridCell[] cells =
        [
            .. document.All("observed_cells").Select(c => Observed(c, document, "contracted", "runs")),
            .. Settings(document),
            .. document.All("observed_cells").Where(c => (int)c.Number("judged") > 0).Select(c => Observed(c, document, "lost", "judged")),
            .. document.All("predicted_cells").Select(c => Predicted(c, document)),
        ];
        if (cells.Length == 0)
        {
            throw new ArgumentException(
                $"{File}: 'observed_cells' or 'predicted_cells' with at least one row was expected",
                nameof(document)
            );
        }
        string answer = string.Concat((document.Root["answer"]?.AsArray() ?? []).Select(line => $"<li>{Html.Text((string?)line)}</li>"));
        PageFigure figure = GridExplorer.Make(
            new PageFigure
            {
                Name = Name,
                Title = "Contraction and loss over the number of points N and the dimension n",
                Reading =
                    "Contracted: the share of training runs (hardest triples of each batch) that shrank to nearly one point with a triple wrong. Lost: the share whose held-out Recall@1 "
                    + "is no better than before any step. Predicted: how far the nearest separated embedding is, as a share of "
                    + "what total collapse would cost; 100 % means that nothing is nearer than total collapse. If the hypothesis were all there is, the pictures would look alike.",
                Caption =
                    "A cell's tooltip names its runs, its seeds, and its interval (observed: Wilson, 95 %) or bracket (predicted: the smallest lower and the largest upper bound "
                    + "of its draws; drawn is the mean of the brackets' middles, which is no bound).",
                DataFile = File,
            },
            cells,
            "collapse"
        );
        return new PageSection(
            "phase",
            "Does training contract, and does it lose, when N outgrows n?",
            $"<ul class=\"questions\">{answer}</ul>{Legend}",
            [figure]
        )
        {
            Entry = "Contraction and loss over N and n",
        };
    }

    private static GridCell Observed(ResultFile cell, ResultFile document, string outcome, string of) =>
        new(
            $"{outcome}, {Place(cell)}",
            (int)cell.Number("points"),
            (int)cell.Number("dimension"),
            cell.Number($"{outcome}_share"),
            [
                ("runs", $"{(int)cell.Number(outcome)} of {(int)cell.Number(of)} {outcome}"),
                ("interval or bracket", $"{Number(cell, $"{outcome}_lower")} to {Number(cell, $"{outcome}_upper")}"),
                (
                    "verdict",
                    $"{(int)cell.Number("contracted_at_end")} contracted at the end; Recall@1 {Mean(cell, "recall_at1")}, untrained {Mean(cell, "untrained_recall_at1")}"
                ),
                ("seeds", Seeds(document, "runs", cell, "points", "dimension", "overlap")),
            ]
        );

    // The main grid has one setting; runs at others are counted here, cell by cell.
    private static IEnumerable<GridCell> Settings(ResultFile document) =>
        document
            .All("runs")
            .Where(r => Text(r, "data") == Text(document, "data") && Text(r, "setting") != Text(document, "setting"))
            .GroupBy(r => (Place: Place(r), Setting: Text(r, "setting"), N: (int)r.Number("points"), n: (int)r.Number("dimension")))
            .OrderBy(g => g.Key)
            .Select(g => new GridCell(
                $"contracted, {g.Key.Place}, {(g.Key.Setting.Length > 0 ? g.Key.Setting.Replace('_', ' ') : "settings by default")}",
                g.Key.N,
                g.Key.n,
                g.Count(r => r.Flag("contracted")) / (double)g.Count(),
                [
                    ("runs", $"{g.Count(r => r.Flag("contracted"))} of {g.Count()} contracted"),
                    ("interval or bracket", "none: too few runs"),
                    ("verdict", $"{g.Count(r => Text(r, "ended") == "total")} contracted at the end"),
                    ("seeds", string.Join(", ", g.Select(r => (int)r.Number("seed")).Order())),
                ]
            ));

    private static string Place(ResultFile row) =>
        row.Optional("overlap") is { } overlap ? $"class overlap {Html.Number(overlap)}" : "no class overlap";

    private static string Mean(ResultFile cell, string name) => cell.Optional(name) is { } mean ? Html.Number(mean) : "unknown";

    private static GridCell Predicted(ResultFile cell, ResultFile document)
    {
        double overlap = cell.Number("overlap");
        string structure = overlap >= NoStructure ? "labels without structure" : $"class overlap {Html.Number(overlap)}";
        return new(
            $"predicted, {cell.Text("distribution")}, {Numbers.Count(cell.Number("classes"), "class")}, {structure}",
            (int)cell.Number("points"),
            (int)cell.Number("dimension"),
            cell.Number("middle"),
            [
                ("runs", $"{(int)cell.Number("draws")} drawn embeddings"),
                ("interval or bracket", Ends(cell)),
                ("verdict", cell.Text("verdict")),
                ("seeds", Seeds(document, "draws", cell, "points", "dimension", "classes", "overlap", "distribution")),
            ]
        );
    }

    private const string Legend =
        "<p>How to read these lines: N is the number of points in a batch, n the dimension of the embedding. A slope above 0 means that the larger the quantity, the more runs "
        + "had the outcome. Square brackets hold 95 % intervals. AUC and kappa say how well a prediction fits: an AUC of 1 would be perfect, 0.5 is a coin; a kappa of 0 is no better than chance.</p>";

    // From this overlap on the labels say nothing of the places.
    private const double NoStructure = 1000;

    private static string Seeds(ResultFile document, string rows, ResultFile cell, params string[] keys) =>
        string.Join(
            ", ",
            document.All(rows).Where(r => keys.All(k => Text(r, k) == Text(cell, k))).Select(r => (int)r.Number("seed")).Distinct().Order()
        );

    private static string Ends(ResultFile cell) => $"{Number(cell, "lower")} to {Number(cell, "upper")}";

    private static string Number(ResultFile cell, string name) => Html.Number(cell.Number(name));

    private static string Text(ResultFile row, string name) => row.Has(name) ? row.Text(name) : "";
}
