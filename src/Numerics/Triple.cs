namespace IsoTriplet.Numerics;

/// <summary>A triple (a, p, q) of row numbers, from 0: p is another point of a's class, q a point of another class.</summary>
/// <param name="Anchor">a.</param>
/// <param name="Positive">p, not a.</param>
/// <param name="Negative">q.</param>
public readonly record struct Triple(int Anchor, int Positive, int Negative);
