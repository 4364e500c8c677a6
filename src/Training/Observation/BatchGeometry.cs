using IsoTriplet.Isometry;
using IsoTriplet.Numerics;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Training.Observation;

/// <summary>The size and shape of an embedded batch. No figure alone tells a collapse: each is blind to something (see <see cref="CollapseJudge"/>).</summary>
/// <param name="Spread">Root mean square distance of the points from their mean. Blind to what a harmless change of scale does.</param>
/// <param name="Norm">Root mean square length of the points.</param>
/// <param name="Diameter">Largest distance of two points. One outlier hides the collapse of all the others.</param>
/// <param name="EffectiveRank">exp of the entropy of the normalised singular values of the centred points (Roy, Vetterli 2007); 1 for
/// points on a line, 0 for equal points. Blind to scale: rounding noise around one point has a high rank.</param>
/// <param name="CentreDistance">Root mean square distance of two class centres.</param>
/// <param name="ClassRadius">Root mean square distance of the points from the centre of their class.</param>
public sealed record BatchGeometry(
    double Spread,
    double Norm,
    double Diameter,
    double EffectiveRank,
    double CentreDistance,
    double ClassRadius
)
{
    /// <summary>Spread over norm: 0 when all points are in one place away from the origin. Blind to a collapse into the origin.</summary>
    public double RelativeSpread => Norm > 0 ? Spread / Norm : 0;

    /// <summary>Root mean square distance of the class centres over that of the points from theirs (<c>measure</c> has the smallest over the largest instead); infinite for collapsed classes apart, 0 when the centres coincide. Blind to scale.</summary>
    public double CentreSeparation =>
        ClassRadius > 0 ? CentreDistance / ClassRadius
        : CentreDistance > 0 ? double.PositiveInfinity
        : 0;

    /// <summary>Measures a batch.</summary>
    /// <param name="points">F, N x n.</param>
    /// <param name="labels">N labels.</param>
    /// <returns>The geometry.</returns>
    public static BatchGeometry Of(Embedding points, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(labels);
        Guard.SameSize(points.Points, labels.Count, "points and labels");
        (int count, int n) = (points.Points, points.Dimension);
        double[] mean = Centre(points, Enumerable.Range(0, count));
        double[][] centres = [.. Enumerable.Range(0, labels.Classes).Select(k => Centre(points, labels.Members(k).ToArray()))];
        double[] centred = new double[count * n];
        (double spread, double norm, double within) = (0, 0, 0);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> row = points.Row(i);
            for (int k = 0; k < n; k++)
            {
                centred[(i * n) + k] = row[k] - mean[k];
                norm += row[k] * row[k];
            }
            spread += PairwiseDistances.SquaredBetween(row, mean);
            within += PairwiseDistances.SquaredBetween(row, centres[labels[i]]);
        }
        double between = 0;
        int pairs = 0;
        for (int k = 0; k < centres.Length; k++)
        {
            for (int l = 0; l < k; l++, pairs++)
            {
                between += PairwiseDistances.SquaredBetween(centres[k], centres[l]);
            }
        }
        return new BatchGeometry(
            Math.Sqrt(spread / count),
            Math.Sqrt(norm / count),
            count > 1 ? Isometry.Diameter.Of(points).Value : 0,
            Rank(centred, count, n),
            pairs > 0 ? Math.Sqrt(between / pairs) : 0,
            Math.Sqrt(within / count)
        );
    }

    private static double[] Centre(Embedding points, IEnumerable<int> rows)
    {
        double[] sum = new double[points.Dimension];
        // Offsets from the first row: equal rows then have exactly that row as their centre.
        double[]? first = null;
        int count = 0;
        foreach (int i in rows)
        {
            ReadOnlySpan<double> row = points.Row(i);
            first ??= row.ToArray();
            for (int k = 0; k < sum.Length; k++)
            {
                sum[k] += row[k] - first[k];
            }
            count++;
        }
        for (int k = 0; k < sum.Length; k++)
        {
            sum[k] = first![k] + (sum[k] / count);
        }
        return sum;
    }

    private static double Rank(double[] centred, int rows, int columns)
    {
        double largest = centred.Max(Math.Abs);
        if (largest == 0)
        {
            return 0;
        }
        double[] values = SingularValues.Of(Array.ConvertAll(centred, v => v / largest), rows, columns);
        double sum = values.Sum();
        return Math.Exp(-values.Where(v => v > 0).Sum(v => v / sum * Math.Log(v / sum)));
    }
}
