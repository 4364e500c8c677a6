namespace IsoTriplet.Hausdorff.Collapse;

/// <summary>The points cut in two halfway along their first principal axis.</summary>
/// <param name="Left">
/// What remains of the spread when each part is moved to its own mean, as a share of the spread: 0 where all points lie at two places, the root of 1 - 2/pi (0.60) for
/// gaussian points on a line. 1 without spread.
/// </param>
/// <param name="ChanceAt1">The Recall@1 of guessing within a point's own part: what the two places alone tell of the classes.</param>
public sealed record TwoPlaces(double Left, double ChanceAt1)
{
    internal static TwoPlaces Of(Embedding points, Labels labels, double[] mean, ReadOnlySpan<double> axis, double spread)
    {
        if (spread == 0)
        {
            return new TwoPlaces(1, 1);
        }
        double[] along = new double[points.Points];
        for (int i = 0; i < along.Length; i++)
        {
            ReadOnlySpan<double> row = points.Row(i);
            for (int k = 0; k < row.Length; k++)
            {
                along[i] += (row[k] - mean[k]) * axis[k];
            }
        }
        double cut = (along.Max() + along.Min()) / 2;
        int[] low = [.. Enumerable.Range(0, along.Length).Where(i => along[i] < cut)];
        int[] high = [.. Enumerable.Range(0, along.Length).Where(i => along[i] >= cut)];
        double left = 0;
        double chance = 0;
        int queries = 0;
        foreach (int[] part in (int[][])[low, high])
        {
            if (part.Length == 0)
            {
                continue;
            }
            double[] centre = ClassMeans.Of(points, part);
            left += part.Sum(i => PairwiseDistances.SquaredBetween(points.Row(i), centre));
            foreach (IGrouping<int, int> own in part.GroupBy(i => labels[i]))
            {
                int size = own.Count();
                // Who has nobody of its class at all is no query; who has nobody in its part finds nobody there.
                queries += labels.Members(own.Key).Length > 1 ? size : 0;
                chance += part.Length > 1 ? size * (size - 1.0) / (part.Length - 1) : 0;
            }
        }
        return new TwoPlaces(Math.Min(1, Math.Sqrt(left / along.Length) / spread), queries == 0 ? 1 : chance / queries);
    }
}
