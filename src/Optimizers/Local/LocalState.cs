namespace IsoTriplet.Optimizers.Local;

/// <summary>The state of <see cref="AugmentedLagrangian"/>.</summary>
internal sealed class LocalState(int length, int memory)
{
    /// <summary>G in the frame, N x d.</summary>
    public double[] Point { get; set; } = new double[length];

    public double[] Gradient { get; set; } = new double[length];

    public double[] Trial { get; set; } = new double[length];

    public double[] TrialGradient { get; set; } = new double[length];

    public double[] Direction { get; } = new double[length];

    public LimitedMemory Memory { get; } = new(length, memory);

    public double Merit { get; set; }

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
