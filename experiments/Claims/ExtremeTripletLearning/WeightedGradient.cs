namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>[ETL], section 5: gradients weighted by similarity (13)-(15), the second-order loss (16) and what it does near (1, 1).</summary>
internal static class WeightedGradient
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("own-etl-emphasis", "beside section 5 of [ETL], the two fixes", Verdict.Proved, "etl_emphasis")
        {
            Statement = "Against the positive's pull the weights emphasise the negative's push exactly where S_ap + S_an > 1.",
            Hypotheses = "S_ap < 1; the first order has both weights 1.",
            Reason =
                "So the fix for Problem 1, more weight on pushing a near negative away, works for S_ap > 1 - S_an; at (0, 1) the weights are those of the first order. And the fix for "
                + "Problem 2, less weight on a distant negative near S_ap = 1, lowers both weights, the positive's more.",
            Evidence = new Scripts("etl-emphasis"),
        },
        new("etl-5-first-weight", "section 5, before (13), \"so we weight\", of the positive", Verdict.Proved)
        {
            Statement =
                "For a close negative and a relatively distant positive, 1 - S_ap on g_p emphasises pushing the negative pair apart.",
            Hypotheses = "Emphasis: the weight of the push over that of the pull, with this weight alone; 0 < S_ap < 1.",
            Relation = "1 < 1 / (1 - S_ap)",
            Reason =
                "1 - S_ap < 1 wherever S_ap > 0. The emphasis is weak where the sentence asks for it, 10/9 at a distant positive with S_ap = 1/10 (10 at a near one with 9/10); what grows with a close negative is S_an on g_n. "
                + "(13)-(15) carry both weights, and what they do together is own-etl-emphasis.",
            Evidence = new Scripts("etl-first-weight"),
        },
        Weighted(13, "the positive", "alpha g_p = -beta_w w_ap a", "w_ap = 1 - S_ap"),
        Weighted(14, "the negative", "alpha g_n = beta_w w_an a", "w_an = S_an"),
        Weighted(15, "the anchor", "alpha g_a = beta_w w_an n - beta_w w_ap p", "both"),
        new("etl-16", "(16)", Verdict.Proved)
        {
            Statement =
                "(13)-(15) integrate to the loss L = -log(e^f / (e^f + e^g)), f = S_ap - S_ap^2/2, g = S_an^2/2; hence the name second order.",
            Hypotheses = "Similarities of unit vectors; the step before they are put back on the sphere.",
            Reason =
                "L = softplus(g - f), whose slope is beta_w / alpha (Proposition T.2), times the gradients of g - f. A test compares with finite differences.",
            Evidence = new Scripts("etl-13 etl-14 etl-15"),
        },
        new("etl-5-near-1-1", "section 5, last paragraph; Figure 2, right column", Verdict.Proved)
        {
            Statement = "In the area near (1, 1) it is no longer so that triplets are always moved towards (1, 1), even with entanglement.",
            Hypotheses =
                "Near: [0.9, 1]^2; gamma = 1/2, p = 0.8, the stronger entanglement of Figure 2; a small rate. At rate 0.1 the shares are 36 % and 1 %.",
            Relation =
                "share of [0.9, 1]^2 that moves up and to the right under the second order < 0.03; the control: under the first order it is above 0.38",
            Reason =
                "It falls from 40 % to 1 % (p = 0.8) and from 24 % to 0 (p = 0.4): nearly nothing moves to (1, 1) from there. \"Always\" overstates the first order in the model.",
            Evidence = Corner(
                "share of [0.9, 1]^2 that does not move up and right under the second order, p = 0.8",
                FieldShares.SecondOrder
            ),
            Control = Corner("the first order", FieldShares.FirstOrder),
        },
        new("own-etl-second-order-pulls-in-less", "beside section 5 of [ETL]", Verdict.Proved, "second_pulls_in_less")
        {
            Statement =
                "Where S_ap + S_an >= 1, every triple whose negative the second-order step pulls in is one whose negative the first-order step pulls in.",
            Hypotheses = "S_ap < 1. A small rate: signs are those of the derivatives at rate 0, where these are not 0.",
            Reason = "This is the repair in general: for hard negatives near (1, 1) the region shrinks, whatever gamma.",
            Evidence = new Scripts("etl-second-order-pulls-in-less"),
        },
        new("own-etl-second-order-pushes-away-more", "beside section 5 of [ETL]", Verdict.Proved, "second_pushes_away_more")
        {
            Statement =
                "Where S_ap + S_an >= 1, every triple whose positive the first-order step pushes away is one whose positive the second-order step pushes away.",
            Hypotheses = "0 < S_an, S_ap <= 1. A small rate, as above.",
            Reason = "The price of the repair: the small weight 1 - S_ap leaves the positive to the push on the anchor.",
            Evidence = new Scripts("etl-second-order-pushes-away-more"),
        },
        new("own-etl-second-order-to-1-1", "beside section 5 of [ETL]", Verdict.Holds)
        {
            Statement =
                "Far from (1, 1), at S_an = 0 with gamma > 0, the second-order step moves every triple up and to the right, at every rate up to 1.",
            Hypotheses = "S_ap in [0, 1), S_an = 0, gamma in [0.01, 1], rate in [0.01, 1.01].",
            Relation = "0 <= min(dS_ap, dS_an)",
            Reason = "The negative is not pushed at all where S_an = 0, and follows the anchor. The source says nothing of that edge.",
            Evidence = Trial.Of("S_an = 0, gamma and rate above 0.01", r => AtZero(r, "second-order")),
            Control = Trial.Of("the first-order step instead", r => AtZero(r, "first-order")),
        },
    ];

    private static Computed Corner(string what, FieldShares.Weights weights) =>
        FieldShares.Above(0.97, what, weights, FieldShares.Corner, FieldShares.NotUpRight, Verdict.Proved, 0.8);

    private static Claim Weighted(int number, string moved, string relation, string weight) =>
        new($"etl-{number}", $"({number})", Verdict.Proved)
        {
            Statement = $"The weighted gradient of {moved}, {weight}.",
            Hypotheses = "beta_w = alpha e^g / (e^f + e^g), the slope of (16) times the rate, with f and g of etl-16.",
            Relation = relation,
            Reason = "A definition, and the derivative of (16): see etl-16. The sign is that of a gradient, which a step subtracts.",
            Evidence = new Scripts($"etl-{number}"),
        };

    private static Case AtZero(Random r, string loss)
    {
        TripletState state = new(r.NextDouble(), 0, Math.Max(0.01, r.NextDouble()));
        double rate = 0.01 + r.NextDouble();
        UpdateOutcome moved = VectorUpdate.Step(UpdateRule.ByName(loss), VectorUpdate.FromState(state), rate);
        return new Case($"{loss}, rate {rate:G6}, {States.Text(state)}", -Math.Min(moved.DeltaSap, moved.DeltaSan), 0);
    }
}
