using static IsoTriplet.Experiments.Claims.Proofs.Smt;

namespace IsoTriplet.Experiments.Claims.Proofs.Lemmas;

/// <summary>The shape of Triplet-Separated families (docs/mathematics.md, section 6).</summary>
public static class SeparationLemmas
{
    /// <summary>The lemmas of this group.</summary>
    public static IReadOnlyList<SmtLemma> All { get; } =
    [Variance(), Hulls(), HullDistance(), CentroidGap(), Interleaved(), IntervalsSuffice(), IntervalsNecessary()];

    private static SmtLemma Variance()
    {
        const string left =
            "(+ (* a1 b1 (- x1 y1) (- x1 y1)) (* a1 b2 (- x1 y2) (- x1 y2)) (* a2 b1 (- x2 y1) (- x2 y1)) (* a2 b2 (- x2 y2) (- x2 y2)))";
        static string Right(string factor) =>
            $"(+ (* mean mean) (* {factor} a1 a2 (- x1 x2) (- x1 x2)) (* {factor} b1 b2 (- y1 y2) (- y1 y2)))";
        return new SmtLemma
        {
            Id = "cross-variance-identity",
            Statement =
                "sum alpha_i beta_j |x_i - y_j|^2 = |sum alpha_i x_i - sum beta_j y_j|^2 + sum over pairs alpha_i alpha_k |x_i - x_k|^2 "
                + "+ the same for y; two points each, one coordinate; coordinates add.",
            Source = "docs/mathematics.md, section 6.1",
            Logic = "QF_NRA",
            Declarations =
            [
                .. Reals("a1", "b1", "x1", "x2", "y1", "y2"),
                "(define-fun a2 () Real (- 1.0 a1))",
                "(define-fun b2 () Real (- 1.0 b1))",
                "(define-fun mean () Real (- (+ (* a1 x1) (* a2 x2)) (+ (* b1 y1) (* b2 y2))))",
            ],
            Hypotheses = [],
            Conclusion = Equal(left, Right("1.0")),
            Control = SmtControl.Claiming("with the variances smaller by 1%", Equal(left, Right("0.99"))),
        };
    }

    private static SmtLemma Hulls()
    {
        string[] cross = ["d11", "d12", "d21", "d22"];
        return new SmtLemma
        {
            Id = "class-hulls-are-disjoint-2-2",
            Statement =
                "Two classes of two points, squared distances dA, dB within and d_ij across. If a common point lies inside both segments "
                + "(0 < alpha, beta < 1) and the family is separated, all cross distances are 0: both classes are one and the same point.",
            Source = "docs/mathematics.md, section 6.1",
            Logic = "QF_NRA",
            Declarations = [.. Reals([.. cross, "dA", "dB", "a", "b"])],
            Hypotheses =
            [
                new("squared distances are not negative", [.. cross.Append("dA").Append("dB").Select(x => AtMost("0.0", x))]),
                new("weights inside", "(< 0.0 a 1.0)", "(< 0.0 b 1.0)"),
                new(
                    "the segments meet (cross-variance identity)",
                    "(= (+ (* a b d11) (* a (- 1.0 b) d12) (* (- 1.0 a) b d21) (* (- 1.0 a) (- 1.0 b) d22)) (+ (* a (- 1.0 a) dA) (* b (- 1.0 b) dB)))"
                ),
                new("the family is separated", [.. cross.SelectMany(x => new[] { AtMost("dA", x), AtMost("dB", x) })]),
            ],
            Conclusion = And(cross.Select(x => Equal(x, "0.0"))),
            Control = SmtControl.Without("the family is separated"),
        };
    }

