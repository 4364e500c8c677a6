using static IsoTriplet.Experiments.Claims.Proofs.Smt;

namespace IsoTriplet.Experiments.Claims.Proofs.Lemmas;

/// <summary>
/// Where triples move under a small rate (docs/mathematics/triplets.md, section 6): with weights w on the positive and v on the negative,
/// dS_ap = b (2 w s^2 - v gamma s t) and dS_an = b (w gamma s t - 2 v t^2) to first order in b, s and t the sines.
/// </summary>
public static class DynamicsLemmas
{
    private static readonly string[] Axes = ["1", "2", "3"];
    private static readonly SmtHypothesis Sines = new("sines", "(<= 0.0 s)", "(<= 0.0 t)");
    private static readonly SmtHypothesis Cosine = new("gamma is a cosine", "(<= gamma 1.0)", "(<= (- 1.0) gamma)");
    private static readonly SmtHypothesis PositiveWeight = new("S_ap <= 1", "(<= S_ap 1.0)", "(= w (- 1.0 S_ap))");
    private static readonly SmtHypothesis NegativeWeight = new("S_an >= 0", "(<= 0.0 S_aq)");
    private static readonly SmtHypothesis Hard = new("S_ap + S_an >= 1", "(>= (+ S_ap S_aq) 1.0)");
    private static readonly SmtHypothesis Share = new("k < 1", "(< k 1.0)");

    /// <summary>The lemmas of this group.</summary>
    public static IReadOnlyList<SmtLemma> All { get; } =
    [
        SmallRate("positive", "P", "S_ap", "(- (* 2.0 w s s) (* v gamma s t))"),
        SmallRate("negative", "Q", "S_aq", "(- (* w gamma s t) (* 2.0 v t t))"),
        NoTopLeftFirstOrder(),
        NoTopLeftSecondOrder(),
        GapWidens(),
        EntanglementKeepsTheGap(),
        EntanglementMakesNoTopLeft(),
        PulledInLessOften(),
        PushedAwayMoreOften(),
        Directions(),
    ];

    private static SmtLemma SmallRate(string which, string moved, string similarity, string value)
    {
        // Each of the three is a polynomial of degree 2 in b, so that x(b) - x(-b) is 2 b times its derivative at 0.
        string Odd(string x) => $"(- ({x} b) ({x} (- b)))";
        string Identity(string change) =>
            Equal(
                $"(- {Odd("product")} (* (/ {similarity} 2.0) {Odd("anchor")}) (* (/ {similarity} 2.0) {Odd("other")}))",
                $"(* 2.0 b {change})"
            );
        return Lemma(
            $"etl-small-rate-{which}",
            $"The derivative of the normalised {similarity} at rate 0, for p' = (1 + k b) p + b w a, q' = (1 + m b) q - b v a, a' = a + b (w p - v q)."
        ) with
        {
            Declarations =
            [
                .. Reals("S_ap", "S_aq", "s", "t", "gamma", "tau", "b", "w", "v", "k", "m"),
                Function("A1", "(+ 1.0 (* b w S_ap) (- (* b v S_aq)))"),
                Function("A2", "(- (* b w s gamma) (* b v t))"),
                Function("A3", "(* b w s tau)"),
                Function("P1", "(+ (* (+ 1.0 (* k b)) S_ap) (* b w))"),
                Function("P2", "(* (+ 1.0 (* k b)) s gamma)"),
                Function("P3", "(* (+ 1.0 (* k b)) s tau)"),
                Function("Q1", "(- (* (+ 1.0 (* m b)) S_aq) (* b v))"),
                Function("Q2", "(* (+ 1.0 (* m b)) t)"),
                Function("Q3", "0.0"),
                Function("product", Inner("A", moved)),
                Function("anchor", Inner("A", "A")),
                Function("other", Inner(moved, moved)),
            ],
            Hypotheses = [TripletFrame.PositiveOnSphere, TripletFrame.NegativeOnSphere, TripletFrame.Twist],
            Conclusion = Identity(value),
            Control = SmtControl.Claiming("1% smaller", Identity($"(* 0.99 {value})")),
        };
    }

    private static string Function(string name, string body) => $"(define-fun {name} ((b Real)) Real {body})";

    private static string Inner(string x, string y) => Sum(Axes.Select(k => $"(* ({x}{k} b) ({y}{k} b))"));

    private static SmtLemma NoTopLeftFirstOrder() =>
        Lemma("etl-no-top-left-first-order", "w = v = 1 (first order and vanilla): dS_ap < 0 and dS_an > 0 do not happen together.") with
        {
            Declarations = [.. Reals("s", "t", "gamma")],
            Hypotheses = [Sines, Cosine],
            Conclusion = "(not (and (< (* 2.0 s) (* gamma t)) (> (* gamma s) (* 2.0 t))))",
            Control = SmtControl.Without(Cosine.Name),
        };

    private static SmtLemma NoTopLeftSecondOrder() =>
        Lemma("etl-no-top-left-second-order", "w = 1 - S_ap, v = S_an >= 0: dS_ap < 0 and dS_an > 0 do not happen together.") with
        {
            Declarations = [.. Reals("s", "t", "gamma", "S_ap", "S_aq", "w")],
            Hypotheses = [Sines, Cosine, PositiveWeight, NegativeWeight],
            Conclusion = "(not (and (< (* 2.0 w s s) (* S_aq gamma s t)) (> (* w gamma s t) (* 2.0 S_aq t t))))",
            Control = SmtControl.Without(NegativeWeight.Name),
        };

