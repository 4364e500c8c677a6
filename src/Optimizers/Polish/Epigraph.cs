using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Polish;

/// <summary>
/// The problem in epigraph form, <c>min t</c> under <see cref="EpigraphRow"/>, in plain distances, which a linear program takes to first order.
/// Points of one class that (nearly) coincide in the start are one point here: distances have no gradient where they vanish.
/// </summary>
internal sealed class Epigraph
{
    /// <summary>Points of one class this close, in the frame, are one.</summary>
    public const double Snap = 1e-7;

    private readonly int[] _cluster;
    private readonly double[] _original;
    private readonly Frame _frame;
    private readonly Objective _objective;
    private readonly int _n;

    public Epigraph(Frame frame, Objective objective, ReadOnlySpan<double> start)
    {
        (_frame, _objective, _n) = (frame, objective, frame.Dimension);
        _cluster = new int[frame.N];
        Array.Fill(_cluster, -1);
        List<double> coordinates = [];
        for (int i = 0; i < frame.N; i++)
        {
            if (_cluster[i] >= 0)
            {
                continue;
            }
            int c = coordinates.Count / _n;
            for (int j = i; j < frame.End[i]; j++)
            {
                if (_cluster[j] < 0 && Length(start.Slice(i * _n, _n), start.Slice(j * _n, _n)) <= Snap)
                {
                    _cluster[j] = c;
                }
            }
            coordinates.AddRange(start.Slice(i * _n, _n));
        }
        Start = [.. coordinates];
        _original = All(frame.F);
    }

    /// <summary>The coordinates of the start: one point a cluster.</summary>
    public double[] Start { get; }

    /// <summary>N x n, in the frame.</summary>
    public double[] Spread(ReadOnlySpan<double> x)
    {
        double[] point = new double[_frame.N * _n];
        for (int i = 0; i < _frame.N; i++)
        {
            x.Slice(_cluster[i] * _n, _n).CopyTo(point.AsSpan(i * _n));
        }
        return point;
    }

    /// <summary>All distances of a point, N x N.</summary>
    public double[] Distances(ReadOnlySpan<double> x) => All(Spread(x));

