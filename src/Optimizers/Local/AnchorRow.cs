using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace IsoTriplet.Optimizers.Local;

/// <summary>Passes over the row of an anchor, four numbers at a time on every processor, so that sums do not depend on it.</summary>
internal static class AnchorRow
{
    /// <summary>From products p_j to squared distances: row_j = max(0, square + squares_j - 2 p_j).</summary>
    public static void Squares(double square, ReadOnlySpan<double> squares, Span<double> row)
    {
        ReadOnlySpan<Vector256<double>> others = MemoryMarshal.Cast<double, Vector256<double>>(squares);
        Span<Vector256<double>> results = MemoryMarshal.Cast<double, Vector256<double>>(row)[..others.Length];
        Vector256<double> own = Vector256.Create(square);
        for (int v = 0; v < others.Length; v++)
        {
            results[v] = Vector256.MaxNative(own + others[v] - (2 * results[v]), Vector256<double>.Zero);
        }
        for (int j = others.Length * Vector256<double>.Count; j < row.Length; j++)
        {
            row[j] = Math.Max(0, square + squares[j] - (2 * row[j]));
        }
    }

    /// <summary>|x - y|^2.</summary>
    public static double Square(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ReadOnlySpan<Vector256<double>> xs = MemoryMarshal.Cast<double, Vector256<double>>(x);
        ReadOnlySpan<Vector256<double>> ys = MemoryMarshal.Cast<double, Vector256<double>>(y)[..xs.Length];
        Vector256<double> sums = Vector256<double>.Zero,
            others = Vector256<double>.Zero;
        int v = 0;
        for (; v + 1 < xs.Length; v += 2)
        {
            (Vector256<double> first, Vector256<double> second) = (xs[v] - ys[v], xs[v + 1] - ys[v + 1]);
            sums += first * first;
            others += second * second;
        }
        sums += others;
        for (; v < xs.Length; v++)
        {
            sums += (xs[v] - ys[v]) * (xs[v] - ys[v]);
        }
        double sum = Vector256.Sum(sums);
        for (int k = xs.Length * Vector256<double>.Count; k < x.Length; k++)
        {
            sum += (x[k] - y[k]) * (x[k] - y[k]);
        }
        return sum;
    }

    /// <summary>shifted_j = d_j + scale m_j.</summary>
    public static void Shift(ReadOnlySpan<double> d, ReadOnlySpan<double> m, double scale, Span<double> shifted)
    {
        ReadOnlySpan<Vector256<double>> ds = MemoryMarshal.Cast<double, Vector256<double>>(d);
        ReadOnlySpan<Vector256<double>> ms = MemoryMarshal.Cast<double, Vector256<double>>(m)[..ds.Length];
        Span<Vector256<double>> results = MemoryMarshal.Cast<double, Vector256<double>>(shifted)[..ds.Length];
        Vector256<double> scales = Vector256.Create(scale);
        for (int v = 0; v < ds.Length; v++)
        {
            results[v] = ds[v] + (ms[v] * scales);
        }
        for (int j = ds.Length * Vector256<double>.Count; j < d.Length; j++)
        {
            shifted[j] = d[j] + (m[j] * scale);
        }
    }

    /// <summary>sum_j max(0, sign (v_j - s)) and the number of its terms that are not 0; sign is 1 or -1.</summary>
    public static (double Sum, double Count) Excess(ReadOnlySpan<double> values, double s, double sign)
    {
        ReadOnlySpan<Vector256<double>> vectors = MemoryMarshal.Cast<double, Vector256<double>>(values);
        (Vector256<double> level, Vector256<double> signs) = (Vector256.Create(s), Vector256.Create(sign));
        Vector256<double> sums = Vector256<double>.Zero;
        Vector256<double> counts = Vector256<double>.Zero;
        for (int v = 0; v < vectors.Length; v++)
        {
            Vector256<double> excess = (vectors[v] - level) * signs;
            Vector256<double> beyond = Vector256.GreaterThan(excess, Vector256<double>.Zero);
            sums += excess & beyond;
            counts += Vector256<double>.One & beyond;
        }
        (double sum, double count) = (Vector256.Sum(sums), Vector256.Sum(counts));
        for (int j = vectors.Length * Vector256<double>.Count; j < values.Length; j++)
        {
            double excess = (values[j] - s) * sign;
            (sum, count) = excess > 0 ? (sum + excess, count + 1) : (sum, count);
        }
        return (sum, count);
    }

