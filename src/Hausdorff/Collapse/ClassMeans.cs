namespace IsoTriplet.Hausdorff.Collapse;

/// <summary>The mean of every class.</summary>
/// <param name="Means">c x n, by class number.</param>
internal sealed record ClassMeans(Embedding Means)
{
    public static ClassMeans Of(Embedding points, Labels labels) =>
        new(Embedding.FromRows([.. Enumerable.Range(0, labels.Classes).Select(k => Of(points, labels.Members(k)))]));

    /// <summary>The mean of some rows, from offsets to the first of them: equal rows have exactly that row as their mean.</summary>
    public static double[] Of(Embedding points, ReadOnlySpan<int> rows)
    {
        double[] first = points.Row(rows[0]).ToArray();
        double[] sum = new double[first.Length];
        foreach (int i in rows)
        {
            ReadOnlySpan<double> row = points.Row(i);
            for (int k = 0; k < sum.Length; k++)
            {
                sum[k] += row[k] - first[k];
            }
        }
        for (int k = 0; k < sum.Length; k++)
        {
            sum[k] = first[k] + (sum[k] / rows.Length);
        }
        return sum;
    }

    /// <summary>Root mean square distance of two means; 0 with one class. Sum over pairs of |a - b|^2 = c sum |a - mean of means|^2.</summary>
    public double RootMeanSquareDistance()
    {
        int c = Means.Points;
        if (c < 2)
        {
            return 0;
        }
        double[] centre = Of(Means, Enumerable.Range(0, c).ToArray());
        double sum = 0;
        for (int k = 0; k < c; k++)
        {
            sum += PairwiseDistances.SquaredBetween(Means.Row(k), centre);
        }
        return Math.Sqrt(2 * sum / (c - 1));
    }
}
