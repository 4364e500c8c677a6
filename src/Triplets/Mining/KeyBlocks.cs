namespace IsoTriplet.Triplets;

/// <summary>The keys of a batch, band of anchors by band of anchors: squared distances to all points in class order.</summary>
/// <remarks>Memory: a copy of the rows in class order where they are in another, one more, and one band of keys a worker (64 N numbers).</remarks>
internal static class KeyBlocks
{
    /// <summary>Calls back once for every position with a worker turned to its anchor; several workers at a time.</summary>
    public static void ForEachAnchor(Embedding embedding, ClassOrder order, ExactAngles? angles, Action<AnchorSearch, int> visit)
    {
        Embedding gathered = order.IsGiven ? embedding : embedding.Select(order.RowAt);
        PairwiseDistances.ForEachBlock(
            gathered,
            gathered,
            () => new Band(new AnchorSearch(order, angles), embedding.Points),
            (band, block) => band.Take(block, visit)
        );
    }

    private sealed class Band(AnchorSearch search, int points)
    {
        private double[] _keys = [];

        public void Take(DistanceBlock block, Action<AnchorSearch, int> visit)
        {
            if (_keys.Length < block.Rows * points)
            {
                _keys = GC.AllocateUninitializedArray<double>(block.Rows * points);
            }
            for (int r = 0; r < block.Rows; r++)
            {
                block.Row(r).CopyTo(_keys.AsSpan((r * points) + block.FirstColumn));
            }
            // A row's blocks come from left to right: with the last one its keys are complete.
            if (block.FirstColumn + block.Columns < points)
            {
                return;
            }
            for (int r = 0; r < block.Rows; r++)
            {
                search.Turn(block.FirstRow + r, new ArraySegment<double>(_keys, r * points, points));
                visit(search, block.FirstRow + r);
            }
        }
    }
}
