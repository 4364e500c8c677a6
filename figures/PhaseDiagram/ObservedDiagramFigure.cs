using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.PhaseDiagram;

/// <summary>The observed phase diagram: the share of training runs that collapsed, over N and n, by class overlap, with published batches.</summary>
public static class ObservedDiagramFigure
{
    internal const string File = "phase-diagram.json";

    private const double Unit = 17.6;

    private static readonly string[] Outcomes = ["collapsed", "works"];

    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "phase-observed",
            Title = "Where batch-hard training collapses",
            Source = "[IAT] Discussion",
            ResultFile = File,
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result)
    {
        double[] overlaps = Overlaps(result);
        JsonArray panels = [];
        foreach (double overlap in overlaps)
        {
            panels.Add(Panel(overlap));
        }
        return Sheet.Free(
            result,
            ["observed_cells", "boundary_points", "reports"],
            Json.Object(
                ("hconcat", panels),
                ("spacing", 12),
                ("resolve", Json.Object(("scale", Json.Object(("color", "shared"), ("shape", "shared"), ("fill", "shared")))))
            )
        );
    }

    private static JsonObject Panel(double overlap)
    {
        string filter = $"datum.overlap == {overlap:R}";
        JsonArray tooltip = Channel.Tooltip(
            ("points", "N"),
            ("dimension", "n"),
            ("collapsed", "collapsed"),
            ("runs", "runs"),
            ("lower", "Wilson, lower"),
            ("upper", "Wilson, upper")
        );
        JsonArray about = Channel.Tooltip(("name#", "report"), ("points", "N"), ("dimension", "n"), ("reported#", "reported"));
        return DiagramPanel.Sized(
            Layer.Stack([
                DiagramPanel.Squares("observed_cells", "share", "share of runs that collapsed", Unit, tooltip).Where(filter),
                DiagramPanel.Boundary(filter, "white", 4),
                DiagramPanel.Boundary(filter, Palette.Vermilion, 2),
                Layer.Of(
                    "reports",
                    Mark.Of("point", ("filled", true), ("size", 52), ("stroke", "white"), ("strokeWidth", 1.2), ("opacity", 1)),
                    ("x", DiagramPanel.X()),
                    ("y", DiagramPanel.Y("n")),
                    ("shape", Channel.Shape("reported", Outcomes, "published batch")),
                    ("fill", Json.Object(("field", "reported"), ("type", "nominal"), ("title", "published batch"), ("scale", Fill())))
                ),
                Layer.Of(
                    "reports",
                    Mark.Of("text", ("dy", -9), ("fontSize", Theme.Small), ("stroke", "white"), ("strokeWidth", 2)),
                    ("x", DiagramPanel.X()),
                    ("y", DiagramPanel.Y("n")),
                    ("text", Json.Object(("field", "letter"), ("type", "nominal")))
                ),
                Layer.Of(
                    "reports",
                    Mark.Of("text", ("dy", -9), ("fontSize", Theme.Small)),
                    ("x", DiagramPanel.X()),
                    ("y", DiagramPanel.Y("n")),
                    ("text", Json.Object(("field", "letter"), ("type", "nominal"))),
                    ("tooltip", about)
                ),
            ]),
            $"class overlap {overlap:R}",
            Unit
        );
    }

    private static JsonObject Fill() =>
        Json.Object(("domain", Json.Array(Outcomes[0], Outcomes[1])), ("range", Json.Array(Palette.Vermilion, Palette.Sky)));

    private static double[] Overlaps(ResultFile result) =>
        [.. result.Rows("observed_cells").Select(c => c!["overlap"]!.GetValue<double>()).Distinct().Order()];

    private static string Caption(ResultFile result)
    {
        int runs = result.Rows("observed_cells").Sum(c => (int)c!["runs"]!.GetValue<double>());
        IEnumerable<string> reports = result
            .Rows("reports")
            .Select(r =>
                $"{r!["letter"]} {r["classes"]} x {r["samples"]} (reported: {r["reported"]}; here {r["collapsed"]} of {r["runs"]} runs collapsed)"
            );
        return $"Share of runs in which the collapse alarm was raised, {runs} runs of batch-hard training on synthetic classes. Line: probability 1/2 by logistic regression in log N and log n. "
            + $"{Exponents(result)} Published batches, at the n reported or 128: {string.Join("; ", reports)}.";
    }

    private static string Exponents(ResultFile result)
    {
        IEnumerable<string> found = result
            .Rows("boundaries")
            .Where(b => b!["outcome"]!.GetValue<string>() == "alarm" && b["overlap"] is not null && b["exponent"] is not null)
            .Select(b =>
                $"{Number(b!, "exponent"):F2} [{Number(b!, "exponent_lower"):F2}, {Number(b!, "exponent_upper"):F2}] at overlap {b!["overlap"]}"
            );
        string text = string.Join(", ", found);
        return text.Length > 0 ? $"It is N ~ n^γ with γ = {text} (95 % profile intervals)." : "";
    }

    private static double Number(JsonNode row, string name) => row[name]?.GetValue<double>() ?? double.NaN;
}
