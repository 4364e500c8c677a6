namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>Five points of the circle with rational chords, classes 0 0 0 1 1, whose hardest triple depends on the distance.</summary>
internal static class FivePoints
{
    // Half-angle points: row i is the square of (x, y)/z as a complex number, so that every chord is rational, 2 |sin| of a difference.
    private static readonly (int X, int Y, int Z)[] Halves = [(-15, 8, 17), (-7, 24, 25), (24, 7, 25), (-12, 5, 13), (-4, 3, 5)];
    private static readonly int[] Classes = [0, 0, 0, 1, 1];

    /// <summary>The chord hardness of the triple that is hardest by arc against that of the triple that is hardest by chord, of all anchors or of one.</summary>
    internal static ExactFigures Hardest(int? anchor)
    {
        (int a, int p, int q) = Of(Arc, anchor);
        (int b, int x, int y) = Of((i, j) => (double)Chord(i, j), anchor);
        return new ExactFigures(
            $"hardest by arc ({a}, {p}, {q}), by chord ({b}, {x}, {y})",
            Chord(a, p) - Chord(a, q),
            "<",
            Chord(b, x) - Chord(b, y)
        );
    }

    private static (int Anchor, int Positive, int Negative) Of(Func<int, int, double> distance, int? only) =>
        (
            from a in Enumerable.Range(0, 5)
            from p in Enumerable.Range(0, 5)
            from q in Enumerable.Range(0, 5)
            where p != a && Classes[p] == Classes[a] && Classes[q] != Classes[a] && (only is null || only == a)
            select (a, p, q)
        ).MaxBy(t => distance(t.a, t.p) - distance(t.a, t.q));

    private static Fraction Chord(int i, int j)
    {
        ((int x, int y, int z), (int u, int v, int w)) = (Halves[i], Halves[j]);
        return 2 * new Fraction((u * y) - (x * v), z * w).Size;
    }

    // The two largest arc differences are 0.4 apart: doubles tell them.
    private static double Arc(int i, int j) => 2 * Math.Asin((double)Chord(i, j) / 2);
}
