namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>"Illustrative Examples": Figures 2 to 5. The paper's five points are not published.</summary>
internal static class Examples
{
    private const string Points = "the coordinates of the paper's five points and of its f*, which are not published";

    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("iat-figure-3", "Figure 3", Verdict.Proved, "boundary_of_all")
        {
            Statement = "The star sets are Triplet-Separated because they lie outside the other's Triplet-Separated boundary.",
            Relation = "[every point lies outside the boundaries of the other classes] = [H(G) <= 0]",
            Reason =
                "Proposition E.4, for every class at once. That f*_haus minimizes, and that the longest arrows give d_haus, is (23): iat-23.",
            Evidence = Streams.Small.Try(f => Outside(f, f.Labels.Classes), Around),
            Control = Streams.Small.Try("the boundary of the first class alone", f => Outside(f, 1), Around),
        },
        new("iat-figure-4", "Figure 4 and the paragraph on it", Verdict.Proved)
        {
            Statement = "The f*_iso that minimizes d_iso(f, .) is not necessarily the same as f*_haus.",
            Relation = "max_i |p_i - g_i| = d_haus(F, F_TS) for every G with d_iso(F, G) = d_iso(F, F_TS) fails for some F",
            Reason = "Moving f*_iso keeps it a minimizer and changes its displacement. F = (-3, 0 | 1/5): d_iso = 7/5, d_haus = 7/10.",
            Evidence = new Certified("F = (-3, 0 | 1/5) and its optimum moved by 1, separated", 1, _ => SameMinimizer(1)),
            Control = new Certified("the optimum where it lies: it minimizes both", 1, _ => SameMinimizer(0)),
        },
        new(
            "iat-toy-half",
            "paragraph on Figure 4: \"lower bounded by\" 0.5 d_iso, \"upper bounded by\" c d_iso",
            Verdict.Proved,
            "Theorem 13.4"
        )
        {
            Statement = "0.5 d_iso(f, F_TS) <= d_haus(f, F_TS) <= c d_iso(f, F_TS).",
            Relation = "d_iso(F, F_TS) / 2 <= d_haus(F, F_TS)",
            Reason =
                "Proposition 3.1 for the left half, Theorem 13.4 for the right (iat-theorem-2). 1/2 is the least possible c: own-least-ratio.",
            Evidence = Streams.Toy.Try(f => new Judgement((f.Iso.Lower / 2, f.Iso.Upper / 2), f.Haus), TheoremTwo.Least3).Within(1e-6),
        },
        new("own-least-ratio", "the factor 2 of (27)", Verdict.Proved)
        {
            Statement = "1/2 occurs: some F has d_haus = d_iso / 2.",
            Relation = "d_haus(F, F_TS) <= 0.500001 d_iso(F, F_TS) for F = (-3, 0 | 1/5)",
            Reason = "Certified brackets: d_haus = 0.7, d_iso = 1.4.",
            Evidence = new Certified("both brackets of one embedding", 0.99, _ => [Attains(TheoremTwo.Least3)]),
        },
        new("iat-toy-ratio", "paragraph on Figure 4: \"c = 0.53\"", Verdict.Undecided)
        {
            Statement = "For this specific toy example the constant factor is c = 0.53.",
            Hypotheses = "N = 5, n = 2, two classes; the paper's points.",
            Relation = "d_haus(F, F_TS) / d_iso(F, F_TS) = 0.53",
            Reason =
                "Such an instance exists (own-toy-ratio-occurs), 0.53 is near the least possible 1/2 and no bound (own-toy-ratio-no-bound).",
            Evidence = new NoEvidence(Points),
        },
        new("own-toy-ratio-occurs", "c = 0.53 for some F of that size", Verdict.Proved)
        {
            Statement = "Some five points in the plane in two classes have c = d_haus / d_iso in [0.525, 0.535].",
            Relation = "c in [0.525, 0.535] for some F",
            Reason = "An instance with certified brackets on both distances. The evidence gives the distribution over the instances tried.",
            Evidence = new Certified(
                "the first random instance of the toy's size whose certified c rounds to 0.53",
                1,
                c => Occurs(c, 0.525, 0.535)
            ),
            Control = new Certified("c below 0.495, less than 1/2: no instance is found", 1, c => Occurs(c, 0, 0.495)),
        },
        new("own-toy-ratio-no-bound", "c = 0.53 read as a bound", Verdict.Refuted)
        {
            Statement = "The toy example's c = 0.53 carries over to other embeddings of its size.",
            Relation = "d_haus(F, F_TS) <= 0.53 d_iso(F, F_TS)",
            Reason = "The paper does not say so; a reader might take \"almost linear\" for it. A certified instance has a much larger c.",
            Evidence = Certified.Against(
                "A certificate bounds d_haus from below, a separated embedding bounds d_iso from above; their ratio exceeds 0.53.",
                20,
                Exceeds
            ),
        },
        new("iat-figure-5", "Figures 4 and 5, paragraph after Figure 4", Verdict.Undecided)
        {
            Statement =
                "The triplet selected by hard negative mining corresponds with the same three points with the largest discrepancies in distance metric.",
            Hypotheses = "The paper's five points.",
            Relation = "both pairs of the hardest triple attain sup |D_ij - G_ij| at f*_iso",
            Reason = "For theirs not checkable; whenever d_iso = H / 2 it is a theorem (own-figure-5).",
            Evidence = new NoEvidence(Points),
        },
        new("own-figure-5", "Figure 5's sentence where d_iso = H / 2", Verdict.Proved, "hardest_pairs")
        {
            Statement =
                "If d_iso(F, F_TS) = H / 2, both pairs of every hardest triple change by exactly H / 2, the largest change, at every f*_iso.",
            Hypotheses = "d_iso = H / 2, as in most random instances of the toy's size.",
            Relation =
                "H / 2 <= min over the two pairs of the hardest triple of |D - G| at the G found, where it has d_iso(F, G) <= (1 + 1e-6) H / 2",
            Reason = "Proposition 16.1: H = D_ap - D_aq <= (G_ap + H/2) - (G_aq - H/2) leaves no slack.",
            Evidence = Streams.Toy.Try(HardestPairs).Within(1e-4),
        },
    ];

    private static Instance Around => Sampling.OnLine("0, 9 | 2, 3", [2, 3, 0, 9], [0, 0, 1, 1]);

    private static Judgement Outside(Instance f, int classes) =>
        Truth(TripletSeparation.Of(f.Points, f.Labels).IsSeparated == Enumerable.Range(0, classes).All(k => TripletLoss.Outside(f, k)));

    private static CertifiedFigures[] SameMinimizer(double by)
    {
        Instance f = TheoremTwo.Least3;
        Embedding g = Embedding.Create(3, 1, [-2.3 + by, -0.7 + by, 0.9 + by]);
        double iso = TripletSeparation.Of(g, f.Labels).Hardness > 1e-12 ? double.PositiveInfinity : Quantities.Iso(f.Points, g);
        double moved = ClassHausdorffDistance.LargestDisplacement(f.Points, g).Value;
        return
        [
            new("d_iso of G and the least", iso, f.Iso.Lower * (1 + 1e-6)),
            new("d_haus and the displacement", f.Haus.Upper * (1 + 1e-6), moved),
        ];
    }

    private static CertifiedFigures Attains(Instance f) => new(f.Origin, f.Haus.Upper, 0.500001 * f.Iso.Lower, f.Certificates);

    private static CertifiedFigures Exceeds(ClaimContext context)
    {
        IEnumerable<Instance> instances = Enumerable.Range(0, 60).Select(i => Streams.Toy.Get(context, i)).Where(f => f.Iso.Lower > 0);
        Instance worst = instances.MaxBy(f => f.Haus.Lower / f.Iso.Upper)!;
        string text = $"c >= {worst.Haus.Lower / worst.Iso.Upper:F4} at {worst.Origin}";
        return new(text, worst.Haus.Lower, 0.53 * worst.Iso.Upper, worst.Certificates) { Instance = worst };
    }

    private static CertifiedFigures[] Occurs(ClaimContext context, double low, double high)
    {
        Instance[] tried = [.. context.Each(context.Settings.Instances, i => Streams.Toy.Get(context, i)).Where(f => f.Iso.Lower > 0)];
        (double Lower, double Upper)[] sample = [.. tried.Select(f => MedianTable.Ratio(f)!.Value)];
        string Text(double share) => MedianTable.Text(MedianTable.Quantile(sample, share));
        string spread = $"median c {Text(0.5)}, 95% {Text(0.95)}, worst {Text(1)} over {sample.Length} instances that are not separated";
        CertifiedFigures Of(Instance f, (double Lower, double Upper) c) =>
            new($"c in {MedianTable.Text(c)} at {f.Origin}; {spread}", c.Upper, high, f.Certificates);
        return
        [
            .. tried.Zip(sample).Where(t => t.Second.Lower >= low && t.Second.Upper <= high).Take(1).Select(t => Of(t.First, t.Second)),
        ];
    }

    private static Judgement HardestPairs(Instance f)
    {
        double half = Quantities.Hardness(f) / 2;
        if (TripletSeparation.Of(f.Points, f.Labels).HardestTriple is not { } t || half <= 0 || f.Iso.Upper > half * (1 + 1e-6))
        {
            return Sides(0, 1);
        }
        Embedding g = f.Brackets.NearestIso;
        double Change(int i, int j) => Math.Abs(Quantities.Distance(f.Points, i, j) - Quantities.Distance(g, i, j));
        return Sides(half, Math.Min(Change(t.Anchor, t.Positive), Change(t.Anchor, t.Negative)));
    }
}

