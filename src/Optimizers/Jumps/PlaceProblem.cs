using System.Numerics.Tensors;

namespace IsoTriplet.Optimizers.Jumps;

/// <summary>
/// Is there a Triplet-Separated layout within t of F, if the points stay on their places? The squares of what is violated, which are 0 where the answer is yes, with their gradient.
/// </summary>
/// <remarks>
/// d_haus: |g_u - p_i| &lt;= t for every point i on the place u. d_iso: max D_ij - t &lt;= |g_u - g_v| &lt;= min D_ij + t over the points i on u, j on v, so that all N^2 pairs are M^2.
/// Triples: those of the places (docs/mathematics.md, Lemma 2.2), with a margin; of each anchor its farthest positive with every negative, its nearest negative with every positive.
/// Different layouts may be evaluated on different threads.
/// </remarks>
internal sealed class PlaceProblem
{
    /// <summary>What triples keep between their distances, in the frame, so that a sum of squares below <see cref="Solved"/> leaves them separated.</summary>
    public const double Margin = 1e-6;

    /// <summary>Below this the layout is separated and within t + <see cref="Margin"/> / 2.</summary>
    public const double Solved = Margin * Margin / 4;

    /// <summary>More points have more pairs than are worth their memory.</summary>
    public const int MostPoints = 4000;

    private readonly Frame _frame;
    private readonly Objective _objective;
    private readonly int _n;
    private readonly float[] _distances;
    private long _work;

    public PlaceProblem(Frame frame, Objective objective)
    {
        (_frame, _objective, _n) = (frame, objective, frame.Dimension);
        _distances = new float[objective == Objective.Iso ? frame.N * frame.N : 0];
        for (int i = 0; i < frame.N && _distances.Length > 0; i++)
        {
            for (int j = 0; j < i; j++)
            {
                float d = (float)PairwiseDistances.Between(Row(frame.F, i), Row(frame.F, j));
                _distances[(i * frame.N) + j] = _distances[(j * frame.N) + i] = d;
            }
        }
    }

    /// <summary>Arithmetic operations so far, roughly.</summary>
    public double Work => Interlocked.Read(ref _work);

    /// <summary>The sum of squares of what is violated, and its gradient.</summary>
    /// <param name="layout">The classes of the places and who stands on them.</param>
    /// <param name="x">Where the places are, M x n.</param>
    /// <param name="t">The distance asked for, in the frame.</param>
    /// <param name="gradient">M x n.</param>
    public double Evaluate(PlaceLayout layout, ReadOnlySpan<double> x, double t, Span<double> gradient)
    {
        gradient.Clear();
        int m = layout.Count;
        for (int u = 0; u < m; u++)
        {
            for (int v = 0; v < u; v++)
            {
                layout.Between[(u * m) + v] = layout.Between[(v * m) + u] = Distance(x, u, v);
            }
        }
        double sum = _objective == Objective.Haus ? Displacements(layout, x, t, gradient) : Changes(layout, x, t, gradient);
        for (int a = 0; a < m; a++)
        {
            sum += Triples(layout, x, a, gradient);
        }
        Done(Cost(layout) + (_objective == Objective.Haus ? 10.0 * _frame.N : 0));
        return sum;
    }

    /// <summary>Arithmetic operations of an evaluation, but for those of the points.</summary>
    public static double Cost(PlaceLayout layout) => 20.0 * layout.Count * layout.Count;

    /// <summary>Every point to the place of its class where it fits best, one after the other.</summary>
    /// <returns>The largest displacement, or the largest change of a distance that is left to a point as its turn came, in the frame.</returns>
    public double Assign(PlaceLayout layout)
    {
        int m = layout.Count;
        double worst = 0;
        double[] between = new double[m * m];
        for (int uv = 0; uv < between.Length; uv++)
        {
            between[uv] = Distance(layout.Points, uv / m, uv % m);
        }
        int[][] own =
        [
            .. Enumerable
                .Range(0, _frame.ClassStart.Length - 1)
                .Select(k => Enumerable.Range(0, m).Where(u => layout.Classes[u] == k).ToArray()),
        ];
        (float[] least, float[] most) = (new float[m], new float[m]);
        for (int k = 0; k < own.Length; k++)
        {
            for (int i = _frame.ClassStart[k]; i < _frame.ClassStart[k + 1]; i++)
            {
                if (_objective == Objective.Iso)
                {
                    Range(layout, i, least, most);
                }
                double best = double.PositiveInfinity;
                foreach (int u in own[k])
                {
                    double cost =
                        _objective == Objective.Iso
                            ? Change(between.AsSpan(u * m, m), least, most)
                            : PairwiseDistances.Between(Row(layout.Points, u), Row(_frame.F, i));
                    (best, layout.At[i]) = cost < best ? (cost, u) : (best, layout.At[i]);
                }
                worst = Math.Max(worst, best);
            }
        }
        layout.Ranges = null;
        Done(_objective == Objective.Iso ? 4.0 * _frame.N * _frame.N : _frame.N);
        return worst;
    }

    private void Done(double operations) => Interlocked.Add(ref _work, (long)operations);

