using IsoTriplet.Numerics;

namespace IsoTriplet.Hausdorff;

/// <summary>The farthest positive and the nearest negative of every anchor, exact.</summary>
internal static class HardestPairs
{
    public static AnchorHardness[] Of(Embedding points, Labels labels)
    {
        AnchorHardness[] anchors = new AnchorHardness[points.Points];
        for (int a = 0; a < anchors.Length; a++)
        {
            AnchorHardness hardest = new(-1, double.NaN, -1, double.NaN);
            for (int j = 0; j < anchors.Length; j++)
            {
                if (j == a)
                {
                    continue;
                }
                double d = PairwiseDistances.Between(points.Row(a), points.Row(j));
                if (labels[j] == labels[a])
                {
                    hardest = d <= hardest.PositiveDistance ? hardest : hardest with { Positive = j, PositiveDistance = d };
                }
                else
                {
                    hardest = d >= hardest.NegativeDistance ? hardest : hardest with { Negative = j, NegativeDistance = d };
                }
            }
            anchors[a] = hardest;
        }
        return anchors;
    }
}
