namespace IsoTriplet.Figures.Page.Explorers;

/// <summary>The gradient fields of [ETL] Figures 2 and 5 with sliders: the step is computed in the page, by the closed form of <c>dynamics field</c>.</summary>
/// <remarks>
/// With p' = A p + B a, q' = C q - E a, a' = a + B p - E q the new similarities follow from S_ap, S_an and gamma alone; the entanglement adds the share
/// p sqrt(S_ap S_an) of the other change. A test compares every cell with <c>dynamics field</c>.
/// </remarks>
public static class FieldExplorer
{
    public const string Name = "field-explorer";

    private static readonly string[] Losses = ["first-order", "second-order", "vanilla", "sct"];

    /// <returns>The figure; it needs no result file.</returns>
    public static PageFigure Make() =>
        new()
        {
            Name = Name,
            Kind = "field",
            Title = "What one gradient step does to a triple",
            Reading =
                "Every triple of an anchor, a positive and a negative is a point of this square: to the right the anchor is more similar to its positive, "
                + "upwards more similar to its negative. A good step moves a triple to the bottom right. The arrows show where one step of the chosen loss "
                + "really moves it; vermilion ones pull the negative in as well, purple ones do the opposite of what is wanted. Point at a cell in any panel "
                + "to find it in the others.",
            Caption =
                "Extreme Triplet Learning, Figures 2 and 5, computed in this page from equations (7) to (12) by the closed form that the command "
                + "dynamics field uses; learning rate 1. The colours of the two right panels are cut at -1 and 1.",
            Controls =
            [
                PageControl.List("loss", "Loss", "which loss makes the step", Losses),
                PageControl.Slider(
                    "gamma",
                    "γ (gamma)",
                    "how far positive and negative lie on the same side of the anchor: 1 the same side, -1 opposite sides",
                    -1,
                    1,
                    40,
                    0.5
                ),
                PageControl.Slider(
                    "p",
                    "p (entanglement)",
                    "how strongly moving one similarity drags the other along, because both come out of one network",
                    0,
                    1,
                    20,
                    0.4
                ),
            ],
        };
}
