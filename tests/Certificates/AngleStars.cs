using IsoTriplet.Certificates;

namespace IsoTriplet.Tests.Certificates;

/// <summary>The classes of <see cref="StackRows"/>, two points each at (-1, 0) and (1, 0): what an angle certificate proves of their first points is known.</summary>
internal static class AngleStars
{
    /// <summary>The bound of Proposition 17.3 with L = 2 + margin and delta = 0.</summary>
    public static double Value(int classes, double margin = 0)
    {
        double ratio = 2 * Math.Sin(Math.PI * (0.5 - (1.0 / Math.Min(classes, 6))));
        return ratio * (2 + margin) / (1 + ratio);
    }

    public static AngleCertificate Certificate(int classes, double bound, double margin = 0) =>
        new(
            StackRows.Problem(classes) with
            {
                Margin = margin,
            },
            bound,
            [.. Enumerable.Range(0, classes).Select(k => new AnglePoint(2 * k, (2 * k) + 1))]
        );

    public static AngleCertificate Tight(int classes, double margin) => Certificate(classes, Value(classes, margin) * (1 - 1e-12), margin);
}
