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

    /// <summary>The number of classes.</summary>
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
