using System.Text.Json.Serialization;
using IsoTriplet.Experiments.Measurement;

namespace IsoTriplet.Experiments.Reports;

/// <summary>One point of the drawing, before and after it moved to the nearest separated embeddings that were found.</summary>
/// <param name="Row">The row of the embedding, from 0.</param>
/// <param name="X">Horizontal place in the plane of the drawing.</param>
/// <param name="HausX">Where it stands in the embedding that gives the upper bound of d_haus.</param>
/// <param name="HausMoved">|p_i - g_i| in R^n.</param>
/// <param name="IsoX">Where it stands in the embedding that gives the upper bound of d_iso, laid over F by Procrustes.</param>
/// <param name="IsoMoved">|p_i - g_i| in R^n after that.</param>
public sealed record DrawnPoint(
    int Row,
    string Class,
    double X,
    double Y,
    double HausX,
    double HausY,
    double HausMoved,
    double IsoX,
    double IsoY,
    double IsoMoved
);

/// <summary>A hard triple: an anchor with its farthest positive and its nearest negative.</summary>
/// <param name="Gap">D_ap - D_aq; above 0 the triple fails.</param>
public sealed record DrawnTriple(
    int Rank,
    int Anchor,
    int Positive,
    int Negative,
    [property: JsonPropertyName("d_ap")] double AnchorPositive,
    [property: JsonPropertyName("d_aq")] double AnchorNegative,
    double Gap
);

/// <summary>The plane of the drawing.</summary>
/// <param name="Kind">line (n = 1), plane (n = 2: the coordinates themselves) or principal-components.</param>
/// <param name="Kept">The share of the variance that it shows; 1 when nothing is lost.</param>
public sealed record DrawnPlane(string Kind, double Kept);

/// <summary>The result file of the page's section on one embedding: the measurement, a drawing in the plane, and the hardest triples.</summary>
/// <param name="MadeBy">The command line that makes it.</param>
/// <param name="Name">What the embedding is called.</param>
/// <param name="Plane">The plane of the drawing.</param>
/// <param name="Points">The points drawn: all, or those that matter and an even choice of the others.</param>
/// <param name="Triples">The hardest triple of each of the hardest anchors.</param>
public sealed record EmbeddingDocument(
    string MadeBy,
    int Seed,
    string Name,
    MeasurementReport Measurement,
    DrawnPlane Plane,
    IReadOnlyList<DrawnPoint> Points,
    IReadOnlyList<DrawnTriple> Triples
);
