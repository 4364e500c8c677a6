namespace IsoTriplet.Optimizers.Search;

/// <summary>An embedding whose d_haus(F, F_TS) is large against its d_iso(F, F_TS).</summary>
/// <param name="Points">F.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Start">"chain" or "random": where the search that found it started.</param>
/// <param name="Lower">The certified lower bound of d_haus.</param>
/// <param name="Upper">The certified upper bound of d_iso.</param>
/// <param name="Iterations">Proposals that were tried in all.</param>
public sealed record DistanceRatioCase(Embedding Points, Labels Labels, string Start, Bound Lower, Bound Upper, int Iterations)
{
    /// <summary>The quotient of both certified bounds, rounded: d_haus is at least this times d_iso but for that. 0 where F is separated.</summary>
    public double Ratio => Upper.Value > 0 ? Lower.Value / Upper.Value : 0;
}
