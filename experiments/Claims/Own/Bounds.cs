namespace IsoTriplet.Experiments.Claims.Own;

/// <summary>What the ends of the brackets rest on (docs/mathematics.md, sections 4, 5, 8, 9).</summary>
internal static class Bounds
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("own-lagrangian", "docs/mathematics.md, Theorem 4.1", Verdict.Proved, "lagrangian_of_matrices")
        {
            Statement =
                "For u >= 0 with sum 1, lambda >= 0 and positive definite M = diag(u) + sum lambda (Lap(a,p) - Lap(a,q)), d_haus^2 is at least tr F'(U - U M^-1 U) F.",
            Reason =
                "Theorem 4.1, weak duality and completing the square. Every lower end of a d_haus bracket rests on it, and on the checker's own arithmetic.",
            Evidence = new Scripts("laplacian-identity lagrangian-is-a-lower-bound completing-the-square one-radius-per-anchor"),
        },
        new("own-procrustes", "[TU] Lemma 5.4; docs/mathematics.md, Lemma 5.1", Verdict.Proved, "Lemma 5.1")
        {
            Statement =
                "min over orthogonal Q of |W - XQ|_F^2 <= |WW' - XX'|_F^2 / (2 (sqrt 2 - 1) sigma_n(X)^2), the centred Gram matrix is -J D^2 J / 2, and |G^2 - D^2| <= eps (2 D + eps).",
            Reason = "Lemma 5.1: the steps behind the explicit constant of Theorem 2.",
            Evidence = new Scripts("procrustes-rank-one centred-gram-identity-3 squared-distances-move-little"),
        },
        new("own-thickness-singular-value", "docs/mathematics.md, Lemma 5.4", Verdict.Proved, "Lemma 5.4")
        {
            Statement = "sigma_n of the centred F is at least theta / sqrt 2.",
            Reason = "Lemma 5.4. It turns the explicit constant into one in thickness, diameter and N.",
            Evidence = new Scripts("width-below-singular-value-4"),
        },
        new("own-stress", "docs/mathematics.md, Theorem 8.1", Verdict.Proved, "stress_steps")
        {
            Statement =
                "An equilibrium stress does no work on small motions, and a distance exceeds its first-order change by at most r^2 / (2 (D - r)), r < D.",
            Reason =
                "Theorem 8.1. The certificate that refutes (38) rests on these two steps, on Theorem 5.2 and on the checker's own arithmetic.",
            Evidence = new Scripts("distance-second-order stress-does-no-work"),
        },
        new("own-gram-triple", "docs/mathematics.md, Theorem 9.1", Verdict.Proved, "gram_triple")
        {
            Statement = "The Gram relaxation of a single triple is feasible only if the hardness of the triple is at most 2 eps.",
            Reason = "It is the bound H/2 in the form of a certificate.",
            Evidence = new Scripts("gram-relaxation-single-triple"),
        },
        new("own-side-by-side", "docs/mathematics/plane.md, Theorem 17.1", Verdict.Proved, "Theorem 17.1")
        {
            Statement =
                "In the plane three or more classes that one line crosses need room along it: with too little of it between the classes on top and at the bottom, d_haus(F, F_TS) > t.",
            Hypotheses = "n = 2; two points of every class on either side of the line, farther than t from it.",
            Relation = "lower end of d_haus by this bound <= a separated embedding found, for 3, 4, 5 classes {-1, 1} in the same places",
            Reason = "Theorem 17.1: the segments are disjoint, and neighbours at least sqrt(3)/2 of the longer apart.",
            Evidence = new Certified(
                "stack certificates and separated embeddings",
                0.97,
                _ => Segments(3).Select(s => s.Ends(s.Report.Haus))
            ),
        },
        new("own-equal-segments", "docs/mathematics/plane.md, Proposition 17.2", Verdict.Proved, "Proposition 17.2")
        {
            Statement =
                "For c classes {-1, 1} in the same places of the plane d_haus is at least sqrt 3 (c - 1) / (4 + sqrt 3 (c - 3)), and no bound that holds in every dimension passes sqrt(1 - 1/(3 - 2/c)).",
            Relation = "the formula <= a separated embedding found, for 3, 4, 5 classes",
            Reason = "Proposition 17.2. So with many such classes a relaxation leaves 18.3 % of d_haus open, whatever the effort.",
            Evidence = new Certified(
                "separated embeddings",
                0.97,
                _ => Segments(3).Select(s => s.Ends(s.Report.Haus) with { Left = Formula(s.Classes) })
            ),
        },
        new("own-wide-angles", "docs/mathematics/plane.md, Theorem 17.4", Verdict.Proved, "Theorem 17.4")
        {
            Statement =
                "Points of several classes, each far from a point of its own class, would have to be far apart and yet near in G: some three of so many points of R^n form a wide angle. Where all angles are too small for the distances, d_iso(F, F_TS) > eps.",
            Hypotheses = "3 points on a line, 4 in the plane, more than 2^n in R^n.",
            Relation =
                "lower end of d_iso by this bound <= a separated embedding found, for 4, 5, 6 classes of the plane, each the centre and a corner of a regular polygon",
            Reason =
                "Theorem 17.4; Proposition 17.3 is its case of one length and one width. Half the hardness ends at 1/2 there; the bracket closes at 2 - sqrt 2 and (sqrt 5 - 1)/2 for 4 and 5.",
            Evidence = new Certified("angle certificates and separated embeddings", 0.95, _ => Stars(4).Select(s => s.Ends(s.Report.Iso))),
        },
        new("own-long-classes", "docs/mathematics/plane.md, Theorem 17.5", Verdict.Proved, "Theorem 17.5")
        {
            Statement =
                "If three classes of the plane have points p_k, q_k at least L apart, the p_k at most delta from one another and the q_k as well, then d_iso(F, F_TS) >= (sqrt 3 L - delta) / (1 + sqrt 3).",
            Relation =
                "lower end of d_iso by this bound <= a separated embedding found, for 3 classes {-1, 1} in the same places of the plane",
            Reason =
                "Theorem 17.5: by Lemma 17.6 the images' two triangles do not meet, and of three segments that cross a line the middle one keeps the others apart. The bracket closes at 2 sqrt 3 / (1 + sqrt 3) = 1.2679, where half the hardness ends at 1.",
            Evidence = new Certified(
                "an angle certificate of three pairs and a separated embedding",
                0.97,
                _ => Segments(3).Take(1).Select(s => s.Ends(s.Report.Iso))
            ),
        },
        new("own-long-classes-line", "docs/mathematics/plane.md, Theorem 17.7", Verdict.Proved, "Theorem 17.7")
        {
            Statement =
                "If k classes of a line have points p_i, q_i at least L apart, the p_i at most delta from one another and the q_i as well, then d_iso(F, F_TS) >= ((2k-2) L - delta) / (2k-1).",
            Relation =
                "lower end of d_iso by this bound <= a separated embedding found, for 3, 4, 5 classes {-1, 1} in the same places of a line",
            Reason =
                "Theorem 17.7: the images of the classes lie one after the other, each as far from the next as either is long. The bound is attained there: the bracket closes at 2 (2k-2) / (2k-1), where half the hardness ends at 1 and the middle one of three proves 4/3.",
            Evidence = new Certified(
                "angle certificates of all classes and separated embeddings",
                0.97,
                _ => Segments(3, 1).Select(s => s.Ends(s.Report.Iso))
            ),
        },
    ];

    private static double Formula(int c) => Math.Sqrt(3) * (c - 1) / (4 + (Math.Sqrt(3) * (c - 3)));

    // Classes of two points each: in the same two places of the plane (or the line), and the centre with a corner of a regular polygon.
    private static IEnumerable<Solved> Segments(int fewest, int dimension = 2) =>
        Three(fewest, (_, i) => new[] { (2.0 * (i % 2)) - 1, 0 }[..dimension]);

    private static IEnumerable<Solved> Stars(int fewest) =>
        Three(fewest, (c, i) => i % 2 == 0 ? [0, 0] : [Math.Cos(2 * Math.PI * (i / 2) / c), Math.Sin(2 * Math.PI * (i / 2) / c)]);

    // Three numbers of classes, solved.
    private static IEnumerable<Solved> Three(int fewest, Func<int, int, double[]> row) =>
        Enumerable
            .Range(fewest, 3)
            .Select(c => new Solved(
                c,
                BracketSolver.Solve(
                    Embedding.FromRows([.. Enumerable.Range(0, 2 * c).Select(i => row(c, i))]),
                    Labels.FromIntegers([.. Enumerable.Range(0, 2 * c).Select(i => i / 2)]),
                    new BracketSettings { Starts = 8, Work = 2e8 }
                )
            ));

    private sealed record Solved(int Classes, BracketReport Report)
    {
        public CertifiedFigures Ends(Bracket d) =>
            new(
                $"{Classes} classes: {d.Lower.RestsOn}, {d.Upper.RestsOn}",
                d.Lower.Value,
                d.Upper.Value,
                [new($"lower-{Classes}", d.Lower.Certificate!), new($"upper-{Classes}", d.Upper.Certificate!)]
            );
    }
}
