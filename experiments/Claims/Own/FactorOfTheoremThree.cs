using IsoTriplet.Certificates;
using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Hausdorff;
using IsoTriplet.Numerics;
using IsoTriplet.Optimizers;
using IsoTriplet.Optimizers.Shrink;

namespace IsoTriplet.Experiments.Claims.Own;

/// <summary>Theorem 3 and Corollary 1 of [IAT] with the factors that are true, and what becomes of them with a margin and with comparisons.</summary>
public static class FactorOfTheoremThree
{
    private static readonly InstanceSource Near = new(
        "near-separated",
        "2 to 5 classes of sizes up to 10^4 apart, gaussian, and separated families disturbed by little, n = 1..4",
        r => NearSeparatedInstances.Draw(r)
    );

    public static IReadOnlyList<Claim> Claims =>
        field ??= [
            new("own-factor-haus", "Corollary 1, the factor that is true", Verdict.Proved)
            {
                Statement =
                    "d_haus(F, F_TS) <= 4 H / kappa for every F, with kappa >= 1/(d+1), d <= min(n, m - 1) the largest affine dimension of a class.",
                Hypotheses = "H > 0. Neither thickness, nor class diameters, nor the number of classes enters.",
                Relation = "the least C whose class shrink is Triplet-Separated (its displacement is at most C) <= 4 H / kappa",
                Reason = "Theorem 13.4: every class is shrunk towards a weighted mean of its own by C over its spread.",
                Evidence = new WrittenProof(
                    "Theorem 13.4",
                    new InstanceEvidence(Near, f => Shrunk(f, 4))
                    {
                        Without = ("0.02 H / kappa in the place of 4 H / kappa", e => e with { Judge = f => Shrunk(f, 0.02) }),
                    }
                ),
            },
            new("own-factor-iso", "Theorem 3 (38), the factor that is true", Verdict.Proved)
            {
                Statement =
                    "d_iso(F, F_TS) <= 8 H / kappa <= 8 (n + 1) H for every F: Theorem 3 holds within a factor that is linear in n.",
                Hypotheses = "H > 0.",
                Relation = "d_iso(F, class shrink at C = 4 H / kappa) <= 8 H / kappa, and the shrink is Triplet-Separated",
                Reason = "Theorem 13.4. No factor free of n holds: own-factor-grows.",
                Evidence = new WrittenProof(
                    "Theorem 13.4",
                    new InstanceEvidence(Near, f => Distorted(f, 8))
                    {
                        Without = ("0.02 H / kappa in the place of 8 H / kappa", e => e with { Judge = f => Distorted(f, 0.02) }),
                    }
                ),
            },
            new("own-factor-common", "Corollary 1, class diameters nearly equal", Verdict.Proved)
            {
                Statement =
                    "One shrink x = 2H / (kappa delta - 2H) of all classes separates F where H <= kappa delta / 4, delta the least positive class diameter.",
                Hypotheses = "0 < H <= kappa delta / 4; instances beyond are judged true.",
                Relation = "H of the common shrink <= 0",
                Reason = "Theorem 13.5; as H falls the displacement is 2 sqrt(d(d+1)) (Delta/delta) H.",
                Evidence = new WrittenProof(
                    "Theorem 13.5",
                    new InstanceEvidence(Near, f => CommonShrink(f, 1))
                    {
                        Without = ("a fiftieth of the shrink", e => e with { Judge = f => CommonShrink(f, 0.02) }),
                    }
                ),
            },
            new("own-factor-grows", "Theorem 3, from below", Verdict.Proved)
            {
                Statement = "The best factor C(n) of d_iso <= C(n) H grows at least like n^(4/5), for all n.",
                Hypotheses = "",
                Relation = "chain of 10 simplices of 16 points in R^46: H = 2h, h the excess of their edges",
                Reason =
                    "Theorem 13.7: chains of simplices taken from mutually unbiased bases exist for all m = 4^w in dimension of the order m^(5/4).",
                Evidence = new WrittenProof(
                    "Theorem 13.7",
                    new ComputedEvidence(
                        "the hardness of the chain for m = 16, three spaces, three bases, h = 1e-6",
                        _ => UnbiasedChain.Judge(3),
                        _ => new ControlResult(UnbiasedChain.Judge(2).Verdict != Verdict.Holds, "two spaces in the place of three")
                    )
                ),
            },
            new("own-margin-half", "Limitations and Future Work: the margin", Verdict.Proved)
            {
                Slow = true,
                Statement = "d_iso(F, F_TS^alpha) >= (H + alpha)/2, F_TS^alpha the G with G_ap + alpha <= G_aq for all triples.",
                Hypotheses = "H + alpha > 0.",
                Relation = "(H + alpha)/2 <= d_iso(F, F_TS^alpha)",
                Reason = "Proposition 14.1. The margin is a restriction that disallows total collapse, which the paper asks for.",
                Evidence = new WrittenProof(
                    "Proposition 14.1",
                    new InstanceEvidence(Near, f => MarginHalf(f, 1))
                    {
                        Slack = 1e-3,
                        Without = ("H + alpha in the place of its half", e => e with { Judge = f => MarginHalf(f, 2) }),
                    }
                ),
            },
            new("own-margin-factor", "Limitations and Future Work: the margin", Verdict.Proved)
            {
                Statement =
                    "d_haus(F, F_TS^alpha) <= 4 (H + alpha)/kappa where classes of two or more points have a diameter of at least 8 (H + alpha)/kappa.",
                Hypotheses = "alpha is the largest margin that the hypothesis allows; instances without one are judged true.",
                Relation = "H + alpha of the class shrink at C = 4 (H + alpha)/kappa <= 0",
                Reason = "Theorem 14.2. Without the hypothesis no bound in H + alpha alone holds: Proposition 14.3.",
                Evidence = new WrittenProof(
                    "Theorem 14.2",
                    new InstanceEvidence(Near, f => MarginShrink(f, 1))
                    {
                        Without = ("a hundredth of C", e => e with { Judge = f => MarginShrink(f, 0.01) }),
                    }
                ),
            },
            new("own-comparisons-half", "Conclusion: Ladder Loss and contrastive learning", Verdict.Proved)
            {
                Slow = true,
                Statement =
                    "For ordered pairs of distances G_ij + s <= G_kl in the place of triples, d_iso is at least half of the largest D_ij + s - D_kl.",
                Hypotheses = "Graded relevance: each point asks the others in the order of a drawn ranking, by steps of 0.1.",
                Relation = "H/2 <= d_iso to the embeddings that respect the comparisons",
                Reason = "Theorem 15.1; triples are the case (ap, aq, alpha).",
                Evidence = new WrittenProof(
                    "Theorem 15.1",
                    new InstanceEvidence(Near, f => LadderHalf(f, 1))
                    {
                        Slack = 1e-3,
                        Without = ("H in the place of H/2", e => e with { Judge = f => LadderHalf(f, 2) }),
                    }
                ),
            },
        ];