/// <summary>
/// How the median of a figure changes over a row of cells. A median is known as an interval that allows for the brackets and for the sampling: it lies
/// between two order statistics of the sample with 99% confidence.
/// </summary>
internal static class MedianTable
{
    // Half of the 99% quantile pair of the normal distribution: the ranks of the median lie within 2.576 sqrt(k) / 2 of k / 2.
    private const double Spread = 1.288;

    /// <summary>Holds if every median is certainly below the next, Refuted if one is certainly above; broken by dividing the last cell's figures by ten.</summary>
    public static Computed Of(string what, Func<Instance, (double, double)?> figure, params InstanceSource[] cells) =>
        new(what, c => Judge(c, figure, cells, 1))
        {
            Broken = new Computed("the figures of the last cell divided by ten", c => Judge(c, figure, cells, 0.1)),
        };

    private static ClaimResult Judge(ClaimContext context, Func<Instance, (double, double)?> figure, InstanceSource[] cells, double last)
    {
        int each = (context.Settings.Instances + cells.Length - 1) / cells.Length;
        List<(double Lower, double Upper)> medians = [];
        List<string> lines = [];
        foreach (InstanceSource cell in cells)
        {
            double factor = cell == cells[^1] ? last : 1;
            (double Lower, double Upper)[] sample = [.. context.Each(each, i => figure(cell.Get(context, i))).OfType<(double, double)>()];
            sample = [.. sample.Select(c => (factor * c.Lower, factor * c.Upper))];
            double margin = Spread / Math.Sqrt(Math.Max(1, sample.Length));
            medians.Add((Quantile(sample, 0.5 - margin).Lower, Quantile(sample, 0.5 + margin).Upper));
            lines.Add($"{cell.What}: median in {Text(medians[^1])}, 95% quantile {Text(Quantile(sample, 0.95))}");
        }
        bool grows = medians.Zip(medians.Skip(1)).All(s => s.Second.Lower > s.First.Upper);
        bool falls = medians.Zip(medians.Skip(1)).Any(s => s.Second.Upper < s.First.Lower);
        int instances = each * cells.Length;
        Verdict verdict =
            falls ? Verdict.Refuted
            : grows && instances >= ClaimSettings.FewestInstances ? Verdict.Holds
            : Verdict.Undecided;
        return new ClaimResult(verdict, instances, string.Join(" -> ", medians.Select(Text)), string.Join("; ", lines));
    }

