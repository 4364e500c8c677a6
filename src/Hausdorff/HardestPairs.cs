namespace IsoTriplet.Hausdorff;

/// <summary>The farthest positive and the nearest negative of every anchor, exact, in one sweep over the pairs i &lt; j.</summary>
/// <remarks>
/// The points are put in the order of their classes, so that in a row of distances the positives come first. Each worker keeps the hardest pairs of all
/// points; a vector of squares is looked at lane by lane only where one of them can replace what is kept. Memory: two copies of the points.
/// </remarks>
internal static class HardestPairs
{
    /// <summary>The pairs of every anchor, and the largest distance of any two points.</summary>
    public static (AnchorHardness[] Anchors, double Diameter) Of(Embedding points, Labels labels)
    {
        int count = points.Points;
        int[] order = new int[count];
        int[] classEnd = new int[count];
        int next = 0;
        for (int k = 0; k < labels.Classes; k++)
        {
            ReadOnlySpan<int> members = labels.Members(k);
            members.CopyTo(order.AsSpan(next));
            classEnd.AsSpan(next, members.Length).Fill(next + members.Length);
            next += members.Length;
        }
        AnchorHardness[] anchors = new AnchorHardness[count];
        Array.Fill(anchors, new AnchorHardness(-1, double.NaN, -1, double.NaN));
        double largest = 0;
        foreach (HardestPairsState state in Sweep(points.Select(order), order, classEnd))
        {
            largest = Math.Max(largest, state.LargestSquare);
            for (int i = 0; i < count; i++)
            {
                anchors[order[i]] = Harder(anchors[order[i]], state.At(i));
            }
        }
        return (anchors, Math.Sqrt(largest));
    }

    private static IReadOnlyList<HardestPairsState> Sweep(Embedding sorted, int[] order, int[] classEnd) =>
        PairwiseDistances.ForEachBlock(
            sorted,
            () => new HardestPairsState(order),
            (state, block) =>
            {
                for (int r = 0; r < block.Rows; r++)
                {
                    int above = block.FirstColumnAbove(r);
                    int split = Math.Clamp(classEnd[block.FirstRow + r] - block.FirstColumn, above, block.Columns);
                    state.Largest(block.Row(r)[above..]);
                    state.Positives(block.FirstRow + r, block.FirstColumn + above, block.Row(r)[above..split]);
                    state.Negatives(block.FirstRow + r, block.FirstColumn + split, block.Row(r)[split..]);
                }
            }
        );

    private static AnchorHardness Harder(AnchorHardness a, AnchorHardness b)
    {
        bool positive = b.Positive >= 0 && HardestPairsState.Beats(b.PositiveDistance, b.Positive, a.PositiveDistance, a.Positive);
        bool negative = b.Negative >= 0 && HardestPairsState.Beats(-b.NegativeDistance, b.Negative, -a.NegativeDistance, a.Negative);
        return new AnchorHardness(
            positive ? b.Positive : a.Positive,
            positive ? b.PositiveDistance : a.PositiveDistance,
            negative ? b.Negative : a.Negative,
            negative ? b.NegativeDistance : a.NegativeDistance
        );
    }
}
