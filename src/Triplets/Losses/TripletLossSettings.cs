namespace IsoTriplet.Triplets;

/// <summary>The two forms of the selectively contrastive loss.</summary>
public enum SctForm
{
    /// <summary>The paper's: the contrastive branch holds where S_an > S_ap.</summary>
    Paper,

    /// <summary>That of the authors' released code: it holds where S_an > S_ap or S_an > 0.8. Their temperature is 0.1, and their miner passes over positives with a cosine above 0.9999 (<see cref="MiningSettings.MostSimilarPositive"/>).</summary>
    Released,
}

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

    /// <summary>Which of its two forms the selectively contrastive loss has. Default: the paper's.</summary>
    public SctForm Form { get; init; }

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
