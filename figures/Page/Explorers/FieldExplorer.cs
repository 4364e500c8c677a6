using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.Page.Explorers;

/// <summary>The gradient fields of [ETL] Figures 2 and 5 with sliders: the step is computed in the page, by the closed form of <c>dynamics field</c>.</summary>
/// <remarks>
/// With p' = A p + B a, q' = C q - E a, a' = a + B p - E q the new similarities follow from S_ap, S_an and gamma alone; the entanglement adds the share
/// p sqrt(S_ap S_an) of the other change. A test compares every cell with <c>dynamics field</c>.
/// </remarks>
public static class FieldExplorer
{
    /// <summary>The name of the figure.</summary>
    public const string Name = "field-explorer";

    private const int Grid = 21;

    private static readonly string[] Losses = ["first-order", "second-order", "vanilla", "sct"];
    private static readonly string[] Diagonals = ["bottom-right", "top-right", "bottom-left", "top-left", "other"];

    /// <summary>Makes the figure.</summary>
    /// <returns>The figure; it needs no result file.</returns>
    public static PageFigure Make() =>
        new()
        {
            Name = Name,
            Title = "What one gradient step does to a triple",
            Reading =
                "Every triple of an anchor, a positive and a negative is a point of this square: to the right the anchor is more similar to its positive, "
                + "upwards more similar to its negative. A good step moves a triple to the bottom right. The arrows show where one step of the chosen loss "
                + "really moves it; vermilion ones pull the negative in as well, purple ones do the opposite of what is wanted. Point at a cell in any panel "
                + "to find it in the others.",
            Caption =
                "Extreme Triplet Learning, Figures 2 and 5, computed in this page from equations (7) to (12) by the closed form that the command "
                + "dynamics field uses; learning rate 1. The colours of the two right panels are cut at -1 and 1.",
            Controls =
            [
                PageControl.List("loss", "Loss", "which loss makes the step", Losses),
                PageControl.Slider(
                    "gamma",
                    "γ (gamma)",
                    "how far positive and negative lie on the same side of the anchor: 1 the same side, -1 opposite sides",
                    -1,
                    1,
                    40,
                    0.5
                ),
                PageControl.Slider(
                    "p",
                    "p (entanglement)",
                    "how strongly moving one similarity drags the other along, because both come out of one network",
                    0,
                    1,
                    20,
                    0.4
                ),
            ],
            Spec = PageTheme.Sheet([], View()),
        };

    private static JsonObject View() =>
        Json.Object(
            ("params", Parameters()),
            ("data", Json.Object(("name", "cells"), ("sequence", Json.Object(("start", 0), ("stop", Grid * Grid), ("as", "k"))))),
            ("transform", Steps()),
            ("columns", 3),
            ("spacing", 24),
            ("concat", Json.Array(Field(), Change("ds_ap_total", "ΔS_ap"), Change("ds_an_total", "ΔS_an"))),
            ("resolve", Json.Object(("scale", Json.Object(("color", "independent")))))
        );

    private static JsonArray Parameters() =>
        Json.Array(
            Json.Object(("name", "loss"), ("value", Losses[0])),
            Json.Object(("name", "gamma"), ("value", 0.5)),
            Json.Object(("name", "p"), ("value", 0.4)),
            Json.Object(
                ("name", "cell"),
                ("select", Json.Object(("type", "point"), ("fields", Json.Array("k")), ("on", "pointerover"), ("clear", "pointerout"))),
                ("views", Json.Array("panel_field", "panel_ds_ap_total", "panel_ds_an_total"))
            )
        );

