using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Hausdorff;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>"Illustrative Examples": Figures 2 to 5. The paper's five points are not published.</summary>
public static class Examples
{
    private const string Points = "the coordinates of the paper's five points and of its f*, which are not published";

    public static IReadOnlyList<Claim> Claims =>
        field ??= [
            new("iat-figure-3", "Figure 3", Verdict.Proved)
            {
                Statement = "The star sets are Triplet-Separated because they lie outside the other's Triplet-Separated boundary.",
                Relation = "[every point lies outside the boundaries of the other classes] = [H(G) <= 0]",
                Reason =
                    "Proposition E.4, for every class at once. That f*_haus minimizes, and that the longest arrows give d_haus, is (23): iat-23.",
                Evidence = new WrittenProof(
                    "boundary_of_all",
                    new InstanceEvidence(Streams.Small, f => Outside(f, f.Labels.Classes))
                    {
                        Made = [Sampling.OnLine("0, 9 | 2, 3", [2, 3, 0, 9], [0, 0, 1, 1])],
                        Without = ("the boundary of the first class alone", e => e with { Judge = f => Outside(f, 1) }),
                    }
                ),
            },
            new("iat-figure-4", "Figure 4 and the paragraph before it", Verdict.Proved)
            {
                Statement = "The f*_iso that minimizes d_iso(f, .) is not necessarily the same as f*_haus.",
                Relation = "max_i |p_i - g_i| = d_haus(F, F_TS) for every G with d_iso(F, G) = d_iso(F, F_TS) fails for some F",
                Reason = "Moving f*_iso keeps it a minimizer and changes its displacement. F = (-3, 0 | 1/5): d_iso = 7/5, d_haus = 7/10.",
                Evidence = new ComputedEvidence(
                    "F = (-3, 0 | 1/5) and its optimum moved by 1: brackets of both distances, both separated",
                    _ => SameMinimizer(1),
                    _ => new ControlResult(SameMinimizer(0).Verdict != Verdict.Proved, "the optimum where it lies: it minimizes both")
                ),
            },
            new("iat-toy-half", "paragraph before Figure 4: \"lower bounded by 0.5 d_iso and upper bounded by c d_iso\"", Verdict.Proved)
            {
                Statement = "0.5 d_iso(f, F_TS) <= d_haus(f, F_TS) <= c d_iso(f, F_TS).",
                Relation = "d_iso(F, F_TS) / 2 <= d_haus(F, F_TS)",
                Reason =
                    "Proposition 3.1 for the left half, Corollary 5.3 for the right (iat-theorem-2). 1/2 is the least possible c: own-least-ratio.",
                Evidence = new WrittenProof(
                    "Proposition 3.1",
                    new InstanceEvidence(Streams.Toy, f => new Judgement((f.Iso.Lower / 2, f.Iso.Upper / 2), f.Haus))
                    {
                        Made = [TheoremTwo.Least3],
                        Slack = 1e-6,
                    }
                ),
            },
            new("own-least-ratio", "the factor 2 of (27)", Verdict.Proved)
            {
                Statement = "1/2 occurs: some F has d_haus = d_iso / 2.",
                Relation = "d_haus(F, F_TS) <= 0.500001 d_iso(F, F_TS) for F = (-3, 0 | 1/5)",
                Reason = "Certified brackets: d_haus = 0.7, d_iso = 1.4.",
                Evidence = new ComputedEvidence(
                    "both brackets of one embedding",
                    _ => Attains(0.500001),
                    _ => new ControlResult(Attains(0.495).Verdict != Verdict.Proved, "0.495 in the place of 1/2")
                )
                {
                    Kind = EvidenceKind.Certificate,
                },
            },
            new("iat-toy-ratio", "paragraph before Figure 5: \"c = 0.53\"", Verdict.Undecided)
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
                Reason =
                    "An instance with certified brackets on both distances. The evidence gives the distribution over the instances tried.",
                Evidence = new ComputedEvidence(
                    "the first random instance of the toy's size whose certified c rounds to 0.53, and the distribution of c",
                    context => Occurs(context, 0.525, 0.535),
                    context => new ControlResult(
                        Occurs(context, 0, 0.495).Verdict != Verdict.Proved,
                        "c below 0.495, less than 1/2: no instance is found"
                    )
                )
                {
                    Kind = EvidenceKind.Certificate,
                },
            },
            new("own-toy-ratio-no-bound", "c = 0.53 read as a bound", Verdict.Refuted)
            {
                Statement = "The toy example's c = 0.53 carries over to other embeddings of its size.",
                Relation = "d_haus(F, F_TS) <= 0.53 d_iso(F, F_TS)",
                Reason =
                    "The paper does not say so; a reader might take \"almost linear\" for it. A certified instance has a much larger c.",
                Evidence = new CounterexampleEvidence(
                    "A certificate bounds d_haus from below, a separated embedding bounds d_iso from above; their ratio exceeds 0.53.",
                    context =>
                    {
                        Instance worst = Enumerable
                            .Range(0, 60)
                            .Select(i => Streams.Toy.Get(context, i))
                            .Where(f => f.Iso.Lower > 0)
                            .MaxBy(f => f.Haus.Lower / f.Iso.Upper)!;
                        return new Counterexample(
                            $"c >= {worst.Haus.Lower / worst.Iso.Upper:F4} at {worst.Origin}",
                            worst.Haus.Lower,
                            0.53 * worst.Iso.Upper,
                            Quantities.Certificates(("haus-lower", worst.Brackets.Haus.Lower), ("iso-upper", worst.Brackets.Iso.Upper)),
                            worst
                        );
                    }
                )
                {
                    TrueFactor = 20,
                },
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
            new("own-figure-5", "Figure 5's sentence where d_iso = H / 2", Verdict.Proved)
            {
                Statement =
                    "If d_iso(F, F_TS) = H / 2, both pairs of every hardest triple change by exactly H / 2, the largest change, at every f*_iso.",
                Hypotheses = "d_iso = H / 2, as in most random instances of the toy's size.",
                Relation =
                    "H / 2 <= min over the two pairs of the hardest triple of |D - G| at the G found, where it has d_iso(F, G) <= (1 + 1e-6) H / 2",
                Reason = "Proposition 16.1: H = D_ap - D_aq <= (G_ap + H/2) - (G_aq - H/2) leaves no slack.",
                Evidence = new WrittenProof("hardest_pairs", new InstanceEvidence(Streams.Toy, HardestPairs) { Slack = 1e-4 }),
            },
        ];

