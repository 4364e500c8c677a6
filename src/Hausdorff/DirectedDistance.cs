namespace IsoTriplet.Hausdorff;

/// <summary>The directed Hausdorff distance of a set X from a set Y with its witness.</summary>
/// <param name="Value">max over x of min over y of |x - y|.</param>
/// <param name="From">The point of X that is farthest from Y; the lowest on ties.</param>
/// <param name="Nearest">The point of Y nearest to it; the lowest on ties.</param>
public readonly record struct DirectedDistance(double Value, int From, int Nearest);
