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
