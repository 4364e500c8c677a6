namespace IsoTriplet.Hausdorff.Collapse;

/// <summary>The thresholds of <see cref="CollapseRule"/> (docs/decisions/215).</summary>
public sealed record CollapseThresholds
{
    /// <summary>An embedding whose spread is below this share of its natural scale is contracted. Default: 0.05.</summary>
    public double Contracted { get; init; } = 0.05;

    /// <summary>Separated classes whose largest radius is below this share of the smallest distance of two centres are points. Default: 0.1.</summary>
    public double ClassPoint { get; init; } = 0.1;

    /// <summary>An effective rank below this is a line. Default: 1.1.</summary>
    public double Line { get; init; } = 1.1;

    /// <summary>Points that keep less than this share of their spread when cut in two lie at two places. Default: 0.1.</summary>
    public double TwoPlaces { get; init; } = 0.1;

    /// <summary>An effective rank below this share of min(n, N - 1), and below a third of the c - 1 dimensions that c classes can use, is dimensional collapse. Default: 0.15.</summary>
    public double Dimensions { get; init; } = 0.15;

    /// <summary>Where only the offset gives a scale, distances within classes must be at least this share of those between them. Default: 0.9.</summary>
    public double Mixed { get; init; } = 0.9;

    /// <summary>How many observations of a run in a row must say "total" before the alarm. Default: 2.</summary>
    public int Patience { get; init; } = 2;
}