    /// <summary>next_j = rho max(0, sign (v_j - s)), weights_j = sign next_j; sign is 1 or -1.</summary>
    /// <returns>sum_j max(0, sign (v_j - s))^2.</returns>
    public static double Weigh(ReadOnlySpan<double> values, double s, double sign, double rho, Span<double> weights, Span<double> next)
    {
        ReadOnlySpan<Vector256<double>> vectors = MemoryMarshal.Cast<double, Vector256<double>>(values);
        Span<Vector256<double>> nexts = MemoryMarshal.Cast<double, Vector256<double>>(next)[..vectors.Length];
        Span<Vector256<double>> weighted = MemoryMarshal.Cast<double, Vector256<double>>(weights)[..vectors.Length];
        (Vector256<double> level, Vector256<double> signs) = (Vector256.Create(s), Vector256.Create(sign));
        Vector256<double> squares = Vector256<double>.Zero;
        for (int v = 0; v < vectors.Length; v++)
        {
            Vector256<double> excess = Vector256.MaxNative((vectors[v] - level) * signs, Vector256<double>.Zero);
            squares += excess * excess;
            nexts[v] = excess * rho;
            weighted[v] = nexts[v] * signs;
        }
        double sum = Vector256.Sum(squares);
        for (int j = vectors.Length * Vector256<double>.Count; j < values.Length; j++)
        {
            double excess = Math.Max(0, (values[j] - s) * sign);
            sum += excess * excess;
            next[j] = excess * rho;
            weights[j] = next[j] * sign;
        }
        return sum;
    }

    /// <summary>
    /// With the change c_j = sqrt(d_j) - original_j: reach_j = max(c_j + max(s m_j, 0), -c_j + max(-s m_j, 0)).
    /// </summary>
    /// <returns>max_j |c_j|, at least 0.</returns>
    public static double Reach(
        ReadOnlySpan<double> d,
        ReadOnlySpan<double> original,
        ReadOnlySpan<double> m,
        double scale,
        Span<double> reach
    )
    {
        ReadOnlySpan<Vector256<double>> ds = MemoryMarshal.Cast<double, Vector256<double>>(d);
        ReadOnlySpan<Vector256<double>> originals = MemoryMarshal.Cast<double, Vector256<double>>(original)[..ds.Length];
        ReadOnlySpan<Vector256<double>> ms = MemoryMarshal.Cast<double, Vector256<double>>(m)[..ds.Length];
        Span<Vector256<double>> reaches = MemoryMarshal.Cast<double, Vector256<double>>(reach)[..ds.Length];
        Vector256<double> zero = Vector256<double>.Zero;
        Vector256<double> most = zero;
        for (int v = 0; v < ds.Length; v++)
        {
            Vector256<double> change = Vector256.Sqrt(ds[v]) - originals[v];
            Vector256<double> shift = ms[v] * scale;
            most = Vector256.MaxNative(most, Vector256.Abs(change));
            reaches[v] = Vector256.MaxNative(change + Vector256.MaxNative(shift, zero), Vector256.MaxNative(zero - shift, zero) - change);
        }
        double largest = Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3]));
        for (int j = ds.Length * Vector256<double>.Count; j < d.Length; j++)
        {
            double change = Math.Sqrt(d[j]) - original[j];
            double shift = m[j] * scale;
            largest = Math.Max(largest, Math.Abs(change));
            reach[j] = Math.Max(change + Math.Max(shift, 0), Math.Max(-shift, 0) - change);
        }
        return largest;
    }

    /// <summary>The first j from <paramref name="from"/> on with sign (v_j - limit) > 0, or the length; sign is 1 or -1.</summary>
    public static int NextBeyond(ReadOnlySpan<double> values, int from, double limit, double sign)
    {
        (Vector256<double> limits, Vector256<double> signs) = (Vector256.Create(limit), Vector256.Create(sign));
        int j = from;
        while (
            j + Vector256<double>.Count <= values.Length
            && !Vector256.GreaterThanAny((Vector256.Create(values[j..]) - limits) * signs, Vector256<double>.Zero)
        )
        {
            j += Vector256<double>.Count;
        }
        while (j < values.Length && !((values[j] - limit) * sign > 0))
        {
            j++;
        }
        return j;
    }
}
