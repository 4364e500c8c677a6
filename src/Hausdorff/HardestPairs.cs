using System.Numerics;

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

/// <summary>The hardest positive and the hardest negative of one anchor; the lowest indices on ties.</summary>
/// <param name="Positive">The point of the anchor's class farthest from it, or -1 when the class has no other point.</param>
/// <param name="PositiveDistance">max over p of D_ap, or NaN when there is none.</param>
/// <param name="Negative">The point of another class nearest to the anchor, or -1 when there is one class only.</param>
/// <param name="NegativeDistance">min over q of D_aq, or NaN when there is none.</param>
public readonly record struct AnchorHardness(int Positive, double PositiveDistance, int Negative, double NegativeDistance)
{
    /// <summary>max over p, q of D_ap - D_aq, or null when the anchor is in no triple.</summary>
    public double? Hardness => Positive >= 0 && Negative >= 0 ? PositiveDistance - NegativeDistance : null;
}

/// <summary>The hardest pairs that one worker has seen, by position in the order of the classes.</summary>
/// <remarks>
/// Distances compare after the square root: squares that differ by a few units may have equal roots. A square counts as a candidate
/// when it is within <c>2^-50</c> of the kept one, and the roots decide.
/// </remarks>
internal sealed class HardestPairsState(int[] order)
{
    private readonly Side _positives = new(order, 1);
    private readonly Side _negatives = new(order, -1);

    /// <summary>The largest square seen; 0 without a pair.</summary>
    public double LargestSquare { get; private set; }

    /// <summary>Takes squared distances of any points.</summary>
    public void Largest(ReadOnlySpan<double> squares) => LargestSquare = Math.Max(LargestSquare, VectorPass.Maximum(squares));

    /// <summary>What is kept for a position, with points by their own numbers.</summary>
    public AnchorHardness At(int i) => new(_positives.Point(i), _positives.Distance(i), _negatives.Point(i), _negatives.Distance(i));

    /// <summary>A value beats another when it is greater, or equal with the lower point; anything beats NaN.</summary>
    public static bool Beats(double value, int point, double kept, int keptPoint) =>
        !(value <= kept) || (value == kept && point < keptPoint);

    /// <summary>Takes squared distances of row i to the positions from first on, all of the same class.</summary>
    public void Positives(int i, int first, ReadOnlySpan<double> squares) => _positives.Take(i, first, squares);

    /// <summary>Takes squared distances of row i to the positions from first on, all of other classes.</summary>
    public void Negatives(int i, int first, ReadOnlySpan<double> squares) => _negatives.Take(i, first, squares);

    /// <summary>The farthest of each position, or, with the sign of every square and root turned, the nearest.</summary>
    private sealed class Side
    {
        private const double Near = 1 - (1.0 / (1L << 50));

        private readonly int[] _order;
        private readonly double _sign;
        private readonly double[] _root;
        private readonly double[] _enter;
        private readonly int[] _point;

        public Side(int[] order, double sign)
        {
            (_order, _sign) = (order, sign);
            (_root, _enter, _point) = (new double[order.Length], new double[order.Length], new int[order.Length]);
            Array.Fill(_root, double.NaN);
            Array.Fill(_enter, double.NegativeInfinity);
            Array.Fill(_point, -1);
        }

        public int Point(int i) => _point[i];

        public double Distance(int i) => _sign * _root[i];

        // A vector of squares is looked at lane by lane only where one of them may enter.
        public void Take(int i, int first, ReadOnlySpan<double> squares)
        {
            Span<double> enter = _enter.AsSpan(first, squares.Length);
            (Vector<double> own, Vector<double> sign) = (new(_enter[i]), new(_sign));
            int k = 0;
            for (; k <= squares.Length - Vector<double>.Count; k += Vector<double>.Count)
            {
                Vector<double> s = sign * new Vector<double>(squares[k..]);
                if (Vector.GreaterThanOrEqualAny(s, Vector.MinNative(own, new Vector<double>(enter[k..]))))
                {
                    for (int lane = k; lane < k + Vector<double>.Count; lane++)
                    {
                        Offer(i, first + lane, squares[lane]);
                    }
                    own = new Vector<double>(_enter[i]);
                }
            }
            for (; k < squares.Length; k++)
            {
                Offer(i, first + k, squares[k]);
            }
        }

        private void Offer(int i, int j, double square)
        {
            if (_sign * square >= _enter[i])
            {
                Keep(i, j, square);
            }
            if (_sign * square >= _enter[j])
            {
                Keep(j, i, square);
            }
        }

        private void Keep(int anchor, int other, double square)
        {
            double root = _sign * Math.Sqrt(square);
            if (Beats(root, _order[other], _root[anchor], _point[anchor]))
            {
                double enter = _sign * (_sign > 0 ? square * Near : square / Near);
                (_root[anchor], _point[anchor], _enter[anchor]) = (root, _order[other], enter);
            }
        }
    }
}
