namespace IsoTriplet.Figures.Page.Embeddings;

/// <summary>The collapse verdict in words that an engineer understands: what it says, what it means, what to try.</summary>
/// <param name="Headline">The verdict in a sentence.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Advice">What to try, most promising first.</param>
public sealed record CollapseWords(string Headline, string Meaning, IReadOnlyList<string> Advice)
{
    private const string Hypothesis =
        "The paper's hypothesis, not a theorem: training with the hardest triples of a batch drifts to the nearest separated embedding, and collapses when that one is collapsed. ";

    /// <summary>Puts a measurement into words.</summary>
    /// <param name="m">The measurement.</param>
    /// <returns>The words.</returns>
    public static CollapseWords Of(EmbeddingNumbers m)
    {
        ArgumentNullException.ThrowIfNull(m);
        return m.Hardness is null ? NoTriple(m)
            : m.Diameter == 0 ? AllEqual()
            : m.Separated ? Separated(m)
            : m.Verdict switch
            {
                "none" => None(m),
                "class" => Class(m),
                "total" => Total(m),
                _ => Undecided(m),
            };
    }

    private static CollapseWords NoTriple(EmbeddingNumbers m) =>
        new(
            "There is no triple to learn from.",
            $"With {m.Classes} {(m.Classes == 1 ? "class" : "classes")} and no class of two points next to another class, no anchor has both a positive and a negative.",
            ["Measure points of at least two classes, with at least two points in one of them."]
        );

    private static CollapseWords AllEqual() =>
        new(
            "This embedding has collapsed: all points are the same point.",
            "No triple fails, so the loss at margin 0 is 0 and its gradient says nothing: training with hard negatives alone will not leave this place.",
            [
                "Go back to a checkpoint from before the collapse, or start anew.",
                "Begin with semi-hard negatives or with all triples, and switch to hard ones later; give the batch more classes and fewer points of each.",
                "Lower the learning rate at the start.",
            ]
        );

    private static CollapseWords Separated(EmbeddingNumbers m) =>
        m.Verdict is "class"
            ? new(
                "Every class is one point: separated, and collapsed class by class.",
                "No triple fails. What metric learning asks for is reached, at the price of all differences inside a class.",
                ["If you need differences inside classes (retrieval of similar items), stop earlier or use easy positives."]
            )
            : new(
                "This embedding is separated already: no triple fails.",
                "Every anchor is at least as near to all its positives as to any negative. The hard negative loss at margin 0 is 0; only a margin still pulls.",
                ["Nothing is wrong here. Measure held-out data: separation of the training points says nothing about new ones."]
            );

    private static CollapseWords None(EmbeddingNumbers m)
    {
        (_, double upper, _, _, _) = m.Distance("d_haus");
        return new(
            "Collapse is not the nearest way out.",
            $"A separated embedding that is not collapsed lies within {Html.Number(upper)} of yours, in the sense that no point has to move farther; pulling every class into one "
                + $"point would move some point by {Html.Number(m.ClassRadius)}. {Hypothesis}By that measure, hard negative mining has somewhere better to go from here.",
            [
                "Batch-hard mining is a reasonable choice at this batch size and dimension.",
                "Look at the hardest triples below: labels that are wrong show up there first.",
                "Measure again when you raise the number of points in a batch: more points per dimension make collapse nearer.",
            ]
        );
    }

    private static CollapseWords Class(EmbeddingNumbers m) =>
        new(
            "The nearest separated embedding pulls every class into one point.",
            $"No separated embedding is nearer than class collapse, which moves some point by {Html.Number(m.ClassRadius)} (to one part in a thousand). {Hypothesis}"
                + "Classes that end as separate points are the goal taken to its extreme; the danger is that they take their differences with them, and that their centres, "
                + $"{Separation(m)}, run into one another on the way.",
            [
                "Mine softer: semi-hard negatives, or the easiest positive instead of the hardest.",
                "Put fewer points into a batch, or give the embedding more dimensions: collapse becomes the nearest way out as N outgrows n.",
                "Watch the spread of the points during training (the train command reports it), and stop when it falls while the loss stays at the margin.",
            ]
        );

    private static CollapseWords Total(EmbeddingNumbers m) =>
        new(
            "The nearest separated embedding is one single point: total collapse.",
            $"No separated embedding is nearer than putting all points on one place, which moves some point by {Html.Number(m.TotalRadius)} (to one part in a thousand). {Hypothesis}"
                + "By that measure hard negative mining on all of these points at once is in danger of mapping everything to one point.",
            [
                "Do not train batch-hard from here: begin with semi-hard negatives or with all triples.",
                "Put fewer points into a batch, or give the embedding more dimensions.",
                "Check the labels: classes that lie through one another everywhere look like this.",
            ]
        );

    private static CollapseWords Undecided(EmbeddingNumbers m)
    {
        (double lower, double upper, _, _, _) = m.Distance("d_haus");
        string upperSays =
            upper >= 0.999 * m.TotalRadius ? "the best separated embedding found so far is total collapse"
            : upper >= 0.999 * m.ClassRadius ? "the best separated embedding found so far is class collapse"
            : "a separated embedding that is not collapsed was found";
        return new(
            "Undecided: the bracket is too wide to say whether collapse is the nearest way out.",
            $"The distance to separation lies between {Html.Number(lower)} and {Html.Number(upper)}; {upperSays}, and class collapse costs {Html.Number(m.ClassRadius)}. "
                + "A nearer separated embedding may exist, or may not.",
            [
                "Run measure with --tight, which spends minutes on closing the bracket.",
                "Measure one training batch instead of the whole data set: that is what the loss sees, and small families close.",
            ]
        );
    }

    private static string Separation(EmbeddingNumbers m) =>
        m.Collapse("centre_separation") is double s
            ? $"now {Html.Number(s)} class radii apart where they are closest"
            : "all in one place or only one of them";
}
