using IsoTriplet.Numerics;

namespace IsoTriplet.Triplets;

/// <summary>The free constants of the losses.</summary>
public sealed record TripletLossSettings
{
    /// <summary>The margin of vanilla, soft-margin and contrastive, in the units of the distance; at least 0. Default 0.2.</summary>
    public double Margin
    {
        get;
        init => field = Guard.NonNegative(value, nameof(Margin));
    } = 0.2;

    /// <summary>lambda, the weight of the selectively contrastive branch; at least 0. Default 1.</summary>
    public double Lambda
    {
        get;
        init => field = Guard.NonNegative(value, nameof(Lambda));
    } = 1;

    /// <summary>The temperature that divides the exponents of first-order, second-order and sct; above 0. Default 1.</summary>
    public double Temperature
    {
        get;
        init =>
            field =
                Guard.Finite(value, nameof(Temperature)) > 0
                    ? value
                    : throw new ArgumentException($"Temperature is {value}; a number above 0 was expected", nameof(Temperature));
    } = 1;
}
