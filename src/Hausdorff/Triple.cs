namespace IsoTriplet.Hausdorff;

/// <summary>A triple (a, p, q): p is another point of a's class, q a point of another class.</summary>
/// <param name="Anchor">a, from 0.</param>
/// <param name="Positive">p, from 0.</param>
/// <param name="Negative">q, from 0.</param>
public readonly record struct Triple(int Anchor, int Positive, int Negative);
