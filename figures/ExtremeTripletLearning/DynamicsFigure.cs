using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.ExtremeTripletLearning;

/// <summary>[ETL] Figures 2 and 5: the changes of S_ap and S_an by one gradient step, and the total as a vector field, for three gamma and two entanglements.</summary>
public static class DynamicsFigure
{
    private const double Panel = 148;
    private const double Margin = 0.05;
    private static readonly double[] Gammas = [0.2, 0.5, 0.8];
    private static readonly string[] Directions = ["bottom-right", "top-right", "bottom-left", "top-left"];

    /// <summary>The first-order loss, Figure 2.</summary>
    public static Figure FirstOrder { get; } = Of("etl-2-first-order", "One step of the first-order loss", "[ETL] Fig. 2");

    /// <summary>The vanilla loss, Figure 5.</summary>
    public static Figure Vanilla { get; } = Of("etl-2-vanilla", "One step of the vanilla triplet loss", "[ETL] Fig. 5");

    /// <summary>The second-order loss, Figure 5.</summary>
    public static Figure SecondOrder { get; } = Of("etl-5-second-order", "One step of the second-order loss", "[ETL] Fig. 5");

    private static Figure Of(string name, string title, string source) =>
        new()
        {
            Name = name,
            Title = title,
            Source = source,
            ResultFile = name + ".json",
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result)
    {
        double largest = result.Number("largest");
        double step = result.Number("step");
        JsonArray rows = [];
        foreach (double gamma in Gammas)
        {
            bool bottom = gamma == Gammas[^1];
            rows.Add(
                Json.Object(
                        (
                            "hconcat",
                            Json.Array(
                                Heat(gamma, "ds_ap", "ap", gamma == Gammas[0] ? "ΔSₐₚ" : null, largest, step, left: true, bottom),
                                Heat(gamma, "ds_an", "an", gamma == Gammas[0] ? "ΔSₐₙ" : null, largest, step, left: false, bottom),
                                Field(gamma, 0.4, gamma == Gammas[0] ? "total, p = 0.4" : null, bottom),
                                Field(gamma, 0.8, gamma == Gammas[0] ? "total, p = 0.8" : null, bottom)
                            )
                        ),
                        ("spacing", 10),
                        ("bounds", "flush")
                    )
                    .Independent("color", "stroke")
            );
        }
        return Sheet.Free(
            result,
            ["cells", "contours", "arrows"],
            Json.Object(("vconcat", rows), ("spacing", 8)).Independent("color", "stroke")
        );
    }

    private static JsonObject Heat(
        double gamma,
        string field,
        string change,
        string? title,
        double largest,
        double step,
        bool left,
        bool bottom
    )
    {
        JsonObject x = Axis("s_ap", bottom ? "Sₐₚ" : null, bottom);
        JsonObject y = Axis("s_an", left ? $"Sₐₙ   (γ = {gamma})" : null, left);
        JsonObject colour = Json.Object(
            ("field", field),
            ("type", "quantitative"),
            ("scale", Json.Object(("scheme", Palette.Signed), ("domain", Json.Array(-largest, largest)), ("domainMid", 0))),
            (
                "legend",
                bottom && left
                    ? Json.Object(
                        ("title", "change by one step"),
                        ("type", "gradient"),
                        ("direction", "horizontal"),
                        ("gradientLength", 2 * Panel),
                        ("gradientThickness", 7)
                    )
                    : null
            )
        );
        JsonObject cells = Layer
            .Of(
                "cells",
                Mark.Cell(),
                ("x", x.With(("field", "left"))),
                ("x2", Channel.End("right")),
                ("y", y.With(("field", "low"))),
                ("y2", Channel.End("high")),
                ("color", colour),
                ("stroke", colour),
                ("tooltip", Channel.Tooltip(("s_ap", "Sₐₚ"), ("s_an", "Sₐₙ"), ("gamma", "γ"), ("ds_ap", "ΔSₐₚ"), ("ds_an", "ΔSₐₙ")))
            )
            .Where($"datum.gamma == {gamma}")
            .Calculate("left", $"datum.s_ap - {step / 2}")
            .Calculate("right", $"datum.s_ap + {step / 2}")
            .Calculate("low", $"datum.s_an - {step / 2}")
            .Calculate("high", $"datum.s_an + {step / 2}");
        JsonObject zero = Layer
            .Of(
                "contours",
                Mark.Of("line", ("color", Palette.Ink), ("strokeWidth", 1)),
                ("x", x.With(("field", "x"))),
                ("y", y.With(("field", "y"))),
                ("detail", Json.Object(("field", "part"), ("type", "nominal"))),
                ("order", Json.Object(("field", "order"), ("type", "quantitative")))
            )
            .Where($"datum.gamma == {gamma} && datum.change == '{change}'");
        return Sized(Layer.Stack(cells, zero), title);
    }

