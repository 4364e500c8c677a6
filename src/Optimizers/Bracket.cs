namespace IsoTriplet.Optimizers;

/// <summary>A lower and an upper bound of the same distance to F_TS.</summary>
/// <param name="Lower">Lower bound.</param>
/// <param name="Upper">Upper bound, not below the lower one.</param>
public sealed record Bracket(Bound Lower, Bound Upper)
{
    /// <summary>Brackets count as closed when their relative gap is below this.</summary>
    public const double ClosedGap = 1e-3;

    /// <summary>(upper - lower) / upper; 0 where both are equal.</summary>
    public double RelativeGap => Upper.Value > Lower.Value ? (Upper.Value - Lower.Value) / Upper.Value : 0;

    /// <summary>True if the relative gap is below <see cref="ClosedGap"/>.</summary>
    public bool Closed => RelativeGap < ClosedGap;
}

/// <summary>A bound is a value with what it rests on.</summary>
/// <param name="Value">The bound, in units of distance; as the independent checker established it, where there is a certificate.</param>
/// <param name="RestsOn">What it rests on, for people: "class collapse", "local search", "Lagrangian", "half the hardness", ...</param>
/// <param name="Certificate">The data that <see cref="CertificateChecker"/> accepts; null only for the trivial lower bound 0.</param>
/// <param name="Rows">
/// Where the certificate speaks of a sub-family: its rows, in the certificate's order. A lower bound of a sub-family holds for the whole, because
/// sub-families of Triplet-Separated families are Triplet-Separated. Null: all rows.
/// </param>
public sealed record Bound(double Value, string RestsOn, Certificate? Certificate, IReadOnlyList<int>? Rows = null)
{
    /// <summary>The lower bound that needs no proof.</summary>
    public static Bound Zero { get; } = new(0, "distances are not negative", null);
}
