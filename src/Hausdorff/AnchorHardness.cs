namespace IsoTriplet.Hausdorff;

/// <summary>The hardest positive and the hardest negative of one anchor; the lowest indices on ties.</summary>
/// <param name="Positive">The point of the anchor's class farthest from it, or -1 when the class has no other point.</param>
/// <param name="PositiveDistance">max over p of D_ap, or NaN when there is none.</param>
/// <param name="Negative">The point of another class nearest to the anchor, or -1 when there is one class only.</param>
/// <param name="NegativeDistance">min over q of D_aq, or NaN when there is none.</param>
public readonly record struct AnchorHardness(int Positive, double PositiveDistance, int Negative, double NegativeDistance)
{
    /// <summary>max over p, q of D_ap - D_aq, or null when the anchor is in no triple.</summary>
    public double? Hardness => Positive >= 0 && Negative >= 0 ? PositiveDistance - NegativeDistance : null;
}
