using static IsoTriplet.Experiments.Claims.Proofs.Smt;

namespace IsoTriplet.Experiments.Claims.Proofs.Lemmas;

/// <summary>
/// The weights and signs of the second order step of [ETL] from its exponents f(S) = S - S^2/2 and g(S) = S^2/2
/// (docs/mathematics/triplets.md, section 2): (28)-(34).
/// </summary>
public static class SecondOrderLemmas
{
    private static readonly string[] Axes = ["1", "2", "3"];

    private static readonly string[] Exponents =
    [
        "(define-fun f ((x Real)) Real (- x (/ (* x x) 2.0)))",
        "(define-fun g ((x Real)) Real (/ (* x x) 2.0))",
    ];

    /// <summary>The lemmas of this group.</summary>
    public static IReadOnlyList<SmtLemma> All { get; } =
    [
        Weight(28, "f", "(- 1.0 S)", "-", "w_ap = 1 - S_ap"),
        Weight(29, "g", "S", "+", "w_an = S_an"),
        Ascent(),
        Descent(),
        AnchorGradient(),
        PointGradient(33, "f", "(- 1.0 S)", "-", "p", "w_ap a"),
        PointGradient(34, "g", "S", "+", "q", "w_an a"),
    ];

    private static string Dot(string x, string y) => Sum(Axes.Select(k => $"(* {x}{k} {y}{k})"));

    private static IEnumerable<string> Vectors(params string[] names) => Reals(names.SelectMany(v => Axes.Select(k => v + k)));

    private static SmtLemma Weight(int number, string exponent, string weight, string sign, string words) =>
        Lemma(number, $"{words} is the derivative of the exponent: {exponent}(S + h) - {exponent}(S) = w h {sign} h^2/2.") with
        {
            Declarations = [.. Reals("S", "h"), .. Exponents],
            Conclusion = Expansion(exponent, "S", "(+ S h)", weight, sign, "h"),
            Control = SmtControl.Claiming("the weight 1% smaller", Expansion(exponent, "S", "(+ S h)", $"(* 0.99 {weight})", sign, "h")),
        };

    private static string Expansion(string exponent, string from, string to, string weight, string sign, string change) =>
        Equal($"(- ({exponent} {to}) ({exponent} {from}))", $"({sign} (* {weight} {change}) (/ (* {change} {change}) 2.0))");

    private static SmtLemma Ascent() =>
        Lemma(30, "With the plus sign of (33), p + b w_ap a has the larger exponent f(a.p'): the step lowers the loss.") with
        {
            Declarations = [.. Reals("S", "b"), .. Exponents],
            Hypotheses = [new("the positive is not there yet", "(< S 1.0)"), new("0 < b <= 1", "(< 0.0 b)", "(<= b 1.0)")],
            Conclusion = "(> (f (+ S (* b (- 1.0 S)))) (f S))",
            Control = SmtControl.Claiming("with the minus sign of (30) as printed", "(> (f (- S (* b (- 1.0 S)))) (f S))"),
        };

    private static SmtLemma Descent() =>
        Lemma(31, "With the minus sign of (34), q - b w_an a has the smaller exponent g(a.q'): the step lowers the loss.") with
        {
            Declarations = [.. Reals("S", "b"), .. Exponents],
            Hypotheses =
            [
                new("the negative is not orthogonal to the anchor", "(not (= S 0.0))"),
                new("0 < b <= 1", "(< 0.0 b)", "(<= b 1.0)"),
            ],
            Conclusion = "(< (g (- S (* b S))) (g S))",
            Control = SmtControl.Claiming("with the sign of (31) as printed", "(< (g (+ S (* b S))) (g S))"),
        };

    private static SmtLemma AnchorGradient()
    {
        string Difference(string along, string push) =>
            Equal(
                "(- (- (f apd) (g aqd)) (- (f ap) (g aq)))",
                $"(- (* h (- (* (- 1.0 ap) {along}) (* {push} aq qd))) (* (/ (* h h) 2.0) (+ (* pd pd) (* qd qd))))"
            );
        return Lemma(
            32,
            "The gradient of f(a.p) - g(a.q) in a is w_ap p - w_an q: along any d the difference is h (w_ap p - w_an q).d plus a term in h^2."
        ) with
        {
            Declarations =
            [
                .. Vectors("a", "p", "q", "d"),
                .. Reals("h"),
                .. Exponents,
                $"(define-fun ap () Real {Dot("a", "p")})",
                $"(define-fun aq () Real {Dot("a", "q")})",
                $"(define-fun pd () Real {Dot("p", "d")})",
                $"(define-fun qd () Real {Dot("q", "d")})",
                $"(define-fun apd () Real {Sum(Axes.Select(k => $"(* (+ a{k} (* h d{k})) p{k})"))})",
                $"(define-fun aqd () Real {Sum(Axes.Select(k => $"(* (+ a{k} (* h d{k})) q{k})"))})",
            ],
            Conclusion = Difference("pd", "1.0"),
            Control = SmtControl.Claiming("the weight of q 1% smaller", Difference("pd", "0.99")),
        };
    }

    private static SmtLemma PointGradient(int number, string exponent, string weight, string sign, string point, string gradient)
    {
        string moved = Sum(Axes.Select(k => $"(* a{k} (+ {point}{k} (* h d{k})))"));
        return Lemma(number, $"The gradient of {exponent}(a.{point}) in {point} is {gradient}.") with
        {
            Declarations =
            [
                .. Vectors("a", point, "d"),
                .. Reals("h"),
                .. Exponents,
                $"(define-fun S () Real {Dot("a", point)})",
                $"(define-fun ad () Real {Dot("a", "d")})",
                $"(define-fun moved () Real {moved})",
            ],
            Conclusion = Expansion(exponent, "S", "moved", weight, sign, "(* h ad)"),
            Control = SmtControl.Claiming(
                "the weight 1% smaller",
                Expansion(exponent, "S", "moved", $"(* 0.99 {weight})", sign, "(* h ad)")
            ),
        };
    }

    private static SmtLemma Lemma(int number, string statement) =>
        new()
        {
            Id = $"etl-{number}",
            Statement = statement,
            Source = "docs/mathematics/triplets.md, section 2; numbered as src/Triplets numbers the equations of [ETL]",
            Logic = "QF_NRA",
            Declarations = [],
            Hypotheses = [],
            Conclusion = "true",
            Control = SmtControl.Claiming("nothing yet", "false"),
        };
}
