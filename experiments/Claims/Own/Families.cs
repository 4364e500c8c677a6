namespace IsoTriplet.Experiments.Claims.Own;

/// <summary>What the Triplet-Separated families look like (docs/mathematics.md, sections 2, 4.4 and 6).</summary>
internal static class Families
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("own-scale", "used throughout", Verdict.Proved, "similarity")
        {
            Statement = "H, d_haus(F, F_TS), d_iso(F, F_TS), diameter and thickness of s F are s times those of F, s > 0.",
            Hypotheses = "Tried with powers of two, so that the scaling itself is exact.",
            Relation = "s times the lower end of F <= the upper end of s F, and the other way round",
            Reason = "Proposition E.8: F_TS is a cone.",
            Evidence = Images.Try(f => Similar(f, f.Other, Factor(f))).Within(1e-7),
            Control = Images.Try("one coordinate scaled once more", f => Similar(f, Stretched(f.Other, 1.5, 0), Factor(f))).Within(1e-7),
        },
        new("own-isometry-invariance", "used throughout", Verdict.Proved, "similarity")
        {
            Statement =
                "H, d_haus(F, F_TS), d_iso(F, F_TS), diameter and thickness are the same for F and its image under an isometry of R^n.",
            Relation = "lower end of F <= upper end of the image, and the other way round",
            Reason = "Proposition E.9: isometries carry F_TS onto itself.",
            Evidence = Images.Try(f => Similar(f, f.Others[1], 1)).Within(1e-7),
            Control = Images.Try("a shear instead of an isometry", f => Similar(f, Stretched(f.Others[1], 1, 0.5), 1)).Within(1e-7),
        },
        new("own-separation-inherited", "docs/mathematics.md, section 2", Verdict.Proved, "separation_inherited")
        {
            Statement =
                "Every family taken from the classes of a Triplet-Separated embedding, with or without repetition, is Triplet-Separated.",
            Hypotheses = "Labels are kept.",
            Reason = "Lemma 2.2: a triple of the family is a triple of G, or its positive side is 0.",
            Evidence = new Scripts("separation-is-inherited"),
        },
        new("own-class-collapse", "docs/mathematics.md, section 2", Verdict.Proved, "class_collapse")
        {
            Statement =
                "Collapsing every class to the centre of its smallest enclosing ball separates: d_haus is at most the largest class radius, which is at most the radius of all.",
            Relation = "max_i R(X^i) <= R(X)",
            Reason = "Proposition E.16. Equality where one class spans the ball.",
            Evidence = Streams.Small.Try(Collapse, Sampling.OnLine("one class spans the ball: -1, 1 | 0", [-1, 1, 0], [0, 0, 1])),
        },
        new("own-class-hulls", "docs/mathematics.md, Theorem 6.1", Verdict.Proved, "class_hulls")
        {
            Statement =
                "In a Triplet-Separated embedding the convex hulls of two classes are disjoint and keep a distance, unless both classes are one and the same point.",
            Relation = "x in conv A, y in conv B: |x - y|^2 >= 1/2 sum alpha_i beta_j (alpha_i + beta_j) |a_i - b_j|^2",
            Reason = "Theorem 6.1, for classes of any size: separated classes are linearly separable.",
            Evidence = new Scripts("cross-variance-identity class-hulls-are-disjoint-2-2 class-hulls-keep-a-distance-2-2"),
        },
        new("own-centroids", "docs/mathematics.md, Corollary 6.2", Verdict.Proved, "centroids_apart")
        {
            Statement =
                "The centroids of separated classes of m points each are at least sqrt((e_A + e_B) / (2 m)) apart, e the mean squared distances within.",
            Reason = "Corollary 6.2. Attained by regular simplices in orthogonal planes; the chain of simplices is built on it.",
            Evidence = new Scripts("centroids-keep-apart cross-variance-identity"),
        },
        new("own-line-formula", "docs/mathematics.md, section 6.3", Verdict.Proved, "line_two_classes")
        {
            Statement =
                "For two classes on a line, in the order A, B, d_haus = max(0, (max A - min B) / 2, (w + max A - min B) / 4), w the larger width; the smaller of both orders.",
            Hypotheses = "n = 1, two classes.",
            Relation = "lower end <= formula <= upper end of the bracket of d_haus",
            Reason = "Theorem 6.3 gives the linear program, the formula is its optimum. Judged against certified brackets.",
            Evidence = Streams.Line.Try(Formula).Within(1e-7),
        },
        new("own-two-classes-one-dimension", "docs/mathematics.md, Theorem 4.4", Verdict.Proved, "two_classes_fold")
        {
            Statement = "For two classes the relaxation of d_haus is reached in R^(n+1).",
            Reason = "Theorem 4.4: fold the extra coordinates of a point to plus or minus their length.",
            Evidence = new Scripts("two-classes-need-one-dimension"),
        },
        new("own-extra-dimensions", "docs/mathematics.md, section 4.4", Verdict.Holds)
        {
            Statement = "The relaxation of d_haus exceeds n by at most c - 1 dimensions.",
            Hypotheses = "Gaussian, N = 6, n = 2, three classes; the null space of M on its support, determined numerically.",
            Relation = "dim null M_S <= c - 1",
            Reason = "A theorem for two classes, open for more; tried here. The control takes c - 1 = 2 below 1.",
            Evidence = Streams.Gaussian("three-classes-6-2", "gaussian, N = 6, n = 2, three classes", 6, 2, 3).Try(Extra).Times(0.49),
        },
    ];

    // G_0 is F scaled, G_1 is F moved: the brackets of F serve both claims.
    private static InstanceSource Images =>
        new(
            "images-4-2",
            "gaussian, N = 4, n = 2, two classes, scaled by 2^-8 to 2^8, and rotated or reflected and shifted",
            r =>
            {
                Embedding f = NormalDraw.Points(r, 4, 2);
                Embedding[] images = [Sampling.Scaled(f, Math.ScaleB(1, r.Next(-8, 9))), Sampling.Moved(r, f)];
                return new Instance(f, Sampling.Balanced(4, 2)) { Others = images };
            }
        );

    private static Judgement Extra(Instance f)
    {
        BracketReport brackets = f.ForHaus().Brackets;
        return new(brackets.NullDimension is int k ? (k, k) : (0, brackets.Haus.Upper.Value == 0 ? 0 : double.PositiveInfinity), (2, 2));
    }

    private static double Factor(Instance f) => f.Other[0, 1] / f.Points[0, 1];

    private static Embedding Stretched(Embedding g, double along, double shear) =>
        Sampling.Map(g, (i, k) => k == 0 ? (along * g[i, 0]) + (shear * g[i, 1]) : g[i, k]);

    // The worst of the ratios that must not exceed 1 if every quantity of the image is s times that of F.
    private static Judgement Similar(Instance f, Embedding other, double s)
    {
        Instance image = new(other, f.Labels, f.Origin);
        double worst = 1;
        void Compare((double Lower, double Upper) x, (double Lower, double Upper) y)
        {
            worst =
                x.Upper > 0 && y.Upper > 0 ? Math.Max(worst, Math.Max(s * x.Lower / y.Upper, y.Lower / (s * x.Upper)))
                : x.Lower > 0 || y.Lower > 0 ? double.MaxValue
                : worst;
        }
        static (double, double) Exactly(double x) => (x, x);
        (Thickness mine, Thickness its) = (Thickness.Of(f.Points), Thickness.Of(image.Points));
        Compare(Exactly(Quantities.Hardness(f)), Exactly(Quantities.Hardness(image)));
        Compare(Exactly(Diameter.Of(f.Points).Value), Exactly(Diameter.Of(image.Points).Value));
        Compare((mine.Lower, mine.Upper), (its.Lower, its.Upper));
        Compare(f.Haus, image.Haus);
        Compare(f.Iso, image.Iso);
        return Sides(worst, 1);
    }

    private static Judgement Collapse(Instance f)
    {
        EnclosingBall[] balls = SmallestEnclosingBall.OfClasses(f.Points, f.Labels);
        Embedding collapsed = Sampling.Map(f.Points, (i, k) => balls[f.Labels[i]].Centre[k]);
        bool separated = TripletSeparation.Of(collapsed, f.Labels).IsSeparated;
        double moved = ClassHausdorffDistance.LargestDisplacement(f.Points, collapsed).Value;
        return Sides(separated ? moved : double.PositiveInfinity, SmallestEnclosingBall.Of(f.Points).Radius);
    }

    private static Judgement Formula(Instance f)
    {
        double formula = Quantities.LineHaus(f.Points, f.Labels);
        double worst = f.Haus.Upper > 0 ? formula / f.Haus.Upper : 0;
        return Sides(Math.Max(worst, formula > 0 ? f.Haus.Lower / formula : 0), 1);
    }
}
