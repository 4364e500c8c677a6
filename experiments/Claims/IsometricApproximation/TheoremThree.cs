using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>"Recovering the Triplet Loss": Theorem 3 and Corollary 1 as they are worded. The factors that the proofs name are in Appendix A.</summary>
internal static class TheoremThree
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("iat-theorem-3", "Theorem 3", Verdict.Proved, "theorem_3")
        {
            Statement =
                "The Triplet Loss sampled by hard negative mining and the isometric error d_iso upper bound each other within a linear factor.",
            Hypotheses = "alpha = 0; n, N, classes any. A factor that may depend on the dimension.",
            Relation = "H / 2 <= d_iso(F, F_TS) <= 8 (n + 1) H",
            Reason =
                "As worded it is right: Theorem 13.4. The factor 2 that Appendix A claims is not (iat-38), and none is free of n (own-factor-grows).",
            Evidence = Streams.Toy.Try(f => Sides(0, 24 * Quantities.Hardness(f)) with { Left = f.Iso }).Times(0.49 / 24),
        },
        new("iat-corollary-1-zero", "Corollary 1, the optimal solutions themselves", Verdict.Proved, "corollary_1_zero")
        {
            Statement =
                "The optimal solution to the Triplet Loss sampled by hard negative mining is equivalent to the optimal solution to d_haus(f, F_TS) within a constant factor.",
            Hypotheses = "alpha = 0. Read of the solutions themselves: the sets where both are 0 are one; the factor is iat-corollary-1.",
            Relation = "[L_HN = 0] = [d_haus(F, F_TS) = 0] = [d_iso(F, F_TS) = 0]",
            Reason = "Proposition 3.1: L = 0 puts F itself into F_TS, H > 0 keeps both distances above H/4 and H/2.",
            Evidence = Streams.Toy.Try(f => Vanish(f, 0), Separated),
            Control = Streams.Toy.Try("margin 0.1 instead of 0", f => Vanish(f, 0.1), Separated),
        },
        new("iat-corollary-1", "Corollary 1, \"within a constant factor\"", Verdict.Proved, "corollary_1")
        {
            Statement =
                "d_haus, d_iso and the Triplet Loss sampled by hard negative mining upper and lower bound each other by constant factors.",
            Hypotheses = "A factor that may depend on the dimension. No thickness.",
            Relation = "H / 4 <= d_haus(F, F_TS) <= 4 (n + 1) H",
            Reason =
                "Theorem 13.4, also where Theorem 2, from which the paper derives it, is vacuous. With the factors of the paper's proofs, 2 c, it is not derived: (38) is false.",
            Evidence = Streams.Toy.Try(f => Sides(0, 12 * Quantities.Hardness(f)) with { Left = f.Haus }).Times(0.25 / 12),
        },
        new("own-quarter", "(27) and Theorem 3's lower half together", Verdict.Proved, "haus_ge_quarter_hardness")
        {
            Statement = "The Hausdorff-like distance to the separated embeddings is at least a quarter of the hardness.",
            Relation = "H(F) / 4 <= d_haus(F, F_TS)",
            Reason = "Proposition 3.1. Attained by p = -3, a = 0, q = 1/5.",
            Evidence = Streams.Toy.Try(f => Sides(Quantities.Hardness(f) / 4, 0) with { Right = f.Haus }, TheoremTwo.Least3).Within(1e-6),
        },
    ];

    private static Instance[] Separated => [TripletLoss.Tie, Sampling.OnLine("collapsed", [2, 2, 2], [0, 0, 1])];

    private static Judgement Vanish(Instance f, double margin)
    {
        bool zero = TripletSeparation.Of(f.Points, f.Labels).HardNegativeLoss(margin) == 0;
        bool agree = zero ? f.Haus.Upper == 0 && f.Iso.Upper == 0 : f.Haus.Lower > 0 && f.Iso.Lower > 0;
        bool contradict = zero ? f.Haus.Lower > 0 || f.Iso.Lower > 0 : f.Haus.Upper == 0 || f.Iso.Upper == 0;
        return new Judgement((contradict ? 1 : 0, agree ? 0 : 1), (0.5, 0.5));
    }
}

/// <summary>The chain of simplices with the stress certificate of its d_iso.</summary>
internal sealed record ChainOfSimplices(Instance Instance, double Hardness, double Bound, StressCertificate Certificate)
{
    /// <summary>h = H/2 over the distance rho = 1 at which the chain is separated: small enough for the remainder, large enough for doubles.</summary>
    public const double Excess = 5e-8;

    /// <summary>m = 3, K = 5, the smallest chain that refutes the factor 2.</summary>
    public static Lazy<ChainOfSimplices> Smallest { get; } = new(() => Of(3, 5));
    public double Factor => Bound / Hardness;

    /// <summary>A factor times H against the certified lower end of d_iso.</summary>
    public CertifiedFigures Exceeds(double factor) =>
        new($"{Instance.Origin}, H = {Hardness:G6}, d_iso >= {Factor:F4} H", factor * Hardness * (1 + 1e-6), Bound, Named)
        {
            Instance = Instance,
        };

    private NamedCertificate Named =>
        new($"chain-{Instance.Points.Points / Instance.Labels.Classes}-{Instance.Labels.Classes}", Certificate);

    public static ChainOfSimplices Of(int size, int classes)
    {
        (Embedding points, Labels labels) = SimplexChain.Create(size, classes, Excess);
        StressSolution found = StressBound.Find(points, labels);
        StressCertificate certificate =
            found.Certificate ?? throw new InvalidOperationException($"no stress certificate for m = {size}, K = {classes}");
        Instance instance = new(points, labels, $"chain of {classes} simplices of {size} points, n = {points.Dimension}");
        return new ChainOfSimplices(instance, found.Hardness, found.Bound, certificate);
    }
}
