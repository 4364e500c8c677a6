using static IsoTriplet.Experiments.Claims.KeptRuns;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>[GEO], the five comments under the question; there are no answers.</summary>
internal static class Comments
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("geo-all-metrics-equivalent", "first comment; corrected in the third, taken back in the fifth", Verdict.Refuted)
        {
            Statement = "All metrics are equivalent in finite-dimensional spaces.",
            Hypotheses = "As worded. Of norms it is true. The fifth comment, of the same author, takes the sentence back as false.",
            Relation = "for the usual and the discrete metric of the line: d_discrete <= C d for some C, tried for C = 1000",
            Reason =
                "The discrete metric on the line has other open sets: 0 and 1/2000 are at the discrete distance 1, and C that serve them do not serve nearer points, whatever C is.",
            Evidence = new Exact("0 and 1/(2C): 1 against C/(2C).", () => Discrete(1000, discrete: true)),
            Control = new Exact("twice the usual metric in the place of the discrete one", () => Discrete(1000, discrete: false)),
        },
        new(
            "geo-close-in-both",
            "first comment; third comment, \"metrically equivalent on the sphere\"",
            Verdict.Proved,
            "chord_within_geodesic"
        )
        {
            Statement =
                "Points of the sphere that are close in either metric are close in the other: chord and geodesic distance are metrically equivalent on the sphere.",
            Hypotheses = Question.Sphere + " t in (0, pi].",
            Relation = "2/pi <= c/t <= 1",
            Reason =
                "sin x / x falls from 1 to 2/pi on (0, pi/2] (Proposition T.4). The squared chord, which the loss has, is no metric (own-geo-squared-no-metric).",
            Evidence = Trial.Of(
                "angles in (0, pi]",
                r => RatioAt(Math.PI * (1 - r.NextDouble()), 2 / Math.PI),
                RatioAt(Math.PI, 2 / Math.PI),
                RatioAt(1e-8, 2 / Math.PI)
            ),
            Control = Trial.Of("2/pi 1 % larger", r => RatioAt(Math.PI - (0.01 * r.NextDouble()), 2.02 / Math.PI)),
        },
        new("geo-far-apart", "first comment, \"the difference between the two metrics is larger\"", Verdict.Proved, "difference_rises")
        {
            Statement = "The farther apart the points, the larger the difference of the two metrics, up to antipodes.",
            Hypotheses = Question.Sphere,
            Relation = "t - c rises in t, to pi - 2",
            Reason = "Its derivative is 1 - cos(t/2) (Proposition T.4).",
            Evidence = Trial.Of("pairs of angles", r => Rises(r, t => t - (2 * Math.Sin(t / 2)))),
            Control = Trial.Of("the difference to the squared chord", r => Rises(r, t => t - (2 - (2 * Math.Cos(t))))),
        },
        new("geo-alpha-captures", "first comment, \"captured when we optimize alpha\"", Verdict.Refuted)
        {
            Statement =
                "The difference of the two metrics is captured by the margin: for some margin the chord has the active triples that the arc has at a given one.",
            Hypotheses =
                "Read as: the same triples active. Arc margin beta in (0, pi); all triples of angles in [0, pi]. The comment asks it as a maybe.",
            Relation = "gap c_an - c_ap at a triple active under the arc <= gap at one that is inactive",
            Reason =
                "The active triple (t_ap, t_an) = (0, beta - e) has nearly the gap 2 sin(beta/2), the inactive one (pi - beta - e, pi) the smaller gap 2 - 2 cos(beta/2 + e/2): a margin that makes the first active makes "
                + "the second active. Nor does a margin serve the squared chord (Proposition T.6, for every beta).",
            Evidence = new Exact("Half angles with rational sines.", () => Margin(shared: false)),
            Control = new Exact("one and the same positive distance", () => Margin(shared: true)),
        },
        new("geo-different-minimizers", "second comment, \"we do get different minimizers\"", Verdict.Proved)
        {
            Statement = "The two losses have different minimisers.",
            Hypotheses =
                "One triple with margin 1/5 that is active everywhere, p and n near each other, the anchor free on the sphere; squared distance against arc.",
            Relation = "squared loss at p - n, normalised < squared loss at p, where the arc's loss is least",
            Reason =
                "The arc's loss is least at p (and beyond it), since t_ap - t_an >= -t_pn; the squared loss at (p - n)/|p - n| alone, the chord's at p alone (Proposition T.7). At margin 0 the sets of loss 0 agree.",
            Evidence = new Exact("sin(t_pn / 2) = 100/2501: both values in fractions.", () => Minimisers(new(100, 2501))),
            Control = new Exact("p and n antipodal, where the normalised p - n is p", () => Minimisers(1)),
        },
        new(
            "geo-same-minimizer-root",
            "second comment, \"MSE and RMSE have the same minimizer\"",
            Verdict.Proved,
            "root_inside_a_difference"
        )
        {
            Statement =
                "MSE and RMSE have the same minimiser, since the root is monotonic; here the distance and its square sit inside a sum and a difference, and it is not so.",
            Hypotheses =
                "x, y >= 0 for the root. The half after the semicolon is ours, of the triplet loss: two triples with distances (1, 2) and (5, 5 + 3/4), margin 0.",
            Reason = "A monotonic function of the whole loss keeps its minimiser; of its terms it need not.",
            Evidence = new Scripts("geo-root-inside-a-difference"),
        },
        new(
            "own-geo-holdout",
            "beside the second comment of [GEO], \"the difference in holdout performance ... is so small\"",
            Verdict.Holds
        )
        {
            Statement =
                "The chord's Recall@1 on held-out classes differs from the geodesic distance's by less than 0.02 in every setting of decision 074; the squared chord's is told apart from it in one at least.",
            Hypotheses = "Twelve simultaneous intervals at 95 %. The comment names no size that would be small.",
            Relation = "interval within +-0.02 for the chord; without 0 once for the squared chord",
            Reason =
                "Chord: intervals to 0.017 at most. Squared chord: -0.027 on letters with batch hard, +0.015 on Fashion-MNIST with EPSHN.",
            Evidence = Distances("differences of Recall@1", d => Mixing.Small(d, "chord", "squared-chord")),
            Control = Distances("the two exchanged", d => Mixing.Small(d, "squared-chord", "chord")),
        },
        new("geo-identical-nearby", "third comment, \"identical in infinitesimal neighborhoods\"", Verdict.Proved, "chord_third_order")
        {
            Statement = "Chord and geodesic distance are identical in infinitesimal neighbourhoods.",
            Hypotheses = Question.Sphere,
            Relation = "0 <= t - c <= t^3/24",
            Reason = "sin x >= x - x^3/6 for x >= 0 (Proposition T.4): they agree to second order.",
            Evidence = Trial.Of("angles in [0.01, pi]", r => Nearby(r, Math.PI, 1)),
            Control = Trial.Of("t^3/24 1 % smaller, angles to 0.1", r => Nearby(r, 0.1, 0.99)),
        },
        new("geo-ridge-lasso", "fourth comment", Verdict.Proved)
        {
            Statement = "Topological equivalence does not make two distances practically equivalent: Ridge and Lasso are not the same.",
            Hypotheses =
                "One coefficient: (x - 1)^2 / 2 plus lambda |x| or lambda x^2 / 2, lambda = 1/2. In one dimension |x| and x^2 are functions of one norm.",
            Relation = "minimisers 1 - lambda and 1 / (1 + lambda): 1/2 < 2/3",
            Reason = "Both penalties are topologically equivalent; the minimisers differ. For the triplet loss geo-different-minimizers.",
            Evidence = new Exact("The two minimisers in fractions.", () => Penalties(new(1, 2))),
            Control = new Exact("lambda = 0", () => Penalties(0)),
        },
    ];

    private static ExactFigures Discrete(int c, bool discrete)
    {
        Fraction usual = new(1, 2 * c);
        return new ExactFigures($"x = 0, y = {usual}, C = {c}", discrete ? 1 : 2 * usual, "<=", c * usual);
    }

    private static Case RatioAt(double t, double least)
    {
        double ratio = AngularProfile.ChordOverGeodesic(t);
        return new Case($"t {t:R}", Math.Max(least - ratio, ratio - 1), 1e-15);
    }

    private static Case Rises(Random r, Func<double, double> difference)
    {
        double[] t = [Math.PI * r.NextDouble(), Math.PI * r.NextDouble()];
        Array.Sort(t);
        return new Case($"t {t[0]:R} and {t[1]:R}", difference(t[0]), difference(t[1]) + 1e-15);
    }

    private static Case Nearby(Random r, double longest, double factor)
    {
        double t = 0.01 + ((longest - 0.01) * r.NextDouble());
        double difference = t - (2 * Math.Sin(t / 2));
        return new Case($"t {t:R}", Math.Max(-difference, difference - (factor * t * t * t / 24)), 1e-15);
    }

    // Half angles: beta - e has the sine 5/13, beta + e the sine 3/5, so beta/2 lies between. Active: (0, beta - e). Inactive: (pi - beta - e, pi), or (0, beta + e).
    private static ExactFigures Margin(bool shared)
    {
        Fraction inactive = shared ? 2 * new Fraction(3, 5) : 2 - (2 * new Fraction(4, 5));
        string angles = shared ? "(0, beta + e)" : "(pi - beta - e, pi)";
        return new ExactFigures(
            $"sin((beta - e)/2) = 5/13, sin((beta + e)/2) = 3/5: gaps at the active (0, beta - e), which must be the smaller, and at the inactive {angles}",
            new Fraction(10, 13),
            "<=",
            inactive
        );
    }

    // c_ap^2 - c_an^2 is -c_pn^2 at p and -2 c_pn at the normalised p - n; c_pn = 2 sin(t_pn / 2).
    private static ExactFigures Minimisers(Fraction halfSine)
    {
        Fraction chord = 2 * halfSine;
        return new ExactFigures(
            $"c_pn = {chord}, margin 1/5: squared loss at p - n normalised and at p",
            new Fraction(1, 5) - (2 * chord),
            "<",
            new Fraction(1, 5) - (chord * chord)
        );
    }

    private static ExactFigures Penalties(Fraction lambda) => new($"lambda = {lambda}: Lasso and Ridge", 1 - lambda, "<", 1 / (1 + lambda));
}
