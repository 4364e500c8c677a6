using System.Runtime.CompilerServices;

namespace IsoTriplet.Hausdorff;

/// <summary>A row of three coordinates.</summary>
/// <param name="X">The first.</param>
/// <param name="Y">The second.</param>
/// <param name="Z">The third.</param>
internal readonly record struct SpacePoint(double X, double Y, double Z)
{
    /// <summary>The square of the distance as <see cref="PairwiseDistances.SquaredBetween"/> gives it, bit for bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Square(in SpacePoint x, in SpacePoint y)
    {
        (double a, double b, double c) = (x.X - y.X, x.Y - y.Y, x.Z - y.Z);
        return Math.FusedMultiplyAdd(c, c, Math.FusedMultiplyAdd(b, b, a * a));
    }
}
