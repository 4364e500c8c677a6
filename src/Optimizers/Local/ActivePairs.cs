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

    // Rows with more pairs than there is room for, which stand in the matrix.
    private readonly bool[] _whole = new bool[points];

    /// <summary>False where a row had more pairs than there is room for.</summary>
    public bool Complete => !_whole.AsSpan().Contains(true);

    /// <summary>All pairs listed.</summary>
    public int Count => _counts.Sum();

    /// <summary>Whether it pays to look at the listed pairs alone.</summary>
    public bool AreFew => Complete && Count <= (long)Short * points;

    /// <summary>The other ends of anchor a's pairs, those of <see cref="Collect"/> ascending.</summary>
    public ReadOnlySpan<int> Of(int a) => _columns.AsSpan(a * _most, _counts[a]);

    /// <summary>The edge weights of these pairs.</summary>
    public Span<double> Weights(int a) => _weights.AsSpan(a * _most, _counts[a]);

    /// <summary>The multipliers in force of these pairs.</summary>
    public Span<double> Multipliers(int a) => _multipliers.AsSpan(a * _most, _counts[a]);

    /// <summary>Begins row a anew.</summary>
    public void Begin(int a) => (_counts[a], _whole[a]) = (0, false);

    /// <summary>Lists of row a the pairs within a slack of the threshold, with their weights <c>rho max(0, v - s)</c> of positives (from start to end), <c>-rho max(0, s - v)</c> of negatives.</summary>
    /// <param name="a">The anchor.</param>
    /// <param name="shifted">N shifted squared distances v; minus infinity for the anchor itself.</param>
    /// <param name="start">The first positive.</param>
    /// <param name="end">One past the last positive.</param>
    /// <param name="threshold">s.</param>
    /// <param name="slack">At least 0; with 0 it is the pairs that carry weight.</param>
    /// <param name="rho">The penalty.</param>
    /// <param name="row">N numbers, where the weights go if there are more pairs than there is room for.</param>
    /// <returns>The sum of max(0, v - s)^2 and max(0, s - v)^2 of all.</returns>
    public double Collect(
        int a,
        ReadOnlySpan<double> shifted,
        int start,
        int end,
        double threshold,
        double slack,
        double rho,
        Span<double> row
    ) =>
        Some(a, shifted, (0, start), (threshold, slack, -1), rho, row)
        + Some(a, shifted, (start, end), (threshold, slack, 1), rho, row)
        + Some(a, shifted, (end, shifted.Length), (threshold, slack, -1), rho, row);

    private double Some(
        int a,
        ReadOnlySpan<double> shifted,
        (int Start, int End) range,
        (double Threshold, double Slack, double Sign) near,
        double rho,
        Span<double> row
    )
    {
        (double threshold, double slack, double sign) = near;
        ReadOnlySpan<double> values = shifted[..range.End];
        double limit = threshold - (sign * slack),
            squares = 0;
        for (
            int j = AnchorRow.NextBeyond(values, range.Start, limit, sign);
            j < values.Length;
            j = AnchorRow.NextBeyond(values, j + 1, limit, sign)
        )
        {
            double excess = Math.Max(0, (values[j] - threshold) * sign);
            squares += excess * excess;
            Put(a, j, excess * rho * sign, row);
        }
        return squares;
    }

    /// <summary>Lists a pair of row a. A row that has no room for it goes to the N numbers of its matrix row, and so does what follows.</summary>
    public void Put(int a, int j, double weight, Span<double> row)
    {
        if (!_whole[a] && _counts[a] < _most)
        {
            int at = (a * _most) + _counts[a]++;
            (_columns[at], _weights[at]) = (j, weight);
            return;
        }
        Spread(a, row);
        _whole[a] = true;
        row[j] += weight;
    }

    /// <summary>Writes the weights of row a into its matrix row, if they are not there already.</summary>
    public void Spread(int a, Span<double> row)
    {
        if (_whole[a])
        {
            return;
        }
        row.Clear();
        ReadOnlySpan<int> columns = Of(a);
        for (int k = 0; k < columns.Length; k++)
        {
            row[columns[k]] += _weights[(a * _most) + k];
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
}
