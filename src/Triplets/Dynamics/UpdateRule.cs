namespace IsoTriplet.Triplets;

/// <summary>One gradient step on a triple of unit vectors under a named loss, as a row of the update table of [ETL].</summary>
public abstract class UpdateRule
{
    private protected UpdateRule() { }

    /// <summary>The largest rate: the squares of still longer steps leave the range of doubles.</summary>
    public const double LargestRate = 1e100;

    /// <summary>The names of the rules: vanilla, first-order, second-order, sct.</summary>
    public static IReadOnlyList<string> Names { get; } = ["vanilla", "first-order", "second-order", "sct"];

    /// <summary>The loss's name.</summary>
    public abstract string Name { get; }

    /// <summary>The rule of a loss. The vanilla rule is that of the active hinge (an infinite margin), as in the figures of [ETL].</summary>
    /// <param name="name">vanilla, first-order, second-order or sct.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">No rule has this name.</exception>
    public static UpdateRule ByName(string name) =>
        name switch
        {
            "vanilla" => new VanillaRule(),
            "first-order" => new FirstOrderRule(),
            "second-order" => new SecondOrderRule(),
            "sct" => new SelectivelyContrastiveRule(),
            _ => throw new ArgumentException(
                $"no update rule for the loss '{name}'; expected one of {string.Join(", ", Names)}",
                nameof(name)
            ),
        };

    /// <summary>The coefficients of the step at a state.</summary>
    /// <param name="state">S_ap, S_an, gamma.</param>
    /// <param name="rate">The learning rate, from 0 to <see cref="LargestRate"/>.</param>
    /// <returns>A row of the table.</returns>
    /// <exception cref="ArgumentException">The rate is negative, above the largest or not finite.</exception>
    public UpdateCoefficients At(TripletState state, double rate) =>
        Guard.NonNegative(rate) <= LargestRate
            ? Coefficients(state, rate)
            : throw new ArgumentException($"the rate is {rate}; at most {LargestRate} was expected, as squares of longer steps overflow");

    private protected abstract UpdateCoefficients Coefficients(TripletState state, double rate);
}

/// <summary>max(0, |a-p|^2 - |a-q|^2 + margin) on its active side, (28)-(34): b = 2 rate.</summary>
internal sealed class VanillaRule : UpdateRule
{
    public override string Name => "vanilla";

    private protected override UpdateCoefficients Coefficients(TripletState state, double rate) =>
        new(1 - (2 * rate), 1 + (2 * rate), 2 * rate, 2 * rate);
}

/// <summary>NCA, (1), (4)-(6): b = rate e^S_an / (e^S_ap + e^S_an).</summary>
internal sealed class FirstOrderRule : UpdateRule
{
    public override string Name => "first-order";

    private protected override UpdateCoefficients Coefficients(TripletState state, double rate)
    {
        double b = FirstOrderEquations.Weight(state, rate);
        return new UpdateCoefficients(1, 1, b, b);
    }
}

/// <summary>Second order, (13)-(16): b from the exponents S_ap - S_ap^2/2 and S_an^2/2, times w_ap = 1 - S_ap and w_an = S_an.</summary>
internal sealed class SecondOrderRule : UpdateRule
{
    public override string Name => "second-order";

    private protected override UpdateCoefficients Coefficients(TripletState state, double rate)
    {
        double b = SecondOrderEquations.Weight(state, rate);
        return new UpdateCoefficients(1, 1, SecondOrderEquations.Pull(state, b), SecondOrderEquations.Push(state, b));
    }
}

/// <summary>Selectively contrastive, lambda = 1: where S_an > S_ap only the negative is pushed, with b = rate; first order elsewhere.</summary>
internal sealed class SelectivelyContrastiveRule : UpdateRule
{
    public override string Name => "sct";

    private protected override UpdateCoefficients Coefficients(TripletState state, double rate)
    {
        double b = FirstOrderEquations.Weight(state, rate);
        return state.San > state.Sap ? new UpdateCoefficients(1, 1, 0, rate) : new UpdateCoefficients(1, 1, b, b);
    }
}

/// <summary>One row of the update table: p' = KeepPositive p + PullPositive a, q' = KeepNegative q - PushNegative a, a' = a + PullPositive p - PushNegative q.</summary>
/// <param name="KeepPositive">1, or 1 - b for the vanilla loss.</param>
/// <param name="KeepNegative">1, or 1 + b for the vanilla loss.</param>
/// <param name="PullPositive">b, times w_ap for the second order.</param>
/// <param name="PushNegative">b, times w_an for the second order.</param>
public readonly record struct UpdateCoefficients(double KeepPositive, double KeepNegative, double PullPositive, double PushNegative);
