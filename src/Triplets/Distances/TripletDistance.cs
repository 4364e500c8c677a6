namespace IsoTriplet.Triplets;

/// <summary>A distance D(x, y) between two rows of an embedding, with its analytic gradient in both rows.</summary>
/// <remarks>
/// Domain: finite coordinates of absolute value at most 1e150. Values are non-negative, and 0 for equal rows. Gradients are
/// finite on the whole domain: where D has no derivative (a kink) the gradient is 0 by convention. The kinks are x = y for
/// euclidean, chord and geodesic, and x = -y for geodesic.
/// </remarks>
public abstract class TripletDistance
{
    private protected TripletDistance() { }

    /// <summary>The name by which the console knows the distance.</summary>
    public abstract string Name { get; }

    /// <summary>True when D depends on the angle between the rows alone (rows of length 0 are then refused).</summary>
    public abstract bool IsAngular { get; }

    /// <summary>D(x, y).</summary>
    /// <param name="x">n coordinates.</param>
    /// <param name="y">n coordinates.</param>
    /// <returns>The distance, at least 0.</returns>
    /// <exception cref="ArgumentException">The dimensions differ, or an angular distance was given a row of length 0.</exception>
    public abstract double Between(ReadOnlySpan<double> x, ReadOnlySpan<double> y);

    /// <summary>Adds weight * dD/dx to <paramref name="gradientX"/> and weight * dD/dy to <paramref name="gradientY"/>.</summary>
    /// <param name="x">n coordinates.</param>
    /// <param name="y">n coordinates.</param>
    /// <param name="weight">The outer derivative dL/dD.</param>
    /// <param name="gradientX">n numbers to add to; may not overlap the rows.</param>
    /// <param name="gradientY">n numbers to add to.</param>
    /// <exception cref="ArgumentException">The dimensions differ, or an angular distance was given a row of length 0.</exception>
    public abstract void AddGradient(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        double weight,
        Span<double> gradientX,
        Span<double> gradientY
    );

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}
