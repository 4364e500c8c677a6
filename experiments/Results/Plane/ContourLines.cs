namespace IsoTriplet.Experiments.Results;

/// <summary>Contours of a function given on a grid, by marching squares with linear interpolation.</summary>
internal static class ContourLines
{
    /// <summary>The segments on which a function is 0, each a part of two points.</summary>
    /// <param name="values">values[row, column], row along y and column along x.</param>
    /// <param name="step">The grid's step; it starts at (0, 0).</param>
    /// <param name="firstPart">The number of the first part.</param>
    public static List<CurvePoint> Zero(double[,] values, double step, int firstPart = 0)
    {
        List<CurvePoint> found = [];
        int part = firstPart;
        for (int row = 0; row + 1 < values.GetLength(0); row++)
        {
            for (int column = 0; column + 1 < values.GetLength(1); column++)
            {
                List<(double X, double Y)> crossings = Crossings(values, row, column);
                for (int k = 0; k + 1 < crossings.Count; k += 2)
                {
                    found.Add(new CurvePoint(part, 0, crossings[k].X * step, crossings[k].Y * step));
                    found.Add(new CurvePoint(part, 1, crossings[k + 1].X * step, crossings[k + 1].Y * step));
                    part++;
                }
            }
        }
        return found;
    }

    /// <summary>Where the sides of a cell are crossed, counter-clockwise; a saddle gives four, joined in that order.</summary>
    private static List<(double X, double Y)> Crossings(double[,] values, int row, int column)
    {
        (int Row, int Column)[] corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)];
        List<(double X, double Y)> found = [];
        for (int k = 0; k < 4; k++)
        {
            (int r1, int c1) = corners[k];
            (int r2, int c2) = corners[(k + 1) % 4];
            (double a, double b) = (values[r1, c1], values[r2, c2]);
            if (a < 0 != b < 0)
            {
                double t = a / (a - b);
                found.Add((c1 + (t * (c2 - c1)), r1 + (t * (r2 - r1))));
            }
        }
        return found;
    }
}
