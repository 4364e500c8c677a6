namespace IsoTriplet.Triplets;

/// <summary>The registry of losses, by the names of the console.</summary>
public static class TripletLosses
{
    /// <summary>All names, in the order of the console's help.</summary>
    public static IReadOnlyList<string> Names { get; } = ["vanilla", "soft-margin", "first-order", "second-order", "sct", "contrastive"];

    /// <summary>The loss of a name.</summary>
    /// <param name="name">vanilla, soft-margin, first-order, second-order, sct or contrastive.</param>
    /// <param name="settings">Margin, lambda and temperature; the defaults when absent.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">No loss has this name.</exception>
    public static TripletLoss ByName(string name, TripletLossSettings? settings = null)
    {
        TripletLossSettings constants = settings ?? new TripletLossSettings();
        return name switch
        {
            "vanilla" => new VanillaLoss(constants),
            "soft-margin" => new SoftMarginLoss(constants),
            "first-order" => new FirstOrderLoss(constants),
            "second-order" => new SecondOrderLoss(constants),
            "sct" => new SelectivelyContrastiveLoss(constants),
            "contrastive" => new ContrastiveLoss(constants),
            _ => throw new ArgumentException($"unknown loss '{name}'; expected one of {string.Join(", ", Names)}", nameof(name)),
        };
    }
}
