namespace IsoTriplet.Hausdorff;

/// <summary>Whether an embedding is Triplet-Separated over the reals, by the anchors whose rounded distances leave it in doubt.</summary>
/// <remarks>
/// Rounded distances are within <c>(n + 8) 2^-52</c> of themselves (<see cref="PairwiseDistances"/>), and within 1e-150 where squares underflow. An anchor
/// whose hardness is farther from 0 than that is decided; for the others every positive and negative that may be the hardest is compared exactly. Equal points of
/// a class count once. Work: nothing where no anchor is in doubt, else O(N n) for each of those and one exact comparison for each candidate.
/// </remarks>
internal static class ExactSeparation
{
    private const double Underflow = 1e-150;

    /// <summary>D_ap &lt;= D_aq for every triple.</summary>
    public static bool Of(Embedding points, Labels labels, IReadOnlyList<AnchorHardness> anchors)
    {
        double unit = (points.Dimension + 8) * Math.ScaleB(1, -52);
        List<int> doubtful = [];
        for (int a = 0; a < anchors.Count; a++)
        {
            if (anchors[a].Hardness is not { } h)
            {
                continue;
            }
            double error = Error(anchors[a], unit);
            if (h > error)
            {
                return false;
            }
            if (!(h < -error))
            {
                doubtful.Add(a);
            }
        }
        if (doubtful.Count == 0)
        {
            return true;
        }
        PlaceOfClass same = new(points, labels);
        int[] places = [.. Enumerable.Range(0, points.Points).Distinct(same)];
        return Parallel
            .ForEach(
                doubtful.Distinct(same),
                (a, loop) =>
                {
                    if (Fails(points, labels, places, a, anchors[a], Error(anchors[a], unit)))
                    {
                        loop.Stop();
                    }
                }
            )
            .IsCompleted;
    }

    private static double Error(AnchorHardness anchor, double unit) =>
        (unit * (anchor.PositiveDistance + anchor.NegativeDistance)) + Underflow;

    private static bool Fails(Embedding points, Labels labels, int[] places, int a, AnchorHardness anchor, double error)
    {
        (int far, int near) = (-1, -1);
        ReadOnlySpan<double> row = points.Row(a);
        foreach (int i in places)
        {
            ReadOnlySpan<double> other = points.Row(i);
            bool own = labels[i] == labels[a];
            double d = PairwiseDistances.Between(row, other);
            // What is certainly nearer than every negative, or farther than every positive, fails with nobody.
            if (own ? d < anchor.NegativeDistance - error : d > anchor.PositiveDistance + error)
            {
                continue;
            }
            if (own)
            {
                far = far < 0 || ExactDistances.Compare(row, other, points.Row(far)) > 0 ? i : far;
            }
            else
            {
                near = near < 0 || ExactDistances.Compare(row, other, points.Row(near)) < 0 ? i : near;
            }
        }
        return far >= 0 && near >= 0 && ExactDistances.Compare(row, points.Row(far), points.Row(near)) > 0;
    }

    /// <summary>Row numbers: equal when labels and coordinates are.</summary>
    private sealed class PlaceOfClass(Embedding points, Labels labels) : IEqualityComparer<int>
    {
        public bool Equals(int i, int j) => labels[i] == labels[j] && points.Row(i).SequenceEqual(points.Row(j));

        public int GetHashCode(int i)
        {
            HashCode hash = default;
            hash.Add(labels[i]);
            foreach (double x in points.Row(i))
            {
                // 0 equals -0.
                hash.Add(x + 0.0);
            }
            return hash.ToHashCode();
        }
    }
}
