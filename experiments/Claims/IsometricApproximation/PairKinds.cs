using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Numerics;
using IsoTriplet.Optimizers;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The four kinds of pairs at which |D_ij - G_ij| may reach its supremum: class (same or different) and sign (shrunk or stretched in G).</summary>
internal enum PairKind
{
    SameShrunk,
    SameStretched,
    DifferentShrunk,
    DifferentStretched,
}

/// <summary>The supremum over the pairs of one kind, and an optimum at which all four kinds reach it.</summary>
internal static class PairKinds
{
    public static IReadOnlyList<PairKind> All { get; } = [.. Enum.GetValues<PairKind>()];

    /// <summary>max over the pairs of this kind of |D_ij - G_ij|; 0 if there is none.</summary>
    public static double Largest(Embedding f, Embedding g, Labels labels, PairKind kind) =>
        Figures.Iso(
            f,
            g,
            (i, j) =>
                (labels[i] == labels[j]) == kind is PairKind.SameShrunk or PairKind.SameStretched
                && (Figures.Distance(g, i, j) < Figures.Distance(f, i, j)) == kind is PairKind.SameShrunk or PairKind.DifferentShrunk
        );

    /// <summary>
    /// F = (-30, 0 | 2 | 1000, 1010) with H = 28, and the separated G = (-23, -7 | 9 | 993, 1017): every distance changes by at most 14 = H/2, which no
    /// separated embedding betters. All four kinds of pairs change by 14.
    /// </summary>
    public static Instance Optimum { get; } =
        Sampling.OnLine("-30, 0 | 2 | 1000, 1010 on a line", [-30, 0, 2, 1000, 1010], [0, 0, 1, 2, 2]) with
        {
            Others = [Embedding.Create(5, 1, [-23, -7, 9, 993, 1017])],
        };

    /// <summary>The certificates that d_iso(F, F_TS) = 14: G from above, half the hardness from below.</summary>
    public static IReadOnlyList<NamedCertificate> OptimumCertificates()
    {
        Instance f = Optimum;
        Certificates.TripletProblem problem = BracketSolver.ProblemOf(f.Points, f.Labels);
        double upper = Figures.Iso(f.Points, f.Other) * (1 + 1e-9);
        Bound lower = HalfHardness.Of(problem, Hausdorff.TripletSeparation.Of(f.Points, f.Labels));
        return
        [
            new NamedCertificate("optimum", new Certificates.SeparatedPointCertificate(problem, "iso", upper, f.Other.ToRows())),
            .. Figures.Certificates(("half-hardness", lower)),
        ];
    }

    /// <summary>The counterexample to "no pair of this kind reaches the supremum at a nearest f*".</summary>
    public static CounterexampleEvidence Occurs(PairKind kind) =>
        new(
            "An embedding on a line with a nearest separated f*, certified from both sides, at which a pair of this kind reaches the supremum.",
            _ =>
            {
                Instance f = Optimum;
                double reached = Largest(f.Points, f.Other, f.Labels, kind);
                double supremum = Figures.Iso(f.Points, f.Other) * (1 + 1e-9);
                string figures = $"|D - G| = {reached} at such a pair, d_iso(F, F_TS) = {supremum:G6}";
                return new Counterexample(figures, reached, (1 - 1e-6) * supremum, OptimumCertificates(), f);
            }
        )
        {
            TrueFactor = 1.01,
        };
}
