namespace IsoTriplet.Triplets;

/// <summary>The searches of one anchor over the keys of its batch; one instance a worker.</summary>
/// <remarks>
/// A key is the square of a distance, bit for bit the radicand of <see cref="PairwiseDistances.Between"/>. Distances are the square roots,
/// which may tie where squares do not: so keys within <see cref="Window"/> of the best are candidates, and of these the least or greatest
/// root wins, lowest row first. The choice is the one that exhaustive comparison of all distances makes. For angles, keys are squared chords of rounded rows:
/// what lies within the error of the best chord is decided by <see cref="ExactAngles"/>.
/// </remarks>
internal sealed class AnchorSearch(ClassOrder order, ExactAngles? angles)
{
    // Squares with equal roots differ by less than 4 units in the last place.
    private const double Window = 1.0 / (1L << 50);
    private readonly List<int> _found = [];
    private readonly SemiHardTable _table = new(Window);
    private int _anchor;
    private ArraySegment<double> _keys;

    /// <summary>Turns to the anchor at a position.</summary>
    /// <param name="anchor">The position.</param>
    /// <param name="keys">The squared distances to all positions; may be infinite.</param>
    public void Turn(int anchor, ArraySegment<double> keys)
    {
        (_anchor, _keys) = (anchor, keys);
        _table.Clear();
    }

    /// <summary>Looks at every negative once, for <see cref="SemiHard"/> of all positives of this anchor.</summary>
    public void PrepareSemiHard()
    {
        if (angles is not null)
        {
            return;
        }
        (int start, int end) = order.ClassRun(_anchor);
        _table.Fill(_keys, _anchor, start, end);
    }

    /// <summary>The nearest or farthest other position of the anchor's class, which must have another point; -1 where all keys are at most the least allowed.</summary>
    public int Positive(bool farthest, double leastKey = -1)
    {
        (int start, int end) = order.ClassRun(_anchor);
        int best = Extreme((start, _anchor), (_anchor + 1, end), farthest, leastKey);
        return best >= 0 && Allows(best, leastKey) ? best : -1;
    }

    /// <summary>Whether the key of a position is above the least.</summary>
    public bool Allows(int position, double leastKey) => _keys.AsSpan()[position] > leastKey;

    /// <summary>The nearest or farthest position of another class; there must be one.</summary>
    public int Negative(bool farthest)
    {
        (int start, int end) = order.ClassRun(_anchor);
        return Extreme((0, start), (end, order.RowAt.Length), farthest);
    }

    /// <summary>The nearest negative strictly farther than the positive; -1 where there is none.</summary>
    public int SemiHard(int positive)
    {
        (int start, int end) = order.ClassRun(_anchor);
        if (angles is not null)
        {
            return SemiHardByAngle(angles, positive, (0, start), (end, order.RowAt.Length));
        }
        if (_table.TryFind(_keys.AsSpan()[positive], out int known))
        {
            return known;
        }
        (int, int) before = (0, start);
        (int, int) after = (end, order.RowAt.Length);
        double at = _keys.AsSpan()[positive];
        double edge = at * (1 + Window);
        double limit = Math.Sqrt(at);
        // Up to the edge a key above the positive's may still have the same root; beyond it is farther for certain.
        _found.Clear();
        Collect(before, Math.BitIncrement(at), edge);
        Collect(after, Math.BitIncrement(at), edge);
        int best = Best(farthest: false, limit);
        if (best >= 0)
        {
            return best;
        }
        double next = Math.Min(KeyScan.MinAbove(Run(before), edge), KeyScan.MinAbove(Run(after), edge));
        Collect(before, next, next * (1 + Window));
        Collect(after, next, next * (1 + Window));
        return Best(farthest: false, limit);
    }

    // What may be nearer or as near, up to the errors of the keys, are two runs of keys: those that may be as near as the positive, and the next ones.
    private int SemiHardByAngle(ExactAngles exact, int positive, (int, int) before, (int, int) after)
    {
        double at = _keys.AsSpan()[positive];
        double edge = Up(at);
        _found.Clear();
        Collect(before, Down(at), edge);
        Collect(after, Down(at), edge);
        (int anchor, int own) = (order.RowAt[_anchor], order.RowAt[positive]);
        _ = _found.RemoveAll(position => exact.Compare(anchor, order.RowAt[position], own) <= 0);
        double next = Math.Min(KeyScan.MinAbove(Run(before), edge), KeyScan.MinAbove(Run(after), edge));
        if (double.IsFinite(next))
        {
            Collect(before, Math.BitIncrement(edge), Up(next));
            Collect(after, Math.BitIncrement(edge), Up(next));
        }
        return Best(farthest: false, double.NegativeInfinity);
    }

    // The least and the greatest key that may be as good as a key.
    private double Down(double key)
    {
        double root = angles is null ? 0 : Math.Max(0, Math.Sqrt(key) - (2 * angles.ChordError));
        return angles is null ? key * (1 - Window) : root * root * (1 - Window);
    }

    private double Up(double key)
    {
        double root = angles is null ? 0 : Math.Sqrt(key) + (2 * angles.ChordError);
        return angles is null ? key * (1 + Window) : root * root * (1 + Window);
    }

    private int Extreme((int, int) first, (int, int) second, bool farthest, double leastKey = -1)
    {
        double best =
            farthest ? Math.Max(KeyScan.Max(Run(first)), KeyScan.Max(Run(second)))
            : leastKey < 0 ? Math.Min(KeyScan.Min(Run(first)), KeyScan.Min(Run(second)))
            : Math.Min(KeyScan.MinAbove(Run(first), leastKey), KeyScan.MinAbove(Run(second), leastKey));
        double low = farthest ? Down(best) : best;
        double high = farthest ? best : Up(best);
        _found.Clear();
        Collect(first, low, high);
        Collect(second, low, high);
        return Best(farthest, double.NegativeInfinity);
    }

    private int Best(bool farthest, double above)
    {
        if (_found.Count == 1 && double.IsNegativeInfinity(above))
        {
            return _found[0];
        }
        if (angles is not null)
        {
            return BestAngle(angles, farthest);
        }
        int best = -1;
        double bestDistance = 0;
        ReadOnlySpan<double> keys = _keys.AsSpan();
        double key = 0;
        double root = 0;
        foreach (int position in _found)
        {
            // Equal keys abound in a collapsed batch, and a root costs more than a comparison.
            if (keys[position] != key)
            {
                key = keys[position];
                root = Math.Sqrt(key);
            }
            double d = root;
            if (!(d > above))
            {
                continue;
            }
            bool better = best < 0 || (farthest ? d > bestDistance : d < bestDistance);
            if (better || (d == bestDistance && order.RowAt[position] < order.RowAt[best]))
            {
                best = position;
                bestDistance = d;
            }
        }
        return best;
    }

    private int BestAngle(ExactAngles exact, bool farthest)
    {
        int best = -1;
        int anchor = order.RowAt[_anchor];
        foreach (int position in _found)
        {
            int row = order.RowAt[position];
            int sign = best < 0 ? 0 : exact.Compare(anchor, row, order.RowAt[best]) * (farthest ? -1 : 1);
            best = best < 0 || sign < 0 || (sign == 0 && row < order.RowAt[best]) ? position : best;
        }
        return best;
    }

    private void Collect((int Start, int End) run, double low, double high) => KeyScan.Collect(Run(run), low, high, run.Start, _found);

    private ReadOnlySpan<double> Run((int Start, int End) run) => _keys.AsSpan()[run.Start..run.End];
}
