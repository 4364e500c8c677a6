using static IsoTriplet.Experiments.Claims.Proofs.Smt;

namespace IsoTriplet.Experiments.Claims.Proofs.Lemmas;

/// <summary>Upper factors d_iso &lt;= C H and the second-order step of the stress bound (docs/mathematics.md, sections 7 and 8).</summary>
public static class FactorLemmas
{
    /// <summary>The lemmas of this group.</summary>
    public static IReadOnlyList<SmtLemma> All { get; } =
    [Diameter(), ShiftIsEnough(), ShiftIsSmall(), LargestIsNegativeType(), SecondOrder()];

    private static SmtLemma Diameter()
    {
        var space = new MetricSpace("a", "p", "i", "j");
        string Claim(string factor) => AtMost(space.Distance("a", "p"), Product(factor, Sum(space.Distance("i", "j"), "H")));
        return new SmtLemma
        {
            Id = "class-diameter-below-cross-distance",
            Statement = "a, p, i of one class, j of another, hardness at most H: D_ap <= 2 (D_ij + H).",
            Source = "docs/mathematics.md, section 7.1",
            Logic = "QF_LRA",
            Declarations = [.. space.Declarations, .. Reals("H")],
            Hypotheses =
            [
                space.Axioms,
                new(
                    "hardness at the anchor i",
                    AtMost(Minus(space.Distance("i", "a"), space.Distance("i", "j")), "H"),
                    AtMost(Minus(space.Distance("i", "p"), space.Distance("i", "j")), "H")
                ),
            ],
            Conclusion = Claim("2.0"),
            Control = SmtControl.Claiming("with the constant 2 smaller by 1%", Claim("1.98")),
        };
    }

    private static SmtLemma ShiftIsEnough() =>
        new()
        {
            Id = "class-shift-separates",
            Statement =
                "If the class of the anchor has s_k >= D_ap^2 - D_aq^2 and the squared distance of the classes in the new dimensions is max(s_k, s_l), "
                + "then G_ap <= G_aq: in squares, D_ap^2 <= D_aq^2 + max(s_k, s_l).",
            Source = "docs/mathematics.md, section 7.1",
            Logic = "QF_NRA",
            Declarations = [.. Reals("D_ap", "D_aq", "s_k", "s_l")],
            Hypotheses = [new("s_k covers the triple", "(>= s_k (- (* D_ap D_ap) (* D_aq D_aq)))")],
            Conclusion = AtMost("(* D_ap D_ap)", Sum("(* D_aq D_aq)", Larger("s_k", "s_l"))),
            Control = SmtControl.Claiming("with the other class's s_l alone", AtMost("(* D_ap D_ap)", "(+ (* D_aq D_aq) s_l)")),
        };

    private static SmtLemma ShiftIsSmall()
    {
        string Claim(string factor) => AtMost("(+ (* D D) s)", Smt.Square($"(+ D (* {factor} H))"));
        return new SmtLemma
        {
            Id = "class-shift-moves-distances-by-twice-hardness",
            Statement =
                "D = D_ij a cross distance, x = D_ap <= 2 (D + H), D_aq >= max(0, x - H), s = D_ap^2 - D_aq^2. Then sqrt(D^2 + s) <= D + 2 H: "
                + "in R^(n+c-1) a Triplet-Separated G has d_iso(F,G) <= 2 H.",
            Source = "docs/mathematics.md, section 7.1",
            Logic = "QF_NRA",
            Declarations = [.. Reals("D", "H", "x", "y", "s")],
            Hypotheses =
            [
                new("signs", "(>= D 0.0)", "(> H 0.0)", "(>= x 0.0)", "(>= y 0.0)"),
                new("class diameter below cross distance", "(<= x (* 2.0 (+ D H)))"),
                new("hardness of the triple, y = D_aq", "(>= y (- x H))"),
                new("s", "(= s (- (* x x) (* y y)))"),
            ],
            Conclusion = Claim("2.0"),
            Control = SmtControl.Claiming("with the constant 2 smaller by 1%", Claim("1.98")),
        };
    }

    private static SmtLemma LargestIsNegativeType() =>
        new()
        {
            Id = "largest-shift-is-euclidean-3",
            Statement =
                "Numbers 0 <= s1 <= s2 <= s3 and weights w1 + w2 + w3 = 0: sum over pairs of w_k w_l max(s_k, s_l) <= 0, so max(s_k, s_l) is a squared Euclidean "
                + "distance of three classes.",
            Source = "docs/mathematics.md, section 7.1",
            Logic = "QF_NRA",
            Declarations = [.. Reals("s1", "s2", "s3", "w1", "w2", "w3")],
            Hypotheses = [new("order", "(<= 0.0 s1 s2 s3)"), new("weights sum to zero", "(= (+ w1 w2 w3) 0.0)")],
            Conclusion = "(<= (+ (* w1 w2 s2) (* w1 w3 s3) (* w2 w3 s3)) 0.0)",
            Control = SmtControl.Without("weights sum to zero"),
        };

    private static SmtLemma SecondOrder()
    {
        string Claim(string factor) => And("(<= (+ D x) g)", AtMost("(* 2.0 (- D r) (- g (+ D x)))", $"(* {factor} r r)"));
        return new SmtLemma
        {
            Id = "distance-second-order",
            Statement =
                "A segment of length D turned and stretched by v = (x, y), |v| = r < D, has length g with D + x <= g <= D + x + r^2 / (2 (D - r)).",
            Source = "docs/mathematics.md, section 8",
            Logic = "QF_NRA",
            Declarations = [.. Reals("D", "x", "y", "r", "g")],
            Hypotheses =
            [
                new(
                    "lengths",
                    "(>= r 0.0)",
                    "(= (* r r) (+ (* x x) (* y y)))",
                    "(>= g 0.0)",
                    "(= (* g g) (+ (* (+ D x) (+ D x)) (* y y)))"
                ),
                new("the displacement is shorter than the segment", "(< r D)"),
            ],
            Conclusion = Claim("1.0"),
            Control = SmtControl.Claiming("with the remainder smaller by 1%", Claim("0.99")),
        };
    }
}