    private PlaceRanges RangesOf(PlaceLayout layout)
    {
        int m = layout.Count;
        PlaceRanges ranges = new(m);
        for (int i = 0; i < _frame.N; i++)
        {
            ReadOnlySpan<float> row = _distances.AsSpan(i * _frame.N, i);
            int u = layout.At[i] * m;
            for (int j = 0; j < row.Length; j++)
            {
                int uv = u + layout.At[j];
                ranges.Most[uv] = Math.Max(ranges.Most[uv], row[j]);
                ranges.Least[uv] = Math.Min(ranges.Least[uv], row[j]);
            }
        }
        ranges.Mirror();
        Done(2.0 * _frame.N * _frame.N);
        return ranges;
    }

    // The least and largest distance of a point to those of each place.
    private void Range(PlaceLayout layout, int i, float[] least, float[] most)
    {
        Array.Fill(least, float.PositiveInfinity);
        Array.Fill(most, float.NegativeInfinity);
        ReadOnlySpan<float> row = _distances.AsSpan(i * _frame.N, _frame.N);
        for (int j = 0; j < row.Length; j++)
        {
            int v = layout.At[j];
            if (j != i)
            {
                least[v] = Math.Min(least[v], row[j]);
                most[v] = Math.Max(most[v], row[j]);
            }
        }
    }

    private static double Change(ReadOnlySpan<double> between, float[] least, float[] most)
    {
        double change = 0;
        for (int v = 0; v < between.Length; v++)
        {
            // Both are infinite, of signs that leave nothing, where nobody stands on v.
            change = Math.Max(change, Math.Max(between[v] - least[v], most[v] - between[v]));
        }
        return change;
    }

    private double Displacements(PlaceLayout layout, ReadOnlySpan<double> x, double t, Span<double> gradient)
    {
        double sum = 0;
        for (int i = 0; i < _frame.N; i++)
        {
            int at = layout.At[i] * _n;
            double square = 0;
            for (int k = 0; k < _n; k++)
            {
                double difference = x[at + k] - _frame.F[(i * _n) + k];
                square += difference * difference;
            }
            if (square > t * t)
            {
                double length = Math.Sqrt(square),
                    excess = length - t;
                sum += excess * excess;
                for (int k = 0; k < _n; k++)
                {
                    gradient[at + k] += 2 * excess / length * (x[at + k] - _frame.F[(i * _n) + k]);
                }
            }
        }
        return sum;
    }

    private double Changes(PlaceLayout layout, ReadOnlySpan<double> x, double t, Span<double> gradient)
    {
        PlaceRanges ranges = layout.Ranges ??= RangesOf(layout);
        int m = layout.Count;
        // The points on one place keep no distance, wherever it is.
        double crowded = Math.Max(0, ranges.Crowded - t),
            sum = crowded * crowded;
        for (int u = 0; u < m; u++)
        {
            for (int v = 0; v < u; v++)
            {
                int uv = (u * m) + v;
                double shrunk = ranges.Most[uv] - t - layout.Between[uv],
                    stretched = layout.Between[uv] - ranges.Least[uv] - t;
                if (shrunk > 0)
                {
                    sum += shrunk * shrunk;
                    Pull(layout, x, u, v, -2 * shrunk, gradient);
                }
                if (stretched > 0)
                {
                    sum += stretched * stretched;
                    Pull(layout, x, u, v, 2 * stretched, gradient);
                }
            }
        }
        return sum;
    }

    private double Triples(PlaceLayout layout, ReadOnlySpan<double> x, int a, Span<double> gradient)
    {
        int m = layout.Count,
            p = -1,
            q = -1;
        ReadOnlySpan<double> row = layout.Between.AsSpan(a * m, m);
        for (int j = 0; j < m; j++)
        {
            if (layout.Classes[j] != layout.Classes[a])
            {
                q = q < 0 || row[j] < row[q] ? j : q;
            }
            else if (j != a)
            {
                p = p < 0 || row[j] > row[p] ? j : p;
            }
        }
        if (p < 0 || q < 0 || row[p] + Margin <= row[q])
        {
            return 0;
        }
        double sum = 0;
        for (int j = 0; j < m; j++)
        {
            bool positive = layout.Classes[j] == layout.Classes[a];
            double excess = Margin + (positive ? row[j] - row[q] : row[p] - row[j]);
            if (j == a || excess <= 0 || (positive && j == p))
            {
                continue;
            }
            sum += excess * excess;
            Pull(layout, x, a, positive ? j : p, 2 * excess, gradient);
            Pull(layout, x, a, positive ? q : j, -2 * excess, gradient);
        }
        return sum;
    }

    // gradient += weight times that of |x_u - x_v|; none where they are one.
    private void Pull(PlaceLayout layout, ReadOnlySpan<double> x, int u, int v, double weight, Span<double> gradient)
    {
        double d = layout.Between[(u * layout.Count) + v];
        for (int k = 0; k < _n && d > 0; k++)
        {
            double slope = weight * (x[(u * _n) + k] - x[(v * _n) + k]) / d;
            gradient[(u * _n) + k] += slope;
            gradient[(v * _n) + k] -= slope;
        }
    }

    private double Distance(ReadOnlySpan<double> x, int u, int v) => TensorPrimitives.Distance(x.Slice(u * _n, _n), x.Slice(v * _n, _n));

    private ReadOnlySpan<double> Row(double[] values, int i) => values.AsSpan(i * _n, _n);
}
