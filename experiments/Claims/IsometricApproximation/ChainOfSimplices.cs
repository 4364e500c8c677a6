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