    private static Judgement Outside(Instance f, int classes) =>
        Judgement.Truth(
            TripletSeparation.Of(f.Points, f.Labels).IsSeparated
                == Enumerable
                    .Range(0, classes)
                    .All(k =>
                        SeparatedBoundary.Of(f.Points, f.Labels, k) is var boundary
                        && Enumerable.Range(0, f.Labels.Count).All(q => f.Labels[q] == k || boundary.Permits(f.Points.Row(q)))
                    )
        );

    private static ClaimResult SameMinimizer(double by)
    {
        Instance f = TheoremTwo.Least3;
        Numerics.Embedding g = Numerics.Embedding.Create(3, 1, [-2.3 + by, -0.7 + by, 0.9 + by]);
        bool isoOptimal = Quantities.Iso(f.Points, g) <= f.Iso.Lower * (1 + 1e-6) && !(TripletSeparation.Of(g, f.Labels).Hardness > 1e-12);
        double moved = ClassHausdorffDistance.LargestDisplacement(f.Points, g).Value;
        return new ClaimResult(
            isoOptimal && moved > f.Haus.Upper * (1 + 1e-6) ? Verdict.Proved : Verdict.Undecided,
            1,
            $"displacement {moved:G6}, d_haus {f.Haus.Upper:G6}",
            "G attains d_iso and not d_haus."
        );
    }

    private static ClaimResult Attains(double factor)
    {
        Instance f = TheoremTwo.Least3;
        bool attains = f.Haus.Upper <= factor * f.Iso.Lower;
        return new ClaimResult(
            attains ? Verdict.Proved : Verdict.Undecided,
            1,
            $"d_haus <= {f.Haus.Upper:G9}, d_iso >= {f.Iso.Lower:G9}",
            f.Origin
        )
        {
            Certificates = Quantities.Certificates(("haus-upper", f.Brackets.Haus.Upper), ("iso-lower", f.Brackets.Iso.Lower)),
        };
    }

    private static ClaimResult Occurs(ClaimContext context, double low, double high)
    {
        List<(double Lower, double Upper)> sample = [];
        Instance? found = null;
        for (int i = 0; i < Math.Max(context.Settings.Instances, 1); i++)
        {
            Instance f = Streams.Toy.Get(context, i);
            if (MedianTable.Ratio(f) is { } c)
            {
                sample.Add(c);
                found ??= c.Lower >= low && c.Upper <= high ? f : null;
            }
        }
        string Text(double share) => MedianTable.Text(MedianTable.Quantile(sample, share));
        string spread = $"median c {Text(0.5)}, 95% {Text(0.95)}, worst {Text(1)} over {sample.Count} instances that are not separated";
        return found is null
            ? new ClaimResult(Verdict.Undecided, sample.Count, "no such instance", spread)
            : new ClaimResult(
                Verdict.Proved,
                sample.Count,
                $"c in {MedianTable.Text(MedianTable.Ratio(found)!.Value)} at {found.Origin}",
                spread
            )
            {
                Certificates = Quantities.Certificates(
                    ("haus-lower", found.Brackets.Haus.Lower),
                    ("haus-upper", found.Brackets.Haus.Upper),
                    ("iso-lower", found.Brackets.Iso.Lower),
                    ("iso-upper", found.Brackets.Iso.Upper)
                ),
            };
    }

    private static Judgement HardestPairs(Instance f)
    {
        double half = Quantities.Hardness(f) / 2;
        if (TripletSeparation.Of(f.Points, f.Labels).HardestTriple is not { } t || half <= 0 || f.Iso.Upper > half * (1 + 1e-6))
        {
            return Judgement.Exact(0, 1);
        }
        Numerics.Embedding g = f.Brackets.NearestIso;
        double Change(int i, int j) => Math.Abs(Quantities.Distance(f.Points, i, j) - Quantities.Distance(g, i, j));
        return Judgement.Exact(half, Math.Min(Change(t.Anchor, t.Positive), Change(t.Anchor, t.Negative)));
    }
}
