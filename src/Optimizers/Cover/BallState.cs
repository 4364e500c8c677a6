namespace IsoTriplet.Optimizers.Cover;

/// <summary>The state of <see cref="BallSearch"/>, in the frame.</summary>
/// <param name="length">N n.</param>
internal sealed class BallState(int length)
{
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
    public int Steps { get; set; }

    /// <summary>The t of the acceleration.</summary>
    public double Momentum { get; set; } = 1;

    /// <summary>The largest D_ap / D_aq of an anchor when the lists were made: at most 1 if G was separated.</summary>
    public double WorstRatio { get; set; } = double.PositiveInfinity;
}
