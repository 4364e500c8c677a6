namespace IsoTriplet.Optimizers;

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
