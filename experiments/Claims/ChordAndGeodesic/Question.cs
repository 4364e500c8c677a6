using IsoTriplet.Experiments.Claims.ExtremeTripletLearning;
using static IsoTriplet.Experiments.Claims.KeptRuns;

namespace IsoTriplet.Experiments.Claims.ChordAndGeodesic;

/// <summary>[GEO], the question: squared Euclidean against geodesic distance in the triplet loss of points on a sphere.</summary>
internal static class Question
{
    internal const string Sphere = "Unit vectors at the angle t: chord c = 2 sin(t/2), geodesic distance t.";

    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("geo-title-gradients", "the title, first sentence", Verdict.Proved, "chord_slope_below_one")
        {
            Statement = "Euclidean and geodesic distance have different gradients.",
            Hypotheses = Sphere + " The points differ. Along the sphere; for the squared distance of the loss the slope is 2 sin t.",
            Reason =
                "The lengths differ; the directions do not at p and q (own-geo-same-direction), and do at the anchor (geo-different-directions).",
            Evidence = new Scripts("geo-chord-slope-below-one"),
        },
        new("geo-title-mixing", "the title, second sentence", Verdict.Undecided)
        {
            Statement = "Does mixing the two concepts, a Euclidean loss on points of a sphere, impair triplet learning?",
            Reason = "A question, which no one setting answers for all; our runs are own-geo-mixing.",
            Evidence = new NoEvidence("what counts as impaired, on which data, networks and minings"),
        },
        new("own-geo-mixing", "beside the title of [GEO]", Verdict.Refuted)
        {
            Statement = "The Euclidean loss on points of a sphere never ends better than the geodesic one.",
            Hypotheses =
                "The rule of decision 074, written before the runs. Chord and squared chord, margins matched at the right "
                + "angle; Fashion-MNIST and letters; batch hard, EPHN, EPSHN; n = 16; 300 steps of Adam; 20 paired seeds.",
            Relation = "mean Recall@1 on held-out classes, Euclidean less geodesic, <= 0 in every setting",
            Reason =
                "The squared chord, which is what the question speaks of, ended better in two of six settings and worse in one, where every run of every distance contracted; the chord was told apart in none.",
            Evidence = Distances("the rule of decision 074, which was written before the runs", d => Mixing.Rule(d, 0)),
            Control = Distances("Recall@1 of the geodesic runs raised by 0.1", d => Mixing.Rule(d, 0.1)),
        },
        new("geo-chord-shorter", "\"This will always be shorter\"", Verdict.Proved, "chord_shorter")
        {
            Statement = "The chord is always shorter than the distance over the surface.",
            Hypotheses = Sphere + " t in (0, pi]; at t = 0 both are 0.",
            Relation = "2 sin(t/2) < t",
            Reason =
                "sin x < x for x > 0 (Proposition T.4); tried beside. The squared chord of the loss is longer than t from t = 1.11 on.",
            Evidence = Trial.Of("t in (0, pi]", r => Shorter(r, TripletDistances.Chord)),
            Control = Trial.Of("the squared chord", r => Shorter(r, TripletDistances.SquaredChord)),
        },
        new("geo-definition", "\"the distance is\"", Verdict.Holds)
        {
            Statement = "The geodesic distance is proportional to the angle; on the unit sphere it is arccos of the product, in [0, pi].",
            Hypotheses = "Unit vectors in doubles.",
            Relation = "|cos d_G - x.y| <= 1e-15 and 0 <= d_G <= pi",
            Reason =
                "A definition: what is checked is the library's half-angle form 2 atan2(|x - y|, |x + y|). arccos itself is not safe: the product of a normalised row with itself may exceed 1 by an ulp.",
            Evidence = Trial.Of("pairs in R^2 to R^6", r => Angle(r, TripletDistances.Geodesic)),
            Control = Trial.Of("the chord", r => Angle(r, TripletDistances.Chord)),
        },
        new("geo-moves-through", "\"move a point through the sphere\"", Verdict.Proved, "chord_ambient_part")
        {
            Statement = "To minimise the Euclidean distance would move a point through the sphere.",
            Hypotheses = Sphere + " The gradient of |x - y| in R^n, t > 0.",
            Reason = "A step along the chord leaves the sphere inwards, at the angle t/2 to the tangent.",
            Evidence = new Scripts("geo-chord-ambient-part"),
        },
        new("geo-stays-on", "\"just moves points around on the sphere's surface\"", Verdict.Proved)
        {
            Statement = "To minimise the spherical distance just moves points around on the surface.",
            Hypotheses = "The gradient on the sphere, (x cos t - y) / sin t at x, t in (0, pi).",
            Relation = "gradient.x = 0",
            Reason = "x.(x cos t - y) = cos t - cos t: a distance of the surface has its gradient in the surface. In R^n own-geo-ambient.",
            Evidence = new Scripts("geo-gradient-tangent"),
        },
        new("own-geo-ambient", "beside \"moves points around on the surface\" of [GEO]", Verdict.Refuted)
        {
            Statement = "The gradient of arccos(x.y) in R^n, x not yet put on the sphere by the network, is tangent to the sphere.",
            Hypotheses =
                "Unit x and y. Where the normalisation is part of the network, back-propagation makes the gradient tangent for every distance.",
            Relation = "gradient.x = 0",
            Reason =
                "The gradient is -y / sin t, with the component -cot t along x: 0 at right angles alone. Moving on the surface is a matter of projecting the gradient, for either distance.",
            Evidence = new Exact("cos t = 3/5: the component in fractions.", () => Radial(new(3, 5), new(4, 5))),
            Control = new Exact("a right angle", () => Radial(0, 1)),
        },
        new("geo-directions-after", "\"gradients don't point in the right direction\"", Verdict.Undecided)
        {
            Statement = "Renormalising after each update papers over gradients that point in the wrong direction.",
            Hypotheses = "A doubt of the source: \"one must wonder\".",
            Reason =
                "Against the direction in which the geodesic distance falls fastest: not at p and q, where chord, squared chord and arc have one direction along the sphere (own-geo-same-direction); at the anchor the directions of the loss do differ "
                + "(geo-different-directions, own-geo-anchor-directions). What renormalising adds is of second order in the step (own-geo-renormalising).",
            Evidence = new NoEvidence("which direction is the right one at the anchor"),
        },
        new("geo-large-distances", "\"Large distances between the xs arise in online negative mining\"", Verdict.Undecided)
        {
            Statement =
                "Large distances between the xs arise where the loss is computed only for the anchor-negative pairs for which it is highest.",
            Reason =
                "For one anchor and positive these pairs have the nearest negatives (own-geo-nearest-negative); over a batch the highest loss favours far positives. \"Large\" has no number.",
            Evidence = new NoEvidence("what large is, and the distances that were mined in a run of the source's"),
        },
        new("own-geo-nearest-negative", "beside \"online negative mining\" of [GEO]", Verdict.Proved)
        {
            Statement = "For one anchor and positive the negatives of highest loss are the nearest ones.",
            Hypotheses = "Hinge at any margin, any distance; ties allowed.",
            Reason = "The loss falls with D_an. Large distances come with hard positives.",
            Evidence = new Scripts("geo-nearest-negative"),
        },
        new("geo-different-directions", "\"gradients that point in different directions\"", Verdict.Proved)
        {
            Statement = "One can construct points whose gradients point in different directions for the two distances.",
            Hypotheses =
                "Along the sphere, the loss of one triple at its anchor: a = e_1, p at sin t = 3/5 and n at sin t = 24/25, tangents orthogonal; squared distance, slopes 2 sin t, against the arc.",
            Relation = "0 < |det(gradient of one, gradient of the other)|",
            Reason = "The anchor's gradient mixes two tangents in the ratio D'(t_ap) : D'(t_an). In general own-geo-anchor-directions.",
            Evidence = new Exact("The determinant in the basis of the two tangents, in fractions.", () => Anchor(new(6, 5), new(48, 25))),
            Control = new Exact("equal angles", () => Anchor(new(6, 5), new(6, 5))),
        },
        new("geo-prevents-collapse", "\"Would switching to a geodesic distance prevent\"", Verdict.Refuted)
        {
            Statement = "Switching to a geodesic distance prevents model collapse.",
            Hypotheses = "Asked, not claimed. Runs of decision 074, 20 a cell.",
            Relation = "runs collapsed with the geodesic distance <= 0",
            Reason =
                "On letters with batch hard all 20 runs collapse under every distance; in the other five settings none does under any. Whether it mitigates is not seen: no cell tells the distances apart.",
            Evidence = Distances("runs with the geodesic distance that collapsed", d => Mixing.Collapsed(d, "letters", "hard-hard")),
            Control = Distances("easy positives", d => Mixing.Collapsed(d, "letters", "easy-hard")),
        },
        new("own-geo-collapse-alike", "beside \"or at least mitigate\" in [GEO]", Verdict.Holds)
        {
            Statement = "In every setting of decision 074 as many runs collapse under the squared chord as under the geodesic distance.",
            Hypotheses = "Six settings, 20 paired seeds each: fewer than one run in six could differ unseen (95 %).",
            Relation = "largest difference of collapsed runs = 0",
            Reason = "0 of 20 and 0 of 20 in five, 20 of 20 and 20 of 20 in one.",
            Evidence = Distances("collapsed runs, squared chord and geodesic", d => Mixing.Alike(d, exchanged: false)),
            Control = Distances("the one of letters against the other of Fashion-MNIST", d => Mixing.Alike(d, exchanged: true)),
        },
    ];

    private static Case Shorter(Random r, TripletDistance distance)
    {
        double t = Math.PI * (1 - r.NextDouble());
        return new Case($"t {t:R}", AngularProfile.Value(distance, t), t);
    }

    private static Case Angle(Random r, TripletDistance distance)
    {
        int n = r.Next(2, 7);
        (double[] x, double[] y) = (States.Unit(r, n), ExtremeTripletLearning.States.Unit(r, n));
        double d = distance.Between(x, y);
        double error = d is >= 0 and <= Math.PI ? Math.Abs(Math.Cos(d) - x.Zip(y, (u, v) => u * v).Sum()) : 1;
        return new Case($"n {n}, d {d:R}", error, 1e-15);
    }

    private static ExactFigures Radial(Fraction cosine, Fraction sine) =>
        new($"cos t = {cosine}, sin t = {sine}: -y.x / sin t", -cosine / sine, "=", 0);

    // In the basis w_p, w_n of the tangent space at a: alpha w_p - beta w_n against w_p - w_n.
    private static ExactFigures Anchor(Fraction alpha, Fraction beta) =>
        new($"slopes {alpha} and {beta}: 0 and the squared determinant", 0, "<", (beta - alpha) * (beta - alpha));
}

