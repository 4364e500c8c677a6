namespace IsoTriplet.Optimizers.Stack;

/// <summary>Classes across one line, each by its two extreme points: the terms of the rule of a stack certificate in plain doubles.</summary>
internal sealed class StackRow
{
    private static readonly double Kappa = Math.Sqrt(3) / 2;

    // Beyond, the minimiser belongs to a share lambda that no point within reach has.
    private const double Steepest = 16;
    private const int Halvings = 30;
    private const double Digits = 1e-7;

    private readonly (int P, int Q)[] _ends;
    private readonly (double PX, double PY, double QX, double QY)[] _places;
    private readonly double[] _lengths;

    /// <param name="f">F in the plane.</param>
    /// <param name="ends">The extreme points of a class along the direction, by row of F.</param>
    /// <param name="direction">A unit vector across the line.</param>
    /// <param name="shift">Where the line is, against the mean of all ends.</param>
    public StackRow(Embedding f, (int P, int Q)[] ends, double[] direction, double shift)
    {
        (_ends, Direction) = (ends, direction);
        (double X, double Y) Place(int i)
        {
            double dx = f[i, 0] - f[0, 0],
                dy = f[i, 1] - f[0, 1];
            return ((dx * direction[0]) + (dy * direction[1]), (dy * direction[0]) - (dx * direction[1]));
        }
        Offset = shift + ends.Average(e => (Place(e.P).X + Place(e.Q).X) / 2);
        _places = Array.ConvertAll(ends, e => (Place(e.P).X - Offset, Place(e.P).Y, Place(e.Q).X - Offset, Place(e.Q).Y));
        _lengths = Array.ConvertAll(ends, e => PairwiseDistances.Between(f.Row(e.P), f.Row(e.Q)));
        Most = _places.Min(e => Math.Min(-e.PX, e.QX));
    }

    /// <summary>The points of each segment.</summary>
    public IReadOnlyList<(int P, int Q)> Ends => _ends;

    /// <summary>Across the line.</summary>
    public double[] Direction { get; }

    /// <summary>e.x on the line, relative to the first point of F.</summary>
    public double Offset { get; }

    /// <summary>The displacement at which some class need not cross the line.</summary>
    public double Most { get; }

    /// <summary>The largest t up to which the classes have no room, by halving; 0 where it is not above the floor.</summary>
    public double Largest(double floor, int pieces)
    {
        (double low, double high) = (floor, Most);
        if (!(high > low) || !Full(low, pieces))
        {
            return 0;
        }
        for (int k = 0; k < Halvings && high - low > Digits * high; k++)
        {
            double middle = (low + high) / 2;
            (low, high) = Full(middle, pieces) ? (middle, high) : (low, middle);
        }
        return low;
    }

    /// <summary>The slope of every piece of [0, 1] for the class on top (sign 1) or at the bottom (sign -1).</summary>
    public double[] Slopes(int segment, int sign, double t, int pieces) =>
        [.. Enumerable.Range(0, pieces).Select(k => Least(segment, sign, t, (double)k / pieces, (double)(k + 1) / pieces).Slope)];

    // Whether the classes have no room at displacements up to t, whichever is on top and at the bottom.
    private bool Full(double t, int pieces)
    {
        double[] least = [.. _lengths.Select(l => Math.Max(0, l - (2 * t)))],
            up = Reaches(1, t, pieces),
            down = Reaches(-1, t, pieces);
        for (int top = 0; top < least.Length; top++)
        {
            for (int bottom = 0; bottom < least.Length; bottom++)
            {
                if (top != bottom && up[top] + down[bottom] >= Kappa * Between(least, top, bottom))
                {
                    return false;
                }
            }
        }
        return true;
    }

    private static double Between(double[] least, int top, int bottom)
    {
        (double sum, double smallest) = (0, double.PositiveInfinity);
        for (int j = 0; j < least.Length; j++)
        {
            if (j != top && j != bottom)
            {
                (sum, smallest) = (sum + least[j], Math.Min(smallest, least[j]));
            }
        }
        return sum - smallest;
    }

    private double[] Reaches(int sign, double t, int pieces)
    {
        double[] reaches = new double[_places.Length];
        for (int segment = 0; segment < reaches.Length; segment++)
        {
            double most = double.NegativeInfinity;
            for (int k = 0; k < pieces; k++)
            {
                most = Math.Max(most, Least(segment, sign, t, (double)k / pieces, (double)(k + 1) / pieces).Value);
            }
            reaches[segment] = most;
        }
        return reaches;
    }

    // The least over mu of the larger value at the ends of a piece: convex in mu, by the golden section.
    private (double Value, double Slope) Least(int segment, int sign, double t, double from, double to)
    {
        const double Golden = 0.618033988749894848;
        (double px, double py, double qx, double qy) = _places[segment];
        double At(double mu) => Math.Max(Value(mu, from), Value(mu, to));
        double Value(double mu, double share)
        {
            double rest = 1 - share;
            return (sign * ((share * py) + (rest * qy)))
                + (Kappa * (px - qx))
                + (mu * ((share * px) + (rest * qx)))
                + (t * (Length(Kappa + (mu * share), share) + Length((mu * rest) - Kappa, rest)));
        }
        (double low, double high) = (-Steepest, Steepest);
        double left = high - (Golden * (high - low)),
            right = low + (Golden * (high - low)),
            atLeft = At(left),
            atRight = At(right);
        for (int k = 0; k < Halvings; k++)
        {
            if (atLeft < atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (Golden * (high - low));
                atLeft = At(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (Golden * (high - low));
                atRight = At(right);
            }
        }
        return atLeft < atRight ? (atLeft, left) : (atRight, right);
    }

    private static double Length(double x, double y) => Math.Sqrt((x * x) + (y * y));
}
