using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>The state of <see cref="BarrierAscent"/>: a point is the logarithms of u and then of lambda, the merit minus log q - mu / N log det M.</summary>
internal sealed class BarrierState(int length, int memory) : Iterate(length, memory)
{
    /// <summary>The weight mu of the barrier.</summary>
    public double Barrier { get; set; }

    /// <summary>The merit when mu was lowered last, or so many steps ago.</summary>
    public double Before { get; set; }

    public int Steps { get; set; }

    /// <summary>The largest q so far, in the frame, and where it was had.</summary>
    public (double Square, double[] Point) Best { get; set; }
}
