namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>What a verdict rests on, by its right name.</summary>
public enum EvidenceKind
{
    /// <summary>Coq's kernel checked the statement in its generality.</summary>
    Kernel,

    /// <summary>A numbered proof in docs/mathematics.md or beside it, for all sizes; a second check runs here.</summary>
    Written,

    /// <summary>z3 discharges the statement itself.</summary>
    Z3,

    /// <summary>z3 discharges an instance of fixed size; the size is named.</summary>
    Z3AtSize,

    /// <summary>Certificates that the checker accepts.</summary>
    Certificate,

    /// <summary>Exact fractions that anyone can compute again by hand.</summary>
    Exact,

    /// <summary>A computation of a shape of its own: a table, a grid, an infinite constant.</summary>
    Computed,

    /// <summary>Seeded random instances beside some that were made for the claim.</summary>
    Instances,

    /// <summary>Training runs whose records are kept.</summary>
    Runs,

    /// <summary>Nothing here decides it; what would is named.</summary>
    None,
}

/// <summary>A way of judging a claim, with its own negative control.</summary>
public interface IEvidence
{
    /// <summary>What the verdict rests on.</summary>
    EvidenceKind Kind { get; }

    /// <summary>The same in words, before anything is run: the scripts, the kind of instances, the certificate.</summary>
    string Description { get; }

    /// <summary>Judges the claim.</summary>
    ClaimResult Judge(ClaimContext context);

    /// <summary>
    /// The negative control: a hypothesis dropped, or a constant shrunk by 1%. It flips when the broken claim no longer gets the verdict of the true one.
    /// </summary>
    ControlResult Control(ClaimContext context);
}

/// <summary>What came of a negative control.</summary>
public sealed record ControlResult(bool? Flipped, string Change);

/// <summary>Evidence of a shape of its own: an exact computation, a table, a vacuous bound.</summary>
public sealed record ComputedEvidence(
    string Description,
    Func<ClaimContext, ClaimResult> Judgement,
    Func<ClaimContext, ControlResult> Broken
) : IEvidence
{
    public EvidenceKind Kind { get; init; } = EvidenceKind.Computed;

    public ClaimResult Judge(ClaimContext context) => Judgement(context);

    public ControlResult Control(ClaimContext context) => Broken(context);
}

/// <summary>A statement that nothing here decides.</summary>
public sealed record NoEvidence(string Needed) : IEvidence
{
    public EvidenceKind Kind => EvidenceKind.None;

    public string Description => $"none here; it would take {Needed}";

    public ClaimResult Judge(ClaimContext context) => new(Verdict.Undecided, 0, "none", $"Not checked: it would take {Needed}.");

    public ControlResult Control(ClaimContext context) => new(null, "nothing is computed, so nothing can be broken");
}
