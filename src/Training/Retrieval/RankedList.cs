namespace IsoTriplet.Training.Retrieval;

/// <summary>One query's gallery by distance, in groups of equal distance; figures are expectations over the order within groups.</summary>
internal sealed class RankedList(int gallery)
{
    private static readonly int[] Depths = [1, 2, 4, 8];

    private readonly double[] _distances = new double[gallery];
    private readonly bool[] _relevant = new bool[gallery];
    private int _count;
    private int _positives;

    /// <summary>Takes in one query.</summary>
    public void Fill(ReadOnlySpan<double> distances, ReadOnlySpan<int> classOf, int wanted, int self)
    {
        (_count, _positives) = (0, 0);
        for (int j = 0; j < distances.Length; j++)
        {
            if (j != self)
            {
                bool relevant = classOf[j] == wanted;
                _distances[_count] = distances[j];
                _relevant[_count++] = relevant;
                _positives += relevant ? 1 : 0;
            }
        }
        Array.Sort(_distances, _relevant, 0, _count);
    }

    /// <summary>Adds Recall@1,2,4,8, MAP@R, R-precision and chance to the sums; false when there is nothing to find.</summary>
    public bool AddTo(double[] sums)
    {
        if (_positives == 0)
        {
            return false;
        }
        double[] missed = new double[Depths.Length];
        double average = 0;
        double found = 0;
        int relevantBefore = 0;
        Array.Fill(missed, double.NaN);
        for (int start = 0; start < _count && start < Math.Max(_positives, Depths[^1]); )
        {
            (int size, int relevant) = Group(start);
            for (int d = 0; d < Depths.Length; d++)
            {
                if (double.IsNaN(missed[d]) && start + size >= Math.Min(Depths[d], _count))
                {
                    int picked = Math.Min(Depths[d], _count) - start;
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
        for (int d = 0; d < Depths.Length; d++)
        {
            sums[d] += 1 - missed[d];
        }
        sums[4] += average / _positives;
        sums[5] += found / _positives;
        sums[6] += (double)_positives / _count;
        return true;
    }

    private (int Size, int Relevant) Group(int start)
    {
        int end = start;
        int relevant = 0;
        while (end < _count && _distances[end] == _distances[start])
        {
            relevant += _relevant[end++] ? 1 : 0;
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
