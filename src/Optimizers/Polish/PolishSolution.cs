using IsoTriplet.Certificates;
using IsoTriplet.Numerics;

namespace IsoTriplet.Optimizers;

/// <summary>What a polish returns.</summary>
/// <param name="Status">The criterion that fired.</param>
/// <param name="Steps">Linear programs solved, or calls of SLSQP.</param>
/// <param name="Residuals">Violation of the triples (distance over scale) and predicted decrease for one unit of movement, at the last point.</param>
/// <param name="Point">A Triplet-Separated embedding: the polished point after repair, or the start where that is no worse.</param>
/// <param name="Value">Its distance to F, as <see cref="CertificateChecker"/> established it.</param>
/// <param name="Certificate">The upper bound.</param>
public sealed record PolishSolution(
    SolveStatus Status,
    int Steps,
    Residuals Residuals,
    Embedding Point,
    double Value,
    Certificate Certificate
);
