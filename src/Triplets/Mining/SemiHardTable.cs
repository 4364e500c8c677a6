using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace IsoTriplet.Triplets;

/// <summary>
/// For every positive of one anchor the least negative key above the positive's, in one pass over the negatives: each falls between two positives, keeps
/// the two least keys there, and a pass from the top makes them the least above.
/// </summary>
/// <remarks>It answers only where the least key is alone within the window in which roots may tie; the caller decides the other cases by distances.</remarks>
internal sealed class SemiHardTable(double window)
{
    private double[] _positives = [];
    private double[] _least = [];
    private double[] _second = [];
    private int[] _position = [];
    private int _count;

    /// <summary>Forgets the anchor.</summary>
    public void Clear() => _count = 0;

    /// <summary>Reads the keys of an anchor whose class is [start, end); the anchor's own key is 0 and harms nothing.</summary>
    public void Fill(ReadOnlySpan<double> keys, int start, int end)
    {
        _count = end - start;
        if (_positives.Length < _count)
        {
            (_positives, _least, _second) = (new double[_count], new double[_count + 1], new double[_count + 1]);
            _position = new int[_count + 1];
        }
        keys[start..end].CopyTo(_positives);
        Array.Sort(_positives, 0, _count);
        _least.AsSpan(0, _count + 1).Fill(double.PositiveInfinity);
        _second.AsSpan(0, _count + 1).Fill(double.PositiveInfinity);
        _position.AsSpan(0, _count + 1).Fill(-1);
        Place(keys[..start], 0);
        Place(keys[end..], end);
        for (int k = _count - 1; k >= 0; k--)
        {
            Merge(k, _least[k + 1], _second[k + 1], _position[k + 1]);
        }
    }

    /// <summary>Finds the nearest negative for a positive's key.</summary>
    /// <param name="key">The positive's key, one of those read.</param>
    /// <param name="position">The negative's position; -1 where none is above the key.</param>
    /// <returns>False where ties of distances may decide, and before <see cref="Fill"/>.</returns>
    public bool TryFind(double key, out int position)
    {
        position = -1;
        if (_count == 0)
        {
            return false;
        }
        int above = Below(Math.BitIncrement(key));
        (double least, position) = (_least[above], _position[above]);
        return position < 0 || (least > key * (1 + window) && _second[above] > least * (1 + window) && double.IsFinite(least));
    }

    private void Place(ReadOnlySpan<double> keys, int offset)
    {
        for (int j = 0; j < keys.Length; j++)
        {
            double key = keys[j];
            int k = Below(key);
            if (key < _second[k])
            {
                Merge(k, key, double.PositiveInfinity, offset + j);
            }
        }
    }

    private void Merge(int k, double least, double second, int position)
    {
        if (least < _least[k])
        {
            _second[k] = Math.Min(_least[k], second);
            (_least[k], _position[k]) = (least, position);
        }
        else
        {
            _second[k] = Math.Min(_second[k], least);
        }
    }

    // The number of positives with a key below this one: a binary search whose comparisons become numbers, as no branch could foresee them.
    private int Below(double key)
    {
        ref double sorted = ref MemoryMarshal.GetArrayDataReference(_positives);
        int low = 0;
        int length = _count;
        while (length > 1)
        {
            int half = length / 2;
            low += half & -Less(Unsafe.Add(ref sorted, low + half - 1), key);
            length -= half;
        }
        return low + Less(Unsafe.Add(ref sorted, low), key);
    }

    private static int Less(double x, double y)
    {
        bool less = x < y;
        return Unsafe.As<bool, byte>(ref less);
    }
}
