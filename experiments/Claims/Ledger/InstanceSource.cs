namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>A seeded source of random instances; claims that name the same stream are tried on the same instances.</summary>
/// <param name="Name">The name that the seeds of its instances hang on; null: the claim's id, and nothing is shared.</param>
/// <param name="What">What is drawn, in words.</param>
/// <param name="Draw">Makes one instance.</param>
public sealed record InstanceSource(string? Name, string What, Func<Random, Instance> Draw)
{
    /// <summary>Instance i for a claim.</summary>
    /// <param name="context">The claim, the seed, the instances already made.</param>
    /// <param name="index">i, from 0.</param>
    /// <returns>The instance with its origin.</returns>
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
