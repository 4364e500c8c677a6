namespace IsoTriplet.Optimizers.Polish;

/// <summary>The state of a polish.</summary>
internal sealed class PolishState(double[] x)
{
    /// <summary>The coordinates of <see cref="Epigraph"/>.</summary>
    public double[] X { get; set; } = x;

    public required double[] Distances { get; set; }

    /// <summary>t.</summary>
    public required double Value { get; set; }

    /// <summary>The largest <c>D_ap - D_aq</c>, at least 0.</summary>
    public required double Violation { get; set; }

    /// <summary>The trust radius.</summary>
    public required double Radius { get; set; }

    /// <summary>mu of the merit <c>t + mu violation</c>.</summary>
    public double Penalty { get; set; } = 10;

    /// <summary>Predicted decrease of the merit over the radius; infinite before the first step.</summary>
    public double Stationarity { get; set; } = double.PositiveInfinity;

    /// <summary>Rows in use.</summary>
    public HashSet<EpigraphRow> Rows { get; } = [];

    /// <summary>What the last step found out, if it was the last.</summary>
    public SolveStatus? Outcome { get; set; }

    public double Merit => Value + (Penalty * Violation);

    public static PolishState At(Epigraph epigraph, double radius)
    {
        double[] distances = epigraph.Distances(epigraph.Start);
        (double value, double violation) = epigraph.Measure(epigraph.Start, distances);
        return new PolishState(epigraph.Start)
        {
            Distances = distances,
            Value = value,
            Violation = violation,
            Radius = radius,
        };
    }
}
