using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Hausdorff.Retrieval;
using IsoTriplet.Isometry;

namespace IsoTriplet.Training.Observation;

/// <summary>Measures an embedded batch with the exact figures of the toolkit.</summary>
/// <param name="labels">The batch's labels.</param>
/// <param name="loss">The loss of the run.</param>
/// <param name="distance">The distance of the run.</param>
/// <param name="mining">The mining strategy of the run.</param>
/// <param name="scale">The natural scale of the run's embeddings.</param>
/// <param name="thresholds">The thresholds of the collapse verdict.</param>
/// <param name="referenceSpread">The spread at random weights.</param>
/// <param name="brackets">A solver for the distance to the nearest Triplet-Separated embedding, or null.</param>
/// <param name="thicknessEffort">The effort of the thickness bracket (<see cref="Thickness.Of"/>); 0: it is not measured.</param>
public sealed class BatchObserver(
    Labels labels,
    TripletLoss loss,
    TripletDistance distance,
    MiningStrategy mining,
    NaturalScale scale,
    CollapseThresholds thresholds,
    double referenceSpread,
    Func<Embedding, Labels, BatchBrackets?>? brackets,
    double thicknessEffort
)
{
    // The hard negative loss is told of the hinge on plain distances alone.
    private double Margin => loss.Name == "vanilla" && distance.Name is "euclidean" or "chord" ? loss.Settings.Margin : 0;

    /// <summary>Measures the batch.</summary>
    /// <param name="step">How many training steps lie behind.</param>
    /// <param name="points">The embedded batch.</param>
    /// <returns>The figures.</returns>
    public BatchObservation Observe(long step, Embedding points)
    {
        ArgumentNullException.ThrowIfNull(points);
        IReadOnlyList<Triple> triples = Mine(points);
        BatchLoss value = BatchLoss.Evaluate(points, triples, loss, distance);
        double positive = 0;
        double negative = 0;
        foreach (Triple triple in triples)
        {
            positive += distance.Between(points.Row(triple.Anchor), points.Row(triple.Positive)) / triples.Count;
            negative += distance.Between(points.Row(triple.Anchor), points.Row(triple.Negative)) / triples.Count;
        }
        EmbeddingGeometry geometry = EmbeddingGeometry.Of(points, labels);
        RetrievalMetrics retrieval = RetrievalMetrics.Of(points, labels);
        TripletSeparation separation = TripletSeparation.Of(points, labels);
        Thickness? thickness = thicknessEffort > 0 ? Thickness.Of(points, 0, thicknessEffort) : null;
        return new BatchObservation(
            step,
            value.Value,
            triples.Count == 0 ? 0 : (double)value.Active / triples.Count,
            separation.Hardness,
            separation.Anchors.Average(a => a.Hardness),
            positive,
            negative,
            geometry,
            referenceSpread > 0 ? geometry.Spread / referenceSpread : 0,
            thickness is null ? null : new Enclosure(thickness.Lower, thickness.Upper),
            retrieval.RecallAt1,
            brackets?.Invoke(points, labels),
            CollapseRule.Judge(points, labels, geometry, separation, retrieval, scale, Margin, thresholds)
        );
    }

    // A row of length 0 has no angle; such a batch is observed without its triples.
    private IReadOnlyList<Triple> Mine(Embedding points)
    {
        bool noAngle = distance.IsAngular && Enumerable.Range(0, points.Points).Any(i => !points.Row(i).ContainsAnyExcept(0.0));
        return noAngle ? [] : TripletMiner.Mine(points, labels, mining, distance).Triples;
    }
}

/// <summary>How far a batch is from the nearest Triplet-Separated embedding, as brackets from a solver outside this project.</summary>
/// <param name="Hausdorff">d_haus(F, F_TS).</param>
/// <param name="Isometric">d_iso(F, F_TS).</param>
/// <param name="EnclosingRadius">R(X), the radius of the smallest enclosing ball of all points; total collapse moves a point by at most this.</param>
/// <param name="LargestClassRadius">The largest such radius of a class; class collapse moves a point by at most this.</param>
public sealed record BatchBrackets(Enclosure Hausdorff, Enclosure Isometric, double EnclosingRadius, double LargestClassRadius);

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
