using System.Text.Json;

namespace IsoTriplet.Figures.Page.Embeddings;

/// <summary>The measurement of an embedding, read from the result file: what the words and the figures ask of it.</summary>
public sealed record EmbeddingNumbers
{
    /// <summary>The JSON of <c>measure</c>.</summary>
    public JsonElement Measurement { get; }

    /// <summary>Reads a result file of an embedding.</summary>
    /// <param name="document">The file's content.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    public EmbeddingNumbers(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty("measurement", out JsonElement measurement))
        {
            throw new ArgumentException(
                "no result file of an embedding: an object with 'measurement', 'points' and 'triples' was expected"
            );
        }
        Measurement = measurement;
    }

    /// <summary>N.</summary>
    public int Points => Measurement.GetProperty("points").GetInt32();

    /// <summary>n.</summary>
    public int Dimension => Measurement.GetProperty("dimension").GetInt32();

    /// <summary>The number of classes.</summary>
    public int Classes => Measurement.GetProperty("classes").GetInt32();

    /// <summary>H(F), or null without a triple.</summary>
    public double? Hardness => Optional(Measurement.GetProperty("hardness"));

    /// <summary>True when no triple fails.</summary>
    public bool Separated => Measurement.GetProperty("triplet_separated").GetBoolean();

    /// <summary>The largest distance.</summary>
    public double Diameter => Measurement.GetProperty("diameter").GetDouble();

    /// <summary>R(X): what total collapse costs.</summary>
    public double TotalRadius => Measurement.GetProperty("enclosing_ball").GetProperty("all").GetDouble();

    /// <summary>max R(X^i): what class collapse costs.</summary>
    public double ClassRadius => Measurement.GetProperty("enclosing_ball").GetProperty("largest_class").GetDouble();

    /// <summary>What the nearest separated embedding is: none, class, total or undecided.</summary>
    public string Nearest => Text(Measurement.GetProperty("collapse"), "verdict");

    /// <summary>What the embedding itself is: none, class, total or undecided.</summary>
    public string Verdict => Text(Judged, "verdict");

    /// <summary>A measure of the embedding itself, or null.</summary>
    /// <param name="name">The property.</param>
    /// <returns>The number.</returns>
    public double? Now(string name) => Optional(Judged.GetProperty(name));

    /// <summary>The verdict on the embedding in a sentence.</summary>
    public string Headline => Text(Judged, "headline");

    /// <summary>The figures it rests on.</summary>
    public string Reason => Text(Judged, "reason");

    /// <summary>The points are nearly one point on the natural scale.</summary>
    public bool Contracted => Judged.GetProperty("contracted").GetBoolean();

    /// <summary>What to try, with evidence and limits.</summary>
    public IEnumerable<(string Try, string Evidence, string Limits)> Advice =>
        Judged.GetProperty("advice").EnumerateArray().Select(a => (Text(a, "try"), Text(a, "evidence"), Text(a, "limits")));

    /// <summary>The margin that was asked for; 0: none.</summary>
    public double Margin => Measurement.GetProperty("loss").GetProperty("margin").GetDouble();

    /// <summary>A figure of the loss, or null.</summary>
    /// <param name="name">The property.</param>
    /// <returns>The number.</returns>
    public double? Loss(string name) => Optional(Measurement.GetProperty("loss").GetProperty(name));

    /// <summary>A figure of retrieval, or null.</summary>
    /// <param name="name">The property.</param>
    /// <returns>The number.</returns>
    public double? Retrieval(string name) => Optional(Measurement.GetProperty("retrieval").GetProperty(name));

    /// <summary>The rms distance of the points from their mean, and the natural scale with what it is: sphere, margin or offset.</summary>
    public (double Spread, double Scale, string From) Size =>
        (Judged.GetProperty("spread").GetDouble(), Judged.GetProperty("scale").GetDouble(), Text(Judged, "scale_from"));

    private JsonElement Judged => Measurement.GetProperty("collapsed_now");

    private static string Text(JsonElement owner, string name) => owner.GetProperty(name).GetString() ?? "";

    /// <summary>A distance to separation: d_haus or d_iso.</summary>
    /// <param name="name">The property.</param>
    /// <returns>Both ends, whether it is closed, and what each end rests on.</returns>
    public (double Lower, double Upper, bool Closed, string LowerFrom, string UpperFrom) Distance(string name)
    {
        JsonElement d = Measurement.GetProperty(name);
        return (
            d.GetProperty("lower").GetDouble(),
            d.GetProperty("upper").GetDouble(),
            d.GetProperty("closed").GetBoolean(),
            d.GetProperty("lower_from").GetString() ?? "",
            d.GetProperty("upper_from").GetString() ?? ""
        );
    }

    /// <summary>A measure of collapse, or null.</summary>
    /// <param name="name">The property.</param>
    /// <returns>The number.</returns>
    public double? Collapse(string name) => Optional(Measurement.GetProperty("collapse").GetProperty(name));

    private static double? Optional(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
