namespace IsoTriplet.Optimizers;

/// <summary>What a local solve returns.</summary>
/// <param name="Status">The criterion that fired.</param>
/// <param name="Steps">Steps done.</param>
/// <param name="Residuals">How nearly the last point satisfies the optimality conditions.</param>
/// <param name="Point">
/// With a certificate: a Triplet-Separated embedding, the last point after repair. Without one: the last point, which is not separated.
/// </param>
/// <param name="Value">Its distance to F: the bound of the certificate, or infinity without one.</param>
/// <param name="Multipliers">At the last update.</param>
/// <param name="Certificate">The upper bound, as <see cref="CertificateChecker"/> established it; null if the repair failed.</param>
public sealed record Solution(
    SolveStatus Status,
    int Steps,
    Residuals Residuals,
    Embedding Point,
    double Value,
    SeparationMultipliers Multipliers,
    Certificate? Certificate
);
