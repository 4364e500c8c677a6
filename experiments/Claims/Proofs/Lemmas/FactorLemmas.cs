using static IsoTriplet.Experiments.Claims.Proofs.Smt;

namespace IsoTriplet.Experiments.Claims.Proofs.Lemmas;

/// <summary>Upper factors d_iso &lt;= C H and the second-order step of the stress bound (docs/mathematics.md, sections 7 and 8).</summary>
public static class FactorLemmas
{
    /// <summary>The lemmas of this group.</summary>
    public static IReadOnlyList<SmtLemma> All { get; } =
    [Diameter(), ShiftIsEnough(), ShiftIsSmall(), LargestIsNegativeType(), Translation(), SecondOrder(), StressSum(), SingleTripleGram()];

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

    private static SmtLemma Translation()
    {
        static SmtHypothesis Length(string factor) => new("length of the translation", $"(= xd (* {factor} H Delta))");
        return new SmtLemma
        {
            Id = "translation-separates-two-classes",
            Statement =
                "P = D_ap <= min(D_aq + H, Delta), and moving the classes apart by x0 along a direction that separates them by d0 gives "
                + "G_aq^2 >= D_aq^2 + 2 x0 d0. With x0 d0 = H Delta the triple is separated: P^2 <= G_aq^2.",
            Source = "docs/mathematics.md, section 7.2",
            Logic = "QF_NRA",
            Declarations = [.. Reals("D", "P", "H", "Delta", "xd", "G2")],
            Hypotheses =
            [
                new("signs", "(>= D 0.0)", "(>= P 0.0)", "(> H 0.0)", "(> Delta 0.0)"),
                new("hardness and class diameter", "(<= P (+ D H))", "(<= P Delta)"),
                Length("1.0"),
                new("the separating direction", "(>= G2 (+ (* D D) (* 2.0 xd)))"),
            ],
            Conclusion = "(<= (* P P) G2)",
            Control = SmtControl.Without("length of the translation"),
        };
    }

    private static SmtLemma StressSum()
    {
        (int I, int J)[] pairs = [(1, 2), (1, 3), (2, 3)];
        string[] axes = ["x", "y"];
        string U(int i, int j, string k) => i < j ? $"u{i}{j}{k}" : $"(- u{j}{i}{k})";
        static string W(int i, int j) => $"w{Math.Min(i, j)}{Math.Max(i, j)}";
        var left = Sum(from t in pairs from k in axes select Product(W(t.I, t.J), U(t.I, t.J, k), $"(- v{t.I}{k} v{t.J}{k})"));
        string Residual(int i, string k) => Sum(Enumerable.Range(1, 3).Where(j => j != i).Select(j => Product(W(i, j), U(i, j, k))));
        string Claim(string factor) =>
            Equal(left, Product(factor, Sum(from i in Enumerable.Range(1, 3) from k in axes select Product(Residual(i, k), $"v{i}{k}"))));
        return new SmtLemma
        {
            Id = "stress-does-no-work",
            Statement =
                "sum over pairs of w_ij u_ij.(v_i - v_j) = sum over points of r_i.v_i with r_i = sum_j w_ij u_ij, u_ji = -u_ij; three points in the plane.",
            Source = "docs/mathematics.md, section 8",
            Logic = "QF_NRA",
            Declarations =
            [
                .. Reals(pairs.Select(t => W(t.I, t.J))),
                .. Reals(from t in pairs from k in axes select U(t.I, t.J, k)),
                .. Reals(from i in Enumerable.Range(1, 3) from k in axes select $"v{i}{k}"),
            ],
            Hypotheses = [],
            Conclusion = Claim("1.0"),
            Control = SmtControl.Claiming("with the right side smaller by 1%", Claim("0.99")),
        };
    }

    private static SmtLemma SingleTripleGram()
    {
        string Claim(string factor) => AtMost("(- D_ap D_aq)", $"(* {factor} eps)");
        return new SmtLemma
        {
            Id = "gram-relaxation-single-triple",
            Statement =
                "Squared distances d_ap <= d_aq with max(0, D_ap - eps)^2 <= d_ap and d_aq <= (D_aq + eps)^2 exist only if D_ap - D_aq <= 2 eps: the Gram "
                + "relaxation of one triple is the bound H / 2.",
            Source = "docs/mathematics.md, section 9",
            Logic = "QF_NRA",
            Declarations = [.. Reals("D_ap", "D_aq", "d_ap", "d_aq", "eps")],
            Hypotheses =
            [
                new("distances", "(>= D_ap 0.0)", "(>= D_aq 0.0)", "(>= eps 0.0)"),
                new("within eps", "(=> (>= D_ap eps) (<= (* (- D_ap eps) (- D_ap eps)) d_ap))", "(<= d_aq (* (+ D_aq eps) (+ D_aq eps)))"),
                new("the triple is separated", "(<= d_ap d_aq)"),
            ],
            Conclusion = Claim("2.0"),
            Control = SmtControl.Claiming("with the constant 2 smaller by 1%", Claim("1.98")),
        };
    }
}
