using System.Numerics;
using System.Numerics.Tensors;
using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Cover;

/// <summary>For every point so many others with the largest keys, the largest first; of equal keys the lower point, so that the lists do not depend on the order in which pairs are seen.</summary>
internal sealed class HardestLists
{
    // Squares taken by another route differ in the last digits.
    private const double Slack = 1e-12;

    private readonly int _most;
    private readonly int[] _count;
    private readonly int[] _others;
    private readonly double[] _keys;
    private readonly double[] _enter;

    private HardestLists(int most, double[] enter)
    {
        (_most, _enter) = (most, [.. enter]);
        (_count, _others, _keys) = (new int[enter.Length], new int[enter.Length * most], new double[enter.Length * most]);
    }

    /// <summary>The others of a point.</summary>
    public ReadOnlySpan<int> Of(int i) => _others.AsSpan(i * _most, _count[i]);

    /// <summary>How many of a point's others have a key of at least so much.</summary>
    public int CountAbove(int i, double key)
    {
        ReadOnlySpan<double> keys = _keys.AsSpan(i * _most, _count[i]);
        int count = 0;
        while (count < keys.Length && keys[count] >= key)
        {
            count++;
        }
        return count;
    }

    /// <summary>The largest key of a point; minus infinity where it has no other.</summary>
    public double Largest(int i) => _count[i] > 0 ? _keys[i * _most] : double.NegativeInfinity;

    /// <summary>The farthest points of its own class (keys |x - y|^2) and the nearest of others (keys -|x - y|^2) of every point, by one sweep over the pairs.</summary>
    /// <param name="g">N points, those of a class side by side.</param>
    /// <param name="end">One past the last point of the class of each.</param>
    /// <param name="most">How many of each.</param>
    /// <param name="before">The lists of places near to these: what is not among so many of those now is passed over at once.</param>
    public static (HardestLists Positives, HardestLists Negatives) Of(
        Embedding g,
        int[] end,
        int most,
        (HardestLists Positives, HardestLists Negatives)? before = null
    )
    {
        double[] far = Enter(g, before?.Positives, 1),
            near = Enter(g, before?.Negatives, -1);
        (HardestLists Positives, HardestLists Negatives)? result = null;
        foreach (
            (HardestLists positives, HardestLists negatives, _) in PairwiseDistances.ForEachBlock<(
                HardestLists Positives,
                HardestLists Negatives,
                double[] Keys
            )>(
                g,
                () => (new(most, far), new(most, near), new double[g.Points]),
                (state, block) =>
                {
                    for (int r = 0; r < block.Rows; r++)
                    {
                        int i = block.FirstRow + r,
                            above = block.FirstColumnAbove(r),
                            split = Math.Clamp(end[i] - block.FirstColumn, above, block.Columns);
                        Span<double> keys = state.Keys.AsSpan(0, block.Columns - split);
                        TensorPrimitives.Negate(block.Row(r)[split..], keys);
                        state.Positives.Offer(i, block.FirstColumn + above, block.Row(r)[above..split]);
                        state.Negatives.Offer(i, block.FirstColumn + split, keys);
                    }
                }
            )
        )
        {
            result?.Positives.Add(positives);
            result?.Negatives.Add(negatives);
            result ??= (positives, negatives);
        }
        return result!.Value;
    }

    // A key that the last of a list will not be below.
    private static double[] Enter(Embedding g, HardestLists? before, double sign)
    {
        double[] enter = new double[g.Points];
        Array.Fill(enter, double.NegativeInfinity);
        if (before is not null)
        {
            Parallel.For(
                0,
                g.Points,
                i =>
                {
                    ReadOnlySpan<int> others = before.Of(i);
                    double least = double.PositiveInfinity;
                    foreach (int j in others)
                    {
                        least = Math.Min(least, sign * AnchorRow.Square(g.Row(i), g.Row(j)));
                    }
                    enter[i] = others.Length < before._most ? enter[i] : least - (Slack * Math.Abs(least));
                }
            );
        }
        return enter;
    }

    // The keys of the pairs of i and of the points from first on.
    private void Offer(int i, int first, ReadOnlySpan<double> keys)
    {
        ReadOnlySpan<double> enter = _enter.AsSpan(first, keys.Length);
        int k = 0;
        for (; k <= keys.Length - Vector<double>.Count; k += Vector<double>.Count)
        {
            Vector<double> least = Vector.MinNative(new Vector<double>(_enter[i]), new Vector<double>(enter[k..]));
            if (Vector.GreaterThanOrEqualAny(new Vector<double>(keys[k..]), least))
            {
                Both(k, k + Vector<double>.Count, keys);
            }
        }
        Both(k, keys.Length, keys);

        void Both(int from, int to, ReadOnlySpan<double> keys)
        {
            for (int lane = from; lane < to; lane++)
            {
                Take(i, first + lane, keys[lane]);
                Take(first + lane, i, keys[lane]);
            }
        }
    }

    private void Add(HardestLists other)
    {
        for (int i = 0; i < _count.Length; i++)
        {
            for (int k = i * _most; k < (i * _most) + other._count[i]; k++)
            {
                Take(i, other._others[k], other._keys[k]);
            }
        }
    }

    private void Take(int i, int other, double key)
    {
        if (key < _enter[i])
        {
            return;
        }
        Span<int> others = _others.AsSpan(i * _most, _most);
        Span<double> keys = _keys.AsSpan(i * _most, _most);
        int place = _count[i];
        for (; place > 0 && (key > keys[place - 1] || (key == keys[place - 1] && other < others[place - 1])); place--)
        {
            if (place < _most)
            {
                (keys[place], others[place]) = (keys[place - 1], others[place - 1]);
            }
        }
        if (place == _most)
        {
            return;
        }
        (keys[place], others[place]) = (key, other);
        _count[i] = Math.Min(_most, _count[i] + 1);
        if (_count[i] == _most)
        {
            _enter[i] = Math.Max(_enter[i], keys[_most - 1]);
        }
    }
}