    /// <summary>The step, field by field. The rate is 1.</summary>
    private static JsonArray Steps() =>
        [
            .. new (string Field, string Expression)[]
            {
                ("s_ap", $"(datum.k % {Grid}) / {Grid - 1}"),
                ("s_an", $"floor(datum.k / {Grid}) / {Grid - 1}"),
                ("sine_p", "sqrt((1 - datum.s_ap) * (1 + datum.s_ap))"),
                ("sine_q", "sqrt((1 - datum.s_an) * (1 + datum.s_an))"),
                ("s_pq", "datum.s_ap * datum.s_an + gamma * datum.sine_p * datum.sine_q"),
                (
                    "weight",
                    "loss == 'vanilla' ? 2 : 1 / (1 + exp(loss == 'second-order' "
                        + "? datum.s_ap - datum.s_ap * datum.s_ap / 2 - datum.s_an * datum.s_an / 2 : datum.s_ap - datum.s_an))"
                ),
                ("a", "loss == 'vanilla' ? 1 - datum.weight : 1"),
                ("c", "loss == 'vanilla' ? 1 + datum.weight : 1"),
                (
                    "b",
                    "loss == 'second-order' ? datum.weight * (1 - datum.s_ap) : loss == 'sct' && datum.s_an > datum.s_ap ? 0 : datum.weight"
                ),
                ("e", "loss == 'second-order' ? datum.weight * datum.s_an : loss == 'sct' && datum.s_an > datum.s_ap ? 1 : datum.weight"),
                (
                    "product_p",
                    "datum.a * datum.s_ap + datum.b + datum.a * datum.b + datum.b * datum.b * datum.s_ap "
                        + "- datum.a * datum.e * datum.s_pq - datum.b * datum.e * datum.s_an"
                ),
                (
                    "product_q",
                    "datum.c * datum.s_an - datum.e + datum.b * datum.c * datum.s_pq - datum.b * datum.e * datum.s_ap "
                        + "- datum.c * datum.e + datum.e * datum.e * datum.s_an"
                ),
                (
                    "length_a",
                    "sqrt(pow(1 + datum.b * datum.s_ap - datum.e * datum.s_an, 2) + pow(datum.b * gamma * datum.sine_p - datum.e * datum.sine_q, 2) "
                        + "+ (1 - gamma) * (1 + gamma) * pow(datum.b * datum.sine_p, 2))"
                ),
                ("length_p", "sqrt(pow(datum.a + datum.b * datum.s_ap, 2) + pow(datum.b * datum.sine_p, 2))"),
                ("length_q", "sqrt(pow(datum.c - datum.e * datum.s_an, 2) + pow(datum.e * datum.sine_q, 2))"),
                ("ds_ap", "datum.length_a * datum.length_p > 0 ? datum.product_p / (datum.length_a * datum.length_p) - datum.s_ap : 0"),
                ("ds_an", "datum.length_a * datum.length_q > 0 ? datum.product_q / (datum.length_a * datum.length_q) - datum.s_an : 0"),
                ("ds_ap_total", "datum.ds_ap + p * sqrt(datum.s_ap * datum.s_an) * datum.ds_an"),
                ("ds_an_total", "datum.ds_an + p * sqrt(datum.s_ap * datum.s_an) * datum.ds_ap"),
                ("right", "abs(datum.ds_ap_total) <= 1e-14 ? 0 : datum.ds_ap_total > 0 ? 1 : -1"),
                ("up", "abs(datum.ds_an_total) <= 1e-14 ? 0 : datum.ds_an_total > 0 ? 1 : -1"),
                (
                    "direction",
                    "datum.right == 0 && datum.up == 0 ? 'still' : datum.up == 0 ? (datum.right > 0 ? 'right' : 'left') "
                        + ": (datum.up > 0 ? 'top' : 'bottom') + (datum.right == 0 ? '' : datum.right > 0 ? '-right' : '-left')"
                ),
                ("shown", "indexof(datum.direction, '-') < 0 ? 'other' : datum.direction"),
                ("heading", "datum.direction == 'still' ? 0 : atan2(datum.ds_ap_total, datum.ds_an_total) * 180 / PI"),
                ("size", "datum.direction == 'still' ? 0 : 25 + 90 * min(1, sqrt(pow(datum.ds_ap_total, 2) + pow(datum.ds_an_total, 2)))"),
                ("x0", $"datum.s_ap - {0.5 / (Grid - 1)}"),
                ("x1", $"datum.s_ap + {0.5 / (Grid - 1)}"),
                ("y0", $"datum.s_an - {0.5 / (Grid - 1)}"),
                ("y1", $"datum.s_an + {0.5 / (Grid - 1)}"),
            }.Select(s => Json.Object(("calculate", s.Expression), ("as", s.Field))),
        ];

