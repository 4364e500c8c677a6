namespace IsoTriplet.Experiments.Claims.Proofs;

/// <summary>
/// Unknown distances between named points, and the metric axioms on them. What follows from these axioms alone holds for the Euclidean
/// distance and for every other metric.
/// </summary>
public sealed class MetricSpace
{
    private readonly string[] points;

    /// <summary>A metric space on the named points.</summary>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public MetricSpace(params string[] points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Distinct(StringComparer.Ordinal).Count() != points.Length)
        {
            throw new ArgumentException("a point is named twice", nameof(points));
        }
        this.points = points;
    }

    /// <summary>The unknowns, one a pair.</summary>
    public IReadOnlyList<string> Declarations => [.. Smt.Reals(Pairs().Select(t => Distance(t.X, t.Y)))];

    /// <summary>Non-negativity and the triangle inequality for each pair and third point.</summary>
    public SmtHypothesis Axioms =>
        new("metric axioms", [.. Pairs().Select(t => Smt.AtMost("0.0", Distance(t.X, t.Y))), .. Pairs().SelectMany(Triangles)]);

    /// <summary>The term for the distance of two points: one unknown a pair, 0.0 for a point and itself.</summary>
    public string Distance(string x, string y)
    {
        int i = Array.IndexOf(points, x),
            j = Array.IndexOf(points, y);
        if (i < 0 || j < 0)
        {
            throw new ArgumentException($"'{(i < 0 ? x : y)}' is not a point of this space");
        }
        return i == j ? "0.0" : $"d_{points[Math.Min(i, j)]}_{points[Math.Max(i, j)]}";
    }

    private IEnumerable<(string X, string Y)> Pairs() => points.SelectMany((x, i) => points.Skip(i + 1).Select(y => (x, y)));

    private IEnumerable<string> Triangles((string X, string Y) pair) =>
        points
            .Where(z => z != pair.X && z != pair.Y)
            .Select(z => Smt.AtMost(Distance(pair.X, pair.Y), Smt.Sum(Distance(pair.X, z), Distance(z, pair.Y))));
}