    private static JsonObject Field(double gamma, double p, string? title, bool bottom)
    {
        JsonObject x = Axis("s_ap", bottom ? "Sₐₚ" : null, bottom);
        JsonObject y = Axis("s_an", null, false);
        double pixels = Panel / (1 + (2 * Margin));
        JsonObject colour = Channel.Colour("direction", Directions, gamma == Gammas[^1] && p == 0.4 ? "moves to the" : null);
        JsonArray tooltip = Channel.Tooltip(
            ("s_ap", "Sₐₚ"),
            ("s_an", "Sₐₙ"),
            ("gamma", "γ"),
            ("entanglement", "p"),
            ("ds_ap_total", "ΔSₐₚ total"),
            ("ds_an_total", "ΔSₐₙ total"),
            ("direction#", "moves to the")
        );
        JsonObject diagonal = Layer
            .Of(
                null,
                Mark.Of("rule", ("color", "#bbbbbb"), ("strokeWidth", 0.8)),
                ("x", Channel.At(0)),
                ("x2", Channel.At(1)),
                ("y", Channel.At(0)),
                ("y2", Channel.At(1))
            )
            .With(("data", Layer.OneRow()));
        JsonObject[] arrows = Arrow.Layers("arrows", x, y, ("s_ap", "s_an"), ("x2", "y2"), (pixels, pixels), (0.8, 50), colour, tooltip);
        JsonObject[] chosen = Array.ConvertAll(arrows, a => a.Where($"datum.gamma == {gamma} && datum.entanglement == {p}"));
        return Sized(Layer.Stack([diagonal, .. chosen]), title);
    }

    private static JsonObject Axis(string field, string? title, bool labels) =>
        Channel
            .Number(
                field,
                title ?? "",
                (-Margin, 1 + Margin),
                Json.Object(("values", Json.Array(0, 0.5, 1)), ("labels", labels), ("ticks", labels), ("domain", false))
            )
            .With(("title", title));

    private static JsonObject Sized(JsonObject view, string? title) => view.With(("width", Panel), ("height", Panel), ("title", title));

    private static string Caption(ResultFile result)
    {
        IEnumerable<string> shares =
            from region in result.Rows("regions").Select(r => new ResultFile(result.Name, r!.AsObject()))
            where region.Number("entanglement") != 0
            select $"γ = {region.Number("gamma")}, p = {region.Number("entanglement")}: {region.Number("positive_pushed_away"):P1} and {region.Number("negative_pulled_in"):P1}";
        return $"Changes of S_ap and S_an by one gradient step (rate {result.Number("rate")}) of the {result.Text("loss")} loss on the triplet scatter diagram, without "
            + "entanglement (left; the line is where the change is 0) and in total with entanglement p (right; arrows grow with the square root of the change). Rows: γ = 0.2, 0.5, 0.8. "
            + $"Shares of the square in which the positive is pushed away and the negative pulled in: {string.Join("; ", shares)}.";
    }
}
