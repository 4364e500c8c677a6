using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace IsoTriplet.Numerics;

/// <summary>Squared distances of a few points to a panel of <see cref="PackedPoints.Width"/> points, lane for lane the sum of <see cref="PairwiseDistances.Between"/>.</summary>
/// <remarks>
/// A lane holds one pair and adds the coordinates in their order with fused multiply-adds, as Between does: the results are equal bit for bit, on
/// every processor. The work is n*(1 subtraction + 1 fused multiply-add) a pair; sums stay in registers, so a panel is read once for 8 points.
/// </remarks>
internal static unsafe class DistanceKernel
{
    /// <summary>Points that go against a panel together.</summary>
    public const int TileRows = 8;

    /// <summary>Writes 8 x 16 squared distances.</summary>
    /// <param name="rows">The first coordinate of point 0 of the tile.</param>
    /// <param name="count">Points in the tile, 1 to 8; with fewer, the last one is repeated.</param>
    /// <param name="panel">A packed panel.</param>
    /// <param name="n">The dimension.</param>
    /// <param name="output">Where row 0 goes.</param>
    /// <param name="stride">From an output row to the next.</param>
    public static void Tile(double* rows, int count, double* panel, int n, double* output, nint stride)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Tile512(rows, count, panel, n, output, stride);
            return;
        }
        for (int r = 0; r < TileRows; r += 2)
        {
            double* first = rows + (Math.Min(r, count - 1) * (nint)n);
            double* second = rows + (Math.Min(r + 1, count - 1) * (nint)n);
            Tile256(first, second, panel, n, output + (r * stride), stride);
        }
    }

    [SkipLocalsInit]
    private static void Tile512(double* rows, int count, double* panel, int n, double* output, nint stride)
    {
        double* x0 = rows;
        double* x1 = rows + (Math.Min(1, count - 1) * (nint)n);
        double* x2 = rows + (Math.Min(2, count - 1) * (nint)n);
        double* x3 = rows + (Math.Min(3, count - 1) * (nint)n);
        double* x4 = rows + (Math.Min(4, count - 1) * (nint)n);
        double* x5 = rows + (Math.Min(5, count - 1) * (nint)n);
        double* x6 = rows + (Math.Min(6, count - 1) * (nint)n);
        double* x7 = rows + (Math.Min(7, count - 1) * (nint)n);
        Vector512<double> a0 = default;
        Vector512<double> a1 = default;
        Vector512<double> a2 = default;
        Vector512<double> a3 = default;
        Vector512<double> a4 = default;
        Vector512<double> a5 = default;
        Vector512<double> a6 = default;
        Vector512<double> a7 = default;
        Vector512<double> b0 = default;
        Vector512<double> b1 = default;
        Vector512<double> b2 = default;
        Vector512<double> b3 = default;
        Vector512<double> b4 = default;
        Vector512<double> b5 = default;
        Vector512<double> b6 = default;
        Vector512<double> b7 = default;
        for (nint k = 0; k < n; k++)
        {
            Vector512<double> y0 = Vector512.Load(panel);
            Vector512<double> y1 = Vector512.Load(panel + 8);
            panel += 16;
            a0 = Add(a0, y0, x0[k]);
            b0 = Add(b0, y1, x0[k]);
            a1 = Add(a1, y0, x1[k]);
            b1 = Add(b1, y1, x1[k]);
            a2 = Add(a2, y0, x2[k]);
            b2 = Add(b2, y1, x2[k]);
            a3 = Add(a3, y0, x3[k]);
            b3 = Add(b3, y1, x3[k]);
            a4 = Add(a4, y0, x4[k]);
            b4 = Add(b4, y1, x4[k]);
            a5 = Add(a5, y0, x5[k]);
            b5 = Add(b5, y1, x5[k]);
            a6 = Add(a6, y0, x6[k]);
            b6 = Add(b6, y1, x6[k]);
            a7 = Add(a7, y0, x7[k]);
            b7 = Add(b7, y1, x7[k]);
        }
        Store(a0, b0, output);
        Store(a1, b1, output + stride);
        Store(a2, b2, output + (2 * stride));
        Store(a3, b3, output + (3 * stride));
        Store(a4, b4, output + (4 * stride));
        Store(a5, b5, output + (5 * stride));
        Store(a6, b6, output + (6 * stride));
        Store(a7, b7, output + (7 * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Add(Vector512<double> sum, Vector512<double> y, double x)
    {
        Vector512<double> d = y - Vector512.Create(x);
        return Vector512.FusedMultiplyAdd(d, d, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<double> a, Vector512<double> b, double* output)
    {
        a.Store(output);
        b.Store(output + 8);
    }

    [SkipLocalsInit]
    private static void Tile256(double* x0, double* x1, double* panel, int n, double* output, nint stride)
    {
        Vector256<double> a0 = default;
        Vector256<double> a1 = default;
        Vector256<double> a2 = default;
        Vector256<double> a3 = default;
        Vector256<double> b0 = default;
        Vector256<double> b1 = default;
        Vector256<double> b2 = default;
        Vector256<double> b3 = default;
        for (nint k = 0; k < n; k++)
        {
            Vector256<double> y0 = Vector256.Load(panel);
            Vector256<double> y1 = Vector256.Load(panel + 4);
            Vector256<double> y2 = Vector256.Load(panel + 8);
            Vector256<double> y3 = Vector256.Load(panel + 12);
            panel += 16;
            Vector256<double> p = Vector256.Create(x0[k]);
            Vector256<double> q = Vector256.Create(x1[k]);
            a0 = Add(a0, y0, p);
            a1 = Add(a1, y1, p);
            a2 = Add(a2, y2, p);
            a3 = Add(a3, y3, p);
            b0 = Add(b0, y0, q);
            b1 = Add(b1, y1, q);
            b2 = Add(b2, y2, q);
            b3 = Add(b3, y3, q);
        }
        a0.Store(output);
        a1.Store(output + 4);
        a2.Store(output + 8);
        a3.Store(output + 12);
        output += stride;
        b0.Store(output);
        b1.Store(output + 4);
        b2.Store(output + 8);
        b3.Store(output + 12);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Add(Vector256<double> sum, Vector256<double> y, Vector256<double> x)
    {
        Vector256<double> d = y - x;
        return Vector256.FusedMultiplyAdd(d, d, sum);
    }
}
