using System.Numerics;

namespace IsoTriplet.Hausdorff.Retrieval;

/// <summary>The nearest of one query's gallery by distance, in groups of equal distance; figures are expectations over the order within groups.</summary>
/// <remarks>
/// Only as many are sorted as the figures look at, max(R, 8), with all that tie with the last of them, and a few more: a sample of the gallery tells up to which
/// distance. Where that was too few, a selection in O(N) finds the distance. The rest of the gallery is counted but not sorted.
/// </remarks>
internal sealed class RankedList(int gallery, int[] depths)
{
    private const int Sample = 128;

    private readonly int _deepest = depths.Max();
    private readonly double[] _selection = new double[gallery];

    // The bits of a distance, whose sign is 0, moved up by one, and below them whether the class is the one wanted: such numbers order as the distances do.
    private readonly ulong[] _keys = new ulong[gallery];
    private int _ranked;
    private int _positives;
    private (int Before, int Size, int Relevant) _first;

    /// <summary>How many figures <see cref="Figures"/> gives.</summary>
    public int Count => depths.Length + 4;

    /// <summary>Takes in one query; what has the class wanted counts as found.</summary>
    /// <param name="distances">To the gallery.</param>
    /// <param name="classOf">The gallery's classes.</param>
    /// <param name="wanted">The query's class.</param>
    public void Fill(ReadOnlySpan<double> distances, ReadOnlySpan<int> classOf, int wanted)
    {
        Guard.SameSize(distances.Length, gallery, "distances and gallery");
        _positives = classOf.Count(wanted);
        Gather(distances, classOf, wanted, Depth < gallery ? Guess(distances) : double.PositiveInfinity);
        if (_ranked < Math.Min(Depth, gallery))
        {
            distances.CopyTo(_selection);
            Gather(distances, classOf, wanted, Smallest(_selection, Depth - 1));
        }
        Array.Sort(_keys, 0, _ranked);
        _first = _positives == 0 ? default : First(distances, classOf, wanted);
    }

    // The group of the nearest that is relevant, which may lie beyond the part that is ranked.
    private (int Before, int Size, int Relevant) First(ReadOnlySpan<double> distances, ReadOnlySpan<int> classOf, int wanted)
    {
        for (int start = 0; start < _ranked; )
        {
            (int size, int relevant) = Group(start);
            if (relevant > 0)
            {
                return (start, size, relevant);
            }
            start += size;
        }
        double nearest = double.PositiveInfinity;
        for (int j = 0; j < distances.Length; j++)
        {
            nearest = classOf[j] == wanted ? Math.Min(nearest, distances[j]) : nearest;
        }
        (int before, int tied, int found) = (0, 0, 0);
        for (int j = 0; j < distances.Length; j++)
        {
            before += distances[j] < nearest ? 1 : 0;
            tied += distances[j] == nearest ? 1 : 0;
            found += distances[j] == nearest && classOf[j] == wanted ? 1 : 0;
        }
        return (before, tied, found);
    }

    // Mostly a little more than the distance of the last that is ranked: the rank of that in a sample, and three standard deviations.
    private double Guess(ReadOnlySpan<double> distances)
    {
        if (Depth >= gallery / 2 || gallery < 4 * Sample)
        {
            return double.NegativeInfinity;
        }
        double expected = (double)Depth / gallery * Sample;
        for (int s = 0; s < Sample; s++)
        {
            _selection[s] = distances[(int)((long)s * gallery / Sample)];
        }
        return Smallest(_selection.AsSpan(0, Sample), Math.Min(Sample - 1, (int)(expected + (3 * Math.Sqrt(expected)) + 1)));
    }

