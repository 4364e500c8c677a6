namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>Evidence of a shape of its own: an exact computation, a table, a vacuous bound.</summary>
/// <param name="Description">What is computed.</param>
/// <param name="Judgement">Judges the claim.</param>
/// <param name="Broken">Runs the negative control.</param>
public sealed record ComputedEvidence(
    string Description,
    Func<ClaimContext, ClaimResult> Judgement,
    Func<ClaimContext, ControlResult> Broken
) : IEvidence
{
    /// <inheritdoc/>
    public ClaimResult Judge(ClaimContext context) => Judgement(context);

    /// <inheritdoc/>
    public ControlResult Control(ClaimContext context) => Broken(context);
}
