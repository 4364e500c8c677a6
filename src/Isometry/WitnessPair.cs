namespace IsoTriplet.Isometry;

/// <summary>A value taken over pairs of points, with the pair that attains it (I &lt; J; the lowest such pair on ties).</summary>
/// <param name="I">The first point, from 0.</param>
/// <param name="J">The second point; equal to I only when there is a single point, and the value is then 0.</param>
/// <param name="Value">The value at the pair, in the units of the points.</param>
public readonly record struct WitnessPair(int I, int J, double Value);
