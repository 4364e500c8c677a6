using static IsoTriplet.Experiments.Claims.Proofs.Smt;

namespace IsoTriplet.Experiments.Claims.Proofs.Lemmas;

/// <summary>Chords, cosines and the updates of [ETL] as polynomial identities (docs/mathematics.md, sections 10 and 11).</summary>
public static class SphereLemmas
{
    private static readonly string[] Axes = ["1", "2", "3"];

    /// <summary>The lemmas of this group.</summary>
    public static IReadOnlyList<SmtLemma> All { get; } =
    [
        SquaredChord(),
        HalfAngle(),
        AnchorDecomposition(),
        FirstOrderUpdate("positive", "S_ap", "(+ (* (+ 1.0 (* b b)) S_ap) (* 2.0 b) (- (* b S_pq)) (- (* b b S_aq)))", "p", "+"),
        FirstOrderUpdate("negative", "S_aq", "(+ (* (+ 1.0 (* b b)) S_aq) (- (* 2.0 b)) (* b S_pq) (- (* b b S_ap)))", "q", "-"),
    ];

    private static string Dot(string x, string y) => Sum(Axes.Select(k => $"(* {x}{k} {y}{k})"));

    private static IEnumerable<string> Vectors(params string[] names) => Reals(names.SelectMany(v => Axes.Select(k => v + k)));

    private static SmtHypothesis Unit(params string[] names) => new("unit vectors", [.. names.Select(v => Equal(Dot(v, v), "1.0"))]);

    private static SmtLemma SquaredChord()
    {
        var chord = Sum(Axes.Select(k => Smt.Square($"(- a{k} p{k})")));
        return new SmtLemma
        {
            Id = "squared-chord",
            Statement = "Unit vectors: |a - p|^2 = 2 - 2 a.p.",
            Source = "docs/mathematics.md, section 11",
            Logic = "QF_NRA",
            Declarations = [.. Vectors("a", "p")],
            Hypotheses = [Unit("a", "p")],
            Conclusion = Equal(chord, $"(- 2.0 (* 2.0 {Dot("a", "p")}))"),
            Control = SmtControl.Without("unit vectors"),
        };
    }

    private static SmtLemma HalfAngle() =>
        new()
        {
            Id = "chord-half-angle",
            Statement = "c = cos(t/2), s = sin(t/2), cos t = c^2 - s^2: 2 - 2 cos t = (2 s)^2, so the chord is 2 sin(t/2).",
            Source = "docs/mathematics.md, section 11",
            Logic = "QF_NRA",
            Declarations = [.. Reals("c", "s")],
            Hypotheses = [new("on the circle", "(= (+ (* c c) (* s s)) 1.0)")],
            Conclusion = "(= (- 2.0 (* 2.0 (- (* c c) (* s s)))) (* 4.0 s s))",
            Control = SmtControl.Without("on the circle"),
        };

    private static SmtLemma AnchorDecomposition() =>
        new()
        {
            Id = "cosine-through-the-anchor",
            Statement =
                "p = S_ap a + sp e and q = S_aq a + sq f with e, f orthogonal to a and gamma = e.f: p.q = S_ap S_aq + gamma sp sq (sp, sq the sines).",
            Source = "docs/mathematics.md, section 10; the parametrisation of [ETL]",
            Logic = "QF_NRA",
            Declarations =
            [
                .. Reals("S_ap", "S_aq", "sp", "sq", "gamma", "tau"),
                .. Define("p", "S_ap", "sp", "0.0"),
                .. Define("q", "S_aq", "(* sq gamma)", "(* sq tau)"),
            ],
            Hypotheses =
            [
                new("a, e are the first two axes and f = (0, gamma, tau) a unit vector", "(= (+ (* gamma gamma) (* tau tau)) 1.0)"),
            ],
            Conclusion = Equal(Dot("p", "q"), "(+ (* S_ap S_aq) (* gamma sp sq))"),
            Control = SmtControl.Claiming("with gamma smaller by 1%", Equal(Dot("p", "q"), "(+ (* S_ap S_aq) (* 0.99 gamma sp sq))")),
        };

    private static IEnumerable<string> Define(string name, params string[] coordinates) =>
        coordinates.Select((c, k) => $"(define-fun {name}{k + 1} () Real {c})");

    private static SmtLemma FirstOrderUpdate(string which, string symbol, string value, string moved, string sign)
    {
        var anchor = Axes.Select(k => $"(define-fun A{k} () Real (- (+ a{k} (* b p{k})) (* b q{k})))");
        var other = Axes.Select(k => $"(define-fun B{k} () Real ({sign} {moved}{k} (* b a{k})))");
        return new SmtLemma
        {
            Id = $"first-order-update-{which}",
            Statement =
                $"The step p += b a, q -= b a, a += b p - b q on unit vectors changes {symbol}, before it is normalised again, to "
                + (which == "positive" ? "(1 + b^2) S_ap + 2 b - b S_pq - b^2 S_aq." : "(1 + b^2) S_aq - 2 b + b S_pq - b^2 S_ap."),
            Source = "docs/mathematics.md, section 10; derived here from the update rule of [ETL]",
            Logic = "QF_NRA",
            Declarations =
            [
                .. Vectors("a", "p", "q"),
                .. Reals("b"),
                .. anchor,
                .. other,
                $"(define-fun S_ap () Real {Dot("a", "p")})",
                $"(define-fun S_aq () Real {Dot("a", "q")})",
                $"(define-fun S_pq () Real {Dot("p", "q")})",
            ],
            Hypotheses = [Unit("a", "p", "q")],
            Conclusion = Equal(Dot("A", "B"), value),
            Control = SmtControl.Without("unit vectors"),
        };
    }
}