    private static SmtLemma GapWidens() =>
        Lemma("etl-gap-widens", "w = v = 1: dS_ap - dS_an = b (2 s^2 + 2 t^2 - 2 gamma s t) >= b (s^2 + t^2).") with
        {
            Declarations = [.. Reals("s", "t", "gamma")],
            Hypotheses = [Sines, Cosine],
            Conclusion = "(>= (- (+ (* 2.0 s s) (* 2.0 t t)) (* 2.0 gamma s t)) (+ (* s s) (* t t)))",
            Control = SmtControl.Without(Cosine.Name),
        };

    private static SmtLemma EntanglementKeepsTheGap() =>
        Lemma(
            "etl-entanglement-keeps-the-gap",
            "(11), (12) with k = p sqrt(S_ap S_an) < 1: the total change of S_ap - S_an is (1 - k) times the plain one, so its sign stays."
        ) with
        {
            Declarations = [.. Reals("x", "y", "k")],
            Hypotheses = [Share],
            Conclusion = "(and (= (- (+ x (* k y)) (+ y (* k x))) (* (- 1.0 k) (- x y))) (=> (> x y) (> (+ x (* k y)) (+ y (* k x)))))",
            Control = SmtControl.Without(Share.Name),
        };

    private static SmtLemma EntanglementMakesNoTopLeft() =>
        Lemma(
            "etl-entanglement-makes-no-top-left",
            "0 <= k < 1: if (dS_ap, dS_an) is not top-left, neither are the totals of (11), (12)."
        ) with
        {
            Declarations = [.. Reals("x", "y", "k")],
            Hypotheses = [new("0 <= k", "(<= 0.0 k)"), Share, new("not top-left", "(not (and (< x 0.0) (> y 0.0)))")],
            Conclusion = "(not (and (< (+ x (* k y)) 0.0) (> (+ y (* k x)) 0.0)))",
            Control = SmtControl.Without(Share.Name),
        };

    private static SmtLemma PulledInLessOften() =>
        Lemma(
            "etl-second-order-pulls-in-less",
            "Where S_ap + S_an >= 1: if the second order step pulls the negative in, so does the first order step."
        ) with
        {
            Declarations = [.. Reals("s", "t", "gamma", "S_ap", "S_aq")],
            Hypotheses =
            [
                Sines,
                Hard,
                new("S_ap < 1", "(< S_ap 1.0)"),
                new("pulled in by the second order", "(> (* (- 1.0 S_ap) gamma s) (* 2.0 S_aq t))"),
            ],
            Conclusion = "(> (* gamma s) (* 2.0 t))",
            Control = SmtControl.Without(Hard.Name),
        };

    private static SmtLemma PushedAwayMoreOften() =>
        Lemma(
            "etl-second-order-pushes-away-more",
            "Where S_ap + S_an >= 1: if the first order step pushes the positive away, so does the second order step."
        ) with
        {
            Declarations = [.. Reals("s", "t", "gamma", "S_ap", "S_aq")],
            Hypotheses =
            [
                Sines,
                Hard,
                new("0 <= S_an and S_ap <= 1", "(< 0.0 S_aq)", "(<= S_ap 1.0)"),
                new("pushed away by the first order", "(> (* gamma t) (* 2.0 s))"),
            ],
            Conclusion = "(> (* S_aq gamma t) (* 2.0 (- 1.0 S_ap) s))",
            Control = SmtControl.Without(Hard.Name),
        };

    private static SmtLemma Directions()
    {
        string[] corners =
        [
            "(and (> x 0.0) (< y 0.0))",
            "(and (> x 0.0) (> y 0.0))",
            "(and (< x 0.0) (< y 0.0))",
            "(and (< x 0.0) (> y 0.0))",
        ];
        IEnumerable<string> pairs =
            from i in Enumerable.Range(0, 4)
            from j in Enumerable.Range(i + 1, 3 - i)
            select $"(not (and {corners[i]} {corners[j]}))";
        SmtHypothesis moves = new("both similarities change", "(not (= x 0.0))", "(not (= y 0.0))");
        return Lemma(
            "etl-directions",
            "Bottom-right (+,-), top-right (+,+), bottom-left (-,-) and top-left (-,+): exactly one of four is true of (dS_ap, dS_an)."
        ) with
        {
            Declarations = [.. Reals("x", "y")],
            Hypotheses = [moves],
            Conclusion = And([Or(corners), .. pairs]),
            Control = SmtControl.Without(moves.Name),
        };
    }

    private static SmtLemma Lemma(string id, string statement) =>
        new()
        {
            Id = id,
            Statement = statement,
            Source = "docs/mathematics/triplets.md, section 6; derived here from the update rules of [ETL]",
            Logic = "QF_NRA",
            Declarations = [],
            Hypotheses = [],
            Conclusion = "true",
            Control = SmtControl.Claiming("nothing yet", "false"),
        };
}
