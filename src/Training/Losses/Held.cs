using TorchSharp;

namespace IsoTriplet.Training.Losses;

/// <summary>Numbers of the losses: one that an operator makes for itself may be collected while the tensor library still reads it.</summary>
internal static class Held
{
    public static readonly Scalar Zero = 0.0;
    public static readonly Scalar Half = 0.5;
    public static readonly Scalar One = 1.0;
    public static readonly Scalar Two = 2.0;

    /// <summary>The similarity above which the released form of sct takes its contrastive branch.</summary>
    public static readonly Scalar ReleasedThreshold = 0.8;
}
