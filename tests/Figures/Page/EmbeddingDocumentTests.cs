using IsoTriplet.Experiments.Measurement;
using IsoTriplet.Experiments.Reports;
using IsoTriplet.Figures.Page;
using IsoTriplet.Figures.Page.Embeddings;

namespace IsoTriplet.Tests.Figures.Page;

public sealed class EmbeddingDocumentTests
{
    [Theory]
    [InlineData("none", "nearest separated embedding is not collapsed")]
    [InlineData("class", "pulls every class into one point")]
    [InlineData("total", "one single point")]
    [InlineData("undecided", "undecided")]
    public void Words_OfEveryVerdict_SayItOfTheNearestEmbedding(string verdict, string words)
    {
        JsonObject changed = JsonNode.Parse(JsonText.Of(Toy()))!.AsObject();
        changed["measurement"]!["collapse"]!["verdict"] = verdict;
        NearestWords made = NearestWords.Of(new EmbeddingNumbers(new ResultFile("x", changed)));
        Assert.Contains(words, made.Headline);
        Assert.DoesNotContain("NaN", made.Meaning);
    }

    [Fact]
    public void Sentences_EveryNumber_HasOne()
    {
        EmbeddingNumbers numbers = new(Result(Toy()));
        Assert.All(
            NumberSentences.Of(numbers),
            row =>
            {
                Assert.NotEmpty(row.Value);
                Assert.EndsWith(".", row.Sentence);
            }
        );
        Assert.Equal(16, NumberSentences.Of(numbers).Count());
    }

    [Fact]
    public void Plane_OfEqualPoints_LosesNothing()
    {
        double[] row = [.. Draw.Gaussian(new Random(4), 1, 64).Row(0)];
        Assert.Equal(1, BestPlane.Of(Embedding.FromRows([.. Enumerable.Repeat(row, 1200)])).Description.Kept);
        Assert.InRange(BestPlane.Of(Draw.Gaussian(new Random(4), 30, 64)).Description.Kept, 0.01, 0.5);
    }

    [Fact]
    public void Document_OfManyPoints_DrawsTheOnesThatMatterAndSaysHowMany()
    {
        Embedding points = Draw.Gaussian(new Random(1), 2000, 3);
        Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, 2000).Select(i => i % 4)]);
        BracketSettings settings = BracketSettings.Fast with
        {
            Starts = 1,
            Work = 1e7,
            LeastSteps = 2,
            SubFamilyPoints = 20,
            FullPoints = 50,
        };
        MeasurementResult measured = Measurer.MeasureWhole(points, labels, settings, cancel: TestContext.Current.CancellationToken);
        EmbeddingDocument document = EmbeddingDocuments.Make("many", "a test", 0, points, labels, measured);
        int[] drawn = [.. document.Points.Select(p => p.Row)];
        Assert.InRange(drawn.Length, EmbeddingDocuments.MostPoints / 2, EmbeddingDocuments.MostPoints);
        Assert.Equal(drawn.Order().Distinct(), drawn);
        Assert.All(
            document.Triples,
            t => Assert.True(drawn.Contains(t.Anchor) && drawn.Contains(t.Positive) && drawn.Contains(t.Negative))
        );
        Assert.Equal(measured.Report.Hardness, document.Triples[0].Gap);
        int[] hardest = [document.Triples[0].Anchor, document.Triples[0].Positive, document.Triples[0].Negative];
        Assert.True(measured.Report.HardestTriple!.SequenceEqual(hardest));
        Assert.Contains($"{drawn.Length} of 2000", ReportPage.OfEmbedding(Result(document)));
    }

    [Fact]
    public void Plane_OfManyDimensions_IsThatOfThePrincipalComponents()
    {
        Embedding points = Draw.Gaussian(new Random(2), 30, 6);
        BestPlane plane = BestPlane.Of(points);
        Embedding scores = PrincipalComponents.Project(points, 2);
        for (int i = 0; i < points.Points; i++)
        {
            (double x, double y) = plane.Place(points.Row(i));
            Assert.Equal(scores[i, 0], x, 1e-10);
            Assert.Equal(scores[i, 1], y, 1e-10);
        }
        Assert.InRange(plane.Description.Kept, 0.2, 0.999);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1234.56, "1235")]
    [InlineData(0.81726, "0.8173")]
    [InlineData(-0.00012345, "-0.0001234")]
    [InlineData(1e-9, "1e-9")]
    [InlineData(2.5e12, "2.5e12")]
    [InlineData(double.PositiveInfinity, "infinite")]
    [InlineData(double.NaN, "undefined")]
    public void Number_ForPeople_HasFourDigits(double value, string text) => Assert.Equal(text, Html.Number(value));

    private static ResultFile Result(EmbeddingDocument document) => ResultFile.Parse("x", JsonText.Of(document));

    private static EmbeddingDocument Toy()
    {
        var toy = IsoTriplet.Experiments.Reproduction.ReproductionInputs.Toy();
        MeasurementResult measured = Measurer.MeasureWhole(toy.Points, toy.Labels, BracketSettings.Fast);
        return EmbeddingDocuments.Make("toy", "a test", 0, toy.Points, toy.Labels, measured);
    }
}
