using System.Numerics;

namespace IsoTriplet.Triplets;

/// <summary>Angles between rows compared without rounding, by integers: for what floating point cannot tell from a tie.</summary>
/// <remarks>
/// angle(a, p) &lt; angle(a, q) where a.p / |p| > a.q / |q|, and a.p, |p|^2 and their like are exact rationals of the coordinates: a row is scaled by a power of two
/// to integers, which changes no angle. Work O(n) multiplications of integers a comparison; equal rows are seen at once.
/// </remarks>
internal sealed class ExactAngles(Embedding rows)
{
    private readonly IntegerRow?[] _rows = new IntegerRow?[rows.Points];

    private sealed record IntegerRow(BigInteger[] Values, BigInteger Square);

    /// <summary>How far a chord computed from rows that were put on the unit sphere in floating point may be from the true one.</summary>
    /// <remarks>Each row is off by (n/2 + 3) 2^-53 of its length 1, the chord of the two, at most 2, by (n/2 + 2) 2^-53 of itself; doubled for safety.</remarks>
    public double ChordError { get; } = (4.0 * rows.Dimension + 24) * Math.ScaleB(1, -53);

    /// <summary>The sign of angle(a, p) - angle(a, q).</summary>
    /// <param name="a">A row that is not 0.</param>
    /// <param name="p">Another.</param>
    /// <param name="q">Another.</param>
    /// <returns>-1 where p is nearer, 0 on a tie, 1 where q is.</returns>
    public int Compare(int a, int p, int q)
    {
        if (p == q || rows.Row(p).SequenceEqual(rows.Row(q)))
        {
            return 0;
        }
        (IntegerRow u, IntegerRow v, IntegerRow w) = (Integers(a), Integers(p), Integers(q));
        (BigInteger near, BigInteger far) = (Dot(u, v), Dot(u, w));
        return near.Sign != far.Sign ? far.Sign.CompareTo(near.Sign) : near.Sign * (far * far * v.Square).CompareTo(near * near * w.Square);
    }

    /// <summary>The sign of the cosine between two rows.</summary>
    public int Sign(int a, int p) => Dot(Integers(a), Integers(p)).Sign;

    private static BigInteger Dot(IntegerRow x, IntegerRow y)
    {
        BigInteger sum = BigInteger.Zero;
        for (int k = 0; k < x.Values.Length; k++)
        {
            sum += x.Values[k] * y.Values[k];
        }
        return sum;
    }

    // Two workers may make the same row at once: both make the same.
    private IntegerRow Integers(int row) => _rows[row] ??= Make(rows.Row(row));

    private static IntegerRow Make(ReadOnlySpan<double> row)
    {
        int least = BinaryFraction.LeastExponent(row);
        BigInteger[] values = new BigInteger[row.Length];
        BigInteger square = BigInteger.Zero;
        for (int k = 0; k < row.Length; k++)
        {
            values[k] = BinaryFraction.Integer(row[k], least);
            square += values[k] * values[k];
        }
        return new IntegerRow(values, square);
    }
}
