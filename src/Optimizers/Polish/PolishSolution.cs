namespace IsoTriplet.Optimizers;

/// <summary>What a polish returns.</summary>
/// <param name="Status">The criterion that fired.</param>
/// <param name="Steps">Linear programs solved.</param>
/// <param name="Residuals">At the last point, over the scale: violation of the triples, and the decrease that the last linear program predicted for one unit of
/// movement.</param>
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
