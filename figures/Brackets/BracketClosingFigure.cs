using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.Brackets;

/// <summary>How often the brackets of random embeddings close, over N and n.</summary>
public static class BracketClosingFigure
{
    private const double Panel = 150;

    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "bracket-closing",
            Title = "Where the brackets close",
            Source = "IsoTriplet",
            ResultFile = "bracket-closing.json",
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result) =>
        Sheet.Free(
            result,
            ["cells"],
            Json.Object(
                    ("data", Layer.Data("cells")),
                    (
                        "hconcat",
                        Json.Array(
                            Share("haus", 2, "dₕₐᵤₛ, 2 classes", first: true),
                            Share("haus", 3, "dₕₐᵤₛ, 3 classes", first: false),
                            Share("iso", 2, "dᵢₛₒ, 2 classes", first: false),
                            Share("iso", 3, "dᵢₛₒ, 3 classes", first: false)
                        )
                    ),
                    ("spacing", 10),
                    ("bounds", "flush")
                )
                .Independent("color", "stroke")
        );

    private static JsonObject Share(string distance, int classes, string title, bool first)
    {
        JsonObject x = Channel.Step("dimension", "dimension n");
        JsonObject y = Channel.Step("points", "points N", descending: true);
        y = first ? y : y.With(("title", null), ("axis", Json.Object(("labels", false), ("ticks", false))));
        JsonObject colour = Json.Object(
            ("field", $"{distance}_closed"),
            ("type", "quantitative"),
            ("scale", Json.Object(("scheme", Palette.Sequential), ("domain", Json.Array(0, 1)))),
            (
                "legend",
                first
                    ? Json.Object(
                        ("title", "share of instances whose bracket closes (relative gap below 10⁻³)"),
                        ("type", "gradient"),
                        ("direction", "horizontal"),
                        ("gradientLength", 2 * Panel),
                        ("gradientThickness", 7),
                        ("format", ".0%")
                    )
                    : null
            )
        );
        JsonObject cells = Layer.Of(
            null,
            Mark.Cell(),
            ("x", x),
            ("y", y),
            ("color", colour),
            ("stroke", colour),
            (
                "tooltip",
                Channel.Tooltip(
                    ("points", "N"),
                    ("dimension", "n"),
                    ("classes", "classes"),
                    ($"{distance}_closed", "share closed"),
                    ($"{distance}_median_gap", "median relative gap"),
                    ("instances", "instances")
                )
            )
        );
        JsonObject numbers = Layer
            .Of(
                null,
                Mark.Of("text", ("fontSize", 7.6), ("baseline", "middle")),
                ("x", x),
                ("y", y),
                ("text", Json.Object(("field", "percent"), ("type", "quantitative"))),
                (
                    "color",
                    Json.Object(
                        ("condition", Json.Object(("test", $"datum.{distance}_closed > 0.55"), ("value", "black"))),
                        ("value", "white")
                    )
                )
            )
            .Calculate("percent", $"round(100 * datum.{distance}_closed)");
        return Layer
            .Stack(cells, numbers)
            .Where($"datum.classes == {classes} && !datum.tight")
            .With(("title", title), ("width", Panel), ("height", Panel));
    }

    private static string Caption(ResultFile result)
    {
        IEnumerable<ResultFile> cells = result.Rows("cells").Select(r => new ResultFile(result.Name, r!.AsObject()));
        ResultFile[] wide = [.. cells.Where(c => 2 * c.Number("dimension") >= c.Number("points"))];
        return $"Share in percent of {result.Number("instances")} random gaussian embeddings a cell whose certified bracket closes to a relative gap below 10⁻³, balanced labels. "
            + $"Over the cells with n ≥ N/2 the mean share is {wide.Average(c => c.Number("haus_closed")):P0} for d_haus and {wide.Average(c => c.Number("iso_closed")):P0} for d_iso; "
            + "as N outgrows n, the rank constraint opens the bracket of d_haus.";
    }
}
