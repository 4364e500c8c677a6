namespace IsoTriplet.Isometry;

/// <summary>A ball that contains a point set, with the proof that none is smaller.</summary>
/// <param name="Centre">c, the centre (n coordinates).</param>
/// <param name="Radius">max |p_i - c|, evaluated directly over every point and rounded up: the ball contains all points.</param>
/// <param name="Lower">
/// A lower bound on the radius of every enclosing ball, rounded down: the square root of sum w_i |p_i - sum w_j p_j|^2 over the support
/// (weak duality: any ball around c has R^2 >= sum w_i |p_i - c|^2, and the right side is least at the weighted mean).
/// </param>
/// <param name="Support">The points that carry the lower bound, ascending (at most n + 1).</param>
/// <param name="Weights">w, their weights: non-negative, sum 1; the centre is their weighted mean.</param>
public sealed record EnclosingBall(double[] Centre, double Radius, double Lower, int[] Support, double[] Weights);