    // The value at a place of the ascending order, from 0: Hoare's FIND, which stops on both sides at values equal to the pivot.
    private static double Smallest(Span<double> values, int place)
    {
        (int left, int right) = (0, values.Length - 1);
        while (left < right)
        {
            double pivot = values[place];
            (int i, int j) = (left, right);
            while (i <= j)
            {
                while (values[i] < pivot)
                {
                    i++;
                }
                while (values[j] > pivot)
                {
                    j--;
                }
                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    (i, j) = (i + 1, j - 1);
                }
            }
            (left, right) = (j < place ? i : left, i > place ? j : right);
        }
        return values[place];
    }

    // Lists those up to a distance.
    private void Gather(ReadOnlySpan<double> distances, ReadOnlySpan<int> classOf, int wanted, double last)
    {
        _ranked = 0;
        Vector<double> limit = new(last);
        for (int j = 0; j < distances.Length; j++)
        {
            if (j + Vector<double>.Count <= distances.Length && Vector.GreaterThanAll(new Vector<double>(distances[j..]), limit))
            {
                j += Vector<double>.Count - 1;
                continue;
            }
            if (distances[j] <= last)
            {
                _keys[_ranked++] = (BitConverter.DoubleToUInt64Bits(distances[j]) << 1) | (classOf[j] == wanted ? 1UL : 0);
            }
        }
    }

    private int Depth => Math.Max(_positives, _deepest);

    /// <summary>Writes Recall at the depths, MAP@R, R-precision, reciprocal rank and the Recall@1 of guessing; false, and nothing is written, when there is nothing to find.</summary>
    public bool Figures(Span<double> figures)
    {
        if (_positives == 0)
        {
            return false;
        }
        double[] missed = new double[depths.Length];
        double average = 0;
        double found = 0;
        int relevantBefore = 0;
        Array.Fill(missed, double.NaN);
        for (int start = 0; start < _ranked && start < Depth; )
        {
            (int size, int relevant) = Group(start);
            for (int d = 0; d < depths.Length; d++)
            {
                if (double.IsNaN(missed[d]) && start + size >= Math.Min(depths[d], gallery))
                {
                    int picked = Math.Min(depths[d], gallery) - start;
                    missed[d] = relevantBefore > 0 ? 0 : NonePicked(size, relevant, picked);
                }
            }
            for (int place = 1; place <= size && start + place <= _positives; place++)
            {
                double here = (double)relevant / size;
                double others = size > 1 ? (place - 1.0) * (relevant - 1) / (size - 1) : 0;
                average += here * (relevantBefore + 1 + others) / (start + place);
                found += here;
            }
            relevantBefore += relevant;
            start += size;
        }
        for (int d = 0; d < depths.Length; d++)
        {
            figures[d] = 1 - missed[d];
        }
        figures[depths.Length] = average / _positives;
        figures[depths.Length + 1] = found / _positives;
        figures[depths.Length + 2] = ReciprocalRank();
        figures[depths.Length + 3] = (double)_positives / gallery;
        return true;
    }

    // The first relevant of m at equal distance, r of them relevant, is the j-th with probability C(m - j, r - 1) / C(m, r).
    private double ReciprocalRank()
    {
        (int before, int size, int relevant) = _first;
        (double expected, double chance) = (0, (double)relevant / size);
        for (int j = 1; chance > 0; j++)
        {
            expected += chance / (before + j);
            chance *= (double)(size - j - relevant + 1) / Math.Max(1, size - j);
        }
        return expected;
    }

    private (int Size, int Relevant) Group(int start)
    {
        int end = start;
        int relevant = 0;
        while (end < _ranked && _keys[end] >> 1 == _keys[start] >> 1)
        {
            relevant += (int)(_keys[end++] & 1);
        }
        return (end - start, relevant);
    }

    // The chance that none of `picked` of `size` equals one of `relevant`: C(size - relevant, picked) / C(size, picked).
    private static double NonePicked(int size, int relevant, int picked)
    {
        double chance = 1;
        for (int k = 0; k < picked; k++)
        {
            chance *= Math.Max(0, size - relevant - k) / (double)(size - k);
        }
        return chance;
    }
}
