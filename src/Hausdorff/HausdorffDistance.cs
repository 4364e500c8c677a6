namespace IsoTriplet.Hausdorff;

/// <summary>d_H, the Hausdorff distance of two finite point sets, with both directed distances.</summary>
/// <remarks>Defined by <see cref="PairwiseDistances.Between"/>. It is a metric on sets: repeated points and order do not matter.</remarks>
/// <param name="Forward">How far X reaches out of Y.</param>
/// <param name="Backward">How far Y reaches out of X.</param>
public sealed record HausdorffDistance(DirectedDistance Forward, DirectedDistance Backward)
{
    /// <summary>d_H(X,Y) = the larger of the directed distances.</summary>
    public double Value => Math.Max(Forward.Value, Backward.Value);

    /// <summary>True when the value is attained from X (also on a tie), false when only from Y.</summary>
    public bool AttainedForward => Forward.Value >= Backward.Value;

    /// <summary>The directed distance max over x in X of min over y in Y of |x - y|.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y, in the same dimension.</param>
    /// <returns>The distance with the point of X farthest from Y and its nearest point in Y.</returns>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static DirectedDistance Directed(Embedding x, Embedding y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        Guard.SameSize(x.Dimension, y.Dimension, "dimensions");
        return DirectedSearch.Run(x, y);
    }

    /// <summary>d_H(X,Y), the larger of both directed distances.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y, in the same dimension.</param>
    /// <returns>The distance with its witnesses.</returns>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static HausdorffDistance Between(Embedding x, Embedding y) => new(Directed(x, y), Directed(y, x));
}
