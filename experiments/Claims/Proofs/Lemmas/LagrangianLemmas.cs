using static IsoTriplet.Experiments.Claims.Proofs.Smt;

namespace IsoTriplet.Experiments.Claims.Proofs.Lemmas;

/// <summary>Identities and inequalities below the Lagrangian bound on d_haus (docs/mathematics.md, section 4).</summary>
public static class LagrangianLemmas
{
    /// <summary>The lemmas of this group.</summary>
    public static IReadOnlyList<SmtLemma> All { get; } = [Laplacian(), WeakDuality(), Square(), Fold()];

    private static SmtLemma Laplacian()
    {
        const int n = 4;
        string W(int i, int j) => $"w_{Math.Min(i, j)}_{Math.Max(i, j)}";
        var pairs = (from i in Enumerable.Range(1, n) from j in Enumerable.Range(i + 1, n - i) select (i, j)).ToArray();
        var left = Sum(pairs.Select(t => Product(W(t.i, t.j), Smt.Square($"(- x{t.i} x{t.j})"))));
        string Entry(int i, int j) => i == j ? Sum(Enumerable.Range(1, n).Where(k => k != i).Select(k => W(i, k))) : $"(- {W(i, j)})";
        string Right(Func<int, int, string> entry) =>
            Sum(from i in Enumerable.Range(1, n) from j in Enumerable.Range(1, n) select Product($"x{i}", entry(i, j), $"x{j}"));
        return new SmtLemma
        {
            Id = "laplacian-identity",
            Statement = "sum over pairs of w_ij (x_i - x_j)^2 = x' Lap(w) x, for four points, one coordinate; coordinates add.",
            Source = "docs/mathematics.md, section 4.1",
            Logic = "QF_NRA",
            Declarations = [.. Reals([.. pairs.Select(t => W(t.i, t.j)), .. Enumerable.Range(1, n).Select(i => $"x{i}")])],
            Hypotheses = [],
            Conclusion = Equal(left, Right(Entry)),
            Control = SmtControl.Claiming(
                "with the off-diagonal entries smaller by 1%",
                Equal(left, Right((i, j) => i == j ? Entry(i, j) : Product("0.99", Entry(i, j))))
            ),
        };
    }

    private static SmtLemma WeakDuality()
    {
        string value = "(+ (* u1 r1) (* u2 r2) (* u3 r3) (* lambda (- d_ap d_aq)))";
        return new SmtLemma
        {
            Id = "lagrangian-is-a-lower-bound",
            Statement =
                "For u >= 0 with sum 1 and lambda >= 0: if the squared displacements r1, r2, r3 are at most T = t^2 and the triple is separated "
                + "(squared distances d_ap <= d_aq), then T is at least the Lagrangian. Nothing else is asked of (u, lambda).",
            Source = "docs/mathematics.md, section 4.1",
            Logic = "QF_NRA",
            Declarations = [.. Reals("u1", "u2", "u3", "lambda", "r1", "r2", "r3", "d_ap", "d_aq", "T")],
            Hypotheses =
            [
                new("weights", "(>= u1 0.0)", "(>= u2 0.0)", "(>= u3 0.0)", "(= (+ u1 u2 u3) 1.0)"),
                new("the multiplier is not negative", "(>= lambda 0.0)"),
                new("displacements", "(<= r1 T)", "(<= r2 T)", "(<= r3 T)"),
                new("the triple is separated", "(<= d_ap d_aq)"),
            ],
            Conclusion = AtMost(value, "T"),
            Control = SmtControl.Without("the multiplier is not negative"),
        };
    }

    private static SmtLemma Square()
    {
        string[] m = ["1", "2", "3"];
        string M(string i, string j) => string.CompareOrdinal(i, j) <= 0 ? $"m{i}{j}" : $"m{j}{i}";
        string Form(Func<string, string> x, Func<string, string> y) => Sum(from i in m from j in m select Product(x(i), M(i, j), y(j)));
        static string G(string i) => $"g{i}";
        static string X(string i) => $"x{i}";
        static string Difference(string i) => $"(- g{i} x{i})";
        var left = Minus(Form(G, G), Product("2.0", Form(G, X)));
        return new SmtLemma
        {
            Id = "completing-the-square",
            Statement =
                "M symmetric, c = M x: g'Mg - 2 g'c = (g - x)'M(g - x) - x'c. With M positive definite and x = M^-1 U p this is the minimum of the Lagrangian, "
                + "p'(U - U M^-1 U)p. Three points, one coordinate; coordinates add.",
            Source = "docs/mathematics.md, section 4.1",
            Logic = "QF_NRA",
            Declarations = [.. Reals("m11", "m12", "m13", "m22", "m23", "m33", "g1", "g2", "g3", "x1", "x2", "x3")],
            Hypotheses = [],
            Conclusion = Equal(left, Minus(Form(Difference, Difference), Form(X, X))),
            Control = SmtControl.Claiming(
                "with the last term smaller by 1%",
                Equal(left, Minus(Form(Difference, Difference), Product("0.99", Form(X, X))))
            ),
        };
    }

    private static SmtLemma Fold() =>
        new()
        {
            Id = "two-classes-need-one-dimension",
            Statement =
                "z, w are vectors of lengths x, y with inner product c. Replaced by the numbers x and y (same class) their distance does not grow; by x and -y "
                + "(two classes) it does not shrink; the lengths stay. So for two classes the relaxation needs one extra dimension.",
            Source = "docs/mathematics.md, section 4.4",
            Logic = "QF_NRA",
            Declarations = [.. Reals("x", "y", "c"), "(define-fun d () Real (- (+ (* x x) (* y y)) (* 2.0 c)))"],
            Hypotheses = [new("lengths", "(>= x 0.0)", "(>= y 0.0)"), new("Cauchy-Schwarz", "(<= c (* x y))", "(<= (- (* x y)) c)")],
            Conclusion = And(AtMost(Smt.Square("(- x y)"), "d"), AtMost("d", Smt.Square("(+ x y)"))),
            Control = SmtControl.Without("Cauchy-Schwarz"),
        };
}
