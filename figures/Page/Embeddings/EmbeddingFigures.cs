using System.Text.Json;
using System.Text.Json.Nodes;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Figures.Page.Embeddings;

/// <summary>The figures on one embedding: where its points have to go, its hardest triples, and its brackets.</summary>
public static class EmbeddingFigures
{
    /// <summary>Makes the figures.</summary>
    /// <param name="document">The embedding's result file.</param>
    /// <param name="numbers">The same, read.</param>
    /// <param name="file">The file's name.</param>
    /// <returns>The figures; without triples the drawing alone.</returns>
    public static IReadOnlyList<PageFigure> All(JsonElement document, EmbeddingNumbers numbers, string file)
    {
        JsonObject root = JsonObject.Create(document)!;
        PageFigure[] drawings = [EmbeddingDrawing.Make(root, numbers, file)];
        return numbers.Distance("d_haus").Upper > 0 || numbers.Distance("d_iso").Upper > 0
            ? [.. drawings, Brackets(numbers, file)]
            : drawings;
    }

    private static readonly string[] Distances = ["d_haus", "d_iso"];

    private static PageFigure Brackets(EmbeddingNumbers numbers, string file)
    {
        JsonArray brackets = [];
        JsonArray marks = [];
        void Mark(string distance, string what, double value) =>
            marks.Add(Json.Object(("distance", distance), ("what", what), ("value", value)));
        foreach (string name in Distances)
        {
            (double lower, double upper, bool closed, string lowerFrom, string upperFrom) = numbers.Distance(name);
            brackets.Add(
                Json.Object(
                    ("distance", name),
                    ("lower", lower),
                    ("upper", upper),
                    ("closed", closed ? "closed" : "open"),
                    ("lower_from", lowerFrom),
                    ("upper_from", upperFrom)
                )
            );
        }
        double hardness = Math.Max(0, numbers.Hardness ?? 0);
        Mark("d_haus", "H / 4: a bound that always holds", hardness / 4);
        Mark("d_iso", "H / 2: a bound that always holds", hardness / 2);
        Mark("d_iso", "2 H: where Theorem 3 of the paper would put the end", 2 * hardness);
        Mark("d_haus", "cost of class collapse", numbers.ClassRadius);
        Mark("d_haus", "cost of total collapse", numbers.TotalRadius);
        return new PageFigure
        {
            Name = "embedding-brackets",
            Title = "How far is it from separation?",
            Reading =
                "The thick bars hold the true distances for certain; where a bar is a short tick, the distance is known to one part in a thousand. The marks show what "
                + "collapse would cost and what simple theory says.",
            Caption = string.Join(
                " ",
                Distances.Select(name =>
                {
                    (double lower, double upper, bool closed, string lowerFrom, string upperFrom) = numbers.Distance(name);
                    return $"{name}: {Html.Between(lower, upper)} ({(closed ? "closed" : "open")}; lower end: {lowerFrom}; upper end: {upperFrom}).";
                })
            ),
            DataFile = file,
            Spec = PageTheme.Sheet(Json.Object(("brackets", brackets), ("marks", marks)), BracketView()),
        };
    }

    private static JsonObject BracketView()
    {
        JsonObject y = Channel.Step("distance", "").With(("axis", Json.Object(("title", null), ("labelFontSize", 13))));
        JsonObject x(string field) => Channel.Number(field, "distance").With(("scale", Json.Object(("zero", true), ("nice", true))));
        string[] kinds =
        [
            "H / 4: a bound that always holds",
            "H / 2: a bound that always holds",
            "2 H: where Theorem 3 of the paper would put the end",
            "cost of class collapse",
            "cost of total collapse",
        ];
        return Layer
            .Stack(
                Layer.Of(
                    "brackets",
                    Mark.Of("bar", ("height", 16), ("color", Palette.Blue), ("stroke", Palette.Blue), ("strokeWidth", 3)),
                    ("x", x("lower")),
                    ("x2", Channel.End("upper")),
                    ("y", y),
                    (
                        "tooltip",
                        Channel.Tooltip(
                            ("distance#", "distance"),
                            ("lower", "at least"),
                            ("lower_from#", "because of"),
                            ("upper", "at most"),
                            ("upper_from#", "because of"),
                            ("closed#", "bracket")
                        )
                    )
                ),
                Layer.Of(
                    "marks",
                    Vega.Mark.Point(110, ("yOffset", 17)),
                    ("x", x("value")),
                    ("y", y),
                    ("shape", Channel.Shape("what", kinds, "")),
                    ("color", Kinds(kinds)),
                    ("tooltip", Channel.Tooltip(("what#", "mark"), ("value", "at")))
                )
            )
            .With(("width", 560), ("height", 150));
    }

    private static JsonObject Kinds(string[] kinds)
    {
        JsonObject colour = Channel.Colour("what", kinds, "");
        return colour.With(("legend", Json.Object(("columns", 1), ("title", null))));
    }
}
