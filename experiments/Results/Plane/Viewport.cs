namespace IsoTriplet.Experiments.Results;

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
