using System.Numerics;

namespace IsoTriplet.Hausdorff;

/// <summary>The hardest pairs that one worker has seen, by position in the order of the classes.</summary>
/// <remarks>
/// Distances compare after the square root: squares that differ by a few units may have equal roots. A square counts as a candidate
/// when it is within <c>2^-50</c> of the kept one, and the roots decide.
/// </remarks>
internal sealed class HardestPairsState
{
    private const double Near = 1 - (1.0 / (1L << 50));

    private readonly int[] _order;
    private readonly double[] _positive;
    private readonly double[] _negative;
    private readonly double[] _enterPositive;
    private readonly double[] _enterNegative;
    private readonly int[] _positiveAt;
    private readonly int[] _negativeAt;

    public HardestPairsState(int[] order)
    {
        _order = order;
        int count = order.Length;
        (_positive, _negative, _enterPositive, _enterNegative) = (
            new double[count],
            new double[count],
            new double[count],
            new double[count]
        );
        (_positiveAt, _negativeAt) = (new int[count], new int[count]);
        Array.Fill(_positiveAt, -1);
        Array.Fill(_negativeAt, -1);
        Array.Fill(_enterPositive, double.NegativeInfinity);
        Array.Fill(_enterNegative, double.PositiveInfinity);
        Array.Fill(_positive, double.NaN);
        Array.Fill(_negative, double.NaN);
    }

    /// <summary>The largest square seen; 0 without a pair.</summary>
    public double LargestSquare { get; private set; }

    /// <summary>Takes squared distances of any points.</summary>
    public void Largest(ReadOnlySpan<double> squares) => LargestSquare = Math.Max(LargestSquare, VectorPass.Maximum(squares));

    /// <summary>What is kept for a position, with points by their own numbers.</summary>
    public AnchorHardness At(int i) => new(_positiveAt[i], _positive[i], _negativeAt[i], _negative[i]);

    /// <summary>A value beats another when it is greater, or equal with the lower point; anything beats NaN.</summary>
    public static bool Beats(double value, int point, double kept, int keptPoint) =>
        !(value <= kept) || (value == kept && point < keptPoint);

    /// <summary>Takes squared distances of row i to the positions from first on, all of the same class.</summary>
    public void Positives(int i, int first, ReadOnlySpan<double> squares)
    {
        Span<double> enter = _enterPositive.AsSpan(first, squares.Length);
        Vector<double> own = new(_enterPositive[i]);
        int k = 0;
        for (; k <= squares.Length - Vector<double>.Count; k += Vector<double>.Count)
        {
            Vector<double> s = new(squares[k..]);
            if (Vector.GreaterThanOrEqualAny(s, Vector.MinNative(own, new Vector<double>(enter[k..]))))
            {
                for (int lane = k; lane < k + Vector<double>.Count; lane++)
                {
                    Positive(i, first + lane, squares[lane]);
                }
                own = new Vector<double>(_enterPositive[i]);
            }
        }
        for (; k < squares.Length; k++)
        {
            Positive(i, first + k, squares[k]);
        }
    }

    /// <summary>Takes squared distances of row i to the positions from first on, all of other classes.</summary>
    public void Negatives(int i, int first, ReadOnlySpan<double> squares)
    {
        Span<double> enter = _enterNegative.AsSpan(first, squares.Length);
        Vector<double> own = new(_enterNegative[i]);
        int k = 0;
        for (; k <= squares.Length - Vector<double>.Count; k += Vector<double>.Count)
        {
            Vector<double> s = new(squares[k..]);
            if (Vector.LessThanOrEqualAny(s, Vector.MaxNative(own, new Vector<double>(enter[k..]))))
            {
                for (int lane = k; lane < k + Vector<double>.Count; lane++)
                {
                    Negative(i, first + lane, squares[lane]);
                }
                own = new Vector<double>(_enterNegative[i]);
            }
        }
        for (; k < squares.Length; k++)
        {
            Negative(i, first + k, squares[k]);
        }
    }

    private void Positive(int i, int j, double square)
    {
        if (square >= _enterPositive[i])
        {
            KeepPositive(i, j, square);
        }
        if (square >= _enterPositive[j])
        {
            KeepPositive(j, i, square);
        }
    }

    private void Negative(int i, int j, double square)
    {
        if (square <= _enterNegative[i])
        {
            KeepNegative(i, j, square);
        }
        if (square <= _enterNegative[j])
        {
            KeepNegative(j, i, square);
        }
    }

    private void KeepPositive(int anchor, int other, double square)
    {
        double d = Math.Sqrt(square);
        if (Beats(d, _order[other], _positive[anchor], _positiveAt[anchor]))
        {
            (_positive[anchor], _positiveAt[anchor], _enterPositive[anchor]) = (d, _order[other], square * Near);
        }
    }

    private void KeepNegative(int anchor, int other, double square)
    {
        double d = Math.Sqrt(square);
        if (Beats(-d, _order[other], -_negative[anchor], _negativeAt[anchor]))
        {
            (_negative[anchor], _negativeAt[anchor], _enterNegative[anchor]) = (d, _order[other], square / Near);
        }
    }
}
