namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>What the ledger says of a claim.</summary>
public enum Verdict
{
    /// <summary>A prover or an exact checker discharged it.</summary>
    Proved,

    /// <summary>It held on every instance tried (at least <see cref="ClaimSettings.FewestInstances"/>), decided from brackets; none spoke against it.</summary>
    Holds,

    /// <summary>A counterexample with a certificate that anyone can re-check.</summary>
    Refuted,

    /// <summary>True for want of content: its hypothesis cannot be met, or its bound is infinite.</summary>
    Vacuous,

    /// <summary>The brackets do not decide it, or too few instances were tried.</summary>
    Undecided,
}
