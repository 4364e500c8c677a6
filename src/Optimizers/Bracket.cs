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
