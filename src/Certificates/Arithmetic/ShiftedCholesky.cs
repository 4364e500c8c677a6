using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace IsoTriplet.Certificates;

/// <summary>Floating-point Cholesky factorisation A - shift I = L L', blocked and vectorised. What its success proves is in
/// <see cref="SmallestEigenvalue"/>; that argument holds for every order of summation, and the order is the same on every processor (<see cref="FourLanes"/>).</summary>
internal sealed class ShiftedCholesky
{
    private const int Block = 64;

    // Right-hand sides of a unit of work.
    private const int Columns = 32;
    private readonly int size;
    private readonly int stride;
    private readonly double[] factor;

    private ShiftedCholesky(int size)
    {
        this.size = size;
        stride = (size + 7) & ~7;
        factor = new double[(long)size * stride];
    }

    /// <summary>Factors A - shift I.</summary>
    /// <param name="a">The matrix; its radius plays no part here.</param>
    /// <param name="shift">Subtracted from the diagonal.</param>
    /// <returns>The factor, or null if a pivot is not a positive number.</returns>
    public static ShiftedCholesky? TryFactor(SymmetricMatrix a, double shift)
    {
        ShiftedCholesky l = new(a.Size);
        for (int start = 0; start < a.Size; start += Block)
        {
            int end = Math.Min(a.Size, start + Block);
            l.SubtractEarlier(a, shift, start, end, start, end);
            if (!l.FactorDiagonal(start, end))
            {
                return null;
            }
            int first = end;
            int chunks = (a.Size - end + Block - 1) / Block;
            Parallel.For(
                0,
                chunks,
                chunk =>
                {
                    int from = first + (chunk * Block);
                    int to = Math.Min(a.Size, from + Block);
                    l.SubtractEarlier(a, shift, from, to, start, end);
                    l.SolveRows(from, to, start, end);
                }
            );
        }
        return l;
    }

    /// <summary>Solves L L' X = B in floating point.</summary>
    /// <param name="b">B, size rows of equal length; becomes X.</param>
    public void Solve(double[][] b)
    {
        int columns = size == 0 ? 0 : b[0].Length;
        Parallel.For(
            0,
            (columns + Columns - 1) / Columns,
            part => SolveColumns(b, part * Columns, Math.Min(Columns, columns - (part * Columns)))
        );
    }

    private void SolveColumns(double[][] b, int first, int count)
    {
        for (int i = 0; i < size; i++)
        {
            ReadOnlySpan<double> row = Row(i, i + 1);
            for (int k = 0; k < i; k++)
            {
                AddScaled(Part(i), Part(k), -row[k]);
            }
            Scale(Part(i), 1 / row[i]);
        }
        for (int i = size - 1; i >= 0; i--)
        {
            ReadOnlySpan<double> row = Row(i, i + 1);
            Scale(Part(i), 1 / row[i]);
            for (int k = 0; k < i; k++)
            {
                AddScaled(Part(k), Part(i), -row[k]);
            }
        }

        Span<double> Part(int i) => b[i].AsSpan(first, count);
    }

    /// <summary>Solves L L' x = b in floating point.</summary>
    /// <param name="b">b, size numbers; becomes x.</param>
    public void Solve(double[] b)
    {
        for (int i = 0; i < size; i++)
        {
            ReadOnlySpan<double> row = Row(i, i + 1);
            b[i] = (b[i] - FourLanes.Dot(row[..i], b)) / row[i];
        }
        for (int i = size - 1; i >= 0; i--)
        {
            ReadOnlySpan<double> row = Row(i, i + 1);
            b[i] /= row[i];
            AddScaled(b.AsSpan(0, i), row[..i], -b[i]);
        }
    }

    /// <summary>Entries (i, j): a_ij minus the products of the columns before <paramref name="start"/>, four columns at a time.</summary>
    private void SubtractEarlier(SymmetricMatrix a, double shift, int from, int to, int start, int end)
    {
        for (int i = from; i < to; i++)
        {
            ReadOnlySpan<Vector256<double>> x = Vectors(i, start);
            Span<double> row = Row(i, end);
            for (int j = start; j < end; j += 4)
            {
                int last = end - 1;
                ReadOnlySpan<Vector256<double>> y0 = Vectors(j, start);
                ReadOnlySpan<Vector256<double>> y1 = Vectors(Math.Min(j + 1, last), start);
                ReadOnlySpan<Vector256<double>> y2 = Vectors(Math.Min(j + 2, last), start);
                ReadOnlySpan<Vector256<double>> y3 = Vectors(Math.Min(j + 3, last), start);
                Vector256<double> s0 = Vector256<double>.Zero;
                Vector256<double> s1 = s0;
                Vector256<double> s2 = s0;
                Vector256<double> s3 = s0;
                for (int k = 0; k < x.Length; k++)
                {
                    s0 += x[k] * y0[k];
                    s1 += x[k] * y1[k];
                    s2 += x[k] * y2[k];
                    s3 += x[k] * y3[k];
                }
                ReadOnlySpan<double> sums = [FourLanes.Sum(s0), FourLanes.Sum(s1), FourLanes.Sum(s2), FourLanes.Sum(s3)];
                for (int c = j; c < Math.Min(j + 4, end); c++)
                {
                    row[c] = (c == i ? a[i, i] - shift : a[i, c]) - sums[c - j];
                }
            }
        }
    }