    /// <summary>c = d_haus / d_iso of one instance as an interval; null where F is separated, so that c is 0/0.</summary>
    public static (double Lower, double Upper)? Ratio(Instance f) =>
        f.Iso.Lower > 0 ? (f.Haus.Lower / f.Iso.Upper, f.Haus.Upper / f.Iso.Lower) : null;

    /// <summary>d_haus over the radius of the largest class, 1 where collapsing every class is nearest: on a line in closed form, else from H/4 to the least shift of two classes along a new dimension.</summary>
    public static (double Lower, double Upper)? CollapseShare(Instance f)
    {
        double radius = SmallestEnclosingBall.OfClasses(f.Points, f.Labels).Max(b => b.Radius);
        bool line = f.Points.Dimension == 1;
        double lower = line ? Quantities.LineHaus(f.Points, f.Labels) : Quantities.Hardness(f) / 4;
        return (lower / radius, line ? lower / radius : Math.Min(1, Quantities.Shift(f) / radius));
    }

    /// <summary>Quantile of a sample of intervals: the true quantile lies between those of the lower and of the upper ends.</summary>
    public static (double Lower, double Upper) Quantile(IReadOnlyCollection<(double Lower, double Upper)> sample, double share)
    {
        double At(IEnumerable<double> values) =>
            sample.Count == 0
                ? double.NaN
                : values.Order().ElementAt((int)Math.Clamp(Math.Floor(share * sample.Count), 0, sample.Count - 1));
        return (At(sample.Select(c => c.Lower)), At(sample.Select(c => c.Upper)));
    }

    public static string Text((double Lower, double Upper) c) => $"[{c.Lower:F4}, {c.Upper:F4}]";
}
