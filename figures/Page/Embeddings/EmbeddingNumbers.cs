namespace IsoTriplet.Figures.Page.Embeddings;

/// <summary>The measurement of an embedding, read from its result file: what the words and the figures ask of it.</summary>
/// <exception cref="ArgumentException">It is no result file of an embedding.</exception>
public sealed class EmbeddingNumbers(ResultFile document)
{
    /// <summary>The JSON of <c>measure</c>.</summary>
    public ResultFile Measurement { get; } = document.Part("measurement");

    private ResultFile Judged => Measurement.Part("collapsed_now");

    /// <summary>N.</summary>
    public int Points => (int)Measurement.Number("points");

    /// <summary>n.</summary>
    public int Dimension => (int)Measurement.Number("dimension");

    public int Classes => (int)Measurement.Number("classes");

    /// <summary>H(F), or null without a triple.</summary>
    public double? Hardness => Measurement.Optional("hardness");

    /// <summary>True when no triple fails.</summary>
    public bool Separated => Measurement.Flag("triplet_separated");

    public double Diameter => Measurement.Number("diameter");

    /// <summary>R(X): what total collapse costs.</summary>
    public double TotalRadius => Measurement.Number("enclosing_ball.all");

    /// <summary>max R(X^i): what class collapse costs.</summary>
    public double ClassRadius => Measurement.Number("enclosing_ball.largest_class");

    /// <summary>What the nearest separated embedding is: none, class, total or undecided.</summary>
    public string Nearest => Measurement.Text("collapse.verdict");

    /// <summary>What the embedding itself is: none, class, total or undecided.</summary>
    public string Verdict => Judged.Text("verdict");

    /// <summary>A measure of the embedding itself, or null.</summary>
    public double? Now(string name) => Judged.Optional(name);

    /// <summary>The verdict on the embedding in a sentence.</summary>
    public string Headline => Judged.Text("headline");

    /// <summary>The figures it rests on.</summary>
    public string Reason => Judged.Text("reason");

    /// <summary>The points are nearly one point on the natural scale.</summary>
    public bool Contracted => Judged.Flag("contracted");

    /// <summary>What to try, with evidence and limits.</summary>
    public IEnumerable<(string Try, string Evidence, string Limits)> Advice =>
        Judged.Rows("advice").Select(a => (a.Text("try"), a.Text("evidence"), a.Text("limits")));

    /// <summary>The margin that was asked for; 0: none.</summary>
    public double Margin => Measurement.Number("loss.margin");

    /// <summary>A figure of the loss, or null.</summary>
    public double? Loss(string name) => Measurement.Optional($"loss.{name}");

    /// <summary>A figure of retrieval, or null.</summary>
    public double? Retrieval(string name) => Measurement.Optional($"retrieval.{name}");

    /// <summary>A measure of collapse, or null.</summary>
    public double? Collapse(string name) => Measurement.Optional($"collapse.{name}");

    /// <summary>The rms distance of the points from their mean, and the natural scale with what it is: sphere, margin or offset.</summary>
    public (double Spread, double Scale, string From) Size => (Judged.Number("spread"), Judged.Number("scale"), Judged.Text("scale_from"));

    /// <summary>A distance to separation, d_haus or d_iso: both ends, whether it is closed, and what each end rests on.</summary>
    public (double Lower, double Upper, bool Closed, string LowerFrom, string UpperFrom) Distance(string name)
    {
        ResultFile d = Measurement.Part(name);
        return (d.Number("lower"), d.Number("upper"), d.Flag("closed"), d.Text("lower_from"), d.Text("upper_from"));
    }
}

/// <summary>What the nearest Triplet-Separated embedding is, in words. Of the embedding itself the verdict before it speaks.</summary>
/// <param name="Headline">What it is, in a sentence.</param>
public sealed record NearestWords(string Headline, string Meaning, IReadOnlyList<string> Next)
{
    private const string Hypothesis =
        "The isometric approximation paper's hypothesis, not a theorem, and as an exact rule not what this project measured: training collapses when this nearest embedding is collapsed.";

    /// <summary>Puts the brackets of a measurement into words.</summary>
    public static NearestWords Of(EmbeddingNumbers m) =>
        m.Hardness is null ? NoTriple(m)
        : m.Diameter == 0 ? AllEqual(m)
        : m.Separated ? Separated(m)
        : m.Nearest switch
        {
            "none" => None(m),
            "class" => Class(m),
            "total" => Total(m),
            _ => Undecided(m),
        };

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
