namespace IsoTriplet.Experiments.Claims.HeardElsewhere;

/// <summary>Sentences heard among people who train with triplets, without a source, and what is true in their place.</summary>
internal static class Folklore
{
    private const string Place = "folklore of triplet training";

    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("heard-loss-equals-margin", Place, Verdict.Refuted)
        {
            Statement = "A loss that stays at the margin means that the embedding has collapsed.",
            Hypotheses = "Hardest triple of the batch, loss max(0, D_ap - D_an + margin).",
            Relation = "diameter <= 0 where loss = margin",
            Reason =
                "The loss is the margin wherever the hardest triple is a tie: at an equidistant simplex as well, which is Triplet-Separated and spread out. The other direction is true (own-collapse-loss).",
            Evidence = On(LossAtMargin, Simplex, certified: true),
            Control = On(LossAtMargin, Collapsed),
        },
        new("own-collapse-loss", Place + ", the direction that is true", Verdict.Proved, "collapsed_loss")
        {
            Statement = "A totally collapsed batch has a loss of exactly the margin; so a loss off the margin rules total collapse out.",
            Hypotheses = "All rows equal, at least two of a class and one of another.",
            Relation = "|loss - margin| <= 0",
            Reason = "All distances are 0.",
            Evidence = Trial.Of("N = 3..8 equal rows in R^1 to R^5, margins in [0, 1]", r => Equal(r, 0)),
            Control = Trial.Of("rows that are not equal", r => Equal(r, 1)),
        },
        new("heard-per-dimension-deviation", Place, Verdict.Refuted)
        {
            Statement =
                "The standard deviation of each dimension detects dimensional collapse: 1/sqrt(n) in every one means that no dimension is lost.",
            Hypotheses = "Normalised rows, mean 0.",
            Relation = "n - rank <= 0 where every variance is 1/n",
            Reason =
                "It depends on the axes: two antipodal clusters on a diagonal have 1/sqrt(n) in every dimension and lie on a line. Singular values see it.",
            Evidence = On(Deviations, Antipodes),
            Control = On(Deviations, CrossPolytope),
        },
        new("heard-effective-rank-one", Place, Verdict.Refuted)
        {
            Statement = "An effective rank at or near 1 means that the embedding has failed: its classes are not separated.",
            Hypotheses = "Two classes.",
            Relation = "0 <= hardness where the effective rank is below 1.1",
            Reason =
                "Two classes need one direction alone: antipodal clusters have rank 1 and the largest margin that the sphere allows. Rank 1 says collapse of dimensions, not of classes.",
            Evidence = On(LowRank, Antipodes, certified: true),
            Control = On(LowRank, MixedAntipodes),
        },
        new("heard-full-effective-rank", Place, Verdict.Refuted)
        {
            Statement = "A full effective rank means that the embedding has not collapsed.",
            Hypotheses = "Collapse read as a diameter below 1/1000.",
            Relation = "1/1000 <= diameter where the effective rank is full",
            Reason =
                "The effective rank ignores scale: plus and minus the unit vectors, shrunk by 2^-30, keep it. Only the pair of rank and spread says anything.",
            Evidence = On(FullRank, TinyCrossPolytope),
            Control = On(FullRank, CrossPolytope),
        },
        new("heard-normalisation-prevents-collapse", Place, Verdict.Refuted)
        {
            Statement = "Normalised embeddings cannot collapse.",
            Hypotheses = "All rows of length 1.",
            Relation = "0 < diameter",
            Reason = "They cannot collapse to 0; they can all be the same unit vector.",
            Evidence = On(UnitRows, SameUnitVector),
            Control = On(UnitRows, Simplex),
        },
        new("heard-zero-loss-means-retrieval", Place, Verdict.Refuted)
        {
            Statement = "A loss of 0 at margin 0 means that nearest neighbours have the right class.",
            Hypotheses = "Margin 0.",
            Relation = "0 < diameter where the loss is 0",
            Reason =
                "A tie costs nothing at margin 0: the totally collapsed batch has loss 0, is Triplet-Separated by definition, and retrieves by chance.",
            Evidence = On(ZeroLoss, Collapsed, certified: true),
            Control = On(ZeroLoss, Simplex),
        },
        new("heard-spread-means-no-collapse", Place, Verdict.Refuted)
        {
            Statement = "A spread (mean distance) that stays away from 0 means that nothing has collapsed.",
            Hypotheses = "Normalised rows; collapse read as fewer than three different points.",
            Relation = "3 <= number of different points",
            Reason =
                "Two antipodal points have the largest spread there is on the sphere, 1, and tell no more than two classes apart; with mixed labels not even those.",
            Evidence = On(Places, MixedAntipodes),
            Control = On(Places, CrossPolytope),
        },
        new("heard-soft-margin-breaks-gradients", Place + ", soft margin", Verdict.Refuted)
        {
            Statement = "The soft margin with normalised embeddings breaks the gradient flow: its weight can fall below 1/9.",
            Hypotheses = "Chords of unit vectors, so D_ap - D_an in [-2, 2]; margin 0.",
            Relation = "softplus'(D_ap - D_an) <= 1/9 somewhere",
            Reason =
                "The weight is the logistic function on [-2, 2]: between 0.119 and 0.881 (own-soft-margin-weight). What can fade is the chord's own slope, at antipodes (own-geo-slopes). It does not vanish on "
                + "separated triples either, which is another matter.",
            Evidence = Scripts.Against("heard-soft-margin-weight"),
        },
        new("own-soft-margin-weight", Place + ", soft margin", Verdict.Proved, "soft_margin_weight")
        {
            Statement = "With chords of unit vectors the soft margin's weight lies between 1/(1 + e^2) = 0.119 and 1/(1 + e^-2) = 0.881.",
            Hypotheses = "D_ap, D_an in [0, 2], margin 0.",
            Relation = "1/(1 + e^2) <= softplus'(D_ap - D_an) <= 1/(1 + e^-2)",
            Reason = "The logistic function increases; the ends are reached at D_ap = 0, D_an = 2 and the other way round.",
            Evidence = Trial.Of("chords in [0, 2]", r => Weight(r, 2), Weight(0, 2), Weight(2, 0), Weight(1, 1)),
            Control = Trial.Of("distances to 10, as of rows that are not normalised", r => Weight(r, 10)),
        },
        new("own-soft-margin-log-2", Place + ", soft margin", Verdict.Proved, "soft_margin_tie")
        {
            Statement = "The soft margin loss is log 2 at every tie D_ap = D_an, at a collapse and at any equidistant triple alike.",
            Hypotheses = "Loss log(1 + exp(D_ap - D_an)).",
            Relation = "|loss - log 2| <= 1e-15",
            Reason =
                "So a loss that stays at 0.693 means a tie, and not collapse: the equidistant simplex has it too (heard-loss-equals-margin).",
            Evidence = Trial.Of("ties in [0, 1]", r => Tie(r, 0)),
            Control = Trial.Of("distances that are no tie", r => Tie(r, 1)),
        },
        new("heard-mean-negative-division", Place + ", normalised losses", Verdict.Refuted)
        {
            Statement = "Dividing the loss by the mean hardest negative distance prevents collapse: shrinking the embedding costs.",
            Hypotheses = "Loss (D_ap - D_an) / mean hardest negative distance, margin 0.",
            Relation = "loss(F) < loss(F shrunk)",
            Reason =
                "The quotient ignores scale (own-quotient-ignores-scale): it has the same value arbitrarily near the collapsed point, and is 0/0 at it. The undivided loss of a separated batch does punish shrinking.",
            Evidence = Scripts.Against("heard-quotient-ignores-scale"),
        },
        new("own-quotient-ignores-scale", Place + ", normalised losses", Verdict.Proved, "quotient_ignores_scale")
        {
            Statement =
                "Hardness over the mean hardest negative distance keeps its value under every scaling by r > 0, as long as that mean is not 0.",
            Hypotheses = "Mean hardest negative distance above 0.",
            Reason = "Both scale alike. The control drops the hypothesis: at a collapse it is 0/0.",
            Evidence = new Scripts("heard-quotient-ignores-scale"),
        },
    ];

    private static Exact On(Func<Instance, ExactFigures> figures, Instance f, bool certified = false) =>
        new(f.Origin, () => figures(f)) { Of = (f, certified) };

    // What a sentence concludes of a batch that meets its premise; one that does not shows nothing against it.
    private static ExactFigures Where(bool premise, string state, Fraction left, string relation, Fraction right) =>
        premise ? new(state, left, relation, right) : new($"{state}: the premise fails", right - 1, relation, right);

    private static ExactFigures LossAtMargin(Instance f)
    {
        double loss = TripletSeparation.Of(f.Points, f.Labels).HardNegativeLoss(Margin);
        string state = $"margin {Margin}, loss {loss}: diameter";
        return Where(loss == Margin, state, Diameter(f), "<=", 0);
    }

    private static ExactFigures Deviations(Instance f)
    {
        // Mean 0 in every coordinate: the variance is the mean square.
        int n = f.Points.Dimension;
        Fraction[] variances = [.. Enumerable.Range(0, n).Select(k => Squares(f.Points.ToRows().Select(x => x[k])) / f.Points.Points)];
        double rank = Measures(f).EffectiveRank;
        string state = $"variances {string.Join(" ", variances)}, effective rank {rank:G6}: dimensions missing";
        return Where(variances.All(v => v == new Fraction(1, n)), state, n - (int)Math.Round(rank), "<=", 0);
    }

    private static ExactFigures LowRank(Instance f)
    {
        Fraction hardness = Fraction.Of(TripletSeparation.Of(f.Points, f.Labels).Hardness!.Value);
        double rank = Measures(f).EffectiveRank;
        return Where(rank < 1.1, $"effective rank {rank:G6}, hardness {hardness}", 0, "<=", hardness);
    }

    private static ExactFigures FullRank(Instance f)
    {
        (double rank, int n) = (Measures(f).EffectiveRank, f.Points.Dimension);
        string state = $"effective rank {rank:G6} in R^{n}: a thousandth against the diameter";
        return Where(rank > n - 0.01, state, new Fraction(1, 1000), "<=", Diameter(f));
    }

    private static ExactFigures UnitRows(Instance f) => Where(f.Points.ToRows().All(x => Squares(x) == 1), "diameter", 0, "<", Diameter(f));

    private static ExactFigures ZeroLoss(Instance f)
    {
        double loss = TripletSeparation.Of(f.Points, f.Labels).HardNegativeLoss();
        return Where(loss == 0, $"loss at margin 0: {loss}; diameter", 0, "<", Diameter(f));
    }

    private static ExactFigures Places(Instance f)
    {
        int places = f.Points.ToRows().Select(x => string.Join(" ", x)).Distinct(StringComparer.Ordinal).Count();
        return new($"spread {Measures(f).Spread:G6}: different points", 3, "<=", places);
    }

    private static Fraction Squares(IEnumerable<double> x) => x.Aggregate((Fraction)0, (sum, v) => sum + (Fraction.Of(v) * Fraction.Of(v)));

    private static Case Equal(Random r, double spread)
    {
        int points = r.Next(3, 9);
        double[] centre = [.. Enumerable.Range(0, r.Next(1, 6)).Select(_ => (4 * r.NextDouble()) - 2)];
        double[][] rows = [.. Enumerable.Range(0, points).Select(_ => centre.Select(x => x + (spread * r.NextDouble())).ToArray())];
        double margin = r.NextDouble();
        double loss = TripletSeparation.Of(Embedding.FromRows(rows), Sampling.Balanced(points, 2)).HardNegativeLoss(margin);
        return new Case($"N {points}, n {centre.Length}, margin {margin:R}", Math.Abs(loss - margin), 0);
    }

    private static Case Weight(Random r, double longest) => Weight(longest * r.NextDouble(), longest * r.NextDouble());

    private static Case Weight(double positive, double negative)
    {
        double least = 1 / (1 + Math.Exp(2));
        double weight = SoftMargin(positive, negative).ByPositive;
        return new Case($"D_ap {positive:R}, D_an {negative:R}, weight {weight:R}", Math.Max(least - weight, weight - (1 - least)), 1e-15);
    }

    private static Case Tie(Random r, double apart)
    {
        double tie = r.NextDouble();
        (double positive, double negative) = (tie + (apart * r.NextDouble()), tie + (apart * r.NextDouble()));
        return new Case($"D_ap {positive:R}, D_an {negative:R}", Math.Abs(SoftMargin(positive, negative).Value - Math.Log(2)), 1e-15);
    }

    private static LossTerm SoftMargin(double positive, double negative) =>
        TripletLosses.ByName("soft-margin", new TripletLossSettings { Margin = 0 }).Of(positive, negative);

    private static CollapseMeasures Measures(Instance f) => CollapseMeasures.Of(f.Points, f.Labels);

    private static Fraction Diameter(Instance f) => Fraction.Of(Measures(f).Diameter);

    private const double Margin = 0.25;

    private static Instance Simplex => Batch("e_1 ... e_4, classes 0 0 1 1", Units(1), [0, 0, 1, 1]);
    private static Instance Collapsed => Batch("four equal rows, classes 0 0 1 1", Repeated([1, 2]), [0, 0, 1, 1]);
    private static Instance SameUnitVector => Batch("e_1 four times, classes 0 0 1 1", Repeated([1, 0, 0, 0]), [0, 0, 1, 1]);

    private static Instance Antipodes =>
        Batch("(1, 1, 1, 1)/2 and its opposite, four each, a class each", TwoPoints, [0, 0, 0, 0, 1, 1, 1, 1]);

    private static Instance MixedAntipodes =>
        Batch("(1, 1, 1, 1)/2 and its opposite, four each, both classes on both", TwoPoints, [0, 0, 1, 1, 0, 0, 1, 1]);

    private static Instance CrossPolytope =>
        Batch("plus and minus the unit vectors of R^4", [.. Units(1), .. Units(-1)], [0, 0, 0, 0, 1, 1, 1, 1]);

    private static Instance TinyCrossPolytope =>
        Batch(
            "plus and minus the unit vectors of R^4 times 2^-30",
            [.. Units(Math.ScaleB(1, -30)), .. Units(-Math.ScaleB(1, -30))],
            [0, 0, 0, 0, 1, 1, 1, 1]
        );

    private static double[][] TwoPoints => [.. Repeated([0.5, 0.5, 0.5, 0.5]), .. Repeated([-0.5, -0.5, -0.5, -0.5])];

    private static Instance Batch(string origin, double[][] rows, int[] labels) =>
        new(Embedding.FromRows(rows), Labels.FromIntegers(labels), origin);

    private static double[][] Units(double length) =>
        [.. Enumerable.Range(0, 4).Select(i => Enumerable.Range(0, 4).Select(k => i == k ? length : 0).ToArray())];

    private static double[][] Repeated(double[] row) => [.. Enumerable.Range(0, 4).Select(_ => (double[])row.Clone())];
}
