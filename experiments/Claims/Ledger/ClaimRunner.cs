using IsoTriplet.Experiments.Claims.Proofs;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>Judges claims one after another, with one prover and one bank of instances.</summary>
public sealed class ClaimRunner(ClaimSettings settings, CancellationToken cancel = default)
{
    private readonly Z3Prover _prover = new();
    private InstanceBank _bank = new();

    /// <summary>A runner of other settings that shares the instances already made.</summary>
    public ClaimRunner With(ClaimSettings other) => new(other, cancel) { _bank = _bank };

    /// <summary>Judges one claim. Without z3 a proof is undecided, and says what is missing.</summary>
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
