namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>How far a run is.</summary>
/// <param name="Finished">Cells finished in this run, failed ones among them.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="Total">Cells that this run has to do.</param>
/// <param name="Elapsed">Time since it began.</param>
/// <param name="Note">What else happened, or null.</param>
public sealed record SweepProgress(int Finished, int Failed, int Total, TimeSpan Elapsed, string? Note = null)
{
    /// <summary>The time left, if the rest goes on like what was done; null before the first cell.</summary>
    public TimeSpan? Left => Finished == 0 ? null : Elapsed * ((double)(Total - Finished) / Finished);
}
