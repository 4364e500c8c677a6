namespace IsoTriplet.Experiments.Results;

/// <summary>Where the names of points and segments go, so that they lie on nothing else.</summary>
internal sealed class LabelPlaces
{
    private const int Directions = 24;
    private const int Samples = 24;
    private static readonly double[] AlongSegment = [0.5, 0.4, 0.6, 0.33, 0.67];
    private static readonly double[] Sides = [0, Math.PI];
    private readonly List<(double X, double Y)> _obstacles = [];
    private readonly double _reach;
    private readonly Viewport _frame;

    /// <summary>Starts with nothing in the way.</summary>
    /// <param name="frame">What the figure shows; names stay inside.</param>
    /// <param name="share">How far a name's middle lies from its point, as a share of the frame's width.</param>
    public LabelPlaces(Viewport frame, double share = 0.043) => (_frame, _reach) = (frame, share * (frame.Right - frame.Left));

    /// <summary>A point that is in the way.</summary>
    public LabelPlaces Avoid(double x, double y)
    {
        _obstacles.Add((x, y));
        return this;
    }

    /// <summary>A segment that is in the way.</summary>
    public LabelPlaces Avoid(double x, double y, double x2, double y2)
    {
        for (int k = 0; k <= Samples; k++)
        {
            double t = (double)k / Samples;
            Avoid(x + (t * (x2 - x)), y + (t * (y2 - y)));
        }
        return this;
    }

    /// <summary>A place beside a point, as far as can be from what is in the way; it is in the way of the names after it.</summary>
    public (double X, double Y) Beside(double x, double y) =>
        Best(Enumerable.Range(0, Directions).Select(k => (x, y, Angle: 2 * Math.PI * k / Directions)), 1);

    /// <summary>A place beside a segment, on one side or the other of its middle third.</summary>
    public (double X, double Y) Along(double x, double y, double x2, double y2)
    {
        double across = Math.Atan2(y2 - y, x2 - x) + (Math.PI / 2);
        return Best(from t in AlongSegment from side in Sides select (x + (t * (x2 - x)), y + (t * (y2 - y)), across + side), 1.1);
    }

    private (double X, double Y) Best(IEnumerable<(double X, double Y, double Angle)> candidates, double factor)
    {
        (double X, double Y) best = candidates
            .Select(c => (X: c.X + (factor * _reach * Math.Cos(c.Angle)), Y: c.Y + (factor * _reach * Math.Sin(c.Angle))))
            .MaxBy(Room);
        Avoid(best.X, best.Y);
        return best;
    }

    private double Room((double X, double Y) at)
    {
        // Two reaches are enough: beyond that the first candidate wins, so that names do not wander.
        double room = 2 * _reach;
        foreach ((double x, double y) in _obstacles)
        {
            room = Math.Min(room, Math.Sqrt(((x - at.X) * (x - at.X)) + ((y - at.Y) * (y - at.Y))));
        }
        double edge = Math.Min(Math.Min(at.X - _frame.Left, _frame.Right - at.X), Math.Min(at.Y - _frame.Bottom, _frame.Top - at.Y));
        return edge < 0.6 * _reach ? edge - _reach : room;
    }
}
