namespace IsoTriplet.Triplets;

/// <summary>The triples that a strategy chose from a batch.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Triples">By anchor, then positive, then negative, ascending.</param>
/// <param name="AnchorsWithoutPositive">Points alone in their class: they anchor nothing.</param>
/// <param name="AnchorsWithoutNegative">Points of a batch of one class: they anchor nothing.</param>
/// <param name="SemiHardFallbacks">Pairs (a, p) with no negative farther than p, which took the farthest negative instead, or were dropped.</param>
/// <param name="PositivesTooSimilar">Anchors, or pairs where all positives are taken, without a positive that is not too similar.</param>
public sealed record MiningResult(
    MiningStrategy Strategy,
    IReadOnlyList<Triple> Triples,
    int AnchorsWithoutPositive,
    int AnchorsWithoutNegative,
    int SemiHardFallbacks,
    int PositivesTooSimilar = 0
);
