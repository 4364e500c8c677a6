using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>the question; consequences of the same ranking.</summary>
public static class SameHardestTripleOfBatch
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            Id = "geo-same-hardest-triple-of-batch",
            Source = "GEO",
            Locator = "the question; consequences of the same ranking",
            Statement = "The hardest triple of a whole batch, the largest D_ap - D_an, is the same under the chord and under " + "the arc.",
            Hypotheses =
                "Rows on the unit sphere; t is the angle of a pair, the chord 2 sin(t/2) its Euclidean distance, the "
                + "arc t its geodesic one.",
            Relation = "max of chord_ap - chord_an <= its value at the triple that is hardest by arc",
            Expected = Verdict.Refuted,
            Reason =
                "Differences at two anchors are compared at different places of a curved function. Anchor by anchor "
                + "the hardest triples are the same (geo-same-hardest-triples).",
            Evidence = new ExactRefutation(
                "Five points of the circle with rational chords: the two distances choose different triples, and the "
                    + "chord hardness of the two differs in fractions.",
                Figures,
                "the same for a single anchor",
                OneAnchor
            ),
        };

    // Half-angle points of the circle: row i is the square of (x, y)/z as a complex number, so that every chord is rational, 2 |sin| of a difference.
    private static readonly (int X, int Y, int Z)[] Halves = [(-15, 8, 17), (-7, 24, 25), (24, 7, 25), (-12, 5, 13), (-4, 3, 5)];
    private static readonly int[] Classes = [0, 0, 0, 1, 1];

    private static ExactFigures Figures()
    {
        (int a, int p, int q) = Hardest(Arc);
        (int b, int x, int y) = Hardest((i, j) => Value(Chord(i, j)));
        string text = $"five points of the circle, classes 0 0 0 1 1; hardest by arc ({a}, {p}, {q}), by chord ({b}, {x}, {y})";
        return new ExactFigures(text, Chord(b, x) - Chord(b, y), "<=", Chord(a, p) - Chord(a, q));
    }

    private static ExactFigures OneAnchor()
    {
        (int a, int p, int q) = Hardest(Arc, 1);
        (_, int x, int y) = Hardest((i, j) => Value(Chord(i, j)), 1);
        return new ExactFigures(
            $"anchor 1 of the same batch: ({p}, {q}) and ({x}, {y})",
            Chord(a, x) - Chord(a, y),
            "<=",
            Chord(a, p) - Chord(a, q)
        );
    }

    private static (int Anchor, int Positive, int Negative) Hardest(Func<int, int, double> distance, int? only = null) =>
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
        Fraction sine = new((u * y) - (x * v), z * w);
        return 2 * (sine.Sign < 0 ? -sine : sine);
    }

    // The two largest arc differences are 0.4 apart: doubles tell them.
    private static double Arc(int i, int j) => 2 * Math.Asin(Value(Chord(i, j)) / 2);

    private static double Value(Fraction x) => (double)x.Numerator / (double)x.Denominator;
}
