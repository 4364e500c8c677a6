using static IsoTriplet.Experiments.Claims.Proofs.Smt;

namespace IsoTriplet.Experiments.Claims.Proofs.Lemmas;

/// <summary>
/// A triple of unit vectors in the frame of docs/mathematics/triplets.md, section 1: a = e_1, q = S_aq e_1 + t e_2,
/// p = S_ap e_1 + s (gamma e_2 + tau e_3), and one step p' = A p + B a, q' = C q - E a, a' = a + B p - E q in its coordinates.
/// </summary>
internal static class TripletFrame
{
    /// <summary>s is the sine to S_ap.</summary>
    internal static SmtHypothesis PositiveOnSphere { get; } = new("p is a unit vector", "(= (+ (* S_ap S_ap) (* s s)) 1.0)");

    /// <summary>t is the sine to S_aq.</summary>
    internal static SmtHypothesis NegativeOnSphere { get; } = new("q is a unit vector", "(= (+ (* S_aq S_aq) (* t t)) 1.0)");

    /// <summary>gamma is the cosine of the twist.</summary>
    internal static SmtHypothesis Twist { get; } = new("gamma is the cosine of the twist", "(= (+ (* gamma gamma) (* tau tau)) 1.0)");

    /// <summary>S_pq, by the lemma cosine-through-the-anchor.</summary>
    internal const string Spq = "(+ (* S_ap S_aq) (* gamma s t))";

    private static readonly string[] Axes = ["1", "2", "3"];

    /// <summary>x.y of two vectors named by a letter.</summary>
    internal static string Dot(string x, string y) => Sum(Axes.Select(k => $"(* {x}{k} {y}{k})"));

    /// <summary>The state, the vectors and the moved vectors a', p', q' as A, P, Q.</summary>
    internal static IReadOnlyList<string> Declarations(string keepPositive, string keepNegative, string pull, string push) =>
        [
            .. Reals("S_ap", "S_aq", "s", "t", "gamma", "tau", "b"),
            .. Define("a", "1.0", "0.0", "0.0"),
            .. Define("p", "S_ap", "(* s gamma)", "(* s tau)"),
            .. Define("q", "S_aq", "t", "0.0"),
            $"(define-fun S_pq () Real {Spq})",
            $"(define-fun B () Real {pull})",
            $"(define-fun E () Real {push})",
            .. Define("A", k => $"(- (+ a{k} (* B p{k})) (* E q{k}))"),
            .. Define("P", k => $"(+ (* {keepPositive} p{k}) (* B a{k}))"),
            .. Define("Q", k => $"(- (* {keepNegative} q{k}) (* E a{k}))"),
        ];

    private static IEnumerable<string> Define(string name, params string[] coordinates) =>
        coordinates.Select((c, k) => $"(define-fun {name}{k + 1} () Real {c})");

    private static IEnumerable<string> Define(string name, Func<string, string> coordinate) =>
        Axes.Select(k => $"(define-fun {name}{k} () Real {coordinate(k)})");
}
