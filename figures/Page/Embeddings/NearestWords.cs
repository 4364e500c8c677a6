namespace IsoTriplet.Figures.Page.Embeddings;

/// <summary>What the nearest Triplet-Separated embedding is, in words. Of the embedding itself the verdict before it speaks.</summary>
/// <param name="Headline">What it is, in a sentence.</param>
public sealed record NearestWords(string Headline, string Meaning, IReadOnlyList<string> Next)
{
    private const string Hypothesis =
        "The isometric approximation paper's hypothesis, not a theorem, and as an exact rule not what this project measured: training collapses when this nearest embedding is collapsed.";

    /// <summary>Puts the brackets of a measurement into words.</summary>
    public static NearestWords Of(EmbeddingNumbers m)
    {
        return m.Hardness is null ? NoTriple(m)
            : m.Diameter == 0 ? AllEqual(m)
            : m.Separated ? Separated(m)
            : m.Nearest switch
            {
                "none" => None(m),
                "class" => Class(m),
                "total" => Total(m),
                _ => Undecided(m),
            };
    }

    private static NearestWords NoTriple(EmbeddingNumbers m) =>
        new(
            "There is no triple to learn from.",
            m.Classes > 1
                ? "Every class has one point, so that no anchor has a positive."
                : "There is one class only, so that no anchor has a negative.",
            ["Measure points of at least two classes, with at least two points in one of them."]
        );

    private static NearestWords AllEqual(EmbeddingNumbers m) =>
        new(
            "No triple fails, by ties alone: every distance is 0.",
            $"{LossOf(m)} Each triple then loses the margin whatever its classes, and no distance has a derivative there.",
            []
        );

    private static NearestWords Separated(EmbeddingNumbers m) =>
        new(
            "It is separated already: it is its own nearest separated embedding.",
            $"Every anchor is at least as near to all its positives as to any negative. {LossOf(m)}",
            ["Measure held-out data: separation of these points says nothing about new ones."]
        );

    private static NearestWords None(EmbeddingNumbers m)
    {
        (_, double upper, _, _, _) = m.Distance("d_haus");
        return new(
            "The nearest separated embedding is not collapsed.",
            $"A separated embedding lies within {Html.Upper(upper)} of this one, in the sense that no point has to move farther; pulling every class into one "
                + $"point would move some point by {Html.Number(m.ClassRadius)}. {Scale(m)}",
            []
        );
    }

    private static NearestWords Class(EmbeddingNumbers m) =>
        new(
            "The nearest separated embedding pulls every class into one point.",
            $"No separated embedding is nearer than class collapse, which moves some point by {Html.Number(m.ClassRadius)} (to one part in a thousand). {Hypothesis} {Scale(m)}",
            []
        );

    private static NearestWords Total(EmbeddingNumbers m) =>
        new(
            "The nearest separated embedding is one single point.",
            $"No separated embedding is nearer than putting all points on one place, which moves some point by {Html.Number(m.TotalRadius)} (to one part in a thousand). {Hypothesis} {Scale(m)}",
            ["Check the labels: classes that lie through one another everywhere look like this."]
        );

    private static NearestWords Undecided(EmbeddingNumbers m)
    {
        (double lower, double upper, _, _, _) = m.Distance("d_haus");
        string upperSays =
            upper >= 0.999 * m.TotalRadius ? "the best separated embedding found so far is total collapse"
            : upper >= 0.999 * m.ClassRadius ? "the best separated embedding found so far is class collapse"
            : "a separated embedding that is not collapsed was found";
        return new(
            "Whether the nearest separated embedding is collapsed is undecided: the bracket is too wide.",
            $"The distance to separation lies between {Html.Lower(lower)} and {Html.Upper(upper)}; {upperSays}, and class collapse costs {Html.Number(m.ClassRadius)}. {Scale(m)}",
            [
                "Run measure with --tight, which spends minutes on closing the bracket.",
                "Measure one training batch instead of the whole data set: that is what the loss sees, and small families close.",
            ]
        );
    }

    private static string LossOf(EmbeddingNumbers m) =>
        m.Loss("hard_negative") is double loss
            ? $"At {(m.Margin > 0 ? $"the margin {Html.Number(m.Margin)}" : "margin 0")} the hard negative loss is {Html.Number(loss)}."
            : "";

    // All of these distances shrink with the embedding: beside a contracted one a small distance is no good news.
    private static string Scale(EmbeddingNumbers m) =>
        m.Contracted
            ? $"All of this is on the scale of the contracted embedding, whose diameter is {Html.Number(m.Diameter)}: it says nothing for its health."
            : "";
}
