using System.Numerics.Tensors;

namespace IsoTriplet.Isometry;

/// <summary>Thickness in three dimensions: branch and bound over the directions of a hemisphere, closed on the facets and edge pairs of the hull.</summary>
/// <remarks>
/// A cell is a spherical triangle with unit corners a_i. For any convex combination v of difference vectors, w(e) >= v.e, and e = sum t_i a_i with
/// sum t_i >= 1, so w >= min_i v.a_i on the cell: the best combination of the differences that support the corners and the centre is a small matrix
/// game. The least width sits at a facet normal or at the common normal of two edges, where the difference vectors of the cell meet: there the game
/// is exact up to the curvature of the cell. A point that can carry the width nowhere on the cell is dropped from its sub-cells.
/// </remarks>
internal sealed class SpaceThickness(WidthFunction width)
{
    /// <summary>The bracket is closed to this relative distance unless the work limit is met.</summary>
    public const double Tolerance = 1e-10;

    private const long WorkLimit = 400_000_000;

    private readonly double _reach = width.Reach();
    private readonly PriorityQueue<Cell, double> _open = new();
    private long _work;
    private double _best;
    private double[] _direction = [];

    private sealed record Cell(double[] A, double[] B, double[] C, int[] Tops, int[] Bottoms);

    /// <summary>A lower bound, the least width found and its direction, from where a descent ends.</summary>
    public static (double Lower, double Upper, double[] Direction) Bracket(WidthFunction width, int seed)
    {
        ThicknessSearch search = new(width, seed);
        search.Descend();
        return new SpaceThickness(width).Bracket(search.Upper, search.Direction);
    }

    /// <summary>A lower bound, the least width found and its direction.</summary>
    public (double Lower, double Upper, double[] Direction) Bracket(double upper, double[] direction)
    {
        (_best, _direction) = (upper, direction);
        int[] all = [.. Enumerable.Range(0, width.Points)];
        foreach ((double x, double y) in new[] { (1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0) })
        {
            _open.Enqueue(new Cell([x, 0, 0], [0, y, 0], [0, 0, 1], all, all), 0);
        }
        while (_open.TryDequeue(out Cell? cell, out double bound))
        {
            if (bound >= _best * (1 - Tolerance) || _work > WorkLimit)
            {
                // Cells left out were known to be above this alone.
                return (Math.Min(bound, _best * (1 - Tolerance)), _best, _direction);
            }
            Split(cell, bound);
        }
        return (_best * (1 - Tolerance), _best, _direction);
    }

    private void Split(Cell cell, double bound)
    {
        double[] ab = Middle(cell.A, cell.B);
        double[] bc = Middle(cell.B, cell.C);
        double[] ca = Middle(cell.C, cell.A);
        foreach ((double[] a, double[] b, double[] c) in new[] { (cell.A, ab, ca), (ab, cell.B, bc), (ca, bc, cell.C), (ab, bc, ca) })
        {
            double[] centre = Unit([a[0] + b[0] + c[0], a[1] + b[1] + c[1], a[2] + b[2] + c[2]]);
            double[][] differences =
            [
                Evaluate(a, cell.Tops, cell.Bottoms),
                Evaluate(b, cell.Tops, cell.Bottoms),
                Evaluate(c, cell.Tops, cell.Bottoms),
                Evaluate(centre, cell.Tops, cell.Bottoms),
            ];
            double lower = Math.Max(bound, MatrixGame.LowerValue(differences, [a, b, c]));
            if (lower < _best * (1 - Tolerance))
            {
                double radius = 1e-15 + Math.Max(Distance(a, centre), Math.Max(Distance(b, centre), Distance(c, centre)));
                _open.Enqueue(new Cell(a, b, c, Keep(cell.Tops, centre, radius, 1), Keep(cell.Bottoms, centre, radius, -1)), lower);
            }
        }
    }

    // The width along e over the candidates: on the cell they hold all that carry it.
    private double[] Evaluate(double[] e, int[] tops, int[] bottoms)
    {
        _work += tops.Length + bottoms.Length;
        int top = Extreme(tops, e, 1);
        int bottom = Extreme(bottoms, e, -1);
        double[] v = width.Difference(top, bottom);
        double along = TensorPrimitives.Dot(v, e);
        if (along < _best)
        {
            (_best, _direction) = (along, e);
        }
        return v;
    }

