namespace TorchSharp;

/// <summary>A number that goes into a tensor operation, with its kind: floating, integer or boolean.</summary>
public sealed class Scalar
{
    private Scalar(double value, int kind) => (Value, Kind) = (value, kind);

    internal double Value { get; }

    internal int Kind { get; }

    public static implicit operator Scalar(double value) => new(value, 0);

    public static implicit operator Scalar(float value) => new(value, 0);

    public static implicit operator Scalar(int value) => new(value, 1);

    public static implicit operator Scalar(bool value) => new(value ? 1 : 0, 2);

    /// <exception cref="ArgumentOutOfRangeException">The integer has no exact double (beyond 2^53).</exception>
    public static implicit operator Scalar(long value) =>
        Math.Abs((double)value) <= 1L << 53
            ? new(value, 1)
            : throw new ArgumentOutOfRangeException(nameof(value), value, "at most 2^53 was expected");
}
