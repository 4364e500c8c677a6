namespace IsoTriplet.Optimizers;

/// <summary>What a solve of the Lagrangian dual returns.</summary>
/// <param name="Status">The criterion that fired.</param>
/// <param name="Steps">Newton steps.</param>
/// <param name="Residuals">Violation of triples by the lifted point, and the duality gap over the value.</param>
/// <param name="Bound">The lower bound on d_haus, as the checker established it.</param>
/// <param name="NullDimension">The dimension of the null space of M on its support; null unless converged.</param>
/// <param name="Minimiser">G = M^-1 U F, which is optimal where the null dimension is 0 (after repair of rounding and placing of free points).</param>
public sealed record LagrangianSolution(
    SolveStatus Status,
    int Steps,
    Residuals Residuals,
    Bound Bound,
    int? NullDimension,
    Embedding Minimiser
);