/// <summary>The kept runs of decision 074, and what they say of the distances.</summary>
internal static class Mixing
{
    /// <summary>Whether runs with the geodesic distance collapsed in a setting.</summary>
    internal static Finding Collapsed(DistanceDocument d, string data, string mining)
    {
        DistanceRow[] runs = [.. d.Runs.Where(r => r.Data == data && r.Mining == mining && r.Distance == DistanceExperiment.Reference)];
        string figures = $"{data}, {mining}: {runs.Count(r => r.Collapsed)} of {runs.Length}";
        return new(Finding.Side(false, runs.Any(r => r.Collapsed)), runs.Length, figures);
    }

    /// <summary>Whether as many runs collapsed under the squared chord as under the arc, setting by setting; of one distance the collapsed runs may be counted as those of the other data.</summary>
    internal static Finding Alike(DistanceDocument d, bool exchanged)
    {
        (string Data, string Mining)[] settings = [.. d.Runs.Select(r => (r.Data, r.Mining)).Distinct()];
        int Count(string distance, (string Data, string Mining) s, bool other) =>
            d.Runs.Count(r => r.Distance == distance && r.Mining == s.Mining && r.Data == s.Data != other && r.Collapsed);
        (int Squared, int Arc)[] counts =
        [
            .. settings.Select(s => (Count("squared-chord", s, exchanged), Count(DistanceExperiment.Reference, s, false))),
        ];
        return new Finding(
            counts.All(c => c.Squared == c.Arc),
            d.Runs.Count,
            string.Join(", ", counts.Select(c => $"{c.Squared} and {c.Arc}"))
        );
    }

