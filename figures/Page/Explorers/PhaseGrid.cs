using System.Text.Json;

namespace IsoTriplet.Figures.Page.Explorers;

/// <summary>The phase diagrams, predicted and observed, with sliders: from the result file <c>phase-diagram.json</c>.</summary>
public static class PhaseGrid
{
    /// <summary>The result file.</summary>
    public const string File = "phase-diagram.json";

    /// <summary>The name of the figure.</summary>
    public const string Name = "phase-explorer";

    /// <summary>Makes the section: the answer in words as the analysis wrote it, then the figure.</summary>
    /// <param name="document">The result file's content.</param>
    /// <returns>The section.</returns>
    /// <exception cref="ArgumentException">The document has no cells.</exception>
    public static PageSection Make(JsonElement document)
    {
        GridCell[] cells =
        [
            .. Rows(document, "observed_cells").Select(c => Observed(c, document, "contracted", "runs")),
            .. Settings(document),
            .. Rows(document, "observed_cells").Where(c => Integer(c, "judged") > 0).Select(c => Observed(c, document, "lost", "judged")),
            .. Rows(document, "predicted_cells").Select(c => Predicted(c, document)),
        ];
        if (cells.Length == 0)
        {
            throw new ArgumentException(
                $"{File}: 'observed_cells' or 'predicted_cells' with at least one row was expected",
                nameof(document)
            );
        }
        string answer = string.Concat(Rows(document, "answer").Select(line => $"<li>{Html.Text(line.GetString())}</li>"));
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

    private static GridCell Observed(JsonElement cell, JsonElement document, string outcome, string of) =>
        new(
            $"{outcome}, {Place(cell)}",
            Integer(cell, "points"),
            Integer(cell, "dimension"),
            cell.GetProperty($"{outcome}_share").GetDouble(),
            [
                ("runs", $"{Integer(cell, outcome)} of {Integer(cell, of)} {outcome}"),
                ("interval or bracket", $"{Number(cell, $"{outcome}_lower")} to {Number(cell, $"{outcome}_upper")}"),
                (
                    "verdict",
                    $"{Integer(cell, "contracted_at_end")} contracted at the end; Recall@1 {Mean(cell, "recall_at1")}, untrained {Mean(cell, "untrained_recall_at1")}"
                ),
                ("seeds", Seeds(document, "runs", cell, "points", "dimension", "overlap")),
            ]
        );

    // The main grid has one setting; runs at others are counted here, cell by cell.
    private static IEnumerable<GridCell> Settings(JsonElement document) =>
        Rows(document, "runs")
            .Where(r => Text(r, "data") == Text(document, "data") && Text(r, "setting") != Text(document, "setting"))
            .GroupBy(r => (Place: Place(r), Setting: Text(r, "setting"), N: Integer(r, "points"), n: Integer(r, "dimension")))
            .OrderBy(g => g.Key)
            .Select(g => new GridCell(
                $"contracted, {g.Key.Place}, {(g.Key.Setting.Length > 0 ? g.Key.Setting.Replace('_', ' ') : "settings by default")}",
                g.Key.N,
                g.Key.n,
                g.Count(r => r.GetProperty("contracted").GetBoolean()) / (double)g.Count(),
                [
                    ("runs", $"{g.Count(r => r.GetProperty("contracted").GetBoolean())} of {g.Count()} contracted"),
                    ("interval or bracket", "none: too few runs"),
                    ("verdict", $"{g.Count(r => Text(r, "ended") == "total")} contracted at the end"),
                    ("seeds", string.Join(", ", g.Select(r => Integer(r, "seed")).Order())),
                ]
            ));

    private static string Place(JsonElement row) =>
        row.TryGetProperty("overlap", out JsonElement overlap) && overlap.ValueKind == JsonValueKind.Number
            ? $"class overlap {Html.Number(overlap.GetDouble())}"
            : "no class overlap";

    private static string Mean(JsonElement cell, string name) =>
        cell.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            ? Html.Number(value.GetDouble())
            : "unknown";

    private static GridCell Predicted(JsonElement cell, JsonElement document)
    {
        double overlap = cell.GetProperty("overlap").GetDouble();
        string structure = overlap >= NoStructure ? "labels without structure" : $"class overlap {Html.Number(overlap)}";
        return new(
            $"predicted, {cell.GetProperty("distribution").GetString()}, {Integer(cell, "classes")} classes, {structure}",
            Integer(cell, "points"),
            Integer(cell, "dimension"),
            cell.GetProperty("middle").GetDouble(),
            [
                ("runs", $"{Integer(cell, "draws")} drawn embeddings"),
                ("interval or bracket", Ends(cell)),
                ("verdict", cell.GetProperty("verdict").GetString() ?? ""),
                ("seeds", Seeds(document, "draws", cell, "points", "dimension", "classes", "overlap", "distribution")),
            ]
        );
    }

    private const string Legend =
        "<p>How to read these lines: N is the number of points in a batch, n the dimension of the embedding. A slope above 0 means that the larger the quantity, the more runs "
        + "had the outcome. Square brackets hold 95 % intervals. AUC and kappa say how well a prediction fits: an AUC of 1 would be perfect, 0.5 is a coin; a kappa of 0 is no better than chance.</p>";

    // From this overlap on the labels say nothing of the places.
    private const double NoStructure = 1000;

    private static string Seeds(JsonElement document, string rows, JsonElement cell, params string[] keys) =>
        string.Join(
            ", ",
            Rows(document, rows)
                .Where(r => keys.All(k => r.TryGetProperty(k, out JsonElement v) && v.ToString() == cell.GetProperty(k).ToString()))
                .Select(r => Integer(r, "seed"))
                .Distinct()
                .Order()
        );

    private static JsonElement[] Rows(JsonElement document, string name) =>
        document.TryGetProperty(name, out JsonElement rows) && rows.ValueKind == JsonValueKind.Array ? [.. rows.EnumerateArray()] : [];

    private static string Ends(JsonElement cell) => $"{Number(cell, "lower")} to {Number(cell, "upper")}";

    private static string Number(JsonElement cell, string name) => Html.Number(cell.GetProperty(name).GetDouble());

    private static string Text(JsonElement row, string name) => row.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";

    private static int Integer(JsonElement cell, string name) => (int)cell.GetProperty(name).GetDouble();
}
