namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>"Triplet Loss and Hard Negative Mining": (1) to (5), Definition 1, Figure 1.</summary>
internal static class TripletLoss
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("iat-1", "(1a), (1b)", Verdict.Proved, "positive_may_be_anchor")
        {
            Statement = "x+ in {x' : h(x) = h(x')}, x- in {x' : h(x) != h(x')}. As printed x+ = x is allowed.",
            Relation = "max over triples with p = a allowed of [D_ap - D_aq]_+ = max over triples with p != a of the same",
            Reason =
                "Proposition E.1: the added triples have D_aa - D_aq <= 0. So neither the loss nor Definition 1 depends on that reading; the library takes p != a.",
            Evidence = Streams.Small.Try(f => Truth(Loss(f, true, 0).Equals(Loss(f, false, 0))), Tie),
            Control = Streams.Small.Try(
                "[.]_+ at margin 0.1 instead of 0",
                f => Truth(Loss(f, true, 0.1).Equals(Loss(f, false, 0.1))),
                Singletons
            ),
        },
        new("iat-2", "(2), (3)", Verdict.Proved, "loss_of_hardness")
        {
            Statement =
                "d(x, x+) + alpha <= d(x, x-) for all triples; L_Triplet = [d(x, x+) - d(x, x-) + alpha]_+, which zeroes the triples that satisfy it.",
            Relation =
                "[max over triples of L_Triplet = 0] = [(2) for every triple]; the maximum is the library's L_HN = max(0, H + alpha)",
            Reason = "Proposition E.2: [x]_+ = 0 exactly when x <= 0, and the largest of [x]_+ is [.]_+ of the largest x.",
            Evidence = Streams.Small.Try(f => LossAgrees(f, strict: false), Tie),
            Control = Streams.Small.Try("< in the place of <= in (2)", f => LossAgrees(f, strict: true), Tie),
        },
        new("iat-margin-negligible", "after (3): \"its effect is negligible for small alpha\"", Verdict.Proved, "margin_effect")
        {
            Statement = "The margin adds a constant to the loss; its effect is negligible for small alpha.",
            Hypotheses = "Read as a statement on the value of the loss.",
            Relation = "|L_alpha(F) - L_0(F)| <= alpha",
            Reason =
                "Proposition E.2, [.]_+ has slope at most 1. Of the minimisers it is not true: at alpha = 0 the collapsed function is one, at every alpha > 0 it is none (own-margin-excludes-collapse), and collapse is what the paper speaks of.",
            Evidence = Streams.Small.Try(f => Sides(Math.Abs(Loss(f, false, 0.1) - Loss(f, false, 0)), 0.1), Tie),
        },
        new("own-margin-excludes-collapse", "after (3), the other side of it", Verdict.Proved, "margin_excludes_collapse")
        {
            Statement = "For every alpha > 0 the embedding that maps all points to one has loss alpha, and some embedding has loss 0.",
            Hypotheses = "At least one triple.",
            Relation = "L_alpha(collapsed) = alpha > 0 = L_alpha(classes at distinct points alpha apart)",
            Reason =
                "Proposition E.3. With alpha = 0, as the paper takes it, both have loss 0: total collapse is then a minimiser like any other.",
            Evidence = Streams.Small.Try(f => CollapseLoss(f, 1.0 / 64)),
            Control = Streams.Small.Try("alpha = 0", f => CollapseLoss(f, 0)),
        },
        new("iat-definition-1", "Definition 1, (4)", Verdict.Proved, "separated_iff_hardness")
        {
            Statement = "X^1, ..., X^m are Triplet-Separated if |x - y| <= |x - z| for all x, y in X^i, z in X^j, i != j.",
            Relation = "[F is separated by its triples, one by one] = [H(F) <= 0]",
            Reason = "Proposition E.2. A definition: the library's H is compared with the triples. Ties count as separated.",
            Evidence = Streams.Small.Try(f => Truth(Separated(f, false) == Measured(f)), Tie),
            Control = Streams.Small.Try("with < for <= a tie is told apart", f => Truth(Separated(f, true) == Measured(f)), Tie),
        },
        new("iat-loss-zero", "(5) and the sentence after it", Verdict.Proved, "loss_zero")
        {
            Statement =
                "L_Triplet(f) = 0 if and only if f is Triplet-Separated, that is if its embedding subsets X_f^i = {f(x) : h(x) = i} are.",
            Hypotheses = "alpha = 0; the loss of the hardest triple.",
            Relation = "[L_HN(F) = 0] = [the class sets satisfy (4)]",
            Reason = "Proposition E.2: max(0, H) = 0 is H <= 0. With a margin it fails: a separated tie has positive loss.",
            Evidence = Streams.Small.Try(f => Truth((Loss(f, false, 0) == 0) == Separated(f, false)), Tie),
            Control = Streams.Small.Try("margin 0.1 instead of 0", f => Truth((Loss(f, false, 0.1) == 0) == Separated(f, false)), Tie),
        },
        new("iat-figure-1", "Figure 1", Verdict.Proved, "boundary_of_class")
        {
            Statement =
                "The boundary of class A is (4) for all points of A. Class B is outside it, so the Triplet Loss for this example, anchor in A, is zero.",
            Relation = "[every negative lies outside the boundary of A] = [max over triples with anchor in A of [D_ap - D_aq]_+ = 0]",
            Reason =
                "Proposition E.4: the boundary is that of the union of the open balls B(a, max_p D_ap). It says nothing of anchors in B, which have a boundary of their own; the figure has one anchor.",
            Evidence = Streams.Small.Try(f => Truth(Outside(f, 0) == OfAnchors(f, one: true)), Crossed),
            Control = Streams.Small.Try("anchors of every class", f => Truth(Outside(f, 0) == OfAnchors(f, one: false)), Crossed),
        },
        new("iat-triples", "before \"Isometric Approximation\": \"all O(N^3) triplets\"", Verdict.Proved, "number_of_triples")
        {
            Statement = "There are O(N^3) triplets.",
            Relation = "number of triples <= N^3 / 4",
            Reason = "Proposition E.5, with the best constant: two equal classes come near it.",
            Evidence = Streams.Small.Try(
                f => Sides(Triples(f.Labels), Math.Pow(f.Labels.Count, 3) / 4),
                Sampling.OnLine("300 + 300 points", new double[600], [.. Enumerable.Range(0, 600).Select(i => i % 2)])
            ),
        },
        new("iat-improper-sampling", "before \"Isometric Approximation\", of [Xuan et al. 2020]", Verdict.Undecided)
        {
            Statement = "Improper sampling of triplets risks network collapse.",
            Reason =
                "A remark on other work. That batch-hard mining collapses some runs and not others is in iat-collapse-ratio and docs/results/collapse.md.",
            Evidence = new NoEvidence("a definition of improper sampling, and runs with and without it"),
        },
    ];

    internal static Instance Tie => Sampling.OnLine("a tie: -1 | 0, 1", [0, 1, -1], [0, 0, 1]);
    private static Instance Singletons => Sampling.OnLine("one point a class, 0.05 apart", [0, 0.05], [0, 1]);

    private static Instance Crossed =>
        Sampling.OnLine("0, 1 | 2, 9: class 1 outside the boundary of class 0, not the other way round", [0, 1, 2, 9], [0, 0, 1, 1]);

    private static bool Measured(Instance f) => TripletSeparation.Of(f.Points, f.Labels).IsSeparated;

    private static double Loss(Instance f, bool itself, double margin) =>
        Math.Max(0, Quantities.Triples(f.Labels, itself).Select(t => Excess(f, t.A, t.P, t.Q) + margin).DefaultIfEmpty(0).Max());

    private static double Excess(Instance f, int a, int p, int q) =>
        Quantities.Distance(f.Points, a, p) - Quantities.Distance(f.Points, a, q);

    private static bool Separated(Instance f, bool strict) =>
        Quantities.Triples(f.Labels).All(t => Excess(f, t.A, t.P, t.Q) is var x && (strict ? x < 0 : x <= 0));

    private static Judgement LossAgrees(Instance f, bool strict)
    {
        double loss = TripletSeparation.Of(f.Points, f.Labels).HardNegativeLoss();
        return Truth((loss == 0) == Separated(f, strict) && loss.Equals(Loss(f, false, 0)));
    }

    private static Judgement CollapseLoss(Instance f, double margin)
    {
        if (Triples(f.Labels) == 0)
        {
            return Truth(true);
        }
        double Of(Embedding x) => TripletSeparation.Of(x, f.Labels).HardNegativeLoss(margin);
        double collapsed = Of(Sampling.Map(f.Points, (_, _) => 1));
        return Truth(collapsed > 0 && Of(Sampling.Map(f.Points, (i, k) => k == 0 ? margin * f.Labels[i] : 0)) == 0);
    }

    /// <summary>Whether every point of other classes lies outside the boundary of a class.</summary>
    internal static bool Outside(Instance f, int k)
    {
        SeparatedBoundary boundary = SeparatedBoundary.Of(f.Points, f.Labels, k);
        return Enumerable.Range(0, f.Labels.Count).All(q => f.Labels[q] == k || boundary.Permits(f.Points.Row(q)));
    }

    private static bool OfAnchors(Instance f, bool one) =>
        Quantities.Triples(f.Labels).Where(t => !one || f.Labels[t.A] == 0).All(t => Excess(f, t.A, t.P, t.Q) <= 0);

    private static double Triples(Labels labels) =>
        Enumerable.Range(0, labels.Classes).Sum(k => (double)labels.Members(k).Length is var n ? n * (n - 1) * (labels.Count - n) : 0);
}