    private bool FactorDiagonal(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            SolveRows(i, i + 1, start, i);
            Span<double> row = Row(i, end);
            double pivot = row[i];
            for (int k = start; k < i; k++)
            {
                pivot -= row[k] * row[k];
            }
            if (!(pivot > 0) || !double.IsFinite(pivot))
            {
                return false;
            }
            row[i] = Math.Sqrt(pivot);
        }
        return true;
    }

    /// <summary>l_ij = (s_ij - sum over start &lt;= k &lt; j of l_ik l_jk) / l_jj.</summary>
    private void SolveRows(int from, int to, int start, int end)
    {
        for (int i = from; i < to; i++)
        {
            Span<double> row = Row(i, end);
            for (int j = start; j < end; j++)
            {
                ReadOnlySpan<double> pivotRow = Row(j, j + 1);
                double s = row[j];
                for (int k = start; k < j; k++)
                {
                    s -= row[k] * pivotRow[k];
                }
                row[j] = s / pivotRow[j];
            }
        }
    }

    private Span<double> Row(int i, int length) => factor.AsSpan(checked(i * stride), length);

    private ReadOnlySpan<Vector256<double>> Vectors(int i, int length) => MemoryMarshal.Cast<double, Vector256<double>>(Row(i, length));

    private static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double scale)
    {
        if (scale == 0)
        {
            return;
        }
        int k = 0;
        Vector<double> factors = new(scale);
        for (; k <= target.Length - Vector<double>.Count; k += Vector<double>.Count)
        {
            (new Vector<double>(target[k..]) + (factors * new Vector<double>(source[k..]))).CopyTo(target[k..]);
        }
        for (; k < target.Length; k++)
        {
            target[k] += scale * source[k];
        }
    }

    private static void Scale(Span<double> row, double scale)
    {
        for (int k = 0; k < row.Length; k++)
        {
            row[k] *= scale;
        }
    }
}

/// <summary>Sums of products in four lanes, k modulo 4, in one order on every processor: what a checker establishes is then one number everywhere.</summary>
/// <remarks>Where there are no registers of 256 bits they are made of smaller ones, with the same digits. Products are rounded before they are added.</remarks>
internal static class FourLanes
{
    public const int Count = 4;

    /// <summary>(lane 0 + lane 2) + (lane 1 + lane 3).</summary>
    public static double Sum(Vector256<double> lanes)
    {
        Vector128<double> pair = lanes.GetLower() + lanes.GetUpper();
        return pair[0] + pair[1];
    }

    /// <summary>sum_k x_k y_k over the numbers of x in doubles: the lanes over the whole fours, then the rest one by one.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ReadOnlySpan<Vector256<double>> xs = MemoryMarshal.Cast<double, Vector256<double>>(x);
        ReadOnlySpan<Vector256<double>> ys = MemoryMarshal.Cast<double, Vector256<double>>(y);
        Vector256<double> sums = default;
        for (int v = 0; v < xs.Length; v++)
        {
            sums += xs[v] * ys[v];
        }
        double sum = Sum(sums);
        for (int k = xs.Length * Count; k < x.Length; k++)
        {
            sum += x[k] * y[k];
        }
        return sum;
    }

    /// <summary>|x - y|^2 in doubles: the lanes over the whole fours, then the rest one by one.</summary>
    public static double SquaredDistance(double[] x, double[] y)
    {
        Vector256<double> sums = default;
        int k = 0;
        for (; k <= x.Length - Count; k += Count)
        {
            Vector256<double> d = Vector256.Create(x, k) - Vector256.Create(y, k);
            sums += d * d;
        }
        double sum = Sum(sums);
        for (; k < x.Length; k++)
        {
            double d = x[k] - y[k];
            sum += d * d;
        }
        return sum;
    }
}
