namespace IsoTriplet.Numerics;

/// <summary>An extreme value over pairs and the pair that takes it (the lowest i, then the lowest j, among ties).</summary>
/// <param name="Value">The extreme value.</param>
/// <param name="I">The row of the first point, from 0.</param>
/// <param name="J">The row of the second point, from 0.</param>
public readonly record struct PairWitness(double Value, int I, int J);
