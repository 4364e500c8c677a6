namespace IsoTriplet.Optimizers.Local;

/// <summary>Where an L-BFGS method stands and where it looks next.</summary>
internal abstract class Iterate(int length, int memory)
{
    public double[] Point { get; set; } = new double[length];

    public double[] Gradient { get; private set; } = new double[length];

    public double[] Trial { get; private set; } = new double[length];

    public double[] TrialGradient { get; private set; } = new double[length];

    public double[] Direction { get; } = new double[length];

    public LimitedMemory Memory { get; } = new(length, memory);

    /// <summary>What is minimised, at the point.</summary>
    public double Merit { get; set; }

    /// <summary>The trial becomes the point, and the step is remembered.</summary>
    public void Accept()
    {
        Memory.Record(Point, Trial, Gradient, TrialGradient);
        (Point, Trial) = (Trial, Point);
        (Gradient, TrialGradient) = (TrialGradient, Gradient);
    }
}
