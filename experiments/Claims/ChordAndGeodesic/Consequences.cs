using IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>What this project sets beside [GEO]: which choices of triplet learning the distance leaves as they are, and which it does not.</summary>
internal static class Consequences
{
    private const string Place = "beside [GEO]";
    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("own-geo-same-ranking", Place, Verdict.Proved, "angles_same_order")
        {
            Statement =
                "Chord, squared chord and geodesic distance rank pairs alike; at margin 0 a triple has loss 0 under one if and only if under the others.",
            Hypotheses = Question.Sphere,
            Relation = "[c_1 < c_2] = [t_1 < t_2]",
            Reason = "All fall strictly as the cosine rises: the arc is arccos of it, by definition, the chord sqrt(2 - 2 cos t).",
            Evidence = new Scripts("geo-chord-ranks-as-cosine squared-chord"),
        },
        new("own-geo-same-separated-sets", Place, Verdict.Proved, "angles_same_separated")
        {
            Statement = "An embedding is Triplet-Separated under the chord if and only if it is under the arc.",
            Hypotheses = Question.Sphere + " Batches with repeated rows among those tried.",
            Relation = "anchors judged differently <= 0",
            Reason = "It compares distances of one anchor: own-geo-same-ranking.",
            Evidence = Trial.Of("batches, N = 4..12, n = 2..5", r => Batch(r, (f, l) => Separation(f, l, TripletDistances.Chord, 0))),
            Control = Trial.Of(
                "the squared chord at margin 0.3 against the arc at 0.3",
                r => Batch(r, (f, l) => Separation(f, l, TripletDistances.SquaredChord, 0.3))
            ),
        },
        new("own-geo-same-mining", Place, Verdict.Proved, "angles_same_mining")
        {
            Statement =
                "Every strategy that compares distances of one anchor, batch hard and all of easy, semi-hard and hard without a margin, mines the same triples by chord and by arc.",
            Hypotheses = Question.Sphere,
            Relation = "triples that differ, over the strategies, <= 0",
            Reason = "own-geo-same-ranking, anchor by anchor. So mining by one distance and loss by the other is no mixture.",
            Evidence = Trial.Of("batches, N = 4..12, n = 2..5", r => Batch(r, Mining)),
            Control = Trial.Of("rows of lengths 1, 2, 3, ..., where |x - y| is no chord", r => Batch(r, OffTheSphere)),
        },
        new("own-geo-hardest-triple-of-batch", Place, Verdict.Proved)
        {
            Statement =
                "The hardest triple of a whole batch, the largest D_ap - D_an, can be another one under the chord than under the arc.",
            Hypotheses = Question.Sphere + " Five points of the circle with rational chords.",
            Relation = "chord hardness of the triple hardest by arc < that of the triple hardest by chord",
            Reason = "Differences at two anchors are compared at different places of a curved function.",
            Evidence = new Exact("The chord hardness of the two triples in fractions.", () => FivePoints.Hardest(null)),
            Control = new Exact("a single anchor of the same batch", () => FivePoints.Hardest(1)),
        },
        new("own-geo-active-set", Place, Verdict.Proved)
        {
            Statement =
                "At the margin 0.2 the active triples, and with them the semi-hard bands, differ: the chord has more than the arc, the squared chord has some that the arc has not and lacks some that it has.",
            Hypotheses =
                "Angles 2.50 and 2.80 (chord), 2.90 and pi (squared chord), pi/2 -+ 0.08 (squared chord), with rational sines; cos 0.2 lies between 0.98 and 0.9801.",
            Relation = "c: gap < 1/5 and t: gap > 1/5; c^2: gap < 1/5 and t: gap > 1/5; c^2: gap > 1/5 and t: gap < 1/5",
            Reason = "Slopes cos(t/2) < 1, and 2 sin t on both sides of 1 (at pi/6 and 5 pi/6).",
            Evidence = new Exact("The least of the six margins, in fractions.", () => ActiveSets(new(1, 5))),
            Control = new Exact("the margin 1/50 for the Euclidean distances alone", () => ActiveSets(new(1, 50))),
        },
        new("own-geo-active-sets-nested", Place, Verdict.Proved, "active_sets_nested")
        {
            Statement = "A triple that is active under the arc at a margin is active under the chord at the same margin.",
            Hypotheses = Question.Sphere + " margin >= 0. Not so for the squared chord (own-geo-active-set).",
            Relation = "[active under arc] <= [active under chord]",
            Reason = "The chord is 1-Lipschitz in the angle.",
            Evidence = Trial.Of("angles in [0, pi], margins in [0, 2]", r => Nested(r, TripletDistances.Chord)),
            Control = Trial.Of("the squared chord", r => Nested(r, TripletDistances.SquaredChord)),
        },
        new("own-geo-squared-no-metric", "beside the third comment of [GEO]", Verdict.Proved)
        {
            Statement = "The squared chord, the distance of the loss, is no metric: the triangle inequality fails.",
            Hypotheses = "Three points of a great circle at the cosines 3/5, 3/5, -7/25.",
            Relation = "2 - 2 cos: 2 (2 - 6/5) < 2 + 14/25",
            Reason = "8/5 < 64/25. So \"metrically equivalent\" speaks of the chord.",
            Evidence = new Exact(() =>
                new("the two short sides together and the long one, squared chords", 2 * new Fraction(4, 5), "<", new(64, 25))
            ),
            Control = new Exact(() => new("the same with chords: the squares of 4 / sqrt 5 and 8/5", new(16, 5), "<", new(64, 25))),
        },
        new("own-geo-slopes", Place, Verdict.Proved, "chord_slopes")
        {
            Statement =
                "Along the sphere chord, squared chord, arc and cosine distance have the derivatives cos(t/2), 2 sin t, 1 and sin t.",
            Hypotheses = Question.Sphere + " At antipodes all but the arc's are 0: an opposite positive is not pulled.",
            Relation = "|D(t + h) - D(t - h) - 2 h D'(t)| <= h^3",
            Reason = "Proposition T.4; the library's slopes are tried against central differences, h = 1e-3, third derivatives at most 2.",
            Evidence = Trial.Of("angles in (0, pi)", r => Slope(r, 1)),
            Control = Trial.Of("the slope 1 % smaller", r => Slope(r, 0.99)),
        },
        new("own-geo-same-direction", Place, Verdict.Proved, "tangent_parts")
        {
            Statement =
                "At p and at n the gradients along the sphere have the same direction under chord, squared chord, arc and cosine distance.",
            Hypotheses = Question.Sphere + " Angles in (0, pi).",
            Reason = "Every gradient in R^n of a function of x.y and |x| is of that form.",
            Evidence = new Scripts("geo-tangent-parts-parallel"),
        },
        new("own-geo-anchor-directions", Place, Verdict.Proved, "anchor_directions")
        {
            Statement =
                "At the anchor the directions differ whenever the ratio of the two slopes differs and the two tangents are not parallel.",
            Hypotheses = Question.Sphere + " One triple; slopes alpha, beta against 1, 1.",
            Reason = "The determinant is (beta - alpha) det(w_p, w_n).",
            Evidence = new Scripts("geo-anchor-directions-differ"),
        },
        new("own-geo-mixing-descends", Place, Verdict.Proved, "mixing_descends")
        {
            Statement =
                "To first order a gradient step on the loss of an active triple by chord, squared chord or cosine distance never raises its loss by the arc, nor a step by the arc theirs.",
            Hypotheses = Question.Sphere + " A small rate; one triple.",
            Reason =
                "At p and n the directions agree; at the anchor they are at most 90 degrees apart. Not so of chord against squared chord: p and n in one direction from a, at the angles 0.1 and 2.5, "
                + "give 0.199 + 0.377 at p and n and -0.682 at a, so that a step by the one raises the other.",
            Evidence = new Scripts("geo-chord-step-descends-for-the-arc"),
        },
        new("own-geo-renormalising", "beside \"re-normalizing\" in [GEO]", Verdict.Proved, "Proposition T.10")
        {
            Statement =
                "A step along the gradient in R^n, divided by its length, differs from the step along the sphere in second order of the step only.",
            Hypotheses =
                Question.Sphere
                + " g.x and the tangent part g_t at least 0.2. It does differ: at h = 1/10, g.x = |g_t| = 1 the tangents are 1/9 and 1/10.",
            Relation = "|deviation / h^2 - |g.x| |g_t|| <= 0.4 % of it",
            Reason = "The angle is atan(h |g_t| / (1 - h g.x)) = h |g_t| + h^2 (g.x) |g_t| + O(h^3) (Proposition T.10).",
            Evidence = Trial.Of("random points and gradients in R^2 to R^6, h from 0.01 down", r => Renormalised(r, 1)),
            Control = Trial.Of("the coefficient 1 % smaller", r => Renormalised(r, 0.99)),
        },
    ];

    private static Case Batch(Random r, Func<Embedding, Labels, int> differences)
    {
        (Embedding f, Labels labels) = States.Batch(r);
        return new Case($"N {f.Points}, n {f.Dimension}", differences(f, labels), 0);
    }

    // Anchors separated at a margin under one distance and not under the arc, or the other way round.
    private static int Separation(Embedding f, Labels labels, TripletDistance distance, double margin)
    {
        bool Separated(TripletDistance d, int a)
        {
            ILookup<bool, double> all = Enumerable
                .Range(0, f.Points)
                .ToLookup(i => labels[i] == labels[a], i => d.Between(f.Row(a), f.Row(i)));
            return all[true].Max() + margin <= all[false].Min();
        }
        return Enumerable.Range(0, f.Points).Count(a => Separated(distance, a) != Separated(TripletDistances.Geodesic, a));
    }

    private static int Mining(Embedding f, Labels labels) => MiningStrategy.Every.Sum(s => Differ(f, labels, s, TripletDistances.Chord));

    private static int OffTheSphere(Embedding f, Labels labels)
    {
        double[][] rows = [.. f.ToRows().Select((row, i) => row.Select(x => (i + 1) * x).ToArray())];
        return Differ(Embedding.FromRows(rows), labels, MiningStrategy.BatchHard, TripletDistances.Euclidean);
    }

    private static int Differ(Embedding f, Labels labels, MiningStrategy strategy, TripletDistance distance)
    {
        HashSet<Triple> first = [.. TripletMiner.Mine(f, labels, strategy, distance).Triples];
        first.SymmetricExceptWith(TripletMiner.Mine(f, labels, strategy, TripletDistances.Geodesic).Triples);
        return first.Count;
    }

    private static ExactFigures ActiveSets(Fraction margin)
    {
        (Fraction S, Fraction C)[] halves =
        [
            (new(900, 949), new(301, 949)),
            (new(525, 533), new(92, 533)),
            (new(1085, 1093), new(132, 1093)),
            (1, 0),
        ];
        Fraction Square(Fraction x) => x * x;
        Fraction Cosine(int i, int j) => (2 * Square((halves[i].S * halves[j].S) + (halves[i].C * halves[j].C))) - 1;
        Fraction[] over =
        [
            margin - (2 * (halves[1].S - halves[0].S)),
            new Fraction(98, 100) - Cosine(0, 1),
            margin - (4 * (1 - Square(halves[2].S))),
            new Fraction(98, 100) - Cosine(2, 3),
            new Fraction(8, 25) - margin,
            1 - (2 * Square(new Fraction(2, 25))) - new Fraction(9801, 10000),
        ];
        return new ExactFigures(
            $"margin {margin}; by how much the six hold: {string.Join(", ", over)}; 0 and the least",
            0,
            "<",
            over.Min()
        );
    }

    private static Case Nested(Random r, TripletDistance distance)
    {
        (double positive, double negative, double margin) = (Math.PI * r.NextDouble(), Math.PI * r.NextDouble(), 2 * r.NextDouble());
        bool arc = positive - negative + margin > 0;
        bool other = AngularProfile.Value(distance, positive) - AngularProfile.Value(distance, negative) + margin > 0;
        return new Case($"t_ap {positive:R}, t_an {negative:R}, margin {margin:R}", arc && !other ? 1 : 0, 0);
    }

    private static Case Slope(Random r, double factor)
    {
        const double h = 1e-3;
        double t = 0.01 + ((Math.PI - 0.02) * r.NextDouble());
        TripletDistance[] distances = [.. TripletDistances.All.Where(d => d.IsAngular)];
        TripletDistance d = distances[r.Next(distances.Length)];
        double change = AngularProfile.Value(d, t + h) - AngularProfile.Value(d, t - h);
        return new Case($"{d.Name}, t {t:R}", Math.Abs(change - (2 * h * factor * AngularProfile.Slope(d, t))), h * h * h);
    }

    private static Case Renormalised(Random r, double factor)
    {
        int n = r.Next(2, 7);
        double[] x = States.Unit(r, n);
        double[] across = States.Unit(r, n);
        double dot = x.Zip(across, (u, v) => u * v).Sum();
        double length = Math.Sqrt(1 - (dot * dot));
        if (length < 0.1)
        {
            return Renormalised(r, factor);
        }
        (double along, double tangent) = (0.2 + (1.8 * r.NextDouble()), 0.2 + (1.8 * r.NextDouble()));
        RenormalisationLoss loss = RenormalisationLoss.Measure(
            x,
            [.. x.Zip(across, (u, v) => (along * u) + (tangent * (v - (dot * u)) / length))],
            0.01
        );
        double difference = Math.Abs((loss.MeasuredCoefficient ?? double.NaN) - (factor * loss.PredictedCoefficient));
        return new Case($"g.x |g_t| {loss.PredictedCoefficient:G6}", difference, 0.004 * loss.PredictedCoefficient);
    }
}

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
