namespace IsoTriplet.Optimizers.Branch;

/// <summary>Why the branch and bound ended.</summary>
public enum BranchStatus
{
    /// <summary>The bracket is closed to the wished gap.</summary>
    Closed,

    /// <summary>The node limit was reached; the lower bound is what all open nodes share.</summary>
    NodeLimit,

    /// <summary>No pair is violated any more, but the gap is not closed: the upper bound is what is left to improve.</summary>
    Stalled,

    /// <summary>Cancelled; the lower bound is what all open nodes share.</summary>
    Cancelled,
}

/// <summary>What the branch and bound found.</summary>
/// <param name="Status">The criterion that fired.</param>
/// <param name="Lower">Lower bound in double arithmetic; the certificate made from <see cref="Root"/> is what counts.</param>
/// <param name="Upper">The smallest upper bound known, from outside or from a point found on the way.</param>
/// <param name="Point">The point of <see cref="Upper"/> when it was found on the way; otherwise null.</param>
/// <param name="Nodes">Nodes examined.</param>
/// <param name="Root">The tree with the multipliers of every node.</param>
internal sealed record BranchSolution(BranchStatus Status, double Lower, double Upper, Embedding? Point, int Nodes, DirectionNode Root);
