using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Isometry;

namespace IsoTriplet.Training.Observation;

/// <summary>Everything that is measured of the observed batch at one step, in double precision.</summary>
/// <param name="Step">How many training steps lie behind.</param>
/// <param name="Loss">The loss of the observed batch.</param>
/// <param name="ActiveShare">The share of its mined triples with a derivative that is not 0.</param>
/// <param name="Hardness">H, the largest D_ap - D_an over all triples.</param>
/// <param name="MeanHardness">Mean over the anchors of D_ap - D_an of the farthest positive and the nearest negative: the rate at which the hinge contracts the batch, by Euler's identity, where no row is normalised.</param>
/// <param name="PositiveDistance">Mean d_ap over the mined triples.</param>
/// <param name="NegativeDistance">Mean d_an over the mined triples.</param>
/// <param name="Geometry">Size and shape.</param>
/// <param name="SpreadRatio">Spread over the spread at random weights.</param>
/// <param name="Thickness">The thickness bracket; null when it was not asked for.</param>
/// <param name="BatchRecallAt1">Recall@1 within the batch.</param>
/// <param name="Brackets">Distances to the nearest Triplet-Separated embedding, when a solver was given.</param>
/// <param name="Verdict">Whether the batch has collapsed, by the rule of <c>measure</c>.</param>
public sealed record BatchObservation(
    long Step,
    double Loss,
    double ActiveShare,
    double? Hardness,
    double? MeanHardness,
    double PositiveDistance,
    double NegativeDistance,
    EmbeddingGeometry Geometry,
    double SpreadRatio,
    Enclosure? Thickness,
    double BatchRecallAt1,
    BatchBrackets? Brackets,
    CollapseNow Verdict
);
