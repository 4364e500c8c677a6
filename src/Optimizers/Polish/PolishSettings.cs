namespace IsoTriplet.Optimizers;

/// <summary>Settings of <see cref="PolishSolver"/>. Lengths are relative to the scale of the problem (largest distance from the centroid).</summary>
public sealed record PolishSettings
{
    /// <summary>Which method. Default <see cref="LocalPolish.Automatic"/>: SLSQP is the faster of the two up to some 80 coordinates, at equal results.</summary>
    public LocalPolish Method { get; init; } = LocalPolish.Automatic;

    /// <summary>Stops when the objective falls by less than this for one unit of movement. Default 1e-9.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>The limit on linear programs, or on calls of SLSQP (each with a new set of constraints). Default 60.</summary>
    public int MaxSteps { get; init; } = 60;

    /// <summary>First trust radius, the largest change of a coordinate. Default 0.01.</summary>
    public double FirstRadius { get; init; } = 0.01;

    /// <summary>Coordinates N n of the largest problem that linear programs serve; larger ones are left as they are. Default 240.</summary>
    public int LinearCoordinates { get; init; } = 240;

    /// <summary>Coordinates N n of the largest problem that SLSQP serves, at (N n)^3 operations an iteration. Default 60.</summary>
    public int SlsqpCoordinates { get; init; } = 60;

    /// <summary>Evaluations of one call of SLSQP, at most. Default 200.</summary>
    public int Evaluations { get; init; } = 200;
}
