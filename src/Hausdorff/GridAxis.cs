using IsoTriplet.Numerics;

namespace IsoTriplet.Hausdorff;

/// <summary>One coordinate of a grid: equal cells over its extent, with the extreme coordinates of the points up to and from each cell.</summary>
internal sealed class GridAxis
{
    private readonly int _coordinate;
    private readonly double _least;
    private readonly double _perUnit;
    private readonly double[] _mostUpTo;
    private readonly double[] _leastFrom;

    public GridAxis(Embedding points, int coordinate, int cells)
    {
        (_coordinate, Cells) = (coordinate, cells);
        (_least, double most) = Range(points, coordinate);
        double perUnit = cells / (most - _least);
        _perUnit = double.IsFinite(perUnit) ? perUnit : 0;
        _mostUpTo = new double[cells];
        _leastFrom = new double[cells];
        Array.Fill(_mostUpTo, double.NegativeInfinity);
        Array.Fill(_leastFrom, double.PositiveInfinity);
        for (int i = 0; i < points.Points; i++)
        {
            ReadOnlySpan<double> row = points.Row(i);
            int cell = CellOf(row);
            _mostUpTo[cell] = Math.Max(_mostUpTo[cell], row[coordinate]);
            _leastFrom[cell] = Math.Min(_leastFrom[cell], row[coordinate]);
        }
        for (int c = 1; c < cells; c++)
        {
            _mostUpTo[c] = Math.Max(_mostUpTo[c], _mostUpTo[c - 1]);
            _leastFrom[^(c + 1)] = Math.Min(_leastFrom[^(c + 1)], _leastFrom[^c]);
        }
    }

    public int Cells { get; }

    public static double Extent(Embedding points, int coordinate)
    {
        (double least, double most) = Range(points, coordinate);
        return most - least;
    }

    /// <summary>The cell of a point; points beyond the ends fall into the end cells.</summary>
    public int CellOf(ReadOnlySpan<double> x) => (int)Math.Clamp((x[_coordinate] - _least) * _perUnit, 0, Cells - 1);

    /// <summary>A lower bound on abs(x - y) along this axis for all points y at least so many cells away; infinity when there is no such cell.</summary>
    public double GapBeyond(ReadOnlySpan<double> x, int cell, int ring)
    {
        if (ring == 0)
        {
            return 0;
        }
        double below = cell - ring >= 0 ? x[_coordinate] - _mostUpTo[cell - ring] : double.PositiveInfinity;
        double above = cell + ring < Cells ? _leastFrom[cell + ring] - x[_coordinate] : double.PositiveInfinity;
        return Math.Max(0, Math.Min(below, above));
    }

    private static (double Least, double Most) Range(Embedding points, int coordinate)
    {
        (double least, double most) = (double.PositiveInfinity, double.NegativeInfinity);
        for (int i = 0; i < points.Points; i++)
        {
            double v = points.Row(i)[coordinate];
            (least, most) = (Math.Min(least, v), Math.Max(most, v));
        }
        return (least, most);
    }
}
