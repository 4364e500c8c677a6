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
)
{
    /// <summary>The verdict that a bracket of d_haus allows.</summary>
    /// <remarks>
    /// Total: lower >= 0.999 R(X). Class: lower >= 0.999 max_i R(X^i), which class collapse attains. None: upper &lt; 0.999 max_i R(X^i). Where F is
    /// itself collapsed the nearest separated embedding is F: R(X) = 0 gives Total, of whatever classes the points are, and max_i R(X^i) = 0 with a class of two
    /// points gives Class. One point, or classes of one point each that are not all in one place: None, as nothing has collapsed.
    /// Of an F with a class of two different points and distinct class centres Class is never true: a nearer separated embedding exists
    /// (docs/mathematics/elementary.md, Proposition E.13). What a collapsed class looks like is CollapseRule's.
    /// </remarks>
    /// <param name="haus">The bracket of d_haus.</param>
    /// <param name="totalRadius">R(X).</param>
    /// <param name="classRadius">max_i R(X^i).</param>
    /// <param name="labels">The labels.</param>
    /// <returns>The verdict.</returns>
    public static CollapseVerdict Judge(Bracket haus, double totalRadius, double classRadius, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(haus);
        ArgumentNullException.ThrowIfNull(labels);
        const double Near = 1 - Bracket.ClosedGap;
        if (totalRadius == 0 && labels.Count > 1)
        {
            return CollapseVerdict.Total;
        }
        if (labels.Count == labels.Classes)
        {
            return CollapseVerdict.None;
        }
        if (classRadius == 0)
        {
            return CollapseVerdict.Class;
        }
        if (haus.Upper.Value < Near * classRadius)
        {
            return CollapseVerdict.None;
        }
        if (haus.Lower.Value >= Near * totalRadius)
        {
            return CollapseVerdict.Total;
        }
        return haus.Lower.Value >= Near * classRadius ? CollapseVerdict.Class : CollapseVerdict.Undecided;
    }
}

/// <summary>Is the nearest Triplet-Separated embedding collapsed? Drawn from the bracket of d_haus, never from a single candidate.</summary>
public enum CollapseVerdict
{
    /// <summary>Undecided: the bracket leaves both answers open.</summary>
    Undecided,

    /// <summary>Some separated embedding is nearer than class collapse by more than the tolerance: collapsing is not optimal.</summary>
    None,

    /// <summary>No separated embedding is nearer than the collapse of every class to the centre of its own ball (to the tolerance).</summary>
    Class,

    /// <summary>No separated embedding is nearer than the collapse of all points to one (to the tolerance).</summary>
    Total,
}
