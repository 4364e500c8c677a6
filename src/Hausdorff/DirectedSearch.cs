using IsoTriplet.Numerics;

namespace IsoTriplet.Hausdorff;

/// <summary>The search for the point of X farthest from Y.</summary>
internal static class DirectedSearch
{
    public static DirectedDistance Run(Embedding x, Embedding y)
    {
        DirectedDistance farthest = new(-1, 0, 0);
        for (int i = 0; i < x.Points; i++)
        {
            (double least, int nearest) = (double.PositiveInfinity, 0);
            for (int j = 0; j < y.Points && least > farthest.Value; j++)
            {
                double d = PairwiseDistances.Between(x.Row(i), y.Row(j));
                (least, nearest) = d < least ? (d, j) : (least, nearest);
            }
            farthest = least > farthest.Value ? new DirectedDistance(least, i, nearest) : farthest;
        }
        return farthest;
    }
}
