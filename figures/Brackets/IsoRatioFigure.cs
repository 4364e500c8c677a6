using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.Brackets;

/// <summary>How large d_iso / H gets in each dimension, with the factor 2 of [IAT] Theorem 3 that it refutes.</summary>
public static class IsoRatioFigure
{
    /// <summary>The figure.</summary>
    public static Figure Figure { get; } =
        new()
        {
            Name = "iso-ratio",
            Title = "d_iso / H of chains of simplices, and the refuted factor 2",
            Source = "IsoTriplet, on [IAT] Theorem 3",
            ResultFile = "iso-ratio.json",
            Spec = Spec,
            Caption = Caption,
        };

    private static JsonObject Spec(ResultFile result)
    {
        JsonObject x = Channel.Number("dimension", "dimension n", (1.6, 9.4), Json.Object(("values", Json.Array(2, 3, 4, 5, 6, 7, 8, 9))));
        JsonObject Y(string field) => Channel.Number(field, "dᵢₛₒ / H", (0, 5.6));
        JsonArray tooltip = Channel.Tooltip(
            ("dimension", "n"),
            ("classes", "classes K"),
            ("points", "N"),
            ("lower", "certified lower bound of d_iso / H"),
            ("upper", "certified upper bound of d_iso / H"),
            ("lower_from#", "lower from"),
            ("upper_from#", "upper from")
        );
        JsonObject Level(double value, string colour, JsonArray dash) =>
            Layer
                .Of(null, Mark.Of("rule", ("color", colour), ("strokeWidth", 1.2), ("strokeDash", dash)), ("y", Channel.At(value)))
                .With(("data", Layer.OneRow()));
        return Sheet.Fit(
            result,
            ["chains", "limits"],
            Theme.Column,
            215,
            Layer.Stack(
                Level(result.Number("refuted"), Palette.Vermilion, [5, 3]),
                Level(0.5, Palette.Grey, [2, 2]),
                Layer.Of(
                    "limits",
                    Mark.Of(
                        "line",
                        ("color", Palette.Blue),
                        ("strokeWidth", 1.2),
                        (
                            "point",
                            Json.Object(("filled", false), ("fill", "white"), ("stroke", Palette.Blue), ("strokeWidth", 1.2), ("size", 24))
                        )
                    ),
                    ("x", x),
                    ("y", Y("ratio")),
                    ("tooltip", Channel.Tooltip(("dimension", "n"), ("ratio", "limit of d_iso / H")))
                ),
                Layer.Of(
                    "chains",
                    Mark.Of("rule", ("color", Palette.Ink), ("strokeWidth", 2.4)),
                    ("x", x),
                    ("y", Y("lower")),
                    ("y2", Channel.End("upper")),
                    ("tooltip", tooltip)
                ),
                Note("claimed: at most 2 (refuted)", 9.3, 1.78, "right", Palette.Vermilion),
                Note("H/2, proved for every F", 9.3, 0.3, "right", "#666666"),
                Note("5 simplices, certified", 9.3, 2.4, "right", Palette.Ink),
                Note("limit for long chains", 5.8, 4.1, "right", Palette.Blue),
                Layer.Of(
                    "chains",
                    Mark.Point(34, ("color", Palette.Ink), ("shape", "diamond")),
                    ("x", x),
                    ("y", Y("lower")),
                    ("tooltip", tooltip)
                )
            )
        );
    }

    private static JsonObject Note(string text, double x, double y, string align, string colour) =>
        Layer.Note(text, Channel.At(x), Channel.At(y), ("align", align), ("color", colour));

    private static string Caption(ResultFile result)
    {
        IEnumerable<string> above =
            from chain in result.Rows("chains").Select(r => new ResultFile(result.Name, r!.AsObject()))
            where chain.Number("lower") > result.Number("refuted")
            select $"n = {chain.Number("dimension")}, N = {chain.Number("points")}: {Numbers.Bracket(chain.Number("lower"), chain.Number("upper"))}";
        return "[IAT] Theorem 3 says d_iso(F, F_TS) ≤ 2 H(F) (dashed). Chains of five simplices (diamonds) have certified brackets of d_iso / H above it: "
            + $"{string.Join("; ", above)} (lower bounds: stress certificates; upper bounds: Triplet-Separated embeddings; h = {Numbers.Of(result.Number("excess"))}). "
            + "The line is the limit for long chains, proved in docs/mathematics/chain.md. H/2 ≤ d_iso (dotted) holds for every F.";
    }
}
