namespace IsoTriplet.Optimizers.Local;

/// <summary>One local search in a frame: the last point, its multipliers, and the separated embedding made of it.</summary>
/// <param name="Status">The criterion that fired.</param>
/// <param name="Steps">Gradient steps.</param>
/// <param name="Residuals">At the last multiplier update.</param>
/// <param name="Point">N x d, in the frame.</param>
/// <param name="Multipliers">Those that the last point asks for, at a penalty of <paramref name="Penalty"/>.</param>
/// <param name="Penalty">The penalty at the end, with which another search can go on.</param>
/// <param name="Repaired">Triplet-Separated in double arithmetic; null if the repair did not end or d is not n.</param>
internal sealed record LocalResult(
    SolveStatus Status,
    int Steps,
    Residuals Residuals,
    double[] Point,
    Multipliers Multipliers,
    double Penalty,
    Embedding? Repaired
);
