namespace IsoTriplet.Optimizers.Cover;

/// <summary>The state of <see cref="BallSearch"/>, in the frame.</summary>
/// <param name="length">N n.</param>
internal sealed class BallState(int length)
{
    // So many steps lower it to this share at least where there is a way.
    private const int Window = 40;
    private const double Falling = 0.93;

    private double _least = double.PositiveInfinity;
    private double _before = double.PositiveInfinity;

    /// <summary>G.</summary>
    public double[] Point { get; set; } = new double[length];

    /// <summary>Where the gradient is taken: G and a share of its last step.</summary>
    public double[] Ahead { get; set; } = new double[length];

    /// <summary>What the next G is written to.</summary>
    public double[] Next { get; set; } = new double[length];

    /// <summary>G when the lists were made.</summary>
    public double[] Listed { get; } = new double[length];

    /// <summary>The hardest pairs of every anchor then.</summary>
    public (HardestLists Positives, HardestLists Negatives)? Lists { get; set; }

    /// <summary>Steps since then.</summary>
    public int Age { get; set; }

    /// <summary>Steps in all.</summary>
    public int Steps { get; private set; }

    /// <summary>The t of the acceleration.</summary>
    public double Momentum { get; set; } = 1;

    /// <summary>The largest D_ap / D_aq of an anchor when the lists were made: at most 1 if G was separated.</summary>
    public double WorstRatio { get; set; } = double.PositiveInfinity;

    /// <summary>Whether the sum of the squared violations has all but stopped falling, above 0: no G is separated so near to F, or the search is stuck.</summary>
    public bool Idle { get; private set; }

    /// <summary>Counts a step.</summary>
    /// <param name="squares">The sum of the squared violations that it began with.</param>
    public void Count(double squares)
    {
        (Age, Steps, _least) = (Age + 1, Steps + 1, Math.Min(_least, squares));
        if (Steps % Window == 0)
        {
            (Idle, _before, _least) = (_least > Falling * _before, _least, double.PositiveInfinity);
        }
    }
}
