namespace IsoTriplet.Optimizers.Hull;

/// <summary>Limits of the search behind the class-hull bound.</summary>
public sealed record HullSettings
{
    /// <summary>Stop when the bound is within this of what any tree of cones can prove of the two classes. Default 1e-3.</summary>
    public double RelativeGap { get; init; } = 1e-3;

    /// <summary>Stop after this many operations over all pairs of classes, counted and not timed; what was reached is a valid bound. Default 1e9,
    /// some two seconds.</summary>
    public double Work { get; init; } = 1e9;

    /// <summary>Largest dimension that is tried: the number of cones grows with its exponential. Default 5: on
    /// gaussian classes and on the sphere it never passed the Lagrangian bound in 6 (docs/decisions/150).</summary>
    public int MaximumDimension { get; init; } = 5;

    /// <summary>Largest number of points that is tried: distances within classes are compared one by one. Default 4000.</summary>
    public int MaximumPoints { get; init; } = 4000;
}
