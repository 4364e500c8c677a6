namespace IsoTriplet.Optimizers;

/// <summary>How far a point is from satisfying the optimality conditions, relative to the scale of the problem.</summary>
/// <param name="Infeasibility">The largest violation of a constraint (squared distances over the squared scale).</param>
/// <param name="Stationarity">The norm of the gradient of the Lagrangian; for a barrier method, the duality gap over the value.</param>
public sealed record Residuals(double Infeasibility, double Stationarity);
