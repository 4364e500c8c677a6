using IsoTriplet.Training.Data;

namespace IsoTriplet.Experiments.Results;

/// <summary>The data of [ETL] Figure 1: the triplet scatter diagram of real images under four mining strategies.</summary>
internal sealed record ScatterDiagramResult(
    string MadeBy,
    int Seed,
    string Data,
    int NumberOfPoints,
    int Dimension,
    IReadOnlyList<ScatterDiagramResult.Share> Shares,
    IReadOnlyList<ScatterDiagramResult.Mined> Triples
)
{
    /// <summary>Shares of a strategy's triples by region.</summary>
    internal sealed record Share(string Mining, int Triples, double Easy, double Hard);

    /// <summary>A mined triple.</summary>
    internal sealed record Mined(string Mining, int Anchor, int Positive, int Negative, double SAp, double SAn, string Region);

    private const int Images = 200;

    private static readonly string[] Strategies = ["easy-easy", "easy-semi-hard", "easy-hard", "hard-hard"];

    public static object Of(ResultRequest request)
    {
        DataSet images = FashionMnist.Load(first: Images);
        TripletScatter[] diagrams = [.. Strategies.Select(s => TripletScatter.Of(images.Features, images.Labels, MiningStrategy.Parse(s)))];
        return new ScatterDiagramResult(
            request.Command,
            request.Seed,
            $"Fashion-MNIST, first {Images} images, pixels on the unit sphere",
            images.Features.Points,
            images.Features.Dimension,
            [.. Strategies.Zip(diagrams, (s, d) => new Share(s, d.Points.Count, d.Shares.Easy, d.Shares.Hard))],
            [
                .. Strategies
                    .Zip(diagrams)
                    .SelectMany(d =>
                        d.Second.Points.Select(t => new Mined(
                            d.First,
                            t.Triple.Anchor,
                            t.Triple.Positive,
                            t.Triple.Negative,
                            t.State.Sap,
                            t.State.San,
                            t.State.San > t.State.Sap ? "hard" : "easy"
                        ))
                    ),
            ]
        );
    }
}
