namespace IsoTriplet.Triplets;

/// <summary>Where a triple moves in the diagram with S_ap to the right and S_an upwards.</summary>
public enum Direction
{
    /// <summary>Neither similarity changes.</summary>
    Still,

    /// <summary>dS_ap > 0, dS_an &lt; 0: what a triplet loss wants.</summary>
    BottomRight,

    /// <summary>dS_ap > 0, dS_an > 0: towards (1, 1), positive and negative both pulled in.</summary>
    TopRight,

    /// <summary>dS_ap &lt; 0, dS_an &lt; 0: both pushed away.</summary>
    BottomLeft,

    /// <summary>dS_ap &lt; 0, dS_an > 0: the reverse of what is wanted.</summary>
    TopLeft,

    /// <summary>dS_ap > 0, dS_an = 0.</summary>
    Right,

    /// <summary>dS_ap &lt; 0, dS_an = 0.</summary>
    Left,

    /// <summary>dS_ap = 0, dS_an > 0.</summary>
    Top,

    /// <summary>dS_ap = 0, dS_an &lt; 0.</summary>
    Bottom,
}

/// <summary>
/// The directions by sign and by name. Section 4 of [ETL] lists three, and gives (+, +) to the bottom-right as it does to the up-right; by its Figures 2 and 3 the
/// bottom-right is (+, -). The fourth, top-left, is named in section 6.1.
/// </summary>
public static class Directions
{
    /// <summary>The direction of a movement.</summary>
    /// <param name="deltaSap">dS_ap.</param>
    /// <param name="deltaSan">dS_an.</param>
    /// <param name="tolerance">Changes of at most this size count as 0; at least 0.</param>
    /// <returns>The direction.</returns>
    public static Direction Of(double deltaSap, double deltaSan, double tolerance = 0) =>
        (Sign(deltaSap, tolerance), Sign(deltaSan, tolerance)) switch
        {
            (1, -1) => Direction.BottomRight,
            (1, 1) => Direction.TopRight,
            (-1, -1) => Direction.BottomLeft,
            (-1, 1) => Direction.TopLeft,
            (1, 0) => Direction.Right,
            (-1, 0) => Direction.Left,
            (0, 1) => Direction.Top,
            (0, -1) => Direction.Bottom,
            _ => Direction.Still,
        };

    /// <summary>The console's name: bottom-right, top-right, bottom-left, top-left, right, left, top, bottom or still.</summary>
    /// <param name="direction">The direction.</param>
    /// <returns>Its name.</returns>
    public static string NameOf(Direction direction) =>
        direction switch
        {
            Direction.BottomRight => "bottom-right",
            Direction.TopRight => "top-right",
            Direction.BottomLeft => "bottom-left",
            Direction.TopLeft => "top-left",
            Direction.Right => "right",
            Direction.Left => "left",
            Direction.Top => "top",
            Direction.Bottom => "bottom",
            _ => "still",
        };

    private static int Sign(double x, double tolerance) => Math.Abs(x) <= tolerance ? 0 : Math.Sign(x);
}

/// <summary>Counts directions.</summary>
internal sealed class DirectionCounter
{
    private readonly SortedDictionary<Direction, int> _counts = [];
    private int _total;

    public void Add(Direction direction)
    {
        _counts[direction] = _counts.GetValueOrDefault(direction) + 1;
        _total++;
    }

    /// <summary>The share of each direction that occurred.</summary>
    public IReadOnlyDictionary<Direction, double> Shares() => _counts.ToDictionary(c => c.Key, c => (double)c.Value / _total);
}
