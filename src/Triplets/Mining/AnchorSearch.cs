using IsoTriplet.Numerics;

namespace IsoTriplet.Triplets;

/// <summary>The searches of one anchor over the keys of its batch; one instance a worker.</summary>
/// <remarks>
/// A key stands for a squared distance up to a constant of the anchor and an error of at most half the slack. Keys within the slack
/// of the best are candidates, and the candidates are compared by <see cref="PairwiseDistances.Between"/> itself, lowest row first.
/// So the choice is the one that exact comparison of all distances would make, whatever kernel made the products.
/// </remarks>
internal sealed class AnchorSearch(Embedding embedding, ClassOrder order)
{
    private readonly List<int> _found = [];
    private int _anchor;
    private double _slack;

    /// <summary>The keys of the anchor at hand, by position; the caller fills them.</summary>
    public double[] Keys { get; } = new double[embedding.Points];

    /// <summary>Turns to the anchor at a position, whose keys are in place.</summary>
    public void Turn(int anchor, double slack) => (_anchor, _slack) = (anchor, slack);

    /// <summary>The nearest or farthest other position of the anchor's class; -1 where there is none.</summary>
    public int Positive(bool farthest)
    {
        (int start, int end) = order.ClassRun(_anchor);
        return Extreme((start, _anchor), (_anchor + 1, end), farthest);
    }

    /// <summary>The nearest or farthest position of another class; -1 where there is none.</summary>
    public int Negative(bool farthest)
    {
        (int start, int end) = order.ClassRun(_anchor);
        return Extreme((0, start), (end, order.RowAt.Length), farthest);
    }

    /// <summary>The nearest negative strictly farther than the positive; -1 where there is none.</summary>
    public int SemiHard(int positive)
    {
        (int start, int end) = order.ClassRun(_anchor);
        (int, int) before = (0, start);
        (int, int) after = (end, order.RowAt.Length);
        double at = Keys[positive];
        double above = Math.Min(KeyScan.MinAbove(Run(before), at + _slack), KeyScan.MinAbove(Run(after), at + _slack));
        // What lies within the slack of the positive may be on either side of it; what lies beyond is farther for certain.
        _found.Clear();
        Collect(before, at - _slack, at + _slack);
        Collect(after, at - _slack, at + _slack);
        double limit = Distance(positive);
        int best = Best(farthest: false, limit);
        if (best >= 0 || double.IsPositiveInfinity(above))
        {
            return best;
        }
        _found.Clear();
        Collect(before, Math.BitIncrement(at + _slack), above + _slack);
        Collect(after, Math.BitIncrement(at + _slack), above + _slack);
        return Best(farthest: false, limit);
    }

    private int Extreme((int, int) first, (int, int) second, bool farthest)
    {
        double best = farthest
            ? Math.Max(KeyScan.Max(Run(first)), KeyScan.Max(Run(second)))
            : Math.Min(KeyScan.Min(Run(first)), KeyScan.Min(Run(second)));
        if (double.IsInfinity(best))
        {
            return -1;
        }
        double low = farthest ? best - _slack : best;
        double high = farthest ? best : best + _slack;
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
        int best = -1;
        double bestDistance = 0;
        foreach (int position in _found)
        {
            double d = Distance(position);
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

    private double Distance(int position) =>
        PairwiseDistances.Between(embedding.Row(order.RowAt[_anchor]), embedding.Row(order.RowAt[position]));

    private void Collect((int Start, int End) run, double low, double high) => KeyScan.Collect(Run(run), low, high, run.Start, _found);

    private ReadOnlySpan<double> Run((int Start, int End) run) => Keys.AsSpan(run.Start, run.End - run.Start);
}
