using IsoTriplet.Experiments.Claims.Proofs;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>Judges claims one after another, with one prover and one bank of instances.</summary>
/// <param name="settings">Instances and seed.</param>
/// <param name="cancel">Set by Ctrl-C.</param>
public sealed class ClaimRunner(ClaimSettings settings, CancellationToken cancel = default)
{
    private readonly Z3Prover _prover = new();
    private InstanceBank _bank = new();

    /// <summary>A runner of other settings that shares the instances already made.</summary>
    public ClaimRunner With(ClaimSettings other) => new(other, cancel) { _bank = _bank };

    /// <summary>Judges one claim. Without z3 a proof is undecided, and says what is missing.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="progress">Told how many instances are done, and of how many.</param>
    /// <returns>The verdict.</returns>
    public ClaimResult Judge(Claim claim, Action<int, int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(claim);
        try
        {
            return claim.Evidence.Judge(Context(claim, progress));
        }
        catch (ProverMissingException missing)
        {
            return new ClaimResult(Verdict.Undecided, 0, "none", missing.Message);
        }
    }

    /// <summary>Runs the claim's negative control.</summary>
    /// <param name="claim">The claim.</param>
    /// <returns>Whether it flipped.</returns>
    public ControlResult Control(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        try
        {
            return claim.Evidence.Control(Context(claim, null));
        }
        catch (ProverMissingException missing)
        {
            return new ControlResult(null, missing.Message);
        }
    }

    private ClaimContext Context(Claim claim, Action<int, int>? progress) =>
        new(claim.Id, settings, _prover, cancel) { Bank = _bank, Progress = progress };
}
