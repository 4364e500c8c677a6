using IsoTriplet.Certificates;
using IsoTriplet.Optimizers;
using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>The chain of simplices with the stress certificate of its d_iso.</summary>
internal sealed record ChainOfSimplices(Instance Instance, double Hardness, double Bound, StressCertificate Certificate)
{
    /// <summary>h = H/2 over the distance rho = 1 at which the chain is separated: small enough for the remainder, large enough for doubles.</summary>
    public const double Excess = 5e-8;

    /// <summary>m = 3, K = 5, the smallest chain that refutes the factor 2.</summary>
    public static Lazy<ChainOfSimplices> Smallest { get; } = new(() => Of(3, 5));
    public double Factor => Bound / Hardness;

    public Contradiction Against(double factor) =>
        new(
            $"{Instance.Origin}, H = {Hardness:G6}, d_iso >= {Factor:F4} H",
            Bound,
            factor * Hardness * (1 + 1e-6),
            [new NamedCertificate($"chain-{Instance.Points.Points / Instance.Labels.Classes}-{Instance.Labels.Classes}", Certificate)],
            Instance
        );

    public static ChainOfSimplices Of(int size, int classes)
    {
        (Embedding points, Labels labels) = SimplexChain.Create(size, classes, Excess);
        StressSolution found = StressBound.Find(points, labels);
        StressCertificate certificate =
            found.Certificate ?? throw new InvalidOperationException($"no stress certificate for m = {size}, K = {classes}");
        Instance instance = new(points, labels, $"chain of {classes} simplices of {size} points, n = {points.Dimension}");
        return new ChainOfSimplices(instance, found.Hardness, found.Bound, certificate);
    }

    /// <summary>The negative control of claims that rest on a stress certificate: its bound raised by 1%.</summary>
    public static Computed Tampered(Func<ClaimContext, StressCertificate?> stated) =>
        new(
            "the bound of the certificate raised by 1%: the checker must reject it",
            c =>
                stated(c) is { } x && !CertificateChecker.Check(x with { Bound = 1.01 * x.Bound }).Valid
                    ? new(Verdict.Undecided, 1, "rejected", "")
                    : new(Verdict.Proved, 1, "accepted", "")
        );
}
