using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace IsoTriplet.Triplets;

/// <summary>For every positive of one anchor the least negative key above the positive's, in about three operations a negative.</summary>
/// <remarks>
/// The range of the positives' keys is cut into equal cells, and the negatives of a cell form a list. Rounding is monotone, so a key in a higher cell is
/// greater: the answer lies in the positive's own cell or in the next that holds one above. It is given only where it is alone within the window in which roots
/// may tie, and where no cell is crowded; the caller decides the other cases by distances.
/// </remarks>
internal sealed class SemiHardTable(double window)
{
    // Adding it to a number below 2^51 leaves the number, rounded, in the lowest bits.
    private const double Integers = 1L << 52;
    private const int MostSteps = 64;
    private const int Word = 64;
    private const int CellsPerKey = 2;

    private readonly List<int> _found = [];
    private double[] _cellOf = [];
    private int[] _head = [];
    private int[] _next = [];
    private ulong[] _held = [];
    private ArraySegment<double> _keys;
    private int _cells;
    private double _low;
    private double _high;
    private double _perUnit;
    private double _beyond;
    private int _beyondAt;
    private bool _ready;

    /// <summary>Forgets the anchor.</summary>
    public void Clear() => _ready = false;

    /// <summary>Reads the keys of an anchor, whose class is [start, end) and has another point.</summary>
    public void Fill(ArraySegment<double> keys, int anchor, int start, int end)
    {
        ReadOnlySpan<double> all = keys.AsSpan();
        _keys = keys;
        _low = Math.Min(KeyScan.Min(all[start..anchor]), KeyScan.Min(all[(anchor + 1)..end]));
        _high = Math.Max(KeyScan.Max(all[start..anchor]), KeyScan.Max(all[(anchor + 1)..end]));
        _ready = double.IsFinite(_high);
        if (!_ready)
        {
            return;
        }
        Beyond(all, start, end);
        Reserve(all.Length);
        if (_high == _low)
        {
            // What is above one positive is beyond all.
            _perUnit = 0;
            return;
        }
        _perUnit = _cells / (_high - _low);
        _ready = double.IsFinite(_perUnit);
        if (!_ready)
        {
            return;
        }
        _head.AsSpan().Fill(-1);
        Place(all, 0, start);
        Place(all, end, all.Length);
        for (int word = 0; word < _held.Length; word++)
        {
            _held[word] = Held(_head.AsSpan(word * Word, Word));
        }
        _held[(_cells + 2) / Word] &= ~(1UL << ((_cells + 2) % Word));
    }

    /// <summary>Finds the nearest negative for a positive's key.</summary>
    /// <param name="key">The positive's key, one of those read.</param>
    /// <param name="position">The negative's position; -1 where none is above the key.</param>
    /// <returns>False where ties of distances may decide, where many keys crowd together, and before <see cref="Fill"/>.</returns>
    public bool TryFind(double key, out int position)
    {
        (double least, double second, position) = (double.PositiveInfinity, double.PositiveInfinity, -1);
        if (!_ready)
        {
            return false;
        }
        ReadOnlySpan<double> keys = _keys.AsSpan();
        int steps = 0;
        int cell = _perUnit > 0 ? NextHeld(Cell(key)) : -1;
        while (cell >= 0)
        {
            for (int j = _head[cell]; j >= 0; j = _next[j])
            {
                double other = keys[j];
                if (other > key && other <= _high)
                {
                    position = other < least ? j : position;
                    second = Math.Min(second, Math.Max(least, other));
                    least = Math.Min(least, other);
                }
                if (++steps > MostSteps)
                {
                    return false;
                }
            }
            // A key that might tie with the least lies in its cell, or where the tie's window ends.
            cell = position >= 0 && Cell(least * (1 + window)) <= cell ? -1 : NextHeld(cell + 1);
        }
        if (position < 0)
        {
            (least, position) = (_beyond, _beyondAt);
            return position < 0 || (position < keys.Length && least > key * (1 + window));
        }
        return least > key * (1 + window) && Math.Min(second, _beyond) > least * (1 + window);
    }

    // The least key above all positives; a position beyond the last where another is as near, or where it is infinite.
    private void Beyond(ReadOnlySpan<double> keys, int start, int end)
    {
        _beyond = Math.Min(KeyScan.MinAbove(keys[..start], _high), KeyScan.MinAbove(keys[end..], _high));
        _beyondAt = -1;
        if (double.IsPositiveInfinity(_beyond))
        {
            bool some = keys[..start].Contains(_beyond) || keys[end..].Contains(_beyond);
            _beyondAt = some ? keys.Length : -1;
            return;
        }
        _found.Clear();
        KeyScan.Collect(keys[..start], _beyond, _beyond * (1 + window), 0, _found);
        KeyScan.Collect(keys[end..], _beyond, _beyond * (1 + window), end, _found);
        _beyondAt = _found.Count == 1 ? _found[0] : keys.Length;
    }

    private void Reserve(int keys)
    {
        if (_next.Length == keys)
        {
            return;
        }
        _cells = CellsPerKey * keys;
        int words = (_cells + 3 + Word - 1) / Word;
        (_next, _cellOf) = (new int[keys], new double[keys + Vector<double>.Count]);
        (_head, _held) = (new int[words * Word], new ulong[words]);
    }

    private void Place(ReadOnlySpan<double> keys, int from, int to)
    {
        Vector<double> low = new(_low);
        Vector<double> perUnit = new(_perUnit);
        Vector<double> last = new(_cells + 2);
        int w = Vector<double>.Count;
        int j = from;
        for (; j <= to - w; j += w)
        {
            Vector<double> cell = ((new Vector<double>(keys[j..]) - low) * perUnit) + Vector<double>.One;
            cell = Vector.MinNative(Vector.MaxNative(cell, Vector<double>.Zero), last) + new Vector<double>(Integers);
            cell.CopyTo(_cellOf, j);
        }
        for (; j < to; j++)
        {
            _cellOf[j] = Cell(keys[j]) + Integers;
        }
        ref int head = ref MemoryMarshal.GetArrayDataReference(_head);
        ref int next = ref MemoryMarshal.GetArrayDataReference(_next);
        ref double cellOf = ref MemoryMarshal.GetArrayDataReference(_cellOf);
        for (j = from; j < to; j++)
        {
            ref int first = ref Unsafe.Add(ref head, (int)BitConverter.DoubleToInt64Bits(Unsafe.Add(ref cellOf, j)));
            Unsafe.Add(ref next, j) = first;
            first = j;
        }
    }

    private int Cell(double key)
    {
        double cell = ((key - _low) * _perUnit) + 1;
        return (int)BitConverter.DoubleToInt64Bits(double.MinNative(double.MaxNative(cell, 0), _cells + 2) + Integers);
    }

    // An empty list's head is -1: its sign bit is set.
    private static ulong Held(ReadOnlySpan<int> heads)
    {
        ulong empty = 0;
        for (int k = 0; k < Word; k += Vector256<int>.Count)
        {
            empty |= (ulong)Vector256.Create(heads[k..]).ExtractMostSignificantBits() << k;
        }
        return ~empty;
    }

    private int NextHeld(int cell)
    {
        int word = cell / Word;
        ulong held = word < _held.Length ? _held[word] & (ulong.MaxValue << (cell % Word)) : 0;
        while (held == 0 && ++word < _held.Length)
        {
            held = _held[word];
        }
        return held == 0 ? -1 : (word * Word) + BitOperations.TrailingZeroCount(held);
    }
}
