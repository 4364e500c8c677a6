namespace IsoTriplet.Optimizers;

/// <summary>Settings of the augmented Lagrangian method. All tolerances are relative to the scale of the problem.</summary>
public sealed record LocalSettings
{
    /// <summary>Stops when infeasibility and complementarity (squared distances) are below this. Default 1e-8.</summary>
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>The limit on gradient steps. Default 4,000.</summary>
    public int MaxSteps { get; init; } = 4000;

    /// <summary>The first penalty rho; small ones start from a smooth, nearly convex problem. Default 0.2.</summary>
    public double InitialPenalty { get; init; } = 0.2;

    /// <summary>Factor of rho where an inner problem was solved and the infeasibility did not fall fast enough. Default 4.</summary>
    public double PenaltyFactor { get; init; } = 4;

    /// <summary>The largest rho. Default 1e5.</summary>
    public double MaxPenalty { get; init; } = 1e5;

    /// <summary>Steps between two updates of the multipliers, at most. Default 200.</summary>
    public int InnerSteps { get; init; } = 200;

    /// <summary>Pairs kept by L-BFGS. Default 12.</summary>
    public int Memory { get; init; } = 12;

    /// <summary>
    /// Whether a d_haus solve runs a second search, from the projection of the lifted problem (n + c - 1 dimensions), and returns the better end: the lifted
    /// problem has few local optima, and its projection leaves the start's own behind. Costs about as much again. Default true.
    /// </summary>
    public bool Lift { get; init; } = true;

    /// <summary>What is kept between the squared distances of a triple, in the frame.</summary>
    internal double Margin { get; init; }

    /// <summary>What sharpens the result where N n is small enough. Default: the default of <see cref="PolishSettings"/>.</summary>
    public PolishSettings Polish { get; init; } = new();
}
