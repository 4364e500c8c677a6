namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>What the ledger says of a claim.</summary>
public enum Verdict
{
    /// <summary>
    /// Proved in the generality in which it is stated: by Coq's kernel, by a numbered theorem of docs/mathematics.md, by z3 where the script is the whole
    /// statement, or by certificates where it says that something exists. An instance of fixed size is no proof.
    /// </summary>
    Proved,

    /// <summary>
    /// Nothing spoke against it: at least <see cref="ClaimSettings.FewestInstances"/> instances decided from brackets, or z3 at a size that is named, or
    /// training runs whose 95 % interval lies on the claim's side.
    /// </summary>
    Holds,

    /// <summary>A counterexample with a certificate, exact fractions or runs that anyone can check again.</summary>
    Refuted,

    /// <summary>True for want of content: its hypothesis cannot be met, or its bound is infinite.</summary>
    Vacuous,

    /// <summary>Nothing here decides it; its evidence says what would.</summary>
    Undecided,
}
