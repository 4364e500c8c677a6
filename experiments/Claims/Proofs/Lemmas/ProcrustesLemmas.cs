using static IsoTriplet.Experiments.Claims.Proofs.Smt;

namespace IsoTriplet.Experiments.Claims.Proofs.Lemmas;

/// <summary>The explicit constant for Theorem 2 (docs/mathematics.md, section 5).</summary>
public static class ProcrustesLemmas
{
    /// <summary>The lemmas of this group.</summary>
    public static IReadOnlyList<SmtLemma> All { get; } = [RankOne(), Thickness(), CentredGram(), SquaredDistances()];

    private static SmtLemma RankOne()
    {
        string Claim(string factor) => $"(>= (- (+ (* a a) (* b b)) (* 2.0 c c)) (* {factor} (- root 1.0) a (- (+ a b) (* 2.0 c))))";
        return new SmtLemma
        {
            Id = "procrustes-rank-one",
            Statement =
                "Columns f, g with a = |f|^2, b = |g|^2, c = f.g >= 0: |gg' - ff'|^2 >= 2 (sqrt 2 - 1) |f|^2 |g - f|^2, Lemma 5.4 of [TU] for one column. "
                + "(The general case is proved in the text.)",
            Source = "docs/mathematics.md, section 5.1",
            Logic = "QF_NRA",
            Declarations = [.. Reals("a", "b", "c", "root")],
            Hypotheses =
            [
                new("root is the square root of 2", "(> root 0.0)", "(= (* root root) 2.0)"),
                new("squared lengths and Cauchy-Schwarz", "(>= a 0.0)", "(>= b 0.0)", "(<= (* c c) (* a b))"),
                new("aligned", "(>= c 0.0)"),
            ],
            Conclusion = Claim("2.0"),
            Control = SmtControl.Claiming("with the constant larger by 1%", Claim("2.02")),
        };
    }

    private static SmtLemma Thickness()
    {
        string Claim(string factor) => $"(>= (* {factor} (+ (* x1 x1) (* x2 x2) (* x3 x3) (* x4 x4))) (* w w))";
        return new SmtLemma
        {
            Id = "width-below-singular-value-4",
            Statement = "Coordinates x1..x4, two of them at least w apart: sum x_i^2 >= w^2 / 2, so sigma_n(F) >= theta / sqrt 2.",
            Source = "docs/mathematics.md, section 5.2",
            Logic = "QF_NRA",
            Declarations = [.. Reals("x1", "x2", "x3", "x4", "w")],
            Hypotheses = [new("width", "(>= (- x1 x2) w)", "(>= w 0.0)")],
            Conclusion = Claim("2.0"),
            Control = SmtControl.Claiming("with the constant smaller by 1%", Claim("1.98")),
        };
    }

    private static SmtLemma CentredGram()
    {
        static string Square(int i, int j) => i == j ? "0.0" : Smt.Square($"(- x{i} x{j})");
        int[] all = [1, 2, 3];
        static string Row(int i) => $"(* {Third} {Sum(Enumerable.Range(1, 3).Select(j => Square(i, j)))})";
        var total = $"(* {Third} {Sum(all.Select(Row))})";
        string Entry(int i, int j, string half) => $"(* {half} (- (+ {Row(i)} {Row(j)}) {Square(i, j)} {total}))";
        string Claim(string half) =>
            And(from i in all from j in all where i <= j select Equal($"(* (- x{i} mean) (- x{j} mean))", Entry(i, j, half)));
        return new SmtLemma
        {
            Id = "centred-gram-identity-3",
            Statement =
                "Half the row mean plus column mean minus entry minus grand mean of the squared distances is the centred Gram matrix; three points.",
            Source = "docs/mathematics.md, section 5.1",
            Logic = "QF_NRA",
            Declarations = [.. Reals("x1", "x2", "x3"), $"(define-fun mean () Real (* {Third} (+ x1 x2 x3)))"],
            Hypotheses = [],
            Conclusion = Claim("(/ 1.0 2.0)"),
            Control = SmtControl.Claiming("with the factor 1/2 smaller by 1%", Claim("0.495")),
        };
    }

    private const string Third = "(/ 1.0 3.0)";

    private static SmtLemma SquaredDistances()
    {
        string Claim(string factor) => AtMost(Absolute("(- (* G G) (* D D))"), $"(* eps (+ (* {factor} D) eps))");
        return new SmtLemma
        {
            Id = "squared-distances-move-little",
            Statement = "|G - D| <= eps, G and D not negative: |G^2 - D^2| <= eps (2 D + eps) = E_ij.",
            Source = "docs/mathematics.md, section 5.1",
            Logic = "QF_NRA",
            Declarations = [.. Reals("D", "G", "eps")],
            Hypotheses = [new("distances", "(>= D 0.0)", "(>= G 0.0)"), new("nearisometry", AtMost(Absolute("(- G D)"), "eps"))],
            Conclusion = Claim("2.0"),
            Control = SmtControl.Claiming("with the constant 2 smaller by 1%", Claim("1.98")),
        };
    }
}
