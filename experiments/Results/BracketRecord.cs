namespace IsoTriplet.Experiments.Results;

/// <summary>A bracket in a result file: both bounds and what they rest on.</summary>
/// <param name="Lower">Lower bound, as the checker established it.</param>
/// <param name="Upper">Upper bound, as the checker established it.</param>
/// <param name="Closed">Whether the relative gap is below 1e-3.</param>
/// <param name="LowerFrom">What the lower bound rests on.</param>
/// <param name="UpperFrom">What the upper bound rests on.</param>
public sealed record BracketRecord(double Lower, double Upper, bool Closed, string LowerFrom, string UpperFrom)
{
    /// <summary>The record of a bracket.</summary>
    public static BracketRecord Of(Bracket bracket) =>
        new(bracket.Lower.Value, bracket.Upper.Value, bracket.Closed, bracket.Lower.RestsOn, bracket.Upper.RestsOn);
}
