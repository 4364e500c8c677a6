namespace IsoTriplet.Optimizers;

/// <summary>lambda on one comparison; a triple (a, p, q) is the comparison (a, p, a, q).</summary>
/// <param name="Comparison">G_ij + s &lt;= G_kl.</param>
/// <param name="Weight">lambda, at least 0.</param>
/// <param name="Slope">The factor of the squared distance on the side that carries the margin, as certificates write it; 1 without a margin.</param>
public readonly record struct Multiplier(Comparison Comparison, double Weight, double Slope = 1);