    private static double Hardness(Instance f) => TripletSeparation.Of(f.Points, f.Labels).Hardness!.Value;

    private static double Rounding(Instance f) => 1e-11 * f.Points.Values.ToArray().Max(Math.Abs);

    private static bool Member(Instance f, Embedding g, double margin = 0) =>
        TripletSeparation.Of(g, f.Labels).Hardness + margin <= Rounding(f);

    private static Judgement Shrunk(Instance f, double factor)
    {
        ClassShrink shrink = ClassShrink.Of(f.Points, f.Labels);
        double most = factor * Hardness(f) / shrink.Kappa;
        if (!Member(f, shrink.At(most)))
        {
            return Judgement.Exact(1, 0);
        }
        (double low, double high) = (0, most);
        for (int k = 0; k < 20; k++)
        {
            double c = (low + high) / 2;
            (low, high) = Member(f, shrink.At(c)) ? (low, c) : (c, high);
        }
        return Judgement.Exact(high, most);
    }

    private static Judgement Distorted(Instance f, double factor)
    {
        ClassShrink shrink = ClassShrink.Of(f.Points, f.Labels);
        double most = factor * Hardness(f) / shrink.Kappa;
        Embedding g = shrink.At(most / 2);
        return Member(f, g) ? Judgement.Exact(Isometry.IsometricDistance.Between(f.Points, g).Value, most) : Judgement.Exact(1, 0);
    }

    private static Judgement CommonShrink(Instance f, double share)
    {
        ClassShrink shrink = ClassShrink.Of(f.Points, f.Labels);
        (double h, double delta) = (Hardness(f), shrink.Diameters.Where(x => x > 0).Min());
        if (h > shrink.Kappa * delta / 4)
        {
            return Judgement.Truth(true);
        }
        double x = share * 2 * h / ((shrink.Kappa * delta) - (2 * h));
        int n = f.Points.Dimension;
        double[] values = new double[f.Points.Points * n];
        for (int k = 0; k < values.Length; k++)
        {
            double p = f.Points.Values[k];
            values[k] = p + (x * (shrink.Centres[f.Labels[k / n]][k % n] - p));
        }
        return Judgement.Truth(Member(f, Embedding.Create(f.Points.Points, n, values)));
    }

    private static Judgement MarginShrink(Instance f, double share)
    {
        ClassShrink shrink = ClassShrink.Of(f.Points, f.Labels);
        double least = Enumerable.Range(0, f.Labels.Classes).Where(k => f.Labels.Members(k).Length > 1).Min(k => shrink.Diameters[k]);
        double alpha = ((least * shrink.Kappa / 8) - Hardness(f)) * 0.999;
        return Judgement.Truth(alpha <= 0 || Member(f, shrink.At(share * shrink.Bound(Hardness(f) + alpha)), alpha));
    }

    private static readonly ComparisonSettings Quick = new()
    {
        Rounds = 12,
        Steps = 60,
        Starts = 1,
    };

    private static Judgement MarginHalf(Instance f, double factor)
    {
        double alpha = f.Points.Values[0] is var x && x != 0 ? Math.Abs(x) : 1;
        ComparisonBrackets report = ComparisonSolver.Solve(ComparisonProblem.OfTriples(f.Points, f.Labels, alpha), Quick);
        double half = factor * Math.Max(0, Hardness(f) + alpha) / 2;
        return new((half, half), (report.Iso.Lower.Value, report.Iso.Upper.Value));
    }

    private static Judgement LadderHalf(Instance f, double factor)
    {
        int count = Math.Min(6, f.Points.Points);
        List<Comparison> ladder = [];
        for (int a = 0; a < count; a++)
        {
            for (int k = 1; k + 1 < count; k++)
            {
                ladder.Add(new(a, (a + k) % count, a, (a + k + 1) % count, 0.1));
            }
        }
        return Half(f, factor, ladder);
    }

    private static Judgement Half(Instance f, double factor, IReadOnlyList<Comparison> comparisons)
    {
        ComparisonProblem problem = ComparisonProblem.Of(f.Points, [.. comparisons]);
        ComparisonBrackets report = ComparisonSolver.Solve(problem, Quick);
        double half = factor * Math.Max(0, problem.Hardness(f.Points)?.Hardness ?? 0) / 2;
        return new((half, half), (report.Iso.Lower.Value, report.Iso.Upper.Value));
    }
}
