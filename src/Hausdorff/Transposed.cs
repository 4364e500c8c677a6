using System.Numerics;
using IsoTriplet.Numerics;

namespace IsoTriplet.Hausdorff;

/// <summary>Points stored coordinate by coordinate: the distances of all of them to one point, in few dimensions.</summary>
internal sealed class Transposed
{
    private readonly double[][] _columns;
    private readonly double[] _squares;

    public Transposed(Embedding points)
    {
        int n = points.Dimension;
        _squares = new double[points.Points];
        _columns = new double[n][];
        ReadOnlySpan<double> values = points.Values;
        for (int k = 0; k < n; k++)
        {
            double[] column = _columns[k] = new double[points.Points];
            for (int i = 0, at = k; i < column.Length; i++, at += n)
            {
                column[i] = values[at];
            }
        }
    }

    public int Points => _squares.Length;

    public int Dimension => _columns.Length;

    /// <summary>One coordinate of all points.</summary>
    public ReadOnlySpan<double> Column(int k) => _columns[k];

    /// <summary>The squares of all distances to x as <see cref="PairwiseDistances.SquaredBetween"/> gives them; overwritten by the next call.</summary>
    public double[] SquaresTo(ReadOnlySpan<double> x)
    {
        int i = 0;
        for (; i <= _squares.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> sum = Vector<double>.Zero;
            for (int k = 0; k < x.Length; k++)
            {
                Vector<double> d = new Vector<double>(x[k]) - new Vector<double>(_columns[k], i);
                sum = Vector.FusedMultiplyAdd(d, d, sum);
            }
            sum.CopyTo(_squares, i);
        }
        for (; i < _squares.Length; i++)
        {
            double sum = 0;
            for (int k = 0; k < x.Length; k++)
            {
                double d = x[k] - _columns[k][i];
                sum = Math.FusedMultiplyAdd(d, d, sum);
            }
            _squares[i] = sum;
        }
        return _squares;
    }
}
