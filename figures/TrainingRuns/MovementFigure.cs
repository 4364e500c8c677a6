using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.TrainingRuns;

/// <summary>[ETL] Figure 3: how real triplets move in the scatter diagram in the first and in the later phase of training.</summary>
public static class MovementFigure
{
    private const double Panel = 172;
    private const double Low = -0.45;
    private const double High = 1.05;
    private static readonly string[] Losses = ["first-order", "second-order", "sct"];
    private static readonly string[] Directions = ["bottom-right", "top-right", "bottom-left", "top-left"];

    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "etl-3-movement",
            Title = "Movement of real triplets in the first and in the later phase of training",
            Source = "[ETL] Fig. 3",
            ResultFile = "movement.json",
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result)
    {
        JsonArray rows = [];
        foreach (string phase in (string[])["first", "later"])
        {
            rows.Add(
                Json.Object(
                    ("hconcat", new JsonArray([.. Losses.Select(loss => View(result, loss, phase))])),
                    ("spacing", 10),
                    ("bounds", "flush")
                )
            );
        }
        return Sheet.Free(result, ["bins"], Json.Object(("vconcat", rows), ("spacing", 8)));
    }

    private static JsonObject View(ResultFile result, string loss, string phase)
    {
        bool left = loss == Losses[0];
        bool bottom = phase == "later";
        JsonNode steps = result.Rows("phases").First(p => (string)p!["phase"]! == phase)!;
        JsonObject x = Axis("s_ap", bottom ? "Sₐₚ" : null, bottom);
        JsonObject y = Axis("s_an", left ? $"Sₐₙ   (steps {steps["from_step"]} to {steps["to_step"]})" : null, left);
        double pixels = Panel / (High - Low);
        JsonObject diagonal = Layer
            .Of(
                null,
                Mark.Of("rule", ("color", "#bbbbbb"), ("strokeWidth", 0.8)),
                ("x", Channel.At(Low)),
                ("x2", Channel.At(High)),
                ("y", Channel.At(Low)),
                ("y2", Channel.At(High))
            )
            .With(("data", Layer.OneRow()));
        JsonArray tooltip = Channel.Tooltip(
            ("count", "triples"),
            ("s_ap", "Sₐₚ"),
            ("s_an", "Sₐₙ"),
            ("s_ap_after", "Sₐₚ after"),
            ("s_an_after", "Sₐₙ after")
        );
        string where = $"datum.loss == '{loss}' && datum.phase == '{phase}' && datum.mining == 'easy-hard' && datum.count >= 3";
        JsonObject colour = Channel.Colour("towards", Directions, "moves to the");
        JsonObject[] arrows = Arrow.Layers(
            "bins",
            x,
            y,
            ("s_ap", "s_an"),
            ("s_ap_after", "s_an_after"),
            (pixels, pixels),
            (0.9, 60),
            colour,
            tooltip
        );
        return Layer
            .Stack([
                diagonal,
                .. arrows.Select(a =>
                    a.Where(where)
                        .Calculate(
                            "towards",
                            "(datum.s_an_after < datum.s_an ? 'bottom' : 'top') + (datum.s_ap_after > datum.s_ap ? '-right' : '-left')"
                        )
                ),
            ])
            .With(("width", Panel), ("height", Panel), ("title", bottom ? null : loss));
    }

    private static JsonObject Axis(string field, string? title, bool labels) =>
        Channel
            .Number(field, title ?? "", (Low, High), Json.Object(("values", Json.Array(0, 0.5, 1)), ("labels", labels), ("domain", false)))
            .With(("title", title));

    private static string Caption(ResultFile result)
    {
        IEnumerable<string> shares =
            from phase in (string[])["first", "later"]
            from loss in Losses
            let found = result
                .Rows("phases")
                .Where(p => (string)p!["loss"]! == loss && (string)p["phase"]! == phase && (string)p["mining"]! == "easy-hard")
                .ToArray()
            where found.Length > 0
            let alike = found.Average(p => (double)p!["agreements"]![0]!["agreement"]!)
            let chance = found.Average(p => (double)p!["agreements"]![0]!["by_chance"]!)
            select $"{phase}, {loss}: {alike:P0} ({chance:P0})";
        return $"{result.Number("watched")} watched training examples of {result.Text("setting.data")}, a triple an anchor by easy positive and hard negative; arrows: mean movement of the triples "
            + "of each square of side 0.1 that holds three or more, first seed. S_an falls in part by selection: a triple is mined where its negative is nearest. "
            + "Share of the triples that moved in the direction of one step of the loss on the triple alone (and by chance), mean of the seeds: "
            + string.Join("; ", shares)
            + ".";
    }
}
