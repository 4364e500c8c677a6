using FsCheck;
using FsCheck.Fluent;

namespace IsoTriplet.Tests.Certificates;

/// <summary>Finite doubles as FsCheck draws them: every second one awkward, the others of any bits.</summary>
public static class FiniteDoubles
{
    private static readonly double[] Awkward =
    [
        0,
        -0.0,
        1,
        -1,
        3,
        0.1,
        -0.1,
        double.Epsilon,
        -double.Epsilon,
        2.2e-308,
        1e-160,
        -1e-160,
        1e160,
        -1e160,
        double.MaxValue,
        -double.MaxValue,
        1 + 2.3e-16,
        4503599627370496,
        9007199254740994,
        1 / 3.0,
    ];

    /// <summary>Shrinks to 0, 1, and fewer digits.</summary>
    public static Arbitrary<double> Double() => Arb.From(Gen.OneOf(Gen.Elements(Awkward), AnyBits()), Simpler);

    private static Gen<double> AnyBits() =>
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        let value = BitConverter.Int64BitsToDouble(((long)high << 32) | (uint)low)
        select double.IsFinite(value) ? value : low;

    private static IEnumerable<double> Simpler(double x) =>
        new[] { 0, 1, Math.Abs(x), Math.Truncate(x) }.Where(y => Math.Abs(y) < Math.Abs(x) || (x < 0 && y == -x));
}
