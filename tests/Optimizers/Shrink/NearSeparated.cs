using IsoTriplet.Experiments.Claims.Ledger;

namespace IsoTriplet.Tests.Optimizers.Shrink;

/// <summary>Families whose hardness is small against some of their classes, the ledger's: where a bound by H alone could fail.</summary>
internal static class NearSeparated
{
    /// <summary>How many instances: 1,000, or as many as ISOTRIPLET_INSTANCES says.</summary>
    public static int Count => int.TryParse(Environment.GetEnvironmentVariable("ISOTRIPLET_INSTANCES"), out int count) ? count : 1000;

    /// <summary>Drawn instances with positive hardness.</summary>
    public static IEnumerable<(Embedding F, Labels Labels, double Hardness)> Stream(int seed, int count)
    {
        Random random = new(seed);
        return Enumerable
            .Range(0, count)
            .Select(_ => Streams.NearSeparated.Draw(random))
            .Select(f => (f.Points, f.Labels, TripletSeparation.Of(f.Points, f.Labels).Hardness!.Value));
    }

    public static double Size(Embedding f) => Quantities.Largest(f);
}
