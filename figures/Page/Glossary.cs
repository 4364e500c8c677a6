namespace IsoTriplet.Figures.Page;

/// <summary>The words of the theory for someone who has not read the papers.</summary>
public static class Glossary
{
    /// <summary>Word, symbol, what it means.</summary>
    public static IReadOnlyList<(string Word, string Symbol, string Meaning)> Words { get; } =
    [
        ("embedding", "F", "what a network makes of its inputs: N points of n numbers each, every point with a class label"),
        (
            "triple",
            "(a, p, q)",
            "an anchor, a positive (another point of the anchor's class) and a negative (a point of another class). Triplet learning wants every anchor "
                + "nearer to its positives than to its negatives"
        ),
        (
            "hardness",
            "H",
            "by how much the worst triple fails: the largest difference between an anchor's distance to a positive and its distance to a negative. "
                + "Hard negative mining trains on exactly that triple"
        ),
        ("Triplet-Separated", "TS", "no triple fails: hardness is at most 0. The goal of the training"),
        ("distance to separation", "d_haus", "how far the points must move at least, the farthest one counting, until no triple fails"),
        (
            "isometric distance",
            "d_iso",
            "the same question for the distances between points: by how much must some distance between two points change at least"
        ),
        (
            "collapse",
            "",
            "every input lands on one point (total collapse). Then no triple fails, and nothing has been learned. If each class lands on a point of its own "
                + "(class collapse), that is the goal taken to its extreme"
        ),
        (
            "bracket",
            "[lower, upper]",
            "nobody can compute these distances exactly in general. A bracket holds the true value for certain: closed means that both ends agree to one in a thousand"
        ),
        (
            "certificate",
            "",
            "the data behind one end of a bracket or behind a counterexample. A small checker, which shares no code with the program that found it, "
                + "confirms it from the file alone"
        ),
        ("thickness", "θ", "the width of the cloud of points in its thinnest direction; 0 if it is flat"),
    ];

    /// <summary>The words as a section.</summary>
    public static PageSection Section() =>
        new(
            "words",
            "The words",
            "<dl class=\"words\">"
                + string.Concat(
                    Words.Select(w =>
                        $"<dt>{Html.Text(w.Word)}{(w.Symbol.Length == 0 ? "" : $" <span class=\"number\">{Html.Text(w.Symbol)}</span>")}</dt><dd>{Html.Text(w.Meaning)}.</dd>"
                    )
                )
                + "</dl>",
            []
        );
}
