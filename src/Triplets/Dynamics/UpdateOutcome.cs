namespace IsoTriplet.Triplets;

/// <summary>What one step does to the two similarities of a triple, in the order of the source: products, lengths, new similarities, changes.</summary>
/// <param name="PositiveProduct">a'.p' before normalisation, the S_ap^new of the source: (7), (23), (38).</param>
/// <param name="NegativeProduct">a'.q' before normalisation, the S_an^new of the source: (8), (24), (39).</param>
/// <param name="AnchorNorm">|a'|.</param>
/// <param name="PositiveNorm">|p'|.</param>
/// <param name="NegativeNorm">|q'|.</param>
/// <param name="NewSap">The new cosine S_ap' = a'.p' / (|a'| |p'|); the old S_ap where a length is 0 (a vector without direction does not move).</param>
/// <param name="NewSan">S_an' likewise.</param>
/// <param name="DeltaSap">S_ap' - S_ap, (9).</param>
/// <param name="DeltaSan">S_an' - S_an, (10).</param>
public readonly record struct UpdateOutcome(
    double PositiveProduct,
    double NegativeProduct,
    double AnchorNorm,
    double PositiveNorm,
    double NegativeNorm,
    double NewSap,
    double NewSan,
    double DeltaSap,
    double DeltaSan
)
{
    /// <summary>Puts an outcome together from products and lengths, which the source does not normalise: (9), (10) of [ETL].</summary>
    internal static UpdateOutcome From(
        TripletState state,
        double positiveProduct,
        double negativeProduct,
        double anchor,
        double positive,
        double negative
    )
    {
        double sap = anchor * positive > 0 ? positiveProduct / (anchor * positive) : state.Sap;
        double san = anchor * negative > 0 ? negativeProduct / (anchor * negative) : state.San;
        return new UpdateOutcome(positiveProduct, negativeProduct, anchor, positive, negative, sap, san, sap - state.Sap, san - state.San);
    }
}
