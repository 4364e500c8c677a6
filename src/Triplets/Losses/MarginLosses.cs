namespace IsoTriplet.Triplets;

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
