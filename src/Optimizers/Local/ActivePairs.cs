using System.Numerics.Tensors;

namespace IsoTriplet.Optimizers.Local;

/// <summary>
/// The pairs of thousands of points that matter, an anchor's in a row: those of an N x N matrix of edge weights that are not 0, or those that are near a threshold. After some steps an
/// anchor has a few among thousands.
/// </summary>
internal sealed class ActivePairs(int points, int dimension)
{
    // With more pairs than this share of N^2 the dense product is the faster one.
    private const int Share = 10;

    // Evaluations of listed pairs alone pay where an anchor has at most so many on average.
    private const int Short = 64;

    private readonly int _most = Math.Max(1, points / Share);
    private readonly int[] _columns = new int[points * Math.Max(1, points / Share)];
    private readonly double[] _weights = new double[points * Math.Max(1, points / Share)];
    private readonly double[] _multipliers = new double[points * Math.Max(1, points / Share)];
    private readonly int[] _counts = new int[points];
    private readonly int[] _begins = new int[points + 1];
    private int[] _entries = [];
    private int _overfull;

    /// <summary>False where a row had more pairs than there is room for.</summary>
    public bool Complete => Volatile.Read(ref _overfull) == 0;

    /// <summary>All pairs listed.</summary>
    public int Count => _counts.Sum();

    /// <summary>Whether it pays to look at the listed pairs alone.</summary>
    public bool AreFew => Complete && Count <= (long)Short * points;

    /// <summary>The other ends of anchor a's pairs, ascending.</summary>
    public ReadOnlySpan<int> Of(int a) => _columns.AsSpan(a * _most, _counts[a]);

    /// <summary>The edge weights of these pairs.</summary>
    public Span<double> Weights(int a) => _weights.AsSpan(a * _most, _counts[a]);

    /// <summary>The multipliers in force of these pairs.</summary>
    public Span<double> Multipliers(int a) => _multipliers.AsSpan(a * _most, _counts[a]);

    /// <summary>Begins new lists.</summary>
    public void Clear() => Volatile.Write(ref _overfull, 0);

    /// <summary>Lists of row a, of N weights, those that are not 0; nothing where a list is overfull already.</summary>
    public void Collect(int a, ReadOnlySpan<double> weights)
    {
        _counts[a] = 0;
        for (int j = 0; j < weights.Length && Complete; j++)
        {
            int gap = weights[j..].IndexOfAnyExcept(0.0);
            if (gap < 0)
            {
                return;
            }
            j += gap;
            Put(a, j, weights[j]);
        }
    }

    /// <summary>Lists of row a the pairs within a slack of the threshold: positives (from start to end) from above, negatives from below.</summary>
    /// <param name="a">The anchor.</param>
    /// <param name="shifted">N shifted squared distances; minus infinity for the anchor itself.</param>
    /// <param name="start">The first positive.</param>
    /// <param name="end">One past the last positive.</param>
    /// <param name="threshold">s_a.</param>
    /// <param name="slack">At least 0; the pairs that carry weight are within 0.</param>
    /// <param name="weights">The N edge weights.</param>
    public void Collect(
        int a,
        ReadOnlySpan<double> shifted,
        int start,
        int end,
        double threshold,
        double slack,
        ReadOnlySpan<double> weights
    )
    {
        _counts[a] = 0;
        for (int j = 0; j < shifted.Length && Complete; j++)
        {
            if (j >= start && j < end ? shifted[j] >= threshold - slack : shifted[j] <= threshold + slack)
            {
                Put(a, j, weights[j]);
            }
        }
    }

    /// <summary>Takes the multipliers of the listed pairs from an N x N matrix.</summary>
    public void Gather(double[] multipliers) =>
        Parallel.For(
            0,
            points,
            a =>
            {
                Span<double> row = Multipliers(a);
                ReadOnlySpan<int> columns = Of(a);
                for (int k = 0; k < columns.Length; k++)
                {
                    row[k] = multipliers[(a * points) + columns[k]];
                }
            }
        );

    /// <summary>Adds 2 Lap(W + W') g to the gradient. The sums of a row have one order, whatever the number of threads.</summary>
    public void Add(double[] g, double[] gradient) =>
        Parallel.For(
            0,
            points,
            i =>
            {
                Span<double> row = gradient.AsSpan(i * dimension, dimension);
                double sum = 0;
                ReadOnlySpan<int> columns = Of(i);
                for (int k = 0; k < columns.Length; k++)
                {
                    Pull(columns[k], _weights[(i * _most) + k], row, ref sum);
                }
                for (int e = _begins[i]; e < _begins[i + 1]; e++)
                {
                    Pull(_entries[e] / _most, _weights[_entries[e]], row, ref sum);
                }
                TensorPrimitives.MultiplyAdd(g.AsSpan(i * dimension, dimension), 2 * sum, row, row);

                void Pull(int j, double weight, Span<double> into, ref double total)
                {
                    if (weight != 0)
                    {
                        total += weight;
                        TensorPrimitives.MultiplyAdd(g.AsSpan(j * dimension, dimension), -2 * weight, into, into);
                    }
                }
            }
        );

    /// <summary>To be called once the lists are complete: for each point where the pairs are listed that end at it, ascending.</summary>
    public void Transpose()
    {
        Array.Clear(_begins);
        for (int i = 0; i < points; i++)
        {
            foreach (int j in Of(i))
            {
                _begins[j + 1]++;
            }
        }
        for (int j = 0; j < points; j++)
        {
            _begins[j + 1] += _begins[j];
        }
        if (_entries.Length < _begins[points])
        {
            _entries = new int[_begins[points]];
        }
        int[] next = _begins[..points];
        for (int i = 0; i < points; i++)
        {
            for (int k = 0; k < _counts[i]; k++)
            {
                int at = (i * _most) + k;
                _entries[next[_columns[at]]++] = at;
            }
        }
    }

    private void Put(int a, int j, double weight)
    {
        if (_counts[a] == _most)
        {
            Volatile.Write(ref _overfull, 1);
            return;
        }
        int at = (a * _most) + _counts[a]++;
        (_columns[at], _weights[at]) = (j, weight);
    }
}
