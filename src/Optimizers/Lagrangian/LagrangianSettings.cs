namespace IsoTriplet.Optimizers;

/// <summary>Settings of the interior-point method for the Lagrangian bound.</summary>
public sealed record LagrangianSettings
{
    /// <summary>Stops when the duality gap is below this fraction of the (squared) bound. Default 1e-6.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>The limit on Newton steps. Default 200.</summary>
    public int MaxSteps { get; init; } = 200;

    /// <summary>Stops (stalled) where more triples than this are in play; a Newton step costs their number cubed. Default 1,500.</summary>
    public int MaxTriples { get; init; } = 1500;
}
