namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>How a check is run.</summary>
public sealed record ClaimSettings(int Instances = 1000, int Seed = 0, int? Only = null)
{
    /// <summary>No verdict "Holds" from fewer instances.</summary>
    public const int FewestInstances = 1000;
}
