namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>What a bracket of d_haus(F, F_TS) / R(X) says of collapse.</summary>
public enum PredictedCollapse
{
    /// <summary>Upper &lt; threshold: some separated embedding is clearly nearer than total collapse.</summary>
    Not,

    /// <summary>The bracket holds the threshold.</summary>
    Undecided,

    /// <summary>Lower >= threshold: no separated embedding is clearly nearer than total collapse.</summary>
    Collapsed,
}

/// <summary>The rule of decision 110: a verdict from the bracket alone.</summary>
public static class PredictedCollapseRule
{
    /// <summary>The threshold, set before a grid was run.</summary>
    public const double Threshold = 0.9;

    /// <summary>The thresholds that the analysis repeats.</summary>
    public static IReadOnlyList<double> Thresholds { get; } = [0.5, 0.7, Threshold, 0.99];

    /// <summary>Judges a bracket.</summary>
    /// <param name="lower">Lower bound of the score.</param>
    /// <param name="threshold">The threshold in (0, 1].</param>
    public static PredictedCollapse Judge(double lower, double upper, double threshold = Threshold) =>
        lower >= threshold ? PredictedCollapse.Collapsed
        : upper < threshold ? PredictedCollapse.Not
        : PredictedCollapse.Undecided;
}
