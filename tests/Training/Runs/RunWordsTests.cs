using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Hausdorff.Retrieval;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Observation;
using IsoTriplet.Training.Runs;
using IsoTriplet.Triplets;

namespace IsoTriplet.Tests.Training.Runs;

public sealed class RunWordsTests
{
    // Four of five classes on one point at the end: the total collapse is over, and nothing has recovered.
    [Theory]
    [InlineData(
        CollapseForm.Partial,
        "was contracted from step 25 to step 175, recovered in part: some classes lie nearly on one point at the end"
    )]
    [InlineData(CollapseForm.Dimensional, "was contracted from step 25 to step 175, recovered")]
    public void Alarms_OfARunThatEndsInAPartialCollapse_DoNotSayThatItRecovered(CollapseForm form, string words)
    {
        NeighbourEvidence neighbours = new(null, 0.2, 0, 1, null);
        CollapseNow end = new(CollapseKind.None, false, neighbours, [form], "", "", 1, new NaturalScale(1, default));
        Assert.Equal([words], RunWords.Alarms([new CollapseSpell(25, 175, true)], end), StringComparer.Ordinal);
        Assert.Equal(["contracted since step 25"], RunWords.Alarms([new CollapseSpell(25, 175, false)], end), StringComparer.Ordinal);
    }

    // 600 queries, 155 and 164 of them found: a standard error is 15.3 queries. 60,000 tell the same shares apart.
    [Theory]
    [InlineData(600, 155, 164, "with 600 queries a rise this small may be chance")]
    [InlineData(600, 155, 200, "training was a gain for the held-out classes")]
    [InlineData(60_000, 15_500, 16_400, "training was a gain for the held-out classes")]
    [InlineData(600, 155, 155, "training was no gain for the held-out classes")]
    [InlineData(600, 164, 155, "training was no gain for the held-out classes")]
    [InlineData(1, 0, 1, "with 1 query a rise this small may be chance")]
    public void Gain_OfRecall_IsOneWhereChanceIsUnlikely(int queries, int before, int after, string words)
    {
        RetrievalMetrics Found(int found) => new(queries, 0, (double)found / queries, 1, 1, 1, 0, 0, 0.1);
        Assert.Equal(words, RunWords.Gain(Found(before), Found(after)));
    }

    [Theory]
    [InlineData("vanilla", "cosine", 5, true, "at least 3 ")]
    [InlineData("vanilla", "cosine", 5, false, "at least 3 ")]
    [InlineData("vanilla", "euclidean", 2.5, true, "at least 0.5 ")]
    [InlineData("contrastive", "chord", 4, true, "at least 2 ")]
    [InlineData("vanilla", "squared-chord", 4.5, true, "at least 0.5 ")]
    public void UnreachableMargin_AboveTheLargestGap_SaysTheLeastLoss(
        string loss,
        string distance,
        double margin,
        bool sphere,
        string words
    ) => Assert.Contains(words, RunWords.UnreachableMargin(Options(loss, distance, margin, sphere)), StringComparison.Ordinal);

    [Theory]
    [InlineData("vanilla", "cosine", 2, true)]
    [InlineData("vanilla", "euclidean", 50, false)]
    [InlineData("vanilla", "geodesic", 3, true)]
    [InlineData("vanilla", "squared-chord", 3.9, true)]
    [InlineData("first-order", "cosine", 50, true)]
    public void UnreachableMargin_WithinReachOrWithoutAMargin_SaysNothing(string loss, string distance, double margin, bool sphere) =>
        Assert.Null(RunWords.UnreachableMargin(Options(loss, distance, margin, sphere)));

    [Fact]
    public void Advice_OfANonFiniteRun_IsThatOfADivergence()
    {
        TrainingOptions options = Options("vanilla", "euclidean", 0.2, sphere: false) with { LearningRate = 100 };
        Assert.Contains(
            "learning rate",
            RunWords.Advice(options, 20, TrainingStatus.NonFinite, null, null)[0].Try,
            StringComparison.Ordinal
        );
        TrainingOptions careful = Options("vanilla", "euclidean", 0.2, sphere: true);
        Assert.Empty(RunWords.Advice(careful, 20, TrainingStatus.NonFinite, null, null));
        Assert.Empty(RunWords.Advice(careful, 20, TrainingStatus.Completed, null, null));
    }

    private static TrainingOptions Options(string loss, string distance, double margin, bool sphere) =>
        new()
        {
            Network = new EmbedderOptions { Dimension = 3, Normalise = sphere },
            Loss = loss,
            Distance = distance,
            LossSettings = new TripletLossSettings { Margin = margin },
        };
}
