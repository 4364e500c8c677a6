using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Optimizers.Search;

/// <summary>An embedding whose distance to F_TS is large against its hardness.</summary>
/// <param name="Points">F.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Start">"chain" or "random": where the search that found it started.</param>
/// <param name="FirstOrderRatio">The linearised d_iso over H: what the ratio tends to as H / diameter falls.</param>
/// <param name="Bound">The certified lower bound of d_iso(F, F_TS).</param>
/// <param name="Iterations">Proposals that were tried in all.</param>
public sealed record WorstCase(Embedding Points, Labels Labels, string Start, double FirstOrderRatio, StressSolution Bound, int Iterations)
{
    /// <summary>The certified bound of d_iso(F, F_TS) over H(F) as it is rounded: a ratio of floating-point numbers, off by the rounding of H and of the quotient.</summary>
    public double Ratio => Bound.Hardness > 0 ? Bound.Bound / Bound.Hardness : 0;
}
