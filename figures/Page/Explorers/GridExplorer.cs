using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.Page.Explorers;

/// <summary>One cell of a grid over N and n.</summary>
/// <param name="Series">Which of several tables the cell is of.</param>
/// <param name="Points">N.</param>
/// <param name="Dimension">n.</param>
/// <param name="Value">What is drawn, from 0 to 1.</param>
/// <param name="Notes">More for the tooltip: name and text, in the same order in every cell.</param>
public sealed record GridCell(string Series, int Points, int Dimension, double Value, IReadOnlyList<(string Name, string Text)> Notes);

/// <summary>A grid over the number of points N and the dimension n, with sliders for both: the table, and cuts through it along its row and its column.</summary>
public static class GridExplorer
{
    /// <summary>Makes the figure.</summary>
    /// <param name="frame">Name, title, reading, caption and data file; its specification and controls are replaced.</param>
    /// <param name="cells">The cells of all series; at least one.</param>
    /// <param name="value">What the value is, such as "share of brackets closed".</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">There is no cell.</exception>
    public static PageFigure Make(PageFigure frame, IReadOnlyList<GridCell> cells, string value)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count == 0)
        {
            throw new ArgumentException("a grid without cells cannot be drawn", nameof(cells));
        }
        string[] series = [.. cells.Select(c => c.Series).Distinct(StringComparer.Ordinal)];
        double[] points = [.. cells.Select(c => (double)c.Points).Distinct().Order()];
        double[] dimensions = [.. cells.Select(c => (double)c.Dimension).Distinct().Order()];
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
            Controls = series.Length > 1 ? controls : controls[1..],
            Spec = PageTheme.Sheet(Json.Object(("cells", Rows(cells))), View(controls, cells[0], value)),
        };
    }

    private static JsonArray Rows(IReadOnlyList<GridCell> cells) =>
        [
            .. cells.Select(c =>
                Json.Object(("series", c.Series), ("points", c.Points), ("dimension", c.Dimension), ("value", c.Value))
                    .With([.. c.Notes.Select((note, k) => ($"note_{k}", (JsonNode?)note.Text))])
            ),
        ];

    private static JsonObject View(PageControl[] controls, GridCell first, string value)
    {
        JsonArray tooltip = Channel.Tooltip(("points", "N"), ("dimension", "n"), ("value", value));
        foreach ((int k, (string name, _)) in first.Notes.Index())
        {
            tooltip.Add(Json.Object(("field", $"note_{k}"), ("type", "nominal"), ("title", name)));
        }
        return Json.Object(
            (
                "params",
                new JsonArray([.. controls.Select(c => Json.Object(("name", c.Signal), ("value", c.Values[c.Start]!.DeepClone())))])
            ),
            ("data", Layer.Data("cells")),
            ("transform", Json.Array(Json.Object(("filter", "datum.series == series")))),
            ("columns", 3),
            ("resolve", Json.Object(("legend", Json.Object(("color", "independent"))), ("scale", Json.Object(("color", "independent"))))),
            ("spacing", 24),
            (
                "concat",
                Json.Array(
                    Table(value, tooltip),
                    Cut("n", "dimension", "datum.points == N", "'along the row N = ' + N", "n", value, tooltip),
                    Cut("N", "points", "datum.dimension == n", "'along the column n = ' + n", "N", value, tooltip)
                )
            )
        );
    }

    private static JsonObject Table(string value, JsonArray tooltip)
    {
        JsonObject x = Channel.Step("dimension", "n");
        JsonObject y = Channel.Step("points", "N", descending: true);
        JsonObject colour = Json.Object(
            ("field", "value"),
            ("type", "quantitative"),
            ("title", value),
            ("scale", Json.Object(("scheme", Palette.Sequential), ("domain", Json.Array(0, 1)))),
            ("legend", Json.Object(("gradientLength", 240), ("direction", "horizontal"), ("format", "%")))
        );
        JsonObject outline(string filter, double width) =>
            Layer
                .Of(
                    null,
                    Mark.Of("rect", ("fillOpacity", 0), ("stroke", "#ffffff"), ("strokeWidth", width), ("style", PageTheme.Silent)),
                    ("x", x),
                    ("y", y)
                )
                .Where(filter);
        return Layer
            .Stack(
                Layer.Of(null, Mark.Of("rect", ("cursor", "pointer")), ("x", x), ("y", y), ("color", colour), ("tooltip", tooltip)),
                Layer.Of(
                    null,
                    Mark.Of("text", ("style", PageTheme.Silent), ("fontSize", 10)),
                    ("x", x),
                    ("y", y),
                    ("text", Percent()),
                    ("color", Contrast())
                ),
                outline("datum.points == N || datum.dimension == n", 1.5),
                outline("datum.points == N && datum.dimension == n", 4)
            )
            .With(("title", "the table: click a cell"), ("width", 260), ("height", 255), ("name", "table"));
    }

    private static JsonObject Percent() => Json.Object(("field", "value"), ("type", "quantitative"), ("format", ".0%"));

    private static JsonObject Contrast() =>
        Json.Object(("condition", Json.Object(("test", "datum.value > 0.55"), ("value", "#111111"))), ("value", "#ffffff"));

    private static JsonObject Cut(string name, string field, string filter, string title, string symbol, string value, JsonArray tooltip)
    {
        JsonObject x = Channel.Step(field, symbol);
        JsonObject y = Channel.Number("value", value, (0, 1), Json.Object(("format", "%"), ("grid", true)));
        return Layer
            .Stack(
                Layer.Of(null, Mark.Of("line", ("color", Palette.Blue), ("strokeWidth", 2)), ("x", x), ("y", y)),
                Layer.Of(null, Mark.Point(90, ("color", Palette.Blue), ("cursor", "pointer")), ("x", x), ("y", y), ("tooltip", tooltip)),
                Layer
                    .Of(
                        null,
                        Mark.Point(260, ("filled", false), ("strokeWidth", 2), ("color", Palette.Vermilion), ("style", PageTheme.Silent)),
                        ("x", x),
                        ("y", y)
                    )
                    .Where($"datum.{field} == {name}")
            )
            .With(
                ("transform", Json.Array(Json.Object(("filter", filter)))),
                ("title", Json.Object(("text", Json.Object(("expr", title))))),
                ("width", 235),
                ("height", 255),
                ("name", $"cut_{name}")
            );
    }
}
