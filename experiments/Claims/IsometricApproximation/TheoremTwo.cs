namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>"Theory and Proofs": the Hausdorff-like distance, Definition 4, Lemma 1, Theorem 2, (10) to (27).</summary>
internal static class TheoremTwo
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("iat-11", "(10), (11): \"distance metric\"", Verdict.Proved, "haus_pseudometric")
        {
            Statement = "d_haus(f_1, f_2) = max over i of d_H(X_f1^i, X_f2^i) is a distance metric between functions.",
            Relation = "d_haus(F, K) <= d_haus(F, G) + d_haus(G, K)",
            Reason =
                "Proposition E.10: symmetry and triangle inequality hold. It is a pseudometric on functions: two that permute a class have distance 0 (own-23-given-embedding).",
            Evidence = Streams.Triads.Try(
                f => Triangle(f, (x, y) => ClassHausdorffDistance.Between(x, y, f.Labels).Value),
                Steps([0, 0], [1, 1], [2, 2])
            ),
        },
        new("iat-12", "(12), (14); \"fix the minimizing function\" at (18), (23), (30)", Verdict.Proved, "Proposition E.7")
        {
            Statement = "d(f, F_TS) = inf over f* in F_TS of d(f, f*), for d_haus and d_iso, and a minimizing f* can be fixed.",
            Hypotheses = "Finitely many data points, as in everything the paper computes.",
            Relation = "limits of Triplet-Separated embeddings are Triplet-Separated: H(lim G_k) <= 0",
            Reason =
                "Proposition E.7: F_TS is closed, the objectives are continuous, and bounded G suffice. With < in Definition 1 it would not be closed.",
            Evidence = Streams.Small.Try(f => Limit(f, strict: false)),
            Control = Streams.Small.Try("< in Definition 1", f => Limit(f, strict: true)),
        },
        new("iat-13", "Definition 4, (13)", Verdict.Proved, "iso_pseudometric")
        {
            Statement = "d_iso(f, g) = sup over x_1, x_2 of | |f(x_1) - f(x_2)| - |g(x_1) - g(x_2)| |.",
            Relation = "d_iso(F, K) <= d_iso(F, G) + d_iso(G, K); the library's value is the largest over all pairs",
            Reason = "Proposition E.10: a pseudometric, 0 exactly on isometric copies.",
            Evidence = Streams.Triads.Try(f => Triangle(f, (x, y) => IsometricDistance.Between(x, y).Value), Steps([0, 1], [0, 2], [0, 3])),
        },
        new("iat-lemma-1", "Lemma 1, (15)", Verdict.Refuted)
        {
            Statement = "d_iso(f, g) = eps and theta(f(X)) >= q: some U isometric to f has |g(x) - U(x)| <= c_n eps / q.",
            Hypotheses = "theta >= q as printed; Theorem 1, which the proof uses, asks theta >= q diam.",
            Relation = "min over isometries of max_i |T p_i - g_i| <= c_n eps / q with one c_n for all strips of width 1, q = 1",
            Reason =
                "Proposition E.11: on a strip of width 1 and length L and its bent copy eps <= 8 / (3 L) while no isometry comes nearer than 1/20, so c_n >= 3 L / 160 for every L. With theta >= q diam it holds (own-lemma-1).",
            Evidence = Certified.Against(
                "The strip of length 100,000: displacement over eps exceeds 3 L / 160 = 1,875; E.11 has the same for every L.",
                1e5,
                _ => Bent(Strip.Of(1e5))
            ),
        },
        new("own-lemma-1", "Lemma 1 with theta >= q diam", Verdict.Proved, "Theorem 5.2")
        {
            Statement =
                "If theta(A) >= q diam(A), an eps-nearisometry of A is within c eps / q of an isometry, at every scale, invertible or not.",
            Relation = "min over isometries of max_i |T p_i - g_i| <= c eps / q, c = 0.777 sqrt(N (N - 1)) (2 + eps / diam)",
            Hypotheses = "N points; c depends on N. Tried on plane sets scaled by 2^-8 to 2^8.",
            Reason = "Theorem 5.2 with Lemma 5.4. Both sides now scale alike. The control goes back to the printed hypothesis.",
            Evidence = ScaledPairs.Try(f => Strip.Sides(f, (theta, diameter) => theta / diameter)),
            Control = ScaledPairs.Try(
                "the printed hypothesis, q = min(1, theta), on a long strip",
                f => Strip.Sides(f, (theta, _) => Math.Min(1, theta)),
                Strip.Of(1000)
            ),
        },
        new("iat-16-17", "(16), (17)", Verdict.Proved, "near_isometry")
        {
            Statement =
                "If f is invertible, g f^-1 is an eps-nearisometry, eps = d_iso(f, g); what (16) says of it on f(X), (17) says of g and U = U_1 f on X.",
            Relation = "the map p_i -> g_i changes no distance by more than d_iso(F, G)",
            Reason =
                "Proposition E.6, by substitution. (g f^-1 is defined on f(X) and not on R^n as the print has it; Theorem 1 needs no more.)",
            Evidence = Streams.PlanePairs.Try(f =>
                Sides(Quantities.Iso(f.Points, f.Other), IsometricDistance.Between(f.Points, f.Other).Value)
            ),
        },
        new("iat-lemma-1-division", "proof of Lemma 1, f not invertible, first step", Verdict.Refuted)
        {
            Statement =
                "X is divided into X-dagger and X' such that f is invertible on X-dagger, f(X-dagger) = f(X), and d_iso is unchanged on X-dagger.",
            Relation = "d_iso(f, g) <= max over divisions of d_iso on X-dagger",
            Reason =
                "Not always possible: the largest change may be at a pair that f sends to one point. Lemma 1 does not need it: own-lemma-1 asks for no inverse.",
            Evidence = new Exact(() => Divisions([0, 0, 5], [new(-1, 2), new(1, 2), 5])),
            Control = new Exact("g = (0, 0, 6)", () => Divisions([0, 0, 5], [0, 0, 6])),
        },
        new("iat-lemma-1-last-step", "proof of Lemma 1, f not invertible, last step", Verdict.Refuted)
        {
            Statement = "f(x') = f(x-dagger); because d_iso is unchanged on X-dagger, |f(x') - g(x')| <= |f(x-dagger) - g(x-dagger)|.",
            Relation = "|f(x') - g(x')| <= |f(x-dagger) - g(x-dagger)|",
            Reason =
                "Distances to other points do not bound it so; and (15) is about U, not f. With U of Theorem 5.2 every point is covered at once.",
            Evidence = new Exact(() =>
                new("f = (0, 0, 5), g = (0, 1, 6), d_iso = 1 also on X-dagger = {1, 3}, x' = 2, x-dagger = 1", 1, "<=", 0)
            ),
            Control = new Exact("what d_iso = 1 gives, |g(x') - g(x-dagger)| <= 1", () => new ExactFigures("the same", 1, "<=", 1)),
        },
        new("iat-theorem-2", "Theorem 2; (18) to (22)", Verdict.Proved, "Theorem 13.4")
        {
            Statement =
                "d_haus(f, F_TS) and d_iso(f, F_TS) upper bound each other within a linear factor for all f with some minimum thickness theta_*; (22): d_haus <= c d_iso.",
            Hypotheses = "A factor that may depend on the dimension. No thickness is needed.",
            Relation = "d_haus(F, F_TS) <= 8 (n + 1) d_iso(F, F_TS)",
            Reason =
                "Theorem 13.4 and H <= 2 d_iso, with (27) for the converse. For theta_* <= 1, the range of q in Theorem 1, the printed c = c_n / theta_* serves too, with c_n = 8 (n + 1). The route through (19) does not (iat-19); what thickness gives for a pair F, G is own-theorem-2-explicit.",
            Evidence = Streams.Toy.Try(f => new Judgement(f.Haus, (24 * f.Iso.Lower, 24 * f.Iso.Upper))).Times(0.49 / 24),
        },
        new("own-theorem-2-explicit", "Theorem 2, for a pair F, G", Verdict.Proved, "Theorem 5.2")
        {
            Statement =
                "Some isometry carries F to within |E|_F / (2 sigma_n sqrt(2 (sqrt 2 - 1))) of G, E_ij = eps (2 D_ij + eps), eps = d_iso(F, G).",
            Hypotheses = "sigma_n(F) > 0 for the centred F.",
            Relation = "min over isometries of max_i |T p_i - g_i| <= c(F, eps) eps",
            Reason = "Theorem 5.2.",
            Evidence = Streams.PlanePairs.Try(f => Explicit(f, f.Points)),
            Control = Streams.PlanePairs.Try(
                "sigma_n > 0 dropped: the constant is taken inside the affine hull of flat points",
                f => Explicit(f, Embedding.Create(f.Points.Points, 1, [.. f.Points.ToRows().Select(p => p[0])])),
                Bow
            ),
        },
        new("own-theorem-2-few-points", "beside Theorem 2, (22): N <= n", Verdict.Vacuous)
        {
            Statement = "Theorem 2 bounds d_haus by d_iso for batches of N <= n points.",
            Relation = "d_haus(F, F_TS) <= (c_n / theta) d_iso(F, F_TS) with theta = 0",
            Reason =
                "N <= n points lie in a hyperplane, so theta = 0. Theorem 2 asks for a minimum thickness and so does not speak of such batches; Theorem 13.4 (iat-theorem-2, iat-corollary-1) does.",
            Evidence = new Computed(
                "1,000 gaussian embeddings with N = 1..8 points in R^N: the constant of each",
                c => Infinite(c, 1, points => points)
            ),
            Control = new Computed("n = N - 1 instead of n >= N: the constant is finite", c => Infinite(c, 3, points => points - 1)),
        },
        new("iat-19", "(19)", Verdict.Refuted)
        {
            Statement = "Fix an f*_iso that minimizes d_iso(f, .): sup |f(x) - f*_iso(x)| <= c d_iso(f, f*_iso).",
            Relation = "max_i |p_i - g_i| <= c d_iso(F, G) for every minimizing G and a fixed c, here c = 100",
            Reason =
                "Lemma 1 gives a U isometric to f, not f: minimizers moved far away minimize as well. Repaired by moving f*_iso back, which keeps it in F_TS; (22) stands (iat-theorem-2).",
            Evidence = new Exact(() => Moved(1000)),
            Control = new Exact("the same G where it lies, with c = 1/2", () => Moved(0)),
        },
        new("iat-20", "(20), (21)", Verdict.Proved, "haus_of_displacement")
        {
            Statement = "d_haus(f, F_TS) <= d_haus(f, f*) <= sup |f(x) - f*(x)|.",
            Relation = "d_haus(F, G) <= max_i |p_i - g_i|",
            Reason = "Proposition E.10: each p_i has g_i within that distance. (21) is the definition (12).",
            Evidence = Streams.Triads.Try(f => Sides(Haus(f), Displacement(f)), Steps([0, 0], [1, 1], [2, 2])),
        },
        new("iat-23", "(23)", Verdict.Proved, "haus_is_displacement")
        {
            Statement = "d_haus(f, F_TS) = sup |f(x) - f*_haus(x)| for the f*_haus that minimizes it.",
            Relation = "inf over TS G of d_haus(F, G) = inf over TS G of max_i |p_i - g_i|",
            Reason =
                "Theorem 2.1: replace g_i by the point of its class nearest to p_i. True of the infimum, false of a given G (own-23-given-embedding).",
            Evidence = new Scripts("haus-infimum-is-displacement-2-2 haus-infimum-is-displacement-3-2 separation-is-inherited"),
        },
        new("own-23-given-embedding", "(23), read for a given G", Verdict.Refuted)
        {
            Statement = "For a given Triplet-Separated G, d_haus(F, G) equals the largest displacement |p_i - g_i|.",
            Relation = "max_i |p_i - g_i| <= d_haus(F, G)",
            Reason = "Not the paper's reading. Swap two points of a class: the sets agree, the points moved.",
            Evidence = Swapped("two points of a class change places", f => (Displacement(f), Haus(f))),
            Control = Swapped("what holds instead, d_haus(F, G) <= max_i |p_i - g_i|", f => (Haus(f), Displacement(f))),
        },
        new("iat-24-26", "(24), (25), (26)", Verdict.Proved, "distances_follow_points")
        {
            Statement =
                "|f(x_1) - f(x_2)| <= |f(x_1) - f*(x_1)| + |f*(x_1) - f*(x_2)| + |f*(x_2) - f(x_2)|, and the same with f and f* exchanged; so d_iso(f, f*) <= 2 sup |f - f*|.",
            Reason = "Triangle inequalities alone, in any metric; the script has any four points.",
            Evidence = new Scripts("quadrilateral-inequality iso-at-most-twice-displacement"),
        },
        new("iat-27", "(27)", Verdict.Proved, "iso_le_twice_haus")
        {
            Statement = "d_iso(f, F_TS) <= d_iso(f, f*_haus) <= 2 d_haus(f, F_TS).",
            Relation = "d_iso(F, F_TS) <= 2 d_haus(F, F_TS)",
            Reason = "Proposition 3.1: (23), then (24)-(26). The factor 2 is best possible (own-least-ratio).",
            Evidence = Streams.Toy.Try(f => new Judgement(f.Iso, (2 * f.Haus.Lower, 2 * f.Haus.Upper)), Least3).Within(1e-6),
        },
        new("own-27-given-embedding", "(27), read for a given G", Verdict.Refuted)
        {
            Statement = "For a given Triplet-Separated G, d_iso(F, G) <= 2 d_haus(F, G).",
            Relation = "d_iso(F, G) <= 2 d_haus(F, G)",
            Reason = "Not the paper's reading. d_haus(F, G) = 0 for a G that permutes a class, while distances to other classes change.",
            Evidence = Swapped("two points of a class change places", f => (Iso(f), 2 * Haus(f))),
            Control = Swapped("what holds instead, d_iso(F, G) <= 2 max_i |p_i - g_i|", f => (Iso(f), 2 * Displacement(f))),
        },
    ];

    /// <summary>p = -3, a = 0, q = 1/5, where d_haus = 0.7, d_iso = 1.4 and H = 2.8.</summary>
    internal static Instance Least3 => Sampling.OnLine("p = -3, a = 0, q = 1/5", [-3, 0, 0.2], [0, 0, 1]);

    private static InstanceSource ScaledPairs =>
        new(
            null,
            "pairs in the plane, N = 3..8, scaled by 2^-8 to 2^8",
            r =>
            {
                Instance pair = Streams.PlanePairs.Draw(r);
                double s = Math.ScaleB(1, r.Next(-8, 9));
                return Sampling.Pair("", Sampling.Scaled(pair.Points, s), Sampling.Scaled(pair.Other, s));
            }
        );

    private static Instance Bow
    {
        get
        {
            double[][] flat = [.. Enumerable.Range(-5, 11).Select(x => new double[] { x, 0 })];
            double[][] bent = [.. flat.Select(p => new[] { p[0], 0.01 * p[0] * p[0] })];
            return Sampling.Pair("eleven points on a line, bent into a bow", Embedding.FromRows(flat), Embedding.FromRows(bent));
        }
    }

    private static Instance Steps(double[] f, double[] g, double[] k) =>
        Sampling.OnLine("three pairs on a line in steps of equal size", f, [0, 1], g, k);

    private static double Displacement(Instance f) => ClassHausdorffDistance.LargestDisplacement(f.Points, f.Other).Value;

    private static double Haus(Instance f) => ClassHausdorffDistance.Between(f.Points, f.Other, f.Labels).Value;

    private static Judgement Triangle(Instance f, Func<Embedding, Embedding, double> between) =>
        Sides(between(f.Points, f.Others[1]), between(f.Points, f.Other) + between(f.Other, f.Others[1]));

    // Classes at distinct points, drawn together by 1/k: the limit has them all in one place.
    private static Judgement Limit(Instance f, bool strict)
    {
        bool Separated(double scale) =>
            Quantities.Triples(f.Labels).All(t => Math.Abs(scale * (f.Labels[t.A] - f.Labels[t.Q])) is var x && (strict ? 0 < x : 0 <= x));
        return Truth(!Separated(1e-3) || Separated(0));
    }

    private static ExactFigures Divisions(int[] f, Fraction[] g)
    {
        Fraction Change(int i, int j) => ((g[i] - g[j]).Size - Math.Abs(f[i] - f[j])).Size;
        Fraction[] changes = [Change(0, 2), Change(1, 2), Change(0, 1)];
        string text = $"f = ({string.Join(", ", f)}), g = ({string.Join(", ", g)}); X-dagger is {{1, 3}} or {{2, 3}}";
        return new ExactFigures(text, changes.Max(), "<=", changes[..2].Max());
    }

    private static ExactFigures Moved(int by) =>
        new(
            $"F = (-3, 0 | 1/5), G = (-23/10, -7/10 | 9/10) + {by}, d_iso(F, G) = 7/5",
            by + new Fraction(7, 10),
            "<=",
            by == 0 ? new Fraction(7, 10) : new Fraction(700, 5)
        );

    private static Judgement Explicit(Instance f, Embedding spanned)
    {
        double right = ApproximationConstant.Of(spanned).DisplacementBound(IsometricDistance.Between(f.Points, f.Other).Value);
        NearestIsometry nearest = NearestIsometry.Of(f.Points, f.Other);
        return new Judgement((nearest.Lower, nearest.Upper), (right, right));
    }

    private static ClaimResult Infinite(ClaimContext context, int fewest, Func<int, int> dimension)
    {
        bool Vacuous(Random r) =>
            r.Next(fewest, 9) is var points && ApproximationConstant.Of(NormalDraw.Points(r, points, dimension(points))).IsVacuous;
        int count = Enumerable.Range(0, 1000).Count(i => Vacuous(context.Draw(i)));
        string text = $"the constant is infinite on {count} of 1000";
        return new(count == 1000 ? Verdict.Vacuous : Verdict.Undecided, 1000, text, text);
    }

    private static CertifiedFigures Bent(Instance strip)
    {
        double eps = IsometricDistance.Between(strip.Points, strip.Other).Value;
        return new(strip.Origin, Strip.LeastDisplacement(strip) * (1 - 1e-6), 3e5 / 160 * eps) { Instance = strip };
    }

    private static Certified Swapped(string what, Func<Instance, (double Left, double Right)> measure)
    {
        Instance swapped = Sampling.OnLine("F = (0, 1 | 3), G = (1, 0 | 3)", [0, 1, 3], [0, 0, 1], [1, 0, 3]);
        (double left, double right) = measure(swapped);
        return Certified.Against(
            what,
            2,
            _ => new(swapped.Origin, left, right, swapped.Separated("iso", 1 + 1e-12)) { Instance = swapped }
        );
    }

    private static double Iso(Instance f) => Quantities.Iso(f.Points, f.Other);
}
