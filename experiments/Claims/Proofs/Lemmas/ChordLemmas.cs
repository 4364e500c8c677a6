using static IsoTriplet.Experiments.Claims.Proofs.Smt;

namespace IsoTriplet.Experiments.Claims.Proofs.Lemmas;

/// <summary>Chord, cosine and angle (docs/mathematics/triplets.md, section 4), and steps of claims heard elsewhere.</summary>
public static class ChordLemmas
{
    private static readonly SmtHypothesis Circle = new("c = 2 sin(t/2), s = 2 cos(t/2)", "(= (+ (* c c) (* s s)) 4.0)", "(<= 0.0 s)");

    private static readonly SmtHypothesis Tangents = new(
        "unit tangents in the plane that they span",
        "(= (+ (* x1 x1) (* x2 x2)) 1.0)",
        "(= (+ (* y1 y1) (* y2 y2)) 1.0)"
    );

    /// <summary>The lemmas of this group.</summary>
    public static IReadOnlyList<SmtLemma> All { get; } =
    [Ranking(), Slope(), Antipode(), Descent(), AnchorDirection(), AmbientPart(), SoftMarginWeight(), Quotient()];

    private static SmtLemma Ranking()
    {
        SmtHypothesis lengths = new("lengths", "(<= 0.0 c)", "(<= 0.0 d)");
        return Lemma("geo-chord-ranks-as-cosine", "Chords c, d of pairs with cosines x, y: c < d if and only if x > y.") with
        {
            Declarations = [.. Reals("c", "d", "x", "y")],
            Hypotheses = [lengths, new("chords", "(= (* c c) (- 2.0 (* 2.0 x)))", "(= (* d d) (- 2.0 (* 2.0 y)))")],
            Conclusion = "(= (< c d) (> x y))",
            Control = SmtControl.Without(lengths.Name),
        };
    }

    private static SmtLemma Slope()
    {
        SmtHypothesis apart = new("the points differ", "(< 0.0 c)");
        return Lemma(
            "geo-chord-slope-below-one",
            "The chord's derivative along the sphere, cos(t/2) = s/2, is below the arc's, 1, unless the points coincide."
        ) with
        {
            Declarations = [.. Reals("c", "s")],
            Hypotheses = [Circle, apart],
            Conclusion = "(< (/ s 2.0) 1.0)",
            Control = SmtControl.Without(apart.Name),
        };
    }

    private static SmtLemma Antipode()
    {
        SmtHypothesis opposite = new("antipodes: c = 2", "(= c 2.0)");
        return Lemma("geo-chord-slope-at-antipodes", "The chord's derivative along the sphere is 0 between antipodes.") with
        {
            Declarations = [.. Reals("c", "s")],
            Hypotheses = [Circle, opposite],
            Conclusion = "(= (/ s 2.0) 0.0)",
            Control = SmtControl.Without(opposite.Name),
        };
    }

    private static SmtLemma Descent()
    {
        SmtHypothesis slopes = new("slopes are not negative", "(<= 0.0 alpha)", "(<= 0.0 beta)");
        return Lemma(
            "geo-chord-step-descends-for-the-arc",
            "The anchor gradients alpha w_p - beta w_q and w_p - w_q of the two distances make an angle of at most 90 degrees."
        ) with
        {
            Declarations = [.. Plane("alpha", "beta")],
            Hypotheses = [Tangents, slopes],
            Conclusion = "(>= (+ (* (- (* alpha x1) (* beta y1)) (- x1 y1)) (* (- (* alpha x2) (* beta y2)) (- x2 y2))) 0.0)",
            Control = SmtControl.Without(slopes.Name),
        };
    }

    private static SmtLemma AnchorDirection()
    {
        SmtHypothesis differ = new("the slopes differ", "(not (= alpha beta))");
        return Lemma(
            "geo-anchor-directions-differ",
            "alpha w_p - beta w_q and w_p - w_q are not parallel, unless alpha = beta or w_p and w_q are parallel."
        ) with
        {
            Declarations = [.. Plane("alpha", "beta")],
            Hypotheses = [Tangents, differ, new("w_p and w_q are not parallel", "(not (= (- (* x1 y2) (* x2 y1)) 0.0))")],
            Conclusion = "(not (= (- (* (- (* alpha x1) (* beta y1)) (- x2 y2)) (* (- (* alpha x2) (* beta y2)) (- x1 y1))) 0.0))",
            Control = SmtControl.Without(differ.Name),
        };
    }

    private static IEnumerable<string> Plane(params string[] more) => Reals(["x1", "x2", "y1", "y2", .. more]);

    private static SmtLemma AmbientPart()
    {
        SmtHypothesis apart = new("the points differ", "(< 0.0 c)");
        return Lemma(
            "geo-chord-ambient-part",
            "The chord's ambient gradient (x - y)/c has the component c/2 along x: it leaves the sphere."
        ) with
        {
            Declarations = [.. Reals("c", "x")],
            Hypotheses = [new("x.y is the cosine", "(= (* c c) (- 2.0 (* 2.0 x)))"), apart],
            Conclusion = "(= (/ (- 1.0 x) c) (/ c 2.0))",
            Control = SmtControl.Without(apart.Name),
        };
    }

    private static SmtLemma SoftMarginWeight()
    {
        SmtHypothesis bound = new("y = e^-x with x >= -2, and e^2 < 8", "(< y 8.0)");
        return Lemma("heard-soft-margin-weight", "The soft margin's weight 1/(1 + e^-x) is above 1/9 where x >= -2.") with
        {
            Declarations = [.. Reals("y")],
            Hypotheses = [new("an exponential", "(< 0.0 y)"), bound],
            Conclusion = "(> (/ 1.0 (+ 1.0 y)) (/ 1.0 9.0))",
            Control = SmtControl.Without(bound.Name),
        };
    }

    private static SmtLemma Quotient()
    {
        SmtHypothesis divisor = new("the mean hardest negative distance is not 0", "(< 0.0 d)");
        return Lemma(
            "heard-quotient-ignores-scale",
            "Scaled by r > 0, hardness h over a mean distance d keeps its value: (r h)/(r d) = h/d."
        ) with
        {
            Declarations = [.. Reals("h", "d", "r")],
            Hypotheses = [new("a scale", "(< 0.0 r)"), divisor],
            Conclusion = "(= (/ (* r h) (* r d)) (/ h d))",
            Control = SmtControl.Without(divisor.Name),
        };
    }

    private static SmtLemma Lemma(string id, string statement) =>
        new()
        {
            Id = id,
            Statement = statement,
            Source = "docs/mathematics/triplets.md, section 4",
            Logic = "QF_NRA",
            Declarations = [],
            Hypotheses = [],
            Conclusion = "true",
            Control = SmtControl.Claiming("nothing yet", "false"),
        };
}
