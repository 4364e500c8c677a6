namespace IsoTriplet.Optimizers;

/// <summary>Both brackets of one embedding.</summary>
/// <param name="Haus">d_haus(F, F_TS).</param>
/// <param name="Iso">d_iso(F, F_TS).</param>
/// <param name="NearestHaus">The Triplet-Separated embedding that gives the upper bound of d_haus.</param>
/// <param name="NearestIso">The Triplet-Separated embedding that gives the upper bound of d_iso.</param>
/// <param name="NullDimension">
/// By how many dimensions the relaxation of d_haus exceeds n: the dimension of the null space of M on its support. 0: M is positive definite there and the
/// bracket closes. Null: not determined (no multipliers, or the interior-point method did not converge).
/// </param>
/// <param name="TotalRadius">R(X), the d_haus of total collapse.</param>
/// <param name="ClassRadius">max_i R(X^i), the d_haus of class collapse.</param>
/// <param name="Verdict">Is the nearest separated embedding collapsed?</param>
/// <param name="Separation">The hardness of F with its hardest triple, which the brackets began with.</param>
/// <param name="Cancelled">True if the caller cancelled: the brackets are valid, and the best so far.</param>
public sealed record BracketReport(
    Bracket Haus,
    Bracket Iso,
    Embedding NearestHaus,
    Embedding NearestIso,
    int? NullDimension,
    double TotalRadius,
    double ClassRadius,
    CollapseVerdict Verdict,
    TripletSeparation Separation,
    bool Cancelled
);
