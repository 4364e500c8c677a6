using System.Numerics;
using System.Runtime.InteropServices;

namespace IsoTriplet.Certificates;

/// <summary>Takes the squared distances of row i to the rows from, from + 1, ..., in F and in G; places beyond the last row hold anything.</summary>
internal delegate void SquareVisitor(int i, int from, ReadOnlySpan<double> inF, ReadOnlySpan<double> inG);

/// <summary>Squared distances in doubles, of a few rows at a time to a tile of others, each pair of a family once: what the error bound of <see cref="SeparatedPointCheck"/> is about.</summary>
/// <remarks>A band of rows meets a tile while both lie in the fast caches. Pairs of a band with itself come twice, as (i, j) and (j, i), and each row meets itself.</remarks>
internal sealed class SquareTile(int dimension)
{
    private const int Width = 32;
    private const int Band = 128;

    // Coordinate by coordinate.
    private readonly double[] _columns = new double[dimension * Width];

    /// <summary>Bands of so many rows.</summary>
    public static int Bands(int rows) => (rows + Band - 1) / Band;

    /// <summary>For every row the largest square to a row of its own label, itself too, and the least to one of another (infinite without one).</summary>
    public static (double[] Far, double[] Near) Extremes(double[][] points, double[] labels)
    {
        int padded = Bands(points.Length) * Band;
        double[] label = new double[padded];
        for (int j = 0; j < padded; j++)
        {
            label[j] = labels[Math.Min(j, labels.Length - 1)];
        }
        (double[] Far, double[] Near) all = Nothing();
        Lock gate = new();
        Parallel.For(
            0,
            Bands(points.Length),
            Nothing,
            (band, _, mine) =>
            {
                Sweep(points, null, band, (i, from, squares, _) => Meet(i, from, squares, label, mine.Far, mine.Near));
                return mine;
            },
            mine =>
            {
                lock (gate)
                {
                    for (int i = 0; i < padded; i++)
                    {
                        all.Far[i] = Math.Max(all.Far[i], mine.Far[i]);
                        all.Near[i] = Math.Min(all.Near[i], mine.Near[i]);
                    }
                }
            }
        );
        return all;

        (double[] Far, double[] Near) Nothing()
        {
            double[] near = new double[padded];
            Array.Fill(near, double.PositiveInfinity);
            return (new double[padded], near);
        }
    }

    /// <summary>Visits the pairs of a band of rows with itself and with the rows after it, in F and, where it is given, in G.</summary>
    public static void Sweep(double[][] f, double[][]? g, int band, SquareVisitor visit)
    {
        (SquareTile inF, SquareTile inG) = (new(f[0].Length), new(g is null ? 0 : g[0].Length));
        Span<double> ofF = stackalloc double[2 * Width],
            ofG = stackalloc double[2 * Width];
        int end = Math.Min((band + 1) * Band, f.Length);
        for (int from = band * Band; from < f.Length; from += Width)
        {
            inF.Load(f, from);
            if (g is not null)
            {
                inG.Load(g, from);
            }
            for (int i = band * Band; i < end; i += 2)
            {
                int next = Math.Min(i + 1, end - 1);
                inF.Sums(f[i], f[next], ofF);
                if (g is not null)
                {
                    inG.Sums(g[i], g[next], ofG);
                }
                visit(i, from, ofF[..Width], ofG[..Width]);
                visit(next, from, ofF[Width..], ofG[Width..]);
            }
        }
    }

    private static void Meet(int i, int from, ReadOnlySpan<double> squares, double[] labels, double[] far, double[] near)
    {
        (Vector<double> most, Vector<double> least, Vector<double> label) = (new(far[i]), new(near[i]), new(labels[i]));
        Vector<double> infinity = new(double.PositiveInfinity);
        for (int j = 0; j < Width; j += Vector<double>.Count)
        {
            Vector<double> square = new(squares[j..]);
            Vector<long> own = Vector.Equals(new Vector<double>(labels, from + j), label);
            (Vector<double> positive, Vector<double> negative) = (
                Vector.ConditionalSelect(own, square, default),
                Vector.ConditionalSelect(own, infinity, square)
            );
            (most, least) = (Vector.Max(most, positive), Vector.Min(least, negative));
            Vector.Max(new Vector<double>(far, from + j), positive).CopyTo(far, from + j);
            Vector.Min(new Vector<double>(near, from + j), negative).CopyTo(near, from + j);
        }
        for (int j = 0; j < Vector<double>.Count; j++)
        {
            (far[i], near[i]) = (Math.Max(far[i], most[j]), Math.Min(near[i], least[j]));
        }
    }

    // The last row again beyond the last.
    private void Load(double[][] points, int from)
    {
        for (int j = 0; j < Width; j++)
        {
            double[] row = points[Math.Min(from + j, points.Length - 1)];
            for (int k = 0; k < row.Length; k++)
            {
                _columns[(k * Width) + j] = row[k];
            }
        }
    }

    /// <summary>|x - z_j|^2 and |y - z_j|^2 for the rows z_j of the tile, fused or not.</summary>
    private void Sums(double[] x, double[] y, Span<double> sums)
    {
        ReadOnlySpan<Vector<double>> columns = MemoryMarshal.Cast<double, Vector<double>>(_columns);
        Span<Vector<double>> result = MemoryMarshal.Cast<double, Vector<double>>(sums);
        int lanes = Width / Vector<double>.Count;
        for (int v = 0; v < lanes; v += 4)
        {
            (Vector<double> x0, Vector<double> x1, Vector<double> x2, Vector<double> x3) = (default, default, default, default);
            (Vector<double> y0, Vector<double> y1, Vector<double> y2, Vector<double> y3) = (default, default, default, default);
            for (int k = 0; k < x.Length; k++)
            {
                ReadOnlySpan<Vector<double>> z = columns.Slice((k * lanes) + v, 4);
                (Vector<double> p, Vector<double> q) = (new(x[k]), new(y[k]));
                x0 = Added(x0, z[0] - p);
                x1 = Added(x1, z[1] - p);
                x2 = Added(x2, z[2] - p);
                x3 = Added(x3, z[3] - p);
                y0 = Added(y0, z[0] - q);
                y1 = Added(y1, z[1] - q);
                y2 = Added(y2, z[2] - q);
                y3 = Added(y3, z[3] - q);
            }
            (result[v], result[v + 1], result[v + 2], result[v + 3]) = (x0, x1, x2, x3);
            (result[lanes + v], result[lanes + v + 1], result[lanes + v + 2], result[lanes + v + 3]) = (y0, y1, y2, y3);
        }
    }

    private static Vector<double> Added(Vector<double> sum, Vector<double> d) => Vector.MultiplyAddEstimate(d, d, sum);
}
