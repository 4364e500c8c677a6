using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>The state of <see cref="BarrierAscent"/>.</summary>
internal sealed class BarrierState(int length, int memory)
{
    /// <summary>The logarithms of u and then of lambda.</summary>
    public double[] Point { get; set; } = new double[length];

    public double[] Gradient { get; set; } = new double[length];

    public double[] Trial { get; set; } = new double[length];

    public double[] TrialGradient { get; set; } = new double[length];

    public double[] Direction { get; } = new double[length];

    public LimitedMemory Memory { get; } = new(length, memory);

    /// <summary>The weight mu of the barrier.</summary>
    public double Barrier { get; set; }

    /// <summary>What is minimised: minus log q - mu / N log det M.</summary>
    public double Merit { get; set; }

    /// <summary>The merit when mu was lowered last, or so many steps ago.</summary>
    public double Before { get; set; }

    public int Steps { get; set; }

    /// <summary>The largest q so far, in the frame, and where it was had.</summary>
    public (double Square, double[] Point) Best { get; set; }
}
