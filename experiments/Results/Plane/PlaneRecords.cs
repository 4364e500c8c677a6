namespace IsoTriplet.Experiments.Results;

/// <summary>A labelled point of the plane.</summary>
/// <param name="Name">How the figure names it.</param>
public sealed record PlanePoint(int Id, string Name, string Class, double X, double Y, double NameX, double NameY)
{
    /// <summary>The points of a planar embedding, each with a place for its name.</summary>
    internal static PlanePoint[] Of(Embedding points, Labels labels, Func<int, string> name, LabelPlaces places)
    {
        PlanePoint[] made =
        [
            .. Enumerable
                .Range(0, points.Points)
                .Select(i => new PlanePoint(i, name(i), $"{labels.ClassOf[i] + 1}", points.Row(i)[0], points.Row(i)[1], 0, 0)),
        ];
        foreach (PlanePoint p in made)
        {
            places.Avoid(p.X, p.Y);
        }
        return Array.ConvertAll(made, p => places.Beside(p.X, p.Y) is var (x, y) ? p with { NameX = x, NameY = y } : p);
    }
}

/// <summary>A segment of the plane.</summary>
/// <param name="Name">What it stands for, such as D_ap.</param>
public sealed record PlaneSegment(string Name, double X, double Y, double X2, double Y2, double NameX, double NameY, double Length)
{
    /// <summary>The segment between two points of the plane.</summary>
    public static PlaneSegment Between(string name, ReadOnlySpan<double> from, ReadOnlySpan<double> to) =>
        new(name, from[0], from[1], to[0], to[1], (from[0] + to[0]) / 2, (from[1] + to[1]) / 2, PairwiseDistances.Between(from, to));

    /// <summary>Segments with places for their names; they are in the way of what is named later.</summary>
    internal static PlaneSegment[] Named(LabelPlaces places, params PlaneSegment[] segments)
    {
        foreach (PlaneSegment s in segments)
        {
            places.Avoid(s.X, s.Y, s.X2, s.Y2);
        }
        return Array.ConvertAll(segments, s => places.Along(s.X, s.Y, s.X2, s.Y2) is var (x, y) ? s with { NameX = x, NameY = y } : s);
    }
}

/// <summary>The part of the plane that a figure shows.</summary>
public sealed record Viewport(double Left, double Right, double Bottom, double Top)
{
    /// <summary>The smallest frame around points, with a margin.</summary>
    /// <param name="margin">The margin, as a share of the larger side.</param>
    public static Viewport Around(IReadOnlyCollection<(double X, double Y)> points, double margin = 0.08)
    {
        (double left, double right) = (points.Min(p => p.X), points.Max(p => p.X));
        (double bottom, double top) = (points.Min(p => p.Y), points.Max(p => p.Y));
        double more = margin * Math.Max(right - left, top - bottom);
        return new Viewport(left - more, right + more, bottom - more, top + more);
    }

    /// <summary>The points of planar embeddings.</summary>
    /// <param name="embeddings">Embeddings with n = 2.</param>
    public static (double X, double Y)[] PointsOf(params IEnumerable<Embedding> embeddings) =>
        [.. embeddings.SelectMany(f => Enumerable.Range(0, f.Points).Select(i => (f.Row(i)[0], f.Row(i)[1])))];
}

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
