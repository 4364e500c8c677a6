namespace IsoTriplet.Triplets;

/// <summary>A triple (a, p, q) of row numbers: anchor, positive of the same class, negative of another.</summary>
/// <param name="Anchor">a.</param>
/// <param name="Positive">p, not a.</param>
/// <param name="Negative">q.</param>
public readonly record struct Triple(int Anchor, int Positive, int Negative);
