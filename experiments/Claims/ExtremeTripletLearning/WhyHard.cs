using static IsoTriplet.Experiments.Claims.KeptRuns;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>[ETL], section 4: one gradient step (1)-(10), entanglement (11), (12), Figure 2, Problems 1 and 2.</summary>
internal static class WhyHard
{
    internal const string Small = "A small rate: signs are those of the derivatives at rate 0, where these are not 0.";

    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("etl-4", "(4)", Verdict.Proved)
        {
            Statement =
                "The step of the loss (1) moves the positive along the anchor: p - alpha dL/dp = p + beta a, beta = alpha e^S_an / (e^S_ap + e^S_an).",
            Hypotheses = "S_ap = a.p as a function on R^n: the step before the vectors are put back on the sphere.",
            Reason = "(1) is softplus(S_an - S_ap), whose slope is beta / alpha (Proposition T.2).",
            Evidence = new Scripts("etl-4"),
        },
        new("etl-5", "(5)", Verdict.Proved)
        {
            Statement = "It moves the negative against the anchor: n - beta a.",
            Hypotheses = "As in etl-4.",
            Reason = "As etl-4.",
            Evidence = new Scripts("etl-5"),
        },
        new("etl-6", "(6)", Verdict.Proved)
        {
            Statement =
                "It moves the anchor along the sum of the positive and the negated negative: a - beta n + beta p, all three with one and the same beta.",
            Hypotheses = "As in etl-4.",
            Reason = "As etl-4.",
            Evidence = new Scripts("etl-6"),
        },
        new("etl-7", "(7)", Verdict.Proved, "etl_7_17")
        {
            Statement = "The product a'.p' after the step, before normalisation.",
            Hypotheses = "Unit vectors; any beta.",
            Relation = "a'.p' = (1 + beta^2) S_ap + 2 beta - beta S_pn - beta^2 S_an",
            Reason = "A polynomial identity in coordinates.",
            Evidence = new Scripts("etl-7"),
        },
        new("etl-8", "(8)", Verdict.Proved, "etl_8")
        {
            Statement = "The product a'.n' after the step, before normalisation.",
            Hypotheses = "Unit vectors; any beta.",
            Relation = "a'.n' = (1 + beta^2) S_an - 2 beta + beta S_pn - beta^2 S_ap",
            Reason = "Right in section 4; its derivation in the appendix slips (etl-18).",
            Evidence = new Scripts("etl-8"),
        },
        new("etl-9", "(9)", Verdict.Proved, "etl_9")
        {
            Statement = "The change of S_ap by the step.",
            Hypotheses = "Unit vectors; the lengths of (20) and (22) not 0.",
            Relation = "dS_ap = (7) / (|a'| |p'|) - S_ap",
            Reason =
                "The cosine of a' and p' less that of a and p; product and lengths are proved. That the library's closed form follows it, a test holds against steps on vectors.",
            Evidence = new Scripts("etl-7 etl-20 etl-22"),
        },
        new("etl-10", "(10)", Verdict.Proved, "etl_10")
        {
            Statement = "The change of S_an by the step.",
            Hypotheses = "Unit vectors; the lengths of (21) and (22) not 0.",
            Relation = "dS_an = (8) / (|a'| |n'|) - S_an",
            Reason = "As etl-9.",
            Evidence = new Scripts("etl-8 etl-21 etl-22"),
        },
        new("own-etl-small-rate", "beside (9), (10) of [ETL]", Verdict.Proved, "small_rate")
        {
            Statement =
                "To first order in b a step with weights w on the positive and v on the negative moves S_ap by b (2 w s_p^2 - v gamma s_p s_n) and S_an by b (w gamma s_p s_n - 2 v s_n^2); "
                + "first order and vanilla have w = v = 1 and so the same directions.",
            Hypotheses = "Unit vectors; s_p, s_n the sines.",
            Reason = "What a step does along the point itself is lost by normalising. The length factors of the vanilla step drop out.",
            Evidence = new Scripts("etl-small-rate-positive etl-small-rate-negative"),
        },
        new("etl-4-gamma", "section 4, the paragraph on gamma", Verdict.Refuted)
        {
            Statement = "If p, a, n are co-planar then gamma = 1.",
            Hypotheses =
                "Near points, so that the sphere is locally a plane; gamma the dot product of the normalised directions from a to p and from a to n, as (19) defines it.",
            Relation = "gamma = 1",
            Reason =
                "It is 1 or -1: -1 where the anchor lies between the two. That gamma is the local dot product, and 0 for orthogonal directions, is right.",
            Evidence = new Exact(() => Gamma(-1)),
            Control = new Exact("p and n on one side of a", () => Gamma(1)),
        },
        new("etl-2-edges", "section 4; Figure 2, first two rows", Verdict.Proved, "figure_2_edges")
        {
            Statement =
                "Along the right side of the dS_ap plot the positive is pushed away, along the top of the dS_an plot the negative is pulled in.",
            Hypotheses = "gamma > 0; S_an < 1 along the right, S_ap < 1 along the top. " + Small,
            Reason =
                "The sine of the near pair is small there: near points lose their own gradient on the sphere, and the anchor's other pull is left.",
            Evidence = new Scripts("etl-figure-2-edges etl-small-rate-positive etl-small-rate-negative"),
        },
        Total(11, "S_ap", "S_an", c => (c.DeltaSap, c.DeltaSan, c.TotalSap)),
        Total(12, "S_an", "S_ap", c => (c.DeltaSan, c.DeltaSap, c.TotalSan)),
        new("own-etl-entanglement", "beside (11), (12) of [ETL]", Verdict.Proved, "etl_entanglement")
        {
            Statement =
                "Entanglement multiplies the change of S_ap - S_an by 1 - p sqrt(S_ap S_an): it slows the separation and cannot turn it, nor make a top-left movement where there was none.",
            Hypotheses = "k = p sqrt(S_ap S_an) in [0, 1).",
            Reason = "Linear in the two changes.",
            Evidence = new Scripts("etl-entanglement-keeps-the-gap etl-entanglement-makes-no-top-left"),
        },
        new("own-etl-gap-widens", "beside section 4 of [ETL]", Verdict.Proved, "gap_widens")
        {
            Statement = "First-order and vanilla steps widen S_ap - S_an at every triple, with or without entanglement.",
            Hypotheses = Small,
            Reason = "Even where the positive is pushed away or the negative pulled in, the difference improves.",
            Evidence = new Scripts("etl-gap-widens etl-entanglement-keeps-the-gap"),
        },
        new("etl-4-directions", "section 4, the list of movement directions", Verdict.Refuted)
        {
            Statement = "Movement to the bottom right is dS_ap > 0 and dS_an > 0, as listed.",
            Hypotheses = "The list: up-right (+, +), bottom-left (-, -), bottom-right (+, +).",
            Relation = "number of sign pairs = number of directions",
            Reason =
                "A slip of one sign: bottom-right is (+, -), as the figures draw it, else two names share a pair. The fourth pair, top-left (-, +), is named in section 6.1.",
            Evidence = new Exact(() => Signs(("up-right", 1, 1), ("bottom-left", -1, -1), ("bottom-right", 1, 1))),
            Control = new Exact(() => Signs(("up-right", 1, 1), ("bottom-left", -1, -1), ("bottom-right", 1, -1))),
        },
        new("etl-problem-1", "section 4, Problem 1; Figure 2, vector fields", Verdict.Proved)
        {
            Statement = "Most locations with large S_an have vectors with an upward component: a hard negative is pushed even closer.",
            Hypotheses =
                "First order, gamma = 1/2, p = 0.4 and 0.8 as in Figure 2; large: S_an > 0.9. A small rate: the print states none. At rate 0.1 it is 85 % and 92 %, at rate 1 5 % and 25 %.",
            Relation = "1/2 < share of S_an > 0.9 with dS_an total > 0",
            Reason =
                "The share is 87 % and 93 %, of S_an > 0.8 still 57 % and 83 %; without entanglement 21 %: Problem 1 is one of entanglement, as section 4 says. The region: 2 s_n^2 < 2 k s_p^2 + (1 - k) gamma s_p s_n, "
                + "k = p sqrt(S_ap S_an) (problem_1_region, Coq's kernel).",
            Evidence = Most("S_an > 0.9 that moves up", FieldShares.Top, FieldShares.Up, 0.4, 0.8),
            Control = Most("S_an > 0.9 that moves up without entanglement", FieldShares.Top, FieldShares.Up, 0),
        },
        new("own-etl-problem-1-runs", "beside Problem 1, section 6.2 and appendix G of [ETL]", Verdict.Holds)
        {
            Statement =
                "Trained with easy positives and hard negatives at n = 2 images a class the first order collapses, and the second order does not; at n = 8 neither does.",
            Hypotheses =
                "Omniglot, batch 128, ten seeds each, 500 steps of Adam (docs/results/training.md), not the source's networks and data.",
            Relation = "upper end of the collapse rate at (second order, 2), (first order, 8) < lower end at (first order, 2), 95 %",
            Reason =
                "10 of 10 against 0 of 10 and 0 of 10. In that setting the first order's failure at n = 2, its recovery at n = 8 and the second order's cure are as the source reports them of CAR.",
            Evidence = GroupSizes(
                "runs that ended in total collapse",
                g => Above(Collapsed(g, "first-order", 2), Collapsed(g, "second-order", 2), Collapsed(g, "first-order", 8))
            ),
            Control = GroupSizes(
                "n = 4, where no run collapsed, in the place of n = 2",
                g => Above(Collapsed(g, "first-order", 4), Collapsed(g, "second-order", 2))
            ),
        },
        Untried.Of(
            "etl-problem-1-training",
            "section 4, Problem 1, end",
            "Fine-grained training from generic pre-trained weights starts with all points nearby, which leads to a failure where all triplets move to (1, 1) and all images to one location.",
            "own-etl-problem-1-runs shows such a failure from random weights."
        ),
        new("etl-problem-2", "section 4, Problem 2; Figure 2, vector fields", Verdict.Proved)
        {
            Statement = "Most locations with large S_ap have vectors with a strong downward component.",
            Hypotheses =
                "First order, gamma = 1/2, p = 0.4 and 0.8 as in Figure 2; large: S_ap > 0.8; strong: the downward part is the larger one of the two. A small rate; at rate 0.1 it is "
                + "96 % and 93 % downward, 91 % of it strong.",
            Relation = "1/2 < share of S_ap > 0.8 with dS_an total < -|dS_ap total|",
            Reason =
                "The share is exactly 9/10 for every p < 1 and gamma: in [0, 1]^2 the movement is strongly downward exactly where S_an < S_ap (problem_2_region, Coq's kernel). Under the second order it is 96 %: "
                + "what falls there is the speed, not the share.",
            Evidence = Most("S_ap > 0.8 that moves strongly down", FieldShares.Right, FieldShares.StronglyDown, 0.4, 0.8),
            Control = Most("the top of the diagram, S_an > 0.9, that does", FieldShares.Top, FieldShares.StronglyDown, 0.8),
        },
        new("etl-problem-2-goal", "section 4, Problem 2, end", Verdict.Proved, "problem_2_goal")
        {
            Statement = "In the later phase of the optimization triplets are not kept close to the ideal point (1, 0).",
            Hypotheses = "First order; S_ap = 1, S_an = 0. " + Small,
            Reason =
                "The first order drives the negative on to S_an < 0; for the second order (1, 0) is a fixed point, since both its weights are 0 there.",
            Evidence = new Scripts("etl-goal-stays etl-small-rate-positive etl-small-rate-negative"),
        },
        new("own-etl-problem-2-runs", "beside Problem 2 of [ETL]", Verdict.Holds)
        {
            Statement =
                "Late in training, where easy negatives have S_an < 0, the first order moves them further down, out of the square Omega_s, and the second order back up.",
            Hypotheses =
                "Easy positive, easy negative as in section 6.1 (own-etl-top-left-runs), after 600 steps of easy positives and hard negatives; Omniglot, ten seeds of 6,100 triplets; mean S_an -0.25 and -0.24.",
            Relation = "9/10 < share that moves down under the first order, share that moves up under the second, means over seeds, 95 %",
            Reason =
                "100 % and 100 %: the over-training that Problem 2 speaks of, and its cure. The second order's weight w_an = S_an turns its sign at 0.",
            Evidence = Movement("shares of movements down and up", m => Negatives(m, "first-order", "second-order")),
            Control = Movement("the two exchanged", m => Negatives(m, "second-order", "first-order")),
        },
    ];

    private static Finding Negatives(MovementDocument m, string down, string up) =>
        AllAbove(
            0.9,
            Share(m, "easy-easy", down, "later", "bottom-right", "bottom-left"),
            Share(m, "easy-easy", up, "later", "top-right", "top-left")
        );

    private static Computed Most(string what, FieldShares.Part part, Func<Interval, Interval, bool?> inside, params double[] strengths) =>
        FieldShares.Above(
            0.5,
            $"share of {what} under the first order, the least over p = {string.Join(" and ", strengths)}",
            FieldShares.FirstOrder,
            part,
            inside,
            Verdict.Proved,
            strengths
        );

    private static Claim Total(int number, string own, string other, Func<FieldCell, (double Own, double Other, double Total)> read) =>
        new($"etl-{number}", $"({number})", Verdict.Holds)
        {
            Statement =
                $"With entanglement p the total change of {own} is its own plus p q times that of {other}, q = sqrt(S_ap S_an), which is large where both are and small where one is.",
            Hypotheses = "S_ap, S_an in [0, 1], p in [0, 1], where the root has a meaning.",
            Relation = $"|total - (d{own} + p sqrt(S_ap S_an) d{other})| <= 1e-15",
            Reason =
                "A definition: what is checked is that the library's fields follow it. The authors' public notebook multiplies p S_ap S_an, without the root; the print decides.",
            Evidence = Trial.Of("states in [0, 1]^2, any loss, rates to 0.4", r => Total(r, read, Math.Sqrt)),
            Control = Trial.Of("the factor of the notebook", r => Total(r, read, x => x)),
        };

    private static Case Total(Random r, Func<FieldCell, (double Own, double Other, double Total)> read, Func<double, double> factor)
    {
        (TripletState state, double p) = (States.Draw(r, 0), r.NextDouble());
        (double own, double other, double total) = read(DynamicsField.At(States.Rule(r), state, p, 0.4 * r.NextDouble()));
        return new Case($"p {p:R}, {States.Text(state)}", Math.Abs(total - (own + (p * factor(state.Sap * state.San) * other))), 1e-15);
    }

    // a = e_1, p and n in one plane with it at the cosines 3/5 and 4/5, on one side or on two.
    private static ExactFigures Gamma(int side)
    {
        Fraction numerator = new Fraction(4, 5) * new Fraction(3, 5) * side;
        Fraction sines = new Fraction(4, 5) * new Fraction(3, 5);
        return new ExactFigures($"a = (1, 0), p = (3/5, 4/5), n = (4/5, {new Fraction(3 * side, 5)}): gamma", numerator / sines, "=", 1);
    }

    private static ExactFigures Signs(params (string Name, int Sap, int San)[] list) =>
        new(
            string.Join(", ", list.Select(d => $"{d.Name} ({d.Sap:+0;-0}, {d.San:+0;-0})")),
            list.Select(d => (d.Sap, d.San)).Distinct().Count(),
            "=",
            list.Length
        );
}
