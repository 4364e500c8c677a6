namespace IsoTriplet.Optimizers;

/// <summary>What a running solve reports.</summary>
/// <param name="Stage">What is being done, for people.</param>
/// <param name="Step">Steps done in this stage.</param>
/// <param name="Value">The method's current objective value, in units of distance; not a bound.</param>
/// <param name="Residual">The method's current largest residual, relative to the scale of the problem.</param>
public sealed record SolveProgress(string Stage, int Step, double Value, double Residual);
