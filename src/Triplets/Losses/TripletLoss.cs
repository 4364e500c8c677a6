namespace IsoTriplet.Triplets;

/// <summary>A triplet loss as a function l(D_ap, D_an) of the two distances of a triple, with analytic derivatives.</summary>
/// <remarks>
/// Losses that are stated on similarities (first-order, second-order, sct) read S = 1 - D; over the cosine distance S is the
/// cosine of the sources, over another distance it is the same affine stand-in. Values and derivatives are finite for distances
/// up to 1e150.
/// </remarks>
public abstract class TripletLoss
{
    private protected TripletLoss(TripletLossSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Settings = settings;
    }

    /// <summary>The name by which the console knows the loss.</summary>
    public abstract string Name { get; }

    /// <summary>The constants in use.</summary>
    public TripletLossSettings Settings { get; }

    /// <summary>l and its two derivatives.</summary>
    /// <param name="positive">D_ap.</param>
    /// <param name="negative">D_an.</param>
    /// <returns>The value and the derivatives.</returns>
    /// <exception cref="ArgumentException">A distance is negative, NaN or infinite.</exception>
    public LossTerm Of(double positive, double negative)
    {
        Guard.NonNegative(positive);
        Guard.NonNegative(negative);
        return Evaluate(positive, negative);
    }

    /// <inheritdoc/>
    public sealed override string ToString() => Name;

    private protected abstract LossTerm Evaluate(double positive, double negative);
}

/// <summary>The loss of one triple and its derivatives in the two distances.</summary>
/// <param name="Value">l(D_ap, D_an).</param>
/// <param name="ByPositive">dl/dD_ap.</param>
/// <param name="ByNegative">dl/dD_an.</param>
public readonly record struct LossTerm(double Value, double ByPositive, double ByNegative)
{
    /// <summary>True when the triple moves anything: one of the derivatives is not 0.</summary>
    public bool IsActive => ByPositive != 0 || ByNegative != 0;
}
