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

    /// <summary>Theorem 17.5 for three pairs at (-1, 0), (1, 0), the second and third shifted along x; a share of (sqrt 3 L - delta) / (1 + sqrt 3), L = 2 and delta the shift.</summary>
    public static AngleCertificate Three(double shift, double share) =>
        new(
            new(
                2,
                [.. Enumerable.Range(0, 6).Select(i => new double[] { (2 * (i % 2)) - 1 + (i > 1 ? shift : 0), 0 })],
                [0, 0, 1, 1, 2, 2]
            ),
            share * ((2 * Math.Sqrt(3)) - shift) / (1 + Math.Sqrt(3)),
            [new(0, 1), new(2, 3), new(4, 5)]
        );

    /// <summary>Theorem 17.7 for pairs of a line, ends[2k] and ends[2k + 1] of class k.</summary>
    public static AngleCertificate Line(double[] ends, double bound, double margin = 0) =>
        new(
            new(1, [.. ends.Select(x => new[] { x })], [.. ends.Select((_, i) => i / 2)]) { Margin = margin },
            bound,
            [.. Enumerable.Range(0, ends.Length / 2).Select(k => new AnglePoint(2 * k, (2 * k) + 1))]
        );
}
