namespace IsoTriplet.Figures.Page.Explorers;

/// <summary>One cell of a grid over N and n.</summary>
/// <param name="Series">Which of several tables the cell is of.</param>
/// <param name="Value">What is drawn, from 0 to 1.</param>
/// <param name="Notes">More for the pointer: name and text, in the same order in every cell.</param>
public sealed record GridCell(string Series, int Points, int Dimension, double Value, IReadOnlyList<(string Name, string Text)> Notes);

/// <summary>A grid over the number of points N and the dimension n, with sliders for both: the table, and cuts through it along its row and its column.</summary>
public static class GridExplorer
{
    /// <param name="frame">Name, title, reading, caption and data file; its data and controls are replaced.</param>
    /// <param name="cells">The cells of all series; at least one.</param>
    /// <param name="value">What the value is, such as "share of brackets closed".</param>
    /// <exception cref="ArgumentException">There is no cell.</exception>
    public static PageFigure Make(PageFigure frame, IReadOnlyList<GridCell> cells, string value)
    {
        if (cells.Count == 0)
        {
            throw new ArgumentException("a grid without cells cannot be drawn", nameof(cells));
        }
        string[] series = [.. cells.Select(c => c.Series).Distinct(StringComparer.Ordinal)];
        // The sliders step through the rows and columns of the table that is shown: none of them is empty.
        GridCell[] first = [.. cells.Where(c => c.Series == series[0])];
        double[] points = [.. first.Select(c => (double)c.Points).Distinct().Order()];
        double[] dimensions = [.. first.Select(c => (double)c.Dimension).Distinct().Order()];
        PageControl[] controls =
        [
            PageControl.List("series", "Table", "which of the tables is shown", series),
            PageControl.Steps("N", "N (points)", "how many points a batch has: the row of the table", points, points.Length / 2, "points"),
            PageControl.Steps(
                "n",
                "n (dimension)",
                "how many numbers the network gives a point: the column",
                dimensions,
                dimensions.Length / 4,
                "dimension"
            ),
        ];
        return frame with
        {
            Kind = "grid",
            Controls = series.Length > 1 ? controls : controls[1..],
            Data = new JsonObject { ["cells"] = new JsonArray([.. cells.Select(Row)]) },
            Options = new JsonObject { ["value"] = value, ["notes"] = new JsonArray([.. cells[0].Notes.Select(n => (JsonNode)n.Name)]) },
        };
    }

    private static JsonObject Row(GridCell c) =>
        new()
        {
            ["series"] = c.Series,
            ["points"] = c.Points,
            ["dimension"] = c.Dimension,
            ["value"] = c.Value,
            ["notes"] = new JsonArray([.. c.Notes.Select(n => (JsonNode)n.Text)]),
        };
}

/// <summary>How often brackets close, over N and n, with sliders: from the result file <c>bracket-closing.json</c>.</summary>
public static class BracketGrid
{
    public const string File = "bracket-closing.json";

    public const string Name = "bracket-explorer";

    /// <exception cref="ArgumentException">The document has no cells.</exception>
    public static PageFigure Make(ResultFile document)
    {
        string seed = document.Text("seed");
        return GridExplorer.Make(
            new PageFigure
            {
                Name = Name,
                Title = "How often the distance to separation is known for certain",
                Reading =
                    "For random points the two bounds of a bracket were computed; here is how often they met (to one part in a thousand). Few dimensions for many points is hard: "
                    + "there the room is too small and the bounds stay apart. That corner is also where collapse becomes the nearest way out.",
                Caption =
                    $"Random gaussian points, classes of equal size, {document.Text("instances")} embeddings a cell, seed {seed}. "
                    + "Tight means the work of measure --tight.",
                DataFile = File,
            },
            [.. document.Rows("cells").SelectMany(c => Both(c, seed))],
            "share of brackets closed"
        );
    }

    private static IEnumerable<GridCell> Both(ResultFile cell, string seed)
    {
        string table = $"{Numbers.Count(cell.Number("classes"), "class")}{(cell.Flag("tight") ? ", tight" : "")}";
        foreach ((string distance, string field) in new[] { ("d_haus", "haus"), ("d_iso", "iso") })
        {
            yield return new GridCell(
                $"{distance}, {table}",
                (int)cell.Number("points"),
                (int)cell.Number("dimension"),
                cell.Number($"{field}_closed"),
                [
                    ("median relative gap", Html.Number(cell.Number($"{field}_median_gap"))),
                    ("embeddings", $"{cell.Text("instances")}"),
                    ("seed", seed),
                ]
            );
        }
    }
}