    /// <summary>All distances to first order, <c>D_ij + u_ij.(d_i - d_j)</c>, for a movement d of the clusters.</summary>
    public double[] Linearised(ReadOnlySpan<double> x, double[] distances, ReadOnlySpan<double> movement)
    {
        double[] point = Spread(x),
            moved = Spread(movement),
            result = (double[])distances.Clone();
        for (int i = 0; i < _frame.N; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double d = distances[(i * _frame.N) + j],
                    change = 0;
                for (int k = 0; k < _n && d > 0; k++)
                {
                    int ik = (i * _n) + k,
                        jk = (j * _n) + k;
                    change += (point[ik] - point[jk]) * (moved[ik] - moved[jk]) / d;
                }
                result[(i * _frame.N) + j] = result[(j * _frame.N) + i] = d + change;
            }
        }
        return result;
    }

    /// <summary>t and the largest <c>D_ap - D_aq</c> (at least 0) of a point.</summary>
    public (double Value, double Violation) Measure(ReadOnlySpan<double> x, double[] distances)
    {
        double value = 0,
            violation = 0;
        for (int i = 0; i < _frame.N; i++)
        {
            if (_objective == Objective.Haus)
            {
                value = Math.Max(value, Length(Point(x, i), Row(_frame.F, i)));
            }
            (double far, double near) = (0, double.PositiveInfinity);
            for (int j = 0; j < _frame.N; j++)
            {
                double d = distances[(i * _frame.N) + j];
                (far, near) = Same(i, j) ? (Math.Max(far, d), near) : (far, Math.Min(near, d));
                if (_objective == Objective.Iso)
                {
                    value = Math.Max(value, Math.Abs(d - _original[(i * _frame.N) + j]));
                }
            }
            violation = Math.Max(violation, far - near);
        }
        return (value, violation);
    }

    /// <summary>
    /// The rows that come within a window of their bound (a negative window: that exceed it). Of the triples of an anchor: its farthest positive with each
    /// negative, and its nearest negative with each positive.
    /// </summary>
    /// <param name="distances">N x N, true or to first order.</param>
    /// <param name="value">t.</param>
    /// <param name="slack">The violation that triples are allowed.</param>
    /// <param name="window">How far below the bound a row may be.</param>
    /// <param name="rows">Where they go.</param>
    /// <returns>How many were new.</returns>
    public int Collect(double[] distances, double value, double slack, double window, HashSet<EpigraphRow> rows)
    {
        int before = rows.Count,
            n = _frame.N;
        for (int i = 0; i < n; i++)
        {
            if (_objective == Objective.Haus)
            {
                rows.Add(new EpigraphRow(EpigraphKind.Displacement, i));
            }
            for (int j = 0; j < i && _objective == Objective.Iso; j++)
            {
                double change = distances[(i * n) + j] - _original[(i * n) + j];
                if (Math.Abs(change) >= value - window)
                {
                    rows.Add(new EpigraphRow(change > 0 ? EpigraphKind.Stretch : EpigraphKind.Shrink, i, j));
                }
            }
            CollectTriples(distances, i, slack - window, rows);
        }
        return rows.Count - before;
    }

    /// <summary>The left side of a row without t, and its gradient by coordinates.</summary>
    public double Evaluate(EpigraphRow row, ReadOnlySpan<double> x, List<int> columns, List<double> gradient)
    {
        columns.Clear();
        gradient.Clear();
        switch (row.Kind)
        {
            case EpigraphKind.Displacement:
                return Add(x, row.I, Row(_frame.F, row.I), -1, 1, columns, gradient);
            case EpigraphKind.Stretch:
                return Add(x, row.I, Point(x, row.J), row.J, 1, columns, gradient) - _original[(row.I * _frame.N) + row.J];
            case EpigraphKind.Shrink:
                return _original[(row.I * _frame.N) + row.J] + Add(x, row.I, Point(x, row.J), row.J, -1, columns, gradient);
            default:
                return Add(x, row.I, Point(x, row.J), row.J, 1, columns, gradient)
                    + Add(x, row.I, Point(x, row.K), row.K, -1, columns, gradient);
        }
    }

    private void CollectTriples(double[] distances, int a, double least, HashSet<EpigraphRow> rows)
    {
        int n = _frame.N,
            p = -1,
            q = -1;
        for (int j = 0; j < n; j++)
        {
            double d = distances[(a * n) + j];
            if (Same(a, j))
            {
                p = _cluster[j] != _cluster[a] && (p < 0 || d > distances[(a * n) + p]) ? j : p;
            }
            else
            {
                q = q < 0 || d < distances[(a * n) + q] ? j : q;
            }
        }
        if (p < 0 || q < 0)
        {
            return;
        }
        for (int j = 0; j < n; j++)
        {
            double d = distances[(a * n) + j];
            if (!Same(a, j) && distances[(a * n) + p] - d >= least)
            {
                rows.Add(new EpigraphRow(EpigraphKind.Triple, a, p, j));
            }
            else if (Same(a, j) && _cluster[j] != _cluster[a] && d - distances[(a * n) + q] >= least)
            {
                rows.Add(new EpigraphRow(EpigraphKind.Triple, a, j, q));
            }
        }
    }

    // sign |x_i - other|, with the gradient added to point i and, if it is one of ours (j >= 0), to the other.
    private double Add(ReadOnlySpan<double> x, int i, ReadOnlySpan<double> other, int j, int sign, List<int> columns, List<double> gradient)
    {
        ReadOnlySpan<double> here = Point(x, i);
        double length = Length(here, other);
        for (int k = 0; k < _n && length > 0; k++)
        {
            double slope = sign * (here[k] - other[k]) / length;
            Put(columns, gradient, (_cluster[i] * _n) + k, slope);
            if (j >= 0)
            {
                Put(columns, gradient, (_cluster[j] * _n) + k, -slope);
            }
        }
        return sign * length;
    }

    private static void Put(List<int> columns, List<double> gradient, int column, double slope)
    {
        int at = columns.IndexOf(column);
        if (at >= 0)
        {
            gradient[at] += slope;
            return;
        }
        columns.Add(column);
        gradient.Add(slope);
    }

    private double[] All(double[] point)
    {
        int n = _frame.N;
        double[] result = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                result[(i * n) + j] = result[(j * n) + i] = Length(Row(point, i), Row(point, j));
            }
        }
        return result;
    }

    private bool Same(int i, int j) => j >= _frame.Start[i] && j < _frame.End[i];

    private ReadOnlySpan<double> Point(ReadOnlySpan<double> x, int i) => x.Slice(_cluster[i] * _n, _n);

    private ReadOnlySpan<double> Row(double[] point, int i) => point.AsSpan(i * _n, _n);

    private static double Length(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int k = 0; k < x.Length; k++)
        {
            double difference = x[k] - y[k];
            sum += difference * difference;
        }
        return Math.Sqrt(sum);
    }
}

/// <summary>One constraint of <see cref="Epigraph"/>, by sorted rows of the frame.</summary>
/// <param name="Kind">Which inequality.</param>
/// <param name="I">The point, the first point of the pair, or the anchor.</param>
/// <param name="J">The second point of the pair, or the positive.</param>
/// <param name="K">The negative.</param>
internal readonly record struct EpigraphRow(EpigraphKind Kind, int I, int J = 0, int K = 0)
{
    /// <summary>True if the epigraph variable t is on the right side.</summary>
    public bool HasValue => Kind != EpigraphKind.Triple;
}

/// <summary>The inequalities of the two problems.</summary>
internal enum EpigraphKind
{
    /// <summary><c>|g_i - p_i| &lt;= t</c>.</summary>
    Displacement,

    /// <summary><c>D^G_ij - D^F_ij &lt;= t</c>.</summary>
    Stretch,

    /// <summary><c>D^F_ij - D^G_ij &lt;= t</c>.</summary>
    Shrink,

    /// <summary><c>D^G_ap - D^G_aq &lt;= 0</c>.</summary>
    Triple,
}
