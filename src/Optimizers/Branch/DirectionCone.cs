namespace IsoTriplet.Optimizers.Branch;

/// <summary>
/// A convex cone of directions for one difference x = g_i - g_j in dimension 1 or 2: all x between the rays First and Second,
/// counter-clockwise, less than half a turn apart. In dimension 1 both rays are the same number, +1 or -1.
/// </summary>
/// <param name="First">The clockwise edge, a unit vector up to rounding.</param>
/// <param name="Second">The counter-clockwise edge.</param>
/// <remarks>
/// On the cone |x| &lt;= f.x, where f is the vector with f.First = |First| and f.Second = |Second|: |x| is convex and positively homogeneous,
/// and equals the linear function on both edges. The over-estimate is at most 1/cos(w/2) for a cone of width w, so that it is exact
/// for a ray and costs 1% at w = 16 degrees.
/// </remarks>
internal sealed record DirectionCone(double[] First, double[] Second)
{
    private const double Flat = Math.PI - 1e-6;

    /// <summary>The vector f with |x| &lt;= f.x on the cone; null for a half plane, which has none.</summary>
    public double[]? Majorant { get; } = MajorantOf(First, Second);

    /// <summary>The width w in radians; 0 in dimension 1.</summary>
    public double Width =>
        First.Length == 1 ? 0 : Math.Abs(Math.Atan2(Cross(First, Second), (First[0] * Second[0]) + (First[1] * Second[1])));

    /// <summary>True when the cone can be halved.</summary>
    public bool Divisible => First.Length == 2 && Width > 1e-5;

    /// <summary>The same cone for the opposite difference.</summary>
    public DirectionCone Opposite => new([.. First.Select(x => -x)], [.. Second.Select(x => -x)]);

    /// <summary>The two halves, which share their middle ray and so cover the cone.</summary>
    public DirectionCone[] Halves()
    {
        double[] middle = Width > Flat ? [-First[1], First[0]] : Unit(First[0] + Second[0], First[1] + Second[1]);
        return [new(First, middle), new(middle, Second)];
    }

    /// <summary>Cones that cover all directions: both signs in dimension 1, equal sectors in the plane, one of them centred on a given direction.</summary>
    public static DirectionCone[] Around(double[] centre, int sectors)
    {
        if (centre.Length == 1)
        {
            return [new([1], [1]), new([-1], [-1])];
        }
        double angle = centre[0] == 0 && centre[1] == 0 ? 0 : Math.Atan2(centre[1], centre[0]);
        double[][] rays = new double[sectors][];
        for (int k = 0; k < sectors; k++)
        {
            double t = angle + ((k - 0.5) * 2 * Math.PI / sectors);
            rays[k] = Unit(Math.Cos(t), Math.Sin(t));
        }
        return [.. Enumerable.Range(0, sectors).Select(k => new DirectionCone(rays[k], rays[(k + 1) % sectors]))];
    }

    internal static double Cross(double[] x, double[] y) => (x[0] * y[1]) - (x[1] * y[0]);

    private static double[] Unit(double x, double y)
    {
        double length = double.Hypot(x, y);
        return [x / length, y / length];
    }

    private static double[]? MajorantOf(double[] first, double[] second)
    {
        if (first.Length == 1)
        {
            return [first[0]];
        }
        double determinant = Cross(first, second);
        double along = (first[0] * second[0]) + (first[1] * second[1]);
        if (Math.Abs(Math.Atan2(determinant, along)) > Flat)
        {
            return null;
        }
        if (determinant <= 0)
        {
            return first;
        }
        double a = double.Hypot(first[0], first[1]);
        double b = double.Hypot(second[0], second[1]);
        return [((a * second[1]) - (b * first[1])) / determinant, ((b * first[0]) - (a * second[0])) / determinant];
    }
}
