using IsoTriplet.Experiments.PhaseDiagram;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>"Discussion": the hypothesis on network collapse, Figure 6, the two publications it is held against.</summary>
internal static class Discussion
{
    private const string Runs =
        "Batch-hard training of a small network on synthetic classes, points on the unit sphere, margin 0.2, mean over the anchors, 300 steps, class overlaps 1 to 3, ten seeds a cell; collapse read as contraction, the alarm of decision 073.";

    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("iat-collapse-nearest", "second paragraph: \"network collapse happens when\"", Verdict.Holds)
        {
            Statement =
                "Network collapse happens when the f* that minimizes d_haus(f, F_TS) is a collapsed function, or maps all points onto a much smaller subset.",
            Hypotheses =
                Runs
                + " f* by d_haus to the run's own first batch, called collapsed where d_haus / R(X) >= 0.9 is certain, which few runs reach; \"much smaller\" has no number and is not judged.",
            Relation = "share of runs that contract where f* is not collapsed < share where it is, the 95 % intervals apart",
            Reason =
                "Read as \"when\". Not \"only when\": most runs that collapse have a much nearer separated embedding certified (own-collapse-only-when).",
            Evidence = Apart(Predicted(PredictedCollapse.Not), Predicted(PredictedCollapse.Collapsed)),
        },
        new("own-collapse-only-when", "the same, read as \"exactly when\"", Verdict.Refuted)
        {
            Statement = "Training collapses exactly when the nearest Triplet-Separated embedding is collapsed.",
            Hypotheses = "As iat-collapse-nearest.",
            Relation = "0.4 <= kappa of prediction and outcome over the decided runs",
            Reason =
                "The score orders the runs well (own-collapse-score); its size does not predict. kappa = 0.4 is where agreement is called moderate; the rule was set after a first look.",
            Evidence = KeptRuns.PhaseDiagram(
                "Cohen's kappa and the confusion table",
                Kappa,
                "every run given the outcome that was predicted",
                r => r.PredictedLower is { } lower ? lower >= PredictedCollapseRule.Threshold : r.Contracted
            ),
        },
        new("iat-figure-6", "Figure 6", Verdict.Undecided)
        {
            Statement = "N = 20 random points, n = 2: the f* that minimizes d_haus collapses into a much smaller subset.",
            Hypotheses = "The paper's points.",
            Relation = "diameter of the stars over diameter of the points: \"much smaller\" has no number",
            Reason =
                "On other random points of that size total and class collapse are not nearest (own-figure-6), which leaves a smaller subset open: parts of the nearest embedding found do come together (decision 122).",
            Evidence = new NoEvidence("the paper's twenty points with their labels, and what \"much smaller\" means"),
        },
        new("own-figure-6", "Figure 6 on other random points", Verdict.Proved)
        {
            Statement = "For five gaussian batches of N = 20, n = 2, four classes, neither total nor class collapse is nearest.",
            Relation = "d_haus(F, F_TS) < max_i R(X^i) <= R(X)",
            Reason = "A separated embedding with a certificate is nearer.",
            Evidence = new Certified("five embeddings, the upper ends of their brackets and the largest class radius", 0.5, Twenty),
        },
        new("iat-more-likely", "third paragraph: \"N is much greater than the embedding dimension n\"", Verdict.Holds)
        {
            Statement = "When N is much greater than n, the ideal counterpart f* is much more likely to collapse.",
            Hypotheses =
                "Gaussian points of two classes on a line, n = 1, where d_haus is known in closed form; N = 4, 16, 64. R the largest class radius.",
            Relation = "the median of d_haus / R grows with N",
            Reason =
                "As a statement on medians of d_haus / R, which is 1 where collapsing every class were nearest. In training: iat-much-less-likely.",
            Evidence = MedianTable.Of("medians of d_haus / R in closed form", MedianTable.CollapseShare, Line(4), Line(16), Line(64)),
        },
        new("iat-discussion-letters", "third paragraph: \"when n < N\"", Verdict.Refuted)
        {
            Statement = "On the contrary, when n < N, the network is much less likely to collapse.",
            Hypotheses = Runs,
            Relation = "share of contracted runs at n < N < share at n >= N, the intervals apart",
            Reason = "A slip of letters: it must read n > N (iat-much-less-likely).",
            Evidence = Apart(r => r.Dimension < r.Points, r => r.Dimension >= r.Points),
        },
        new("iat-much-less-likely", "third paragraph, with the letters in order", Verdict.Holds)
        {
            Statement = "When N is much greater than n collapse is much more likely; when n > N it is much less likely.",
            Hypotheses = Runs + " N >= 16 n against N <= n.",
            Relation = "share of contracted runs at N <= n < share at N >= 16 n, the intervals apart",
            Reason = "Of what is meant, this holds.",
            Evidence = Apart(r => r.Points <= r.Dimension, r => r.Points >= 16 * r.Dimension),
        },
        new("iat-collapse-ratio", "third paragraph: \"fails when N >> n, and does not fail otherwise\"", Verdict.Refuted)
        {
            Statement = "We expect the batch-hard fails when N >> n, and does not fail otherwise.",
            Hypotheses = Runs,
            Relation = "every cell with N >= 16 n has a contracted run, and every cell with N <= n has one that stayed",
            Reason =
                "In this setting, as a rule without exception, it fails both ways: whole cells go against it. N / n alone does not place the boundary (docs/results/collapse.md). As a tendency: iat-much-less-likely. The print's own setting, the one hardest triplet of a batch without a margin, was not run.",
            Evidence = KeptRuns.PhaseDiagram(
                "cells in which every run goes against the rule",
                Exceptions,
                "every run given the outcome that the rule expects",
                r => r.Points > r.Dimension
            ),
        },
        new("iat-hermans", "fourth paragraph, of [Hermans et al. 2017]", Verdict.Undecided)
        {
            Statement = "Hard negative mining works with a batch size of N = 72 and n = 128.",
            Relation = "f* of their trained network is not collapsed",
            Reason =
                "Agrees with the hypothesis. On random embeddings of 18 classes of 4 and of 45 classes of 40 points alike neither total nor class collapse is nearest (own-expansion); a much smaller subset was not looked for.",
            Evidence = new NoEvidence("their data, network and training, or the embeddings of a batch"),
        },
        new("iat-schroff", "fourth paragraph, of [Schroff et al. 2015]", Verdict.Undecided)
        {
            Statement = "Hard negative mining fails with thousands of samples per batch and n = 128.",
            Relation = "f* of their trained network is collapsed",
            Reason =
                "Agrees with the hypothesis if f* was a \"much smaller subset\", which depends on their embeddings. Class collapse alone is never nearest (own-class-collapse-never-nearest).",
            Evidence = new NoEvidence("their data, network and training, or the embeddings of a batch"),
        },
        new("own-class-collapse-never-nearest", "of the hypothesis", Verdict.Proved, "class_collapse_is_not_nearest")
        {
            Statement =
                "If the centres z_k of the classes are distinct and s = min |z_k - z_l| / (4 rho) < 1, rho the largest class radius, g_i = z_k + s (p_i - z_k) is Triplet-Separated and nearer than class collapse.",
            Hypotheses = "A class of two different points; the centres of the smallest enclosing balls distinct.",
            Relation = "d_haus(F, F_TS) <= (1 - s) rho < rho",
            Reason = "Proposition E.13: within a class at most 2 s rho, across at least 4 s rho - 2 s rho.",
            Evidence = Streams.Small.Try(f => Separates(f, 4), Overlapping),
            Control = Streams.Small.Try("1.9 in the place of 4", f => Separates(f, 1.9), Overlapping),
        },
        new("own-margin-collapse", "of the hypothesis and Limitations: collapse with a margin", Verdict.Proved, "Proposition 14.9")
        {
            Statement =
                "For 0 < alpha < d = min |z_k - z_l| class collapse is not nearest in F_TS^alpha: with s = (d - alpha) / (4 rho) < 1, z_k + s (p_i - z_k) keeps the margin and is nearer. Total collapse keeps no margin.",
            Hypotheses = "As own-class-collapse-never-nearest; tried at alpha = d / 2.",
            Relation = "H + alpha of z_k + s (p_i - z_k) <= 0",
            Reason =
                "Proposition 14.9. On a line d is the right bound: of two classes of one width, side by side, every nearest embedding is class collapse from alpha = d on.",
            Evidence = Streams.Small.Try(f => Separates(f, 4, 0.5), Overlapping),
            Control = Streams.Small.Try("1.9 in the place of 4", f => Separates(f, 1.9, 0.5), Overlapping),
        },
        new("own-expansion", "N = 72 and N = 1,800 in R^128", Verdict.Proved)
        {
            Statement =
                "For gaussian embeddings of 18 classes of 4 and of 45 classes of 40 points in R^128, neither total nor class collapse is nearest.",
            Relation = "displacement of the classes expanded about their centres, centres dilated by 1.5 or not < max_i R(X^i)",
            Reason = "Computed straight: the expanded embedding is separated, and no point moves as far as class collapse moves one.",
            Evidence = new Certified("two embeddings of those sizes, expanded", 1, c => Sizes(Normal(c, 18, 4), Normal(c, 45, 40))),
            Control = new Certified("all class centres in one place: s = 0 and nothing is gained", 1, _ => Sizes(Gathered)),
        },
    ];

    private static InstanceSource Line(int points) => Streams.Gaussian($"line-{points}", $"N = {points}, n = 1, two classes", points, 1, 2);

    private static Func<ObservedRow, bool> Predicted(PredictedCollapse predicted) =>
        r => r is { PredictedLower: { } lower, PredictedUpper: { } upper } && PredictedCollapseRule.Judge(lower, upper) == predicted;

    // The share of contracted runs is less among some than among others.
    private static Computed Apart(Func<ObservedRow, bool> some, Func<ObservedRow, bool> others)
    {
        Finding Judge(ObservedRow[] rows)
        {
            Proportion Share(Func<ObservedRow, bool> among) => Proportion.Of(rows.Count(r => among(r) && r.Contracted), rows.Count(among));
            (Proportion less, Proportion more) = (Share(some), Share(others));
            Verdict verdict = Finding.Side(less.Interval.Upper < more.Interval.Lower, less.Interval.Lower > more.Interval.Upper);
            return new(verdict, less.Trials + more.Trials, $"{KeptRuns.Text(less)} against {KeptRuns.Text(more)}");
        }
        return KeptRuns.PhaseDiagram("two proportions with Wilson intervals", Judge);
    }

    private static Finding Exceptions(ObservedRow[] rows)
    {
        bool Against(int points, int n, IEnumerable<ObservedRow> cell) =>
            points >= 16 * n ? cell.All(r => !r.Contracted) : points <= n && cell.All(r => r.Contracted);
        IEnumerable<string> against = rows.GroupBy(r => (r.Overlap, N: r.Points, n: r.Dimension))
            .Where(g => Against(g.Key.N, g.Key.n, g))
            .OrderBy(g => g.Key)
            .Select(g => $"overlap, N, n = {g.Key}: {g.Count(r => r.Contracted)} of {g.Count()} contracted");
        return new(Finding.Side(true, against.Any()), rows.Length, against.FirstOrDefault() ?? "none", $"{string.Join("; ", against)}.");
    }

    private static Finding Kappa(ObservedRow[] rows)
    {
        Agreement found = Agreement.Of(rows, PredictedCollapseRule.Threshold, Outcomes.Contracted);
        Verdict verdict = Finding.Side(found.KappaLower >= 0.4, found.KappaUpper < 0.4);
        IEnumerable<string> table = found.Table.Select(r => $"predicted {r.Predicted}: {r.Count} of {r.Count + r.Without} contracted");
        string kappa = $"kappa {found.Kappa:F2} [{found.KappaLower:F2}, {found.KappaUpper:F2}]";
        return new(verdict, found.Runs, kappa, $"{string.Join("; ", table)}.");
    }

    private static IEnumerable<CertifiedFigures> Twenty(ClaimContext context)
    {
        Instance Batch(int i) =>
            new Instance(NormalDraw.Points(context.Draw("twenty", i), 20, 2), Sampling.Balanced(20, 4), $"batch-{i}").ForHaus();
        IEnumerable<Instance> batches = Enumerable.Range(0, 5).Select(i => context.Bank.GetOrAdd(("twenty", i), _ => Batch(i)));
        NamedCertificate[] Named(Instance f) => [.. f.Certificates.Select(c => c with { Name = $"{f.Origin}-{c.Name}" })];
        return batches.Select(f => new CertifiedFigures(f.Origin, f.Haus.Upper, f.Brackets.ClassRadius * (1 - 1e-9), Named(f)));
    }

    // Every class shrunk about the centre of its ball by min(1, (d - margin) / (share rho)), d the least distance of two centres, the margin a share of d.
    private static (Embedding Points, double Margin) Expanded(Instance f, double share, double dilation = 1, double margin = 0)
    {
        EnclosingBall[] balls = SmallestEnclosingBall.OfClasses(f.Points, f.Labels);
        double[] mean = [.. Enumerable.Range(0, f.Points.Dimension).Select(k => balls.Average(b => b.Centre[k]))];
        double[][] centres = [.. balls.Select(b => b.Centre.Select((x, k) => mean[k] + (dilation * (x - mean[k]))).ToArray())];
        IEnumerable<double> apart = Quantities.Pairs(balls.Length).Select(t => PairwiseDistances.Between(centres[t.I], centres[t.J]));
        (double nearest, double radius) = (apart.DefaultIfEmpty(0).Min(), balls.Max(b => b.Radius));
        double s = radius > 0 ? Math.Min(1, (1 - margin) * nearest / (share * radius)) * (1 - 1e-12) : 1;
        double At(int i, int k) => centres[f.Labels[i]][k] + (s * (f.Points[i, k] - balls[f.Labels[i]].Centre[k]));
        return (Sampling.Map(f.Points, At), margin * nearest);
    }

    private static IEnumerable<CertifiedFigures> Sizes(params Instance[] instances)
    {
        foreach ((Instance f, double dilation) in instances.SelectMany(f => new[] { (f, 1), (f, 1.5) }))
        {
            Embedding g = Expanded(f, 4, dilation).Points;
            double moved = ClassHausdorffDistance.LargestDisplacement(f.Points, g).Value;
            double radius = SmallestEnclosingBall.OfClasses(f.Points, f.Labels).Max(b => b.Radius);
            bool separated = TripletSeparation.Of(g, f.Labels).IsSeparated;
            yield return new(
                $"{f.Origin}, centres dilated by {dilation}",
                separated ? moved : double.PositiveInfinity,
                radius * (1 - 1e-9)
            );
        }
    }

    private static Instance Normal(ClaimContext context, int classes, int size) =>
        new(
            NormalDraw.Points(context.Draw(0), classes * size, 128),
            Sampling.Balanced(classes * size, classes),
            $"N = {classes * size}, n = 128, {classes} classes"
        );

    private static Judgement Separates(Instance f, double share, double margin = 0)
    {
        (Embedding g, double kept) = Expanded(f, share, 1, margin);
        return Truth(!(TripletSeparation.Of(g, f.Labels).Hardness + kept > Quantities.Rounding * Quantities.Largest(f.Points)));
    }

    private static Instance Overlapping => Sampling.OnLine("-1, 1 | 1.5, 3.5", [-1, 1, 1.5, 3.5], [0, 0, 1, 1]);

    private static Instance Gathered => Sampling.OnLine("-1, 1 | -2, 2", [-1, 1, -2, 2], [0, 0, 1, 1]);
}
