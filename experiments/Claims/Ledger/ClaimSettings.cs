namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>How a check is run.</summary>
/// <param name="Instances">Random instances a claim is tried on.</param>
/// <param name="Seed">The seed; instance i of a claim depends on the seed, the claim's id and i alone.</param>
/// <param name="Only">Replay this single instance; null for all.</param>
public sealed record ClaimSettings(int Instances = 1000, int Seed = 0, int? Only = null)
{
    /// <summary>No verdict "Holds" from fewer instances.</summary>
    public const int FewestInstances = 1000;
}
