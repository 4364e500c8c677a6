namespace IsoTriplet.Training.Observation;

/// <summary>The thresholds of the collapse verdict (docs/decisions/073).</summary>
public sealed record CollapseThresholds
{
    /// <summary>A batch whose spread is below this share of its natural scale is contracted. Default: 0.05.</summary>
    public double Contracted { get; init; } = 0.05;

    /// <summary>Classes whose radius is below this share of the distance of their centres are points. Default: 0.1.</summary>
    public double ClassPoint { get; init; } = 0.1;

    /// <summary>An effective rank below this is a line. Default: 1.1.</summary>
    public double Line { get; init; } = 1.1;

    /// <summary>How many observations in a row must say "total" before the alarm. Default: 2.</summary>
    public int Patience { get; init; } = 2;
}
