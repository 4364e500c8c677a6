namespace IsoTriplet.Triplets;

/// <summary>The mean loss of a list of triples over one embedding, with its gradient in every row.</summary>
/// <param name="Value">Mean of l over the triples; 0 without triples.</param>
/// <param name="Gradient">d Value / d p_i, row after row (N*n numbers); all 0 without triples.</param>
/// <param name="Triples">How many triples there were.</param>
/// <param name="Active">How many of them have a derivative that is not 0.</param>
public sealed record BatchLoss(double Value, double[] Gradient, int Triples, int Active)
{
    /// <summary>Evaluates (1/T) sum over triples of l(D_ap, D_an) and its gradient.</summary>
    /// <remarks>Work O(T n). At a collapsed batch every gradient is finite: the kinks of the distances have gradient 0.</remarks>
    /// <param name="embedding">F, N x n.</param>
    /// <param name="triples">The triples, rows of F counted from 0.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="distance">The distance.</param>
    /// <returns>Value and gradient.</returns>
    /// <exception cref="ArgumentException">A triple names a row that is not there, or an angular distance meets a row of length 0.</exception>
    public static BatchLoss Evaluate(Embedding embedding, IReadOnlyList<Triple> triples, TripletLoss loss, TripletDistance distance)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(triples);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(distance);
        int n = embedding.Dimension;
        double[] gradient = new double[embedding.Values.Length];
        double sum = 0;
        int active = 0;
        double share = triples.Count == 0 ? 0 : 1.0 / triples.Count;
        foreach (Triple triple in triples)
        {
            CheckRows(triple, embedding.Points);
            ReadOnlySpan<double> a = embedding.Row(triple.Anchor);
            ReadOnlySpan<double> p = embedding.Row(triple.Positive);
            ReadOnlySpan<double> q = embedding.Row(triple.Negative);
            LossTerm term = loss.Of(distance.Between(a, p), distance.Between(a, q));
            sum += term.Value;
            if (!term.IsActive)
            {
                continue;
            }
            active++;
            Span<double> atAnchor = gradient.AsSpan(triple.Anchor * n, n);
            distance.AddGradient(a, p, share * term.ByPositive, atAnchor, gradient.AsSpan(triple.Positive * n, n));
            distance.AddGradient(a, q, share * term.ByNegative, atAnchor, gradient.AsSpan(triple.Negative * n, n));
        }
        return new BatchLoss(sum * share, gradient, triples.Count, active);
    }

    private static void CheckRows(Triple triple, int points)
    {
        if ((uint)triple.Anchor >= (uint)points || (uint)triple.Positive >= (uint)points || (uint)triple.Negative >= (uint)points)
        {
            throw new ArgumentException($"{triple} names a row outside 0..{points - 1}");
        }
    }
}