    private int[] Keep(int[] candidates, double[] centre, double radius, int sign)
    {
        int most = Extreme(candidates, centre, sign);
        return
        [
            .. candidates.Where(i =>
            {
                double[] v = width.Difference(i, most);
                return sign * TensorPrimitives.Dot(v, centre) + (radius * Math.Sqrt(TensorPrimitives.Dot(v, v))) + (1e-14 * _reach) >= 0;
            }),
        ];
    }

    private int Extreme(int[] candidates, double[] e, int sign)
    {
        (double most, int best) = (double.NegativeInfinity, candidates[0]);
        foreach (int i in candidates)
        {
            ReadOnlySpan<double> p = width.Point(i);
            double along = sign * ((p[0] * e[0]) + (p[1] * e[1]) + (p[2] * e[2]));
            (most, best) = along > most ? (along, i) : (most, best);
        }
        return best;
    }

    private static double[] Middle(double[] a, double[] b) => Unit([a[0] + b[0], a[1] + b[1], a[2] + b[2]]);

    private static double Distance(double[] a, double[] b) => Math.Sqrt(Vectors.SquaredDistance(a, b));

    private static double[] Unit(double[] x)
    {
        double length = Math.Sqrt(TensorPrimitives.Dot(x, x));
        return [x[0] / length, x[1] / length, x[2] / length];
    }
}

/// <summary>A small matrix game: the best convex combination v of vectors against the worst of three corners.</summary>
internal static class MatrixGame
{
    /// <summary>
    /// max over mixtures of at most three vectors of min_i v.a_i, the mixtures being those that equalise as many corners as they have vectors.
    /// Whatever mixture is taken, its value is a lower bound of max over v of min_i v.a_i.
    /// </summary>
    public static double LowerValue(double[][] vectors, double[][] corners)
    {
        double[][] gains = [.. vectors.Select(v => corners.Select(a => TensorPrimitives.Dot(v, a)).ToArray())];
        double best = gains.Max(g => g.Min());
        for (int i = 0; i < gains.Length; i++)
        {
            for (int j = i + 1; j < gains.Length; j++)
            {
                foreach ((int r, int s) in new[] { (0, 1), (0, 2), (1, 2) })
                {
                    double change = gains[i][r] - gains[i][s] - (gains[j][r] - gains[j][s]);
                    double t = (gains[j][s] - gains[j][r]) / change;
                    best = Math.Max(best, t is > 0 and < 1 ? Worst([gains[i], gains[j]], [t, 1 - t]) : double.NegativeInfinity);
                }
                for (int k = j + 1; k < gains.Length; k++)
                {
                    best = Math.Max(best, Equalised(gains[i], gains[j], gains[k]));
                }
            }
        }
        return best;
    }

    // The mixture of three for which all corners gain the same, by Cramer's rule.
    private static double Equalised(double[] p, double[] q, double[] r)
    {
        double a = p[0] - p[1] - (r[0] - r[1]);
        double b = q[0] - q[1] - (r[0] - r[1]);
        double c = p[0] - p[2] - (r[0] - r[2]);
        double d = q[0] - q[2] - (r[0] - r[2]);
        double determinant = (a * d) - (b * c);
        double s = (((r[1] - r[0]) * d) - (b * (r[2] - r[0]))) / determinant;
        double t = ((a * (r[2] - r[0])) - ((r[1] - r[0]) * c)) / determinant;
        return s >= 0 && t >= 0 && s + t <= 1 ? Worst([p, q, r], [s, t, 1 - s - t]) : double.NegativeInfinity;
    }

    private static double Worst(double[][] gains, double[] mixture)
    {
        double worst = double.PositiveInfinity;
        for (int corner = 0; corner < 3; corner++)
        {
            double gain = 0;
            for (int i = 0; i < mixture.Length; i++)
            {
                gain += mixture[i] * gains[i][corner];
            }
            worst = Math.Min(worst, gain);
        }
        return worst;
    }
}
