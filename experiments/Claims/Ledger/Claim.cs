namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>A statement of a source and how it is judged.</summary>
public sealed record Claim
{
    /// <summary>Short name: source and statement in small letters and hyphens, <c>iat-theorem-3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The source as docs/references.md names it: IAT, ETL, GEO, or heard.</summary>
    public required string Source { get; init; }

    /// <summary>Equation, theorem, figure or section of the source.</summary>
    public required string Locator { get; init; }

    /// <summary>The statement in words.</summary>
    public required string Statement { get; init; }

    /// <summary>What it supposes.</summary>
    public required string Hypotheses { get; init; }

    /// <summary>The statement as a relation: left, relation, right.</summary>
    public required string Relation { get; init; }

    /// <summary>The verdict this project expects.</summary>
    public required Verdict Expected { get; init; }

    /// <summary>Why, in a sentence; for a false claim, what holds instead.</summary>
    public required string Reason { get; init; }

    /// <summary>How it is judged.</summary>
    public required IEvidence Evidence { get; init; }

    /// <summary>True where judging takes minutes: such a claim is checked only when it is named, or with <c>--slow</c>.</summary>
    public bool Slow { get; init; }
}

/// <summary>A way of judging a claim, with its own negative control.</summary>
public interface IEvidence
{
    /// <summary>What the verdict rests on, before anything is run: the lemma files, the kind of instances, the certificate.</summary>
    string Description { get; }

    /// <summary>Judges the claim.</summary>
    /// <param name="context">Instances, seed, prover.</param>
    /// <returns>Verdict and evidence.</returns>
    ClaimResult Judge(ClaimContext context);

    /// <summary>
    /// The negative control: a hypothesis dropped, or a constant shrunk by 1%. It flips when the broken claim no longer gets the verdict of the true one.
    /// </summary>
    /// <param name="context">Instances, seed, prover.</param>
    /// <returns>What was broken, and whether the verdict flipped.</returns>
    ControlResult Control(ClaimContext context);
}

/// <summary>What came of a negative control.</summary>
/// <param name="Flipped">True when breaking the claim changed its verdict, as it must.</param>
/// <param name="Change">What was broken.</param>
public sealed record ControlResult(bool Flipped, string Change);
