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

/// <summary>Vanilla triplet loss max(0, D_ap - D_an + margin). At the hinge itself the derivative is 0.</summary>
internal sealed class VanillaLoss(TripletLossSettings settings) : TripletLoss(settings)
{
    public override string Name => "vanilla";

    private protected override LossTerm Evaluate(double positive, double negative)
    {
        double x = positive - negative + Settings.Margin;
        return x > 0 ? new LossTerm(x, 1, -1) : default;
    }
}

/// <summary>Soft margin log(1 + exp(D_ap - D_an + margin)): the vanilla loss with its hinge smoothed; never 0.</summary>
internal sealed class SoftMarginLoss(TripletLossSettings settings) : TripletLoss(settings)
{
    public override string Name => "soft-margin";

    private protected override LossTerm Evaluate(double positive, double negative)
    {
        double x = positive - negative + Settings.Margin;
        double slope = LogisticFunctions.Sigmoid(x);
        return new LossTerm(LogisticFunctions.Softplus(x), slope, -slope);
    }
}

/// <summary>Contrastive baseline on the triple's two pairs: D_ap^2/2 + max(0, margin - D_an)^2/2.</summary>
internal sealed class ContrastiveLoss(TripletLossSettings settings) : TripletLoss(settings)
{
    public override string Name => "contrastive";

    private protected override LossTerm Evaluate(double positive, double negative)
    {
        double gap = Math.Max(0, Settings.Margin - negative);
        return new LossTerm(((positive * positive) + (gap * gap)) / 2, positive, -gap);
    }
}

/// <summary>First order (NCA) loss -log(e^(S_ap/T) / (e^(S_ap/T) + e^(S_an/T))) = softplus((S_an - S_ap)/T); [ETL].</summary>
internal sealed class FirstOrderLoss(TripletLossSettings settings) : TripletLoss(settings)
{
    public override string Name => "first-order";

    private protected override LossTerm Evaluate(double positive, double negative) => Nca(positive, negative, Settings.Temperature);

    internal static LossTerm Nca(double positive, double negative, double temperature)
    {
        double x = (positive - negative) / temperature;
        double slope = LogisticFunctions.Sigmoid(x) / temperature;
        return new LossTerm(LogisticFunctions.Softplus(x), slope, -slope);
    }
}

/// <summary>Second order loss: exponents S_ap - S_ap^2/2 and S_an^2/2 in place of S_ap and S_an; [ETL].</summary>
/// <remarks>The derivatives of the exponents are the weights w_ap = 1 - S_ap and w_an = S_an, so a fitted positive and an orthogonal negative rest.</remarks>
internal sealed class SecondOrderLoss(TripletLossSettings settings) : TripletLoss(settings)
{
    public override string Name => "second-order";

    private protected override LossTerm Evaluate(double positive, double negative)
    {
        double sap = 1 - positive;
        double san = 1 - negative;
        double x = ((san * san / 2) - (sap - (sap * sap / 2))) / Settings.Temperature;
        double slope = LogisticFunctions.Sigmoid(x) / Settings.Temperature;
        return new LossTerm(LogisticFunctions.Softplus(x), slope * positive, -slope * san);
    }
}

/// <summary>Selectively contrastive loss: lambda S_an where S_an > S_ap (the negative is pushed, the positive left alone), first order elsewhere.</summary>
/// <remarks>
/// Xuan, Stylianou, Liu, Pless, ECCV 2020. At S_an = S_ap, so at collapse, the first-order branch holds. The loss jumps there. In the released form
/// (<see cref="SctForm.Released"/>) the contrastive branch holds where S_an > 0.8 as well; the authors' code leaves triples with S_an = S_ap or S_an = 0.8 out, and
/// divides by the number of first-order triples plus lambda times the number of the others, which is the mean where lambda is 1.
/// </remarks>
internal sealed class SelectivelyContrastiveLoss(TripletLossSettings settings) : TripletLoss(settings)
{
    /// <summary>The S_an above which the released form is contrastive whatever S_ap.</summary>
    public const double ReleasedSimilarity = 0.8;

    public override string Name => "sct";

    private protected override LossTerm Evaluate(double positive, double negative) =>
        negative < positive || (Settings.Form == SctForm.Released && 1 - negative > ReleasedSimilarity)
            ? new LossTerm(Settings.Lambda * (1 - negative), 0, -Settings.Lambda)
            : FirstOrderLoss.Nca(positive, negative, Settings.Temperature);
}

/// <summary>The logistic pair, safe for every finite argument.</summary>
internal static class LogisticFunctions
{
    /// <summary>log(1 + e^x): x + log(1 + e^-x) for x above 0, so it neither overflows nor loses small values.</summary>
    public static double Softplus(double x)
    {
        double u = Math.Exp(-Math.Abs(x));
        return Math.Max(x, 0) + LogOnePlus(u);
    }

    /// <summary>The derivative of softplus, 1/(1 + e^-x).</summary>
    public static double Sigmoid(double x)
    {
        double u = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + u) : u / (1 + u);
    }

    // Kahan's correction: log(w) u/(w - 1) with w = fl(1 + u) is log(1 + u) to a few ulp for 0 <= u <= 1.
    private static double LogOnePlus(double u)
    {
        double w = 1 + u;
        return w == 1 ? u : Math.Log(w) * (u / (w - 1));
    }
}
