using System.Numerics.Tensors;

namespace IsoTriplet.Optimizers.Local;

/// <summary>The entries of an N x N matrix W of edge weights that are not 0, where they are few: after some steps an anchor has a few dozen active pairs among thousands.</summary>
internal sealed class EdgeList(int points, int dimension)
{
    // With more entries than this share of N^2 the dense product is the faster one.
    private const int Share = 10;

    private readonly int _most = Math.Max(1, points / Share);
    private readonly int[] _columns = new int[points * Math.Max(1, points / Share)];
    private readonly int[] _counts = new int[points];
    private readonly int[] _begins = new int[points + 1];
    private int[] _rows = [];

    /// <summary>Adds 2 Lap(W + W') g to the gradient. The sums of a row have one order, whatever the number of threads.</summary>
    /// <returns>False, and nothing added, where a row has too many entries.</returns>
    public bool Add(double[] weights, double[] g, double[] gradient)
    {
        int dense = 0;
        Parallel.For(
            0,
            points,
            i =>
            {
                if (Volatile.Read(ref dense) == 0 && !Collect(weights, i))
                {
                    Volatile.Write(ref dense, 1);
                }
            }
        );
        if (dense != 0)
        {
            return false;
        }
        Transpose();
        Parallel.For(
            0,
            points,
            i =>
            {
                Span<double> row = gradient.AsSpan(i * dimension, dimension);
                double sum = 0;
                foreach (int j in _columns.AsSpan(i * _most, _counts[i]))
                {
                    Pull(j, weights[(i * points) + j], row, ref sum);
                }
                for (int e = _begins[i]; e < _begins[i + 1]; e++)
                {
                    Pull(_rows[e], weights[(_rows[e] * points) + i], row, ref sum);
                }
                TensorPrimitives.MultiplyAdd(g.AsSpan(i * dimension, dimension), 2 * sum, row, row);
            }
        );
        return true;

        void Pull(int j, double weight, Span<double> row, ref double sum)
        {
            sum += weight;
            TensorPrimitives.MultiplyAdd(g.AsSpan(j * dimension, dimension), -2 * weight, row, row);
        }
    }

    private bool Collect(double[] weights, int i)
    {
        ReadOnlySpan<double> row = weights.AsSpan(i * points, points);
        int count = 0;
        for (int j = 0; j < points; j++)
        {
            int gap = row[j..].IndexOfAnyExcept(0.0);
            if (gap < 0)
            {
                break;
            }
            if (count == _most)
            {
                return false;
            }
            j += gap;
            _columns[(i * _most) + count++] = j;
        }
        _counts[i] = count;
        return true;
    }

    // The rows of each column, ascending: _rows from _begins[j] on.
    private void Transpose()
    {
        Array.Clear(_begins);
        for (int i = 0; i < points; i++)
        {
            foreach (int j in _columns.AsSpan(i * _most, _counts[i]))
            {
                _begins[j + 1]++;
            }
        }
        for (int j = 0; j < points; j++)
        {
            _begins[j + 1] += _begins[j];
        }
        if (_rows.Length < _begins[points])
        {
            _rows = new int[_begins[points]];
        }
        int[] next = _begins[..points];
        for (int i = 0; i < points; i++)
        {
            foreach (int j in _columns.AsSpan(i * _most, _counts[i]))
            {
                _rows[next[j]++] = i;
            }
        }
    }
}
