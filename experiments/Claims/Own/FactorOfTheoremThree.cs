using IsoTriplet.Optimizers.Shrink;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Experiments.Claims.Own;

/// <summary>Theorem 3 and Corollary 1 of [IAT] with the factors that are true, and what becomes of them with a margin and with comparisons.</summary>
internal static class FactorOfTheoremThree
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("own-factor-haus", "Corollary 1, the factor that is true", Verdict.Proved, "factors")
        {
            Statement =
                "d_haus(F, F_TS) <= 4 H / kappa for every F, with kappa >= 1/(d+1), d <= min(n, m - 1) the largest affine dimension of a class.",
            Hypotheses = "H > 0. Neither thickness, nor class diameters, nor the number of classes enters.",
            Relation = "displacement of the least class shrink that is Triplet-Separated <= 4 H / kappa",
            Reason = "Theorem 13.4: every class is shrunk towards a weighted mean of its own by C over its spread.",
            Evidence = Streams
                .NearSeparated.Try(f => Shrunk(f, 4, (x, y) => ClassHausdorffDistance.LargestDisplacement(x, y).Value))
                .Times(0.005),
        },
        new("own-factor-iso", "Theorem 3 (38), the factor that is true", Verdict.Proved, "factors")
        {
            Statement = "d_iso(F, F_TS) <= 8 H / kappa <= 8 (n + 1) H for every F: Theorem 3 holds within a factor that is linear in n.",
            Hypotheses = "H > 0.",
            Relation = "d_iso(F, the least class shrink up to C = 4 H / kappa that is Triplet-Separated) <= 8 H / kappa",
            Reason = "Theorem 13.4. No factor free of n holds: own-factor-grows.",
            Evidence = Streams.NearSeparated.Try(f => Shrunk(f, 8, Quantities.Iso)).Times(0.0025),
        },
        new("own-factor-common", "Corollary 1, class diameters nearly equal", Verdict.Proved, "Theorem 13.5")
        {
            Statement =
                "One shrink x = 2H / (kappa delta - 2H) of all classes separates F where H <= kappa delta / 4, delta the least positive class diameter.",
            Hypotheses = "0 < H <= kappa delta / 4; instances beyond are judged true.",
            Relation = "the least share of x that makes it Triplet-Separated <= 1",
            Reason = "Theorem 13.5; as H falls the displacement is 2 sqrt(d(d+1)) (Delta/delta) H.",
            Evidence = Streams.NearSeparated.Try(CommonShrink).Times(0.02),
        },
        new("own-factor-grows", "Theorem 3, from below", Verdict.Proved, "Theorem 13.7")
        {
            Statement = "The best factor C(n) of d_iso <= C(n) H is at least n^(5/6) / 4, for all n.",
            Relation = "chain of 13 simplices of 32 points in R^129: H = 2h, h the excess of their edges",
            Reason =
                "Theorem 13.7: blocks of simplices cut out of mutually unbiased bases make chains with m points a class in dimension of the order m^(6/5). Whether C(n) is of the order n is open; straight chains stay below n^(8/9) (Theorem 13.8).",
            Evidence = new Certified(
                "the hardness of the chain for w = 3, two simplices a basis, two rooms, h = 1e-6",
                1,
                _ => [Unbiased(2)]
            ),
            Control = new Certified("one room in the place of two", 1, _ => [Unbiased(1)]),
        },
        new("own-margin-half", "Limitations and Future Work: the margin", Verdict.Proved, "iso_ge_half_hardness_margin")
        {
            Statement = "d_iso(F, F_TS^alpha) >= (H + alpha)/2, F_TS^alpha the G with G_ap + alpha <= G_aq for all triples.",
            Hypotheses = "H + alpha > 0.",
            Relation = "(H(F) + alpha)/2 <= d_iso(F, G) for G in F_TS^alpha, alpha = -H(G)",
            Reason = "Proposition 14.1. The margin is a restriction that disallows total collapse, which the paper asks for.",
            Evidence = Margined.Try(f => MarginHalf(f, 1), Stretched),
            Control = Margined.Try("H + alpha in the place of its half", f => MarginHalf(f, 2), Stretched),
        },
        new("own-margin-factor", "Limitations and Future Work: the margin", Verdict.Proved, "Theorem 14.2")
        {
            Statement =
                "d_haus(F, F_TS^alpha) <= 4 (H + alpha)/kappa where classes of two or more points have a diameter of at least 8 (H + alpha)/kappa.",
            Hypotheses = "alpha is the largest margin that the hypothesis allows; instances without one are judged true.",
            Relation = "the least share of C = 4 (H + alpha)/kappa whose class shrink keeps the margin <= 1",
            Reason = "Theorem 14.2. Without the hypothesis no bound in H + alpha alone holds: Proposition 14.3.",
            Evidence = Streams.NearSeparated.Try(MarginShrink).Times(0.01),
        },
        new("own-comparisons-half", "Conclusion: Ladder Loss and contrastive learning", Verdict.Proved, "comparisons_half")
        {
            Statement =
                "For ordered pairs of distances G_ij + s <= G_kl in the place of triples, d_iso is at least half of the largest D_ij + s - D_kl.",
            Hypotheses = "Graded relevance: each point asks the others in the order that G has them, by steps of 0.1 or of G's own.",
            Relation = "H(F)/2 <= d_iso(F, G) for G that respects the comparisons",
            Reason = "Theorem 15.1; triples are the case (ap, aq, alpha).",
            Evidence = Margined.Try(f => LadderHalf(f, 1), Stretched),
            Control = Margined.Try("H in the place of H/2", f => LadderHalf(f, 2), Stretched),
        },
    ];

    private static CertifiedFigures Unbiased(int rooms)
    {
        (Embedding f, Labels labels) = UnbiasedChain.Create(rooms, classes: 13, excess: 1e-6);
        double ratio = TripletSeparation.Of(f, labels).Hardness!.Value / 2e-6;
        string text =
            $"m = {UnbiasedChain.Size}, r = {rooms}, K = 13, n = {f.Dimension}, N = {f.Points}: |H / 2h - 1|, H / 2h = {ratio:G9}";
        return new(text, Math.Abs(ratio - 1), 1e-6);
    }

    private static double Rounding(Instance f) => 1e-11 * Quantities.Largest(f.Points);

    private static bool Member(Instance f, Embedding g, double margin = 0) =>
        TripletSeparation.Of(g, f.Labels).Hardness + margin <= Rounding(f);

    // The least share of a shrink that makes a member, to 1e-6, infinite where the whole does not: how far a bound is from tight on F.
    private static double LeastShare(Func<double, bool> member)
    {
        if (!member(1))
        {
            return double.PositiveInfinity;
        }
        (double low, double high) = (0, 1);
        for (int k = 0; k < 20; k++)
        {
            double share = (low + high) / 2;
            (low, high) = member(share) ? (low, share) : (share, high);
        }
        return high;
    }

    private static Judgement Shrunk(Instance f, double factor, Func<Embedding, Embedding, double> distance)
    {
        ClassShrink shrink = ClassShrink.Of(f.Points, f.Labels);
        double bound = Quantities.Hardness(f) / shrink.Kappa;
        double share = LeastShare(s => Member(f, shrink.At(4 * s * bound)));
        return Sides(share <= 1 ? distance(f.Points, shrink.At(4 * share * bound)) : share, factor * bound);
    }

    private static Judgement CommonShrink(Instance f)
    {
        ClassShrink shrink = ClassShrink.Of(f.Points, f.Labels);
        (double h, double delta) = (Quantities.Hardness(f), shrink.Diameters.Where(x => x > 0).Min());
        double x = 2 * h / ((shrink.Kappa * delta) - (2 * h));
        Embedding At(double y) =>
            Sampling.Map(f.Points, (i, k) => f.Points[i, k] + (y * (shrink.Centres[f.Labels[i]][k] - f.Points[i, k])));
        return Sides(h > shrink.Kappa * delta / 4 ? 0 : LeastShare(s => Member(f, At(s * x))), 1);
    }

    private static Judgement MarginShrink(Instance f)
    {
        ClassShrink shrink = ClassShrink.Of(f.Points, f.Labels);
        double h = Quantities.Hardness(f);
        double least = Enumerable.Range(0, f.Labels.Classes).Where(k => f.Labels.Members(k).Length > 1).Min(k => shrink.Diameters[k]);
        double alpha = ((least * shrink.Kappa / 8) - h) * 0.999;
        return Sides(alpha <= 0 ? 0 : LeastShare(s => Member(f, shrink.At(s * shrink.Bound(h + alpha)), alpha)), 1);
    }

    // F is G shaken; G respects the margin -H(G), which is not negative.
    private static InstanceSource Margined =>
        new(
            "margined",
            "G two or three classes in a row, each within 0.3 of its place, N = 4..9, n = 1..4; F a copy shaken by 1e-3 to 1",
            r =>
            {
                (int points, int n, double spread) = (r.Next(4, 10), r.Next(1, 5), 0.3 * r.NextDouble());
                Labels labels = Sampling.Classes(r, points, r.Next(2, 4));
                Embedding noise = NormalDraw.Points(r, points, n);
                Embedding g = Sampling.Map(noise, (i, k) => (spread * Math.Tanh(noise[i, k])) + (k == 0 ? 3 * labels[i] : 0));
                return new Instance(Sampling.Shaken(r, g, Math.Pow(10, -3 * r.NextDouble())), labels, "") { Others = [g] };
            }
        );

    // Both pairs of the triple change by 1/4, and H + alpha = 1/2.
    private static Instance Stretched => Sampling.OnLine("F = (0, -5/4 | 7/4), G = (0, -1 | 2)", [0, -1.25, 1.75], [0, 0, 1], [0, -1, 2]);

    private static Judgement MarginHalf(Instance f, double factor)
    {
        double alpha = -TripletSeparation.Of(f.Other, f.Labels).Hardness!.Value;
        double hardness = TripletSeparation.Of(f.Points, f.Labels).Hardness!.Value;
        return Sides(alpha < 0 ? 0 : factor * (hardness + alpha) / 2, Quantities.Iso(f.Points, f.Other));
    }

    private static Judgement LadderHalf(Instance f, double factor)
    {
        double largest = double.NegativeInfinity;
        for (int a = 0; a < f.Points.Points; a++)
        {
            int[] ladder = [.. Enumerable.Range(0, f.Points.Points).Where(i => i != a).OrderBy(i => Quantities.Distance(f.Other, a, i))];
            foreach ((int near, int far) in ladder.Zip(ladder.Skip(1)))
            {
                double step = Math.Min(0.1, Quantities.Distance(f.Other, a, far) - Quantities.Distance(f.Other, a, near));
                largest = Math.Max(largest, Quantities.Distance(f.Points, a, near) + step - Quantities.Distance(f.Points, a, far));
            }
        }
        return Sides(factor * largest / 2, Quantities.Iso(f.Points, f.Other));
    }
}
