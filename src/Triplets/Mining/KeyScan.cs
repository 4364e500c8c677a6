using System.Numerics;

namespace IsoTriplet.Triplets;

/// <summary>Vector scans over runs of keys.</summary>
internal static class KeyScan
{
    /// <summary>The least key; +infinity for an empty run.</summary>
    public static double Min(ReadOnlySpan<double> keys)
    {
        int w = Vector<double>.Count;
        Vector<double> first = new(double.PositiveInfinity);
        Vector<double> second = first;
        int j = 0;
        for (; j <= keys.Length - (2 * w); j += 2 * w)
        {
            first = Vector.Min(first, new Vector<double>(keys[j..]));
            second = Vector.Min(second, new Vector<double>(keys[(j + w)..]));
        }
        first = Vector.Min(first, second);
        double least = double.PositiveInfinity;
        for (int k = 0; k < w; k++)
        {
            least = Math.Min(least, first[k]);
        }
        for (; j < keys.Length; j++)
        {
            least = Math.Min(least, keys[j]);
        }
        return least;
    }

    /// <summary>The greatest key; -infinity for an empty run.</summary>
    public static double Max(ReadOnlySpan<double> keys)
    {
        int w = Vector<double>.Count;
        Vector<double> first = new(double.NegativeInfinity);
        Vector<double> second = first;
        int j = 0;
        for (; j <= keys.Length - (2 * w); j += 2 * w)
        {
            first = Vector.Max(first, new Vector<double>(keys[j..]));
            second = Vector.Max(second, new Vector<double>(keys[(j + w)..]));
        }
        first = Vector.Max(first, second);
        double greatest = double.NegativeInfinity;
        for (int k = 0; k < w; k++)
        {
            greatest = Math.Max(greatest, first[k]);
        }
        for (; j < keys.Length; j++)
        {
            greatest = Math.Max(greatest, keys[j]);
        }
        return greatest;
    }

    /// <summary>The least key above a bound; +infinity where there is none.</summary>
    public static double MinAbove(ReadOnlySpan<double> keys, double bound)
    {
        int w = Vector<double>.Count;
        Vector<double> infinite = new(double.PositiveInfinity);
        Vector<double> limit = new(bound);
        Vector<double> best = infinite;
        int j = 0;
        for (; j <= keys.Length - w; j += w)
        {
            Vector<double> k = new(keys[j..]);
            best = Vector.Min(best, Vector.ConditionalSelect(Vector.GreaterThan(k, limit), k, infinite));
        }
        double least = double.PositiveInfinity;
        for (int k = 0; k < w; k++)
        {
            least = Math.Min(least, best[k]);
        }
        for (; j < keys.Length; j++)
        {
            least = keys[j] > bound ? Math.Min(least, keys[j]) : least;
        }
        return least;
    }

    /// <summary>Appends the positions (offset + j) of the keys in [low, high].</summary>
    public static void Collect(ReadOnlySpan<double> keys, double low, double high, int offset, List<int> found)
    {
        int w = Vector<double>.Count;
        Vector<double> lows = new(low);
        Vector<double> highs = new(high);
        int j = 0;
        for (; j <= keys.Length - w; j += w)
        {
            Vector<double> k = new(keys[j..]);
            if (
                Vector.EqualsAny(
                    Vector.BitwiseAnd(Vector.GreaterThanOrEqual(k, lows), Vector.LessThanOrEqual(k, highs)),
                    Vector<long>.AllBitsSet
                )
            )
            {
                CollectScalar(keys.Slice(j, w), low, high, offset + j, found);
            }
        }
        CollectScalar(keys[j..], low, high, offset + j, found);
    }

    private static void CollectScalar(ReadOnlySpan<double> keys, double low, double high, int offset, List<int> found)
    {
        for (int j = 0; j < keys.Length; j++)
        {
            if (keys[j] >= low && keys[j] <= high)
            {
                found.Add(offset + j);
            }
        }
    }
}
