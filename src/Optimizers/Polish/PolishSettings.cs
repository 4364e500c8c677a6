namespace IsoTriplet.Optimizers;

/// <summary>Settings of <see cref="PolishSolver"/>. Lengths are relative to the scale of the problem (largest distance from the centroid).</summary>
public sealed record PolishSettings
{
    /// <summary>Stops when the objective falls by less than this for one unit of movement. Default 1e-9.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>The limit on linear programs. Default 60.</summary>
    public int MaxSteps { get; init; } = 60;

    /// <summary>First trust radius, the largest change of a coordinate. Default 0.01.</summary>
    public double FirstRadius { get; init; } = 0.01;

    /// <summary>Coordinates N n of the largest problem that is polished; larger ones are left as they are, and 0 leaves all. Default 240.</summary>
    public int Coordinates { get; init; } = 240;
}
