namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>A seeded source of random instances; claims that name the same stream are tried on the same instances.</summary>
public sealed record InstanceSource(string? Name, string What, Func<Random, Instance> Draw)
{
    /// <summary>Instance i for a claim.</summary>
    public Instance Get(ClaimContext context, int index)
    {
        ArgumentNullException.ThrowIfNull(context);
        Instance Make() =>
            Draw(context.Draw(Name ?? context.ClaimId, index)) with
            {
                Origin = $"random instance {index}, seed {context.Settings.Seed}",
            };
        return Name is null ? Make() : context.Bank.Get($"{Name}/{context.Settings.Seed}", index, Make);
    }
}
