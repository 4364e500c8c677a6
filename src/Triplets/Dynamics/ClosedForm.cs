namespace IsoTriplet.Triplets;

/// <summary>One step in closed form for any row of the update table; (9), (10) of [ETL] from the products and lengths of the row.</summary>
/// <remarks>
/// Derived from the update table alone; with the rows of the three losses it is (7), (8), (20)-(22), (23)-(27) and (35)-(39), the slips of (18) and (24) mended. With p' = A p + B a, q' = C q - E a, a' = a + B p - E q:
/// a'.p' = A S_ap + B + A B + B^2 S_ap - A E S_pn - B E S_an, a'.q' = C S_an - E + B C S_pn - B E S_ap - C E + E^2 S_an,
/// |p'|^2 = A^2 + 2 A B S_ap + B^2, |q'|^2 = C^2 - 2 C E S_an + E^2, |a'|^2 = 1 + B^2 + E^2 + 2 B S_ap - 2 E S_an - 2 B E S_pn.
/// Agrees with <see cref="VectorUpdate"/> to 1e-12 while |a'|, |p'| and |q'| stay above about 0.01.
/// </remarks>
public static class ClosedForm
{
    /// <summary>The outcome of one step.</summary>
    /// <param name="rule">The loss.</param>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="rate">The learning rate, at least 0.</param>
    /// <returns>Products, lengths, new similarities and changes.</returns>
    /// <exception cref="ArgumentException">The rate is negative or not finite.</exception>
    public static UpdateOutcome Step(UpdateRule rule, TripletState state, double rate)
    {
        ArgumentNullException.ThrowIfNull(rule);
        UpdateCoefficients k = rule.At(state, rate);
        (double a, double c, double b, double e) = (k.KeepPositive, k.KeepNegative, k.PullPositive, k.PushNegative);
        (double sap, double san, double spn) = (state.Sap, state.San, state.Spn);
        double positiveProduct = (a * sap) + b + (a * b) + (b * b * sap) - (a * e * spn) - (b * e * san);
        double negativeProduct = (c * san) - e + (b * c * spn) - (b * e * sap) - (c * e) + (e * e * san);
        return UpdateOutcome.From(
            state,
            positiveProduct,
            negativeProduct,
            Math.Sqrt(FirstOrderEquations.AnchorSquare(state, b, e)),
            Math.Sqrt(FirstOrderEquations.SumOfSquares(a + (b * sap), b * state.PositiveSine)),
            Math.Sqrt(FirstOrderEquations.SumOfSquares(c - (e * san), e * state.NegativeSine))
        );
    }
}

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
