using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Losses;

/// <summary>
/// Numbers and operators whose Scalars are held. An operator of TorchSharp 0.107 that makes a Scalar for itself (<c>x + 1.0</c>, but also the sum of two tensors, a square, softplus)
/// lets the garbage collector finalise it while the native library still reads it.
/// </summary>
internal static class Held
{
    public static readonly Scalar Zero = 0.0;
    public static readonly Scalar Half = 0.5;
    public static readonly Scalar One = 1.0;
    public static readonly Scalar Two = 2.0;
    public static readonly Scalar Infinity = double.PositiveInfinity;
    public static readonly Scalar MinusInfinity = double.NegativeInfinity;

    /// <summary>The similarity above which the released form of sct takes its contrastive branch.</summary>
    public static readonly Scalar ReleasedThreshold = 0.8;

    /// <summary>1, for tensors of integers, whose sums take no fraction.</summary>
    private static readonly Scalar Once = 1L;

    /// <summary>x + y.</summary>
    public static Tensor Plus(this Tensor x, Tensor y) => x.add(y, Once);

    /// <summary>x + a, for each entry.</summary>
    public static Tensor Plus(this Tensor x, Scalar a) => x.add(a, Once);

    /// <summary>a - x, for each entry.</summary>
    public static Tensor Less(this Scalar a, Tensor x) => x.neg().Plus(a);

    /// <summary>x^2, for each entry.</summary>
    public static Tensor Squared(this Tensor x) => x.pow(Two);

    /// <summary>log(1 + exp(x)), for each entry, without overflow.</summary>
    public static Tensor Softplus(Tensor x) => x.logaddexp(zeros_like(x));
}
