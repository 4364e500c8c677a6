namespace IsoTriplet.Optimizers.Local;

/// <summary>The state of <see cref="AugmentedLagrangian"/>: a point is G in the frame, N x d.</summary>
internal sealed class LocalState(int length, int memory) : Iterate(length, memory)
{
    public int InnerSteps { get; set; }

    public int Updates { get; set; }

    /// <summary>The gradient norm at which the multipliers are updated next.</summary>
    public double InnerTolerance { get; set; } = 1e-2;

    /// <summary>Infeasibility and complementarity at the last update; infinite before the first.</summary>
    public double Residual { get; set; } = double.PositiveInfinity;

    /// <summary>The gradient norm at the last update.</summary>
    public double Stationarity { get; set; } = double.PositiveInfinity;

    public bool Stuck { get; set; }

    /// <summary>Updates in a row that did not lower the residual with the penalty at its limit.</summary>
    public int Failures { get; set; }
}
