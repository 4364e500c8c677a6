namespace IsoTriplet.Experiments.Results;

/// <summary>A disc of the plane.</summary>
public sealed record Disc(double X, double Y, double Radius)
{
    /// <summary>The balls whose union a boundary bounds, in the plane.</summary>
    internal static Disc[] Of(Embedding points, SeparatedBoundary boundary) =>
        [.. boundary.Anchors.Zip(boundary.Radii, (a, r) => new Disc(points[a, 0], points[a, 1], r))];
}

/// <summary>A point of a curve that is drawn as a polyline.</summary>
/// <param name="Part">The piece of the curve; pieces are not joined.</param>
/// <param name="Order">The place within the piece.</param>
public sealed record CurvePoint(int Part, int Order, double X, double Y);

/// <summary>The boundary of a union of discs, as arcs.</summary>
internal static class DiscUnion
{
    private const double Step = Math.PI / 90;

    /// <summary>The arcs of each circle that lie in no other disc, sampled every two degrees and at both ends.</summary>
    /// <param name="discs">The discs; of equal ones the first counts.</param>
    public static IReadOnlyList<CurvePoint> Boundary(IReadOnlyList<Disc> discs)
    {
        List<CurvePoint> curve = [];
        int part = 0;
        for (int i = 0; i < discs.Count; i++)
        {
            foreach ((double from, double to) in Free(discs, i))
            {
                int steps = Math.Max(1, (int)Math.Ceiling((to - from) / Step));
                for (int k = 0; k <= steps; k++)
                {
                    double angle = from + ((to - from) * k / steps);
                    (double sin, double cos) = Math.SinCos(angle);
                    curve.Add(new CurvePoint(part, k, discs[i].X + (discs[i].Radius * cos), discs[i].Y + (discs[i].Radius * sin)));
                }
                part++;
            }
        }
        return curve;
    }

    private static List<(double From, double To)> Free(IReadOnlyList<Disc> discs, int i)
    {
        List<(double From, double To)> covered = [];
        for (int j = 0; j < discs.Count; j++)
        {
            if (j != i)
            {
                covered.AddRange(Covered(discs[i], discs[j], first: i < j));
            }
        }
        covered.Sort();
        List<(double From, double To)> free = [];
        double at = 0;
        foreach ((double from, double to) in covered)
        {
            if (from > at)
            {
                free.Add((at, from));
            }
            at = Math.Max(at, to);
        }
        if (at < 2 * Math.PI)
        {
            free.Add((at, 2 * Math.PI));
        }
        return free;
    }

    /// <summary>The angles of a circle inside another disc, as intervals in [0, 2 pi].</summary>
    private static IEnumerable<(double From, double To)> Covered(Disc circle, Disc by, bool first)
    {
        (double dx, double dy) = (by.X - circle.X, by.Y - circle.Y);
        double distance = Math.Sqrt((dx * dx) + (dy * dy));
        if (distance == 0 && circle.Radius == by.Radius)
        {
            return first ? [] : [(0, 2 * Math.PI)];
        }
        if (by.Radius >= distance + circle.Radius)
        {
            return [(0, 2 * Math.PI)];
        }
        if (distance >= circle.Radius + by.Radius || circle.Radius >= distance + by.Radius)
        {
            return [];
        }
        double cosine =
            ((circle.Radius * circle.Radius) + (distance * distance) - (by.Radius * by.Radius)) / (2 * circle.Radius * distance);
        double half = Math.Acos(Math.Clamp(cosine, -1, 1));
        double from = Math.Atan2(dy, dx) - half;
        from = from < 0 ? from + (2 * Math.PI) : from;
        double to = from + (2 * half);
        return to <= 2 * Math.PI ? [(from, to)] : [(from, 2 * Math.PI), (0, to - (2 * Math.PI))];
    }
}

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
