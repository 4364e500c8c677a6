namespace IsoTriplet.Triplets;

/// <summary>The loss of one triple and its derivatives in the two distances.</summary>
/// <param name="Value">l(D_ap, D_an).</param>
/// <param name="ByPositive">dl/dD_ap.</param>
/// <param name="ByNegative">dl/dD_an.</param>
public readonly record struct LossTerm(double Value, double ByPositive, double ByNegative)
{
    /// <summary>True when the triple moves anything: one of the derivatives is not 0.</summary>
    public bool IsActive => ByPositive != 0 || ByNegative != 0;
}
