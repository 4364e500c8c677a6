namespace IsoTriplet.Hausdorff;

/// <summary>One coordinate of a grid: equal cells over its extent, with the extreme coordinates of the points up to and from each cell.</summary>
internal sealed class GridAxis
{
    private readonly double _least;
    private readonly double _perUnit;
    private readonly double[] _mostUpTo;
    private readonly double[] _leastFrom;

    /// <summary>Cuts the extent of the coordinates into cells, which hold nothing yet.</summary>
    public GridAxis(double least, double most, int cells)
    {
        (Cells, _least) = (cells, least);
        double perUnit = cells / (most - least);
        _perUnit = double.IsFinite(perUnit) ? perUnit : 0;
        _mostUpTo = new double[cells];
        _leastFrom = new double[cells];
        Array.Fill(_mostUpTo, double.NegativeInfinity);
        Array.Fill(_leastFrom, double.PositiveInfinity);
    }

    public int Cells { get; }

    /// <summary>The cell of a coordinate; what lies beyond the ends falls into the end cells.</summary>
    public int CellOf(double x) => (int)double.MinNative(double.MaxNative((x - _least) * _perUnit, 0), Cells - 1);

    /// <summary>Puts coordinates into a cell.</summary>
    public void Hold(int cell, ReadOnlySpan<double> coordinates)
    {
        _mostUpTo[cell] = Math.Max(_mostUpTo[cell], VectorPass.Maximum(coordinates));
        _leastFrom[cell] = Math.Min(_leastFrom[cell], VectorPass.Minimum(coordinates));
    }

    /// <summary>To be called once, when all cells hold what they will: the extremes of a cell become those of all cells up to it and from it.</summary>
    public void Close()
    {
        for (int c = 1; c < Cells; c++)
        {
            _mostUpTo[c] = Math.Max(_mostUpTo[c], _mostUpTo[c - 1]);
            _leastFrom[^(c + 1)] = Math.Min(_leastFrom[^(c + 1)], _leastFrom[^c]);
        }
    }

    /// <summary>A lower bound on abs(x - y) along this axis for all points y at least so many cells away; infinity when there is no such cell.</summary>
    public double GapBeyond(double x, int cell, int ring)
    {
        if (ring == 0)
        {
            return 0;
        }
        double below = cell - ring >= 0 ? x - _mostUpTo[cell - ring] : double.PositiveInfinity;
        double above = cell + ring < Cells ? _leastFrom[cell + ring] - x : double.PositiveInfinity;
        return Math.Max(0, Math.Min(below, above));
    }
}