    private static JsonObject Field() =>
        Panel(
            "panel_field",
            "where the step moves a triple",
            Tile("panel_field", ("fill", "white"), ("opacity", 0)),
            Json.Object(
                ("mark", Mark.Of("point", ("shape", "arrow"), ("filled", true), ("opacity", 1), ("style", PageTheme.Silent))),
                (
                    "encoding",
                    Json.Object(
                        ("x", Axis("s_ap", "S_ap")),
                        ("y", Axis("s_an", "S_an")),
                        ("angle", Json.Object(("field", "heading"), ("type", "quantitative"), ("scale", null))),
                        ("size", Json.Object(("field", "size"), ("type", "quantitative"), ("scale", null))),
                        ("color", Colours())
                    )
                )
            )
        );

    private static JsonObject Colours() =>
        Json.Object(
            ("field", "shown"),
            ("type", "nominal"),
            ("title", null),
            (
                "scale",
                Json.Object(
                    ("domain", new JsonArray([.. Diagonals.Select(d => (JsonNode)d)])),
                    ("range", Json.Array(Palette.Blue, Palette.Vermilion, Palette.Green, Palette.Purple, Palette.Grey))
                )
            ),
            (
                "legend",
                Json.Object(
                    ("columns", 1),
                    (
                        "labelExpr",
                        "{'bottom-right': 'bottom right: as wanted', 'top-right': 'top right: negative pulled in too', "
                            + "'bottom-left': 'bottom left: positive pushed away too', 'top-left': 'top left: the opposite of what is wanted', "
                            + "'other': 'along an axis, or still'}[datum.label]"
                    )
                )
            )
        );

    private static JsonObject Change(string field, string symbol) =>
        Panel(
            $"panel_{field}",
            field == "ds_ap_total" ? "similarity to the positive: should rise (orange)" : "similarity to the negative: should fall (blue)",
            Tile($"panel_{field}")
                .With(
                    (
                        "encoding",
                        Place()
                            .With(
                                ("color", Signed(field, symbol)),
                                ("stroke", Signed(field, symbol).With(("legend", null))),
                                ("tooltip", Tooltip())
                            )
                    )
                )
        );

    private static JsonObject Signed(string field, string symbol) =>
        Json.Object(
            ("field", field),
            ("type", "quantitative"),
            ("title", $"{symbol} total"),
            ("scale", Json.Object(("scheme", Palette.Signed), ("domain", Json.Array(-1, 1)), ("clamp", true))),
            ("legend", Json.Object(("gradientLength", 240), ("direction", "horizontal"), ("values", Json.Array(-1, -0.5, 0, 0.5, 1))))
        );

    /// <summary>A square with the pointed-at cell outlined.</summary>
    private static JsonObject Panel(string name, string title, params ReadOnlySpan<JsonObject> layers)
    {
        JsonObject outline = Json.Object(
            ("mark", Mark.Of("rect", ("fillOpacity", 0), ("stroke", Palette.Ink), ("strokeWidth", 2), ("style", PageTheme.Silent))),
            ("transform", Json.Array(Json.Object(("filter", Json.Object(("param", "cell"), ("empty", false)))))),
            ("encoding", Place())
        );
        return Layer.Stack([.. layers, outline]).With(("title", title), ("width", 255), ("height", 255), ("name", $"{name}_stack"));
    }

    private static JsonObject Tile(string name, params ReadOnlySpan<(string, JsonNode?)> mark) =>
        Json.Object(("name", name), ("mark", Mark.Cell().With(mark)), ("encoding", Place().With(("tooltip", Tooltip()))));

    private static JsonObject Place() =>
        Json.Object(("x", Axis("x0", "S_ap")), ("x2", Channel.End("x1")), ("y", Axis("y0", "S_an")), ("y2", Channel.End("y1")));

    private static JsonObject Axis(string field, string title) =>
        Channel.Number(field, title, (-0.025, 1.025), Json.Object(("values", Json.Array(0, 0.2, 0.4, 0.6, 0.8, 1))));

    private static JsonArray Tooltip() =>
        Channel.Tooltip(
            ("s_ap", "S_ap"),
            ("s_an", "S_an"),
            ("ds_ap_total", "ΔS_ap total"),
            ("ds_an_total", "ΔS_an total"),
            ("direction#", "direction")
        );
}
