using IsoTriplet.Hausdorff.Retrieval;

namespace IsoTriplet.Hausdorff.Collapse;

/// <summary>Some classes on one point and others not: a proper part of the classes to which the rule of total collapse applies by itself.</summary>
/// <param name="Classes">The classes, by number.</param>
/// <param name="Spread">The rms distance of their points from their common mean.</param>
/// <param name="Of">The length that it is small against: the natural scale, or where only the offset gives one, the spread of all points.</param>
public sealed record PartialCollapse(IReadOnlyList<int> Classes, double Spread, double Of)
{
    /// <summary>Looks for the largest such part.</summary>
    /// <param name="points">F.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="geometry">The geometry of F.</param>
    /// <param name="scale">Its natural scale.</param>
    /// <param name="thresholds">The thresholds of the rule.</param>
    /// <returns>The part, or null. With no scale but the offset the part's neighbours must be lost as well.</returns>
    internal static PartialCollapse? Find(
        Embedding points,
        Labels labels,
        EmbeddingGeometry geometry,
        NaturalScale scale,
        CollapseThresholds thresholds
    )
    {
        bool known = scale.Source != ScaleSource.Offset;
        double reference = known ? scale.Value : geometry.Spread;
        double reach = thresholds.Contracted * reference;
        ClassMeans means = ClassMeans.Of(points, labels);
        int[] near = [.. Enumerable.Range(0, labels.Classes).Where(k => RadiusOf(points, labels, means, k) < reach)];
        if (near.Length < 2)
        {
            return null;
        }
        foreach (int[] group in Groups(means.Means.Select(near), reach).Where(g => g.Length > 1 && g.Length < labels.Classes))
        {
            int[] classes = [.. group.Select(k => near[k])];
            int[] rows = [.. classes.SelectMany(k => labels.Members(k).ToArray()).Order()];
            (Embedding part, Labels own) = (points.Select(rows), labels.Select(rows));
            double[] centre = ClassMeans.Of(points, rows);
            double spread = Math.Sqrt(rows.Sum(i => PairwiseDistances.SquaredBetween(points.Row(i), centre)) / rows.Length);
            if (
                spread < reach
                && (TripletSeparation.Of(part, own).Hardness > 0 || spread == 0)
                && (known || NeighbourEvidence.Of(RetrievalMetrics.Of(part, own), spread == 0).Lost == true)
            )
            {
                return new PartialCollapse(classes, spread, reference);
            }
        }
        return null;
    }

    private static double RadiusOf(Embedding points, Labels labels, ClassMeans means, int k)
    {
        double sum = 0;
        foreach (int i in labels.Members(k))
        {
            sum += PairwiseDistances.SquaredBetween(points.Row(i), means.Means.Row(k));
        }
        return Math.Sqrt(sum / labels.Members(k).Length);
    }

    // Means nearer than the reach go together, the largest group first.
    private static IEnumerable<int[]> Groups(Embedding means, double reach)
    {
        int[] root = [.. Enumerable.Range(0, means.Points)];
        int Find(int i) => root[i] == i ? i : root[i] = Find(root[i]);
        for (int i = 0; i < root.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (PairwiseDistances.Between(means.Row(i), means.Row(j)) < reach)
                {
                    root[Find(i)] = Find(j);
                }
            }
        }
        return Enumerable.Range(0, root.Length).GroupBy(Find).Select(g => g.ToArray()).OrderByDescending(g => g.Length);
    }
}
