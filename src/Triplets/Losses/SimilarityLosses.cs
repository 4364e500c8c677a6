namespace IsoTriplet.Triplets;

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