    private static SmtLemma HullDistance()
    {
        (string X, string Y, string D)[] terms =
        [
            ("a", "b", "d11"),
            ("a", "(- 1.0 b)", "d12"),
            ("(- 1.0 a)", "b", "d21"),
            ("(- 1.0 a)", "(- 1.0 b)", "d22"),
        ];
        string[] cross = [.. terms.Select(t => t.D)];
        var mean = Sum(terms.Select(t => Product(t.X, t.Y, t.D)));
        string Claim(string factor) => AtMost(Product(factor, Sum(terms.Select(t => Product(t.X, t.Y, Sum(t.X, t.Y), t.D)))), "(* 2.0 g)");
        return new SmtLemma
        {
            Id = "class-hulls-keep-a-distance-2-2",
            Statement =
                "Two separated classes of two points, weights alpha, beta, g the squared distance of the two weighted means: "
                + "g >= 1/2 sum alpha_i beta_j (alpha_i + beta_j) d_ij.",
            Source = "docs/mathematics.md, section 6.1",
            Logic = "QF_NRA",
            Declarations = [.. Reals([.. cross, "dA", "dB", "a", "b", "g"])],
            Hypotheses =
            [
                new("squared distances are not negative", [.. cross.Append("dA").Append("dB").Select(x => AtMost("0.0", x))]),
                new("weights", "(<= 0.0 a 1.0)", "(<= 0.0 b 1.0)"),
                new("cross-variance identity", $"(= g (- {mean} (* a (- 1.0 a) dA) (* b (- 1.0 b) dB)))"),
                new("the family is separated", [.. cross.SelectMany(x => new[] { AtMost("dA", x), AtMost("dB", x) })]),
            ],
            Conclusion = Claim("1.0"),
            Control = SmtControl.Claiming("with the distance larger by 1%", Claim("1.01")),
        };
    }

    private static SmtLemma CentroidGap()
    {
        string Claim(string factor) => AtMost($"(* {factor} (+ eA eB))", "(* 2.0 m g)");
        return new SmtLemma
        {
            Id = "centroids-keep-apart",
            Statement =
                "Classes of m points, eA and eB their mean squared distances over pairs, X the mean squared cross distance, g the squared distance of the "
                + "centroids. Separation averages to X >= eA and X >= eB; then g >= (eA + eB) / (2 m). Two simplices in orthogonal planes reach equality.",
            Source = "docs/mathematics.md, sections 6.2 and 7.3",
            Logic = "QF_NRA",
            Declarations = [.. Reals("m", "eA", "eB", "X", "g")],
            Hypotheses =
            [
                new("at least one point", "(>= m 1.0)", "(>= eA 0.0)", "(>= eB 0.0)"),
                new("averaged separation", "(>= X eA)", "(>= X eB)"),
                new("cross-variance identity at the centroids", "(= (* 2.0 m X) (+ (* 2.0 m g) (* (- m 1.0) (+ eA eB))))"),
            ],
            Conclusion = Claim("1.0"),
            Control = SmtControl.Claiming("with the gap larger by 1%", Claim("1.01")),
        };
    }

    private static SmtLemma Interleaved() =>
        new()
        {
            Id = "line-no-interleaving",
            Statement = "On a line, separated: if b lies between a and a' of another class, then a = b = a'.",
            Source = "docs/mathematics.md, section 6.3",
            Logic = "QF_LRA",
            Declarations = [.. Reals("a", "a_", "b")],
            Hypotheses =
            [
                new("b between", "(<= a b)", "(<= b a_)"),
                new("anchor a", AtMost("(- a_ a)", "(- b a)")),
                new("anchor a'", AtMost("(- a_ a)", "(- a_ b)")),
            ],
            Conclusion = "(and (= a b) (= b a_))",
            Control = SmtControl.Without("anchor a"),
        };

    private static SmtLemma IntervalsSuffice()
    {
        string Triple(string q) => AtMost(Absolute("(- a p)"), Absolute($"(- a {q})"));
        return new SmtLemma
        {
            Id = "line-gaps-suffice",
            Statement =
                "On a line: a class in [l, r] whose neighbours end at or before l - (r - l) and begin at or after r + (r - l) satisfies every triple that it anchors.",
            Source = "docs/mathematics.md, section 6.3",
            Logic = "QF_LRA",
            Declarations = [.. Reals("l", "r", "a", "p", "q")],
            Hypotheses =
            [
                new("a and p in the interval", "(<= l a r)", "(<= l p r)"),
                new("q beyond a gap as wide as the interval", "(or (<= q (- l (- r l))) (>= q (+ r (- r l))))"),
            ],
            Conclusion = Triple("q"),
            Control = SmtControl.Without("q beyond a gap as wide as the interval"),
        };
    }

    private static SmtLemma IntervalsNecessary() =>
        new()
        {
            Id = "line-gaps-necessary",
            Statement =
                "On a line: with the class ends l <= r as anchor and positive and the next class beginning at q >= r, separation gives q - r >= r - l.",
            Source = "docs/mathematics.md, section 6.3",
            Logic = "QF_LRA",
            Declarations = [.. Reals("l", "r", "q")],
            Hypotheses = [new("order", "(<= l r)", "(<= r q)"), new("anchor r", AtMost(Absolute("(- r l)"), Absolute("(- r q)")))],
            Conclusion = AtMost("(- r l)", "(- q r)"),
            Control = SmtControl.Without("anchor r"),
        };
}