    /// <summary>Whether all simultaneous intervals of one distance lie within 0.02 and one of another is without 0.</summary>
    internal static Finding Small(DistanceDocument d, string within, string beyond)
    {
        IReadOnlyList<DistanceComparison> all = MixingVerdict.Compare(d.Runs, d.Seed);
        bool near = all.Where(c => c.Distance == within).All(c => c.SimultaneousLower > -0.02 && c.SimultaneousUpper < 0.02);
        bool far = all.Where(c => c.Distance == beyond).Any(c => c.SimultaneousUpper < 0 || c.SimultaneousLower > 0);
        string figures = string.Join(", ", all.Select(c => $"{c.Data} {c.Mining} {c.Distance} {c.Difference:+0.0000;-0.0000}"));
        return new Finding(near && far, d.Runs.Count, figures);
    }

    /// <summary>The rule of decision 074 on "a Euclidean loss never ends better", with the Recall@1 of the geodesic runs raised by something.</summary>
    internal static Finding Rule(DistanceDocument d, double raised)
    {
        double? Raised(DistanceRow r) => r.RecallAt1 + (r.Distance == DistanceExperiment.Reference ? raised : 0);
        IReadOnlyList<DistanceComparison> comparisons = MixingVerdict.Compare(
            [.. d.Runs.Select(r => r with { RecallAt1 = Raised(r) })],
            d.Seed
        );
        MixingVerdict verdict = MixingVerdict.Of(comparisons);
        DistanceComparison worst = comparisons.MaxBy(c => c.SimultaneousLower)!;
        return new(
            Enum.Parse<Verdict>(verdict.Verdict),
            comparisons.Sum(c => c.Pairs),
            $"{worst.Data}, {worst.Mining}, {worst.Distance}: {worst.Difference:+0.0000;-0.0000} [{worst.SimultaneousLower:+0.0000;-0.0000}, {worst.SimultaneousUpper:+0.0000;-0.0000}]",
            verdict.Reason
        );
    }
}
