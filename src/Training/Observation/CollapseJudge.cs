namespace IsoTriplet.Training.Observation;

/// <summary>Judges a batch by several figures at once, since each alone has a blind spot.</summary>
/// <remarks>
/// Natural scale: the radius of the sphere (1) for normalised embeddings; else the margin of a loss that has one; else the spread at random
/// weights. Total collapse needs a spread that is small on that scale and classes that are not told apart (H > 0, or all points equal):
/// spread alone would call a change of scale a collapse, while rank, Recall@k and centre separation, being free of scale, call the
/// noise around one point healthy.
/// </remarks>
/// <param name="scale">The natural scale, above 0.</param>
/// <param name="scaleName">What it is, for the reason.</param>
/// <param name="thresholds">The thresholds.</param>
public sealed class CollapseJudge(double scale, string scaleName, CollapseThresholds thresholds)
{
    /// <summary>The verdict on a batch.</summary>
    /// <param name="geometry">Its size and shape.</param>
    /// <param name="dimension">n.</param>
    /// <param name="classes">How many classes it has.</param>
    /// <param name="hardness">H, null without a triple.</param>
    /// <returns>The verdict.</returns>
    public CollapseVerdict Judge(BatchGeometry geometry, int dimension, int classes, double? hardness)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        double share = geometry.Spread / scale;
        string spread = $"spread {geometry.Spread:G3} is {share:G3} of {scaleName} {scale:G3}";
        string limit = $"threshold {thresholds.Contracted}";
        if (geometry.Diameter == 0)
        {
            return new CollapseVerdict(CollapseKind.Total, "all points are equal");
        }
        if (share < thresholds.Contracted)
        {
            return hardness > 0
                ? new CollapseVerdict(
                    CollapseKind.Total,
                    $"{spread} ({limit}) and the classes are not separated: hardness {hardness:G3} > 0"
                )
                : new CollapseVerdict(CollapseKind.Undecided, $"{spread} ({limit}), but the classes are separated: small, not collapsed");
        }
        double radius = geometry.CentreDistance > 0 ? geometry.ClassRadius / geometry.CentreDistance : double.PositiveInfinity;
        if (radius < thresholds.ClassPoint)
        {
            return new CollapseVerdict(
                CollapseKind.Class,
                $"class radius is {radius:G3} of the centres' distance (threshold {thresholds.ClassPoint}); {spread}"
            );
        }
        return dimension > 1 && classes > 2 && geometry.EffectiveRank < thresholds.Line
            ? new CollapseVerdict(
                CollapseKind.Undecided,
                $"{spread}, but all on a line: effective rank {geometry.EffectiveRank:G3} (threshold {thresholds.Line})"
            )
            : new CollapseVerdict(CollapseKind.None, $"{spread} ({limit})");
    }
}
