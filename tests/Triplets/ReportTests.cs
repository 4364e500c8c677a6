using System.Text.Json;
using IsoTriplet.Experiments.Commands;
using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Triplets;

namespace IsoTriplet.Tests.Triplets;

public sealed class ReportTests
{
    [Fact]
    public void DynamicsField_Json_HasTheAgreedNames()
    {
        JsonElement json = Json(DynamicsFieldReport.Of(new DynamicsFieldRequest { Grid = 3, Entanglement = 0.4 }));
        Assert.Equal("first-order", json.GetProperty("loss").GetString());
        Assert.Equal(
            (1, 0.5, 0.4),
            (json.GetProperty("rate").GetDouble(), json.GetProperty("gamma").GetDouble(), json.GetProperty("entanglement").GetDouble())
        );
        JsonElement cell = json.GetProperty("cells")[5];
        Assert.Equal(9, json.GetProperty("cells").GetArrayLength());
        string[] names = ["s_ap", "s_an", "ds_ap", "ds_an", "ds_ap_total", "ds_an_total", "direction"];
        Assert.Equal(names, cell.EnumerateObject().Select(p => p.Name).ToArray());
        Assert.Equal((1.0, 0.5), (cell.GetProperty("s_ap").GetDouble(), cell.GetProperty("s_an").GetDouble()));
    }

    [Fact]
    public void DynamicsField_NumbersInJson_ReadBackToTheSameDouble()
    {
        DynamicsFieldReport report = DynamicsFieldReport.Of(new DynamicsFieldRequest { Grid = 4 });
        JsonElement cells = Json(report).GetProperty("cells");
        Assert.All(Enumerable.Range(0, 16), k => Assert.Equal(report.Cells[k].DsAn, cells[k].GetProperty("ds_an").GetDouble()));
    }

    [Theory]
    [InlineData("contrastive", 0.5, 0.4, 21, 1)]
    [InlineData("vanilla", 1.5, 0.4, 21, 1)]
    [InlineData("vanilla", 0.5, -0.4, 21, 1)]
    [InlineData("vanilla", 0.5, 0.4, 1, 1)]
    [InlineData("vanilla", 0.5, 0.4, 21, -1)]
    [InlineData("vanilla", 0.5, 0.4, 21, double.NaN)]
    public void DynamicsField_BadRequest_Refused(string loss, double gamma, double entanglement, int grid, double rate)
    {
        DynamicsFieldRequest request = new()
        {
            Loss = loss,
            Gamma = gamma,
            Entanglement = entanglement,
            Grid = grid,
            Rate = rate,
        };
        Assert.ThrowsAny<ArgumentException>(() => DynamicsFieldReport.Of(request));
    }

    [Fact]
    public void DynamicsScatter_TwoEmbeddings_JsonHasMovement()
    {
        Embedding points = Draw.Gaussian(new Random(1), 20, 3);
        Labels labels = Draw.Classes(new Random(1), 20, 4);
        DynamicsScatterReport report = DynamicsScatterReport.Of(
            points,
            labels,
            new DynamicsScatterRequest(),
            Draw.Gaussian(new Random(2), 20, 5)
        );
        JsonElement json = Json(report);
        Assert.Equal("easy-hard", json.GetProperty("mining").GetString());
        Assert.Equal(report.Triples.Count, json.GetProperty("triples").GetArrayLength());
        double total = json.GetProperty("movement").GetProperty("directions").EnumerateObject().Sum(d => d.Value.GetDouble());
        Assert.Equal(1, total, 1e-12);
        Assert.Equal(report.Triples[0].SApAfter, json.GetProperty("triples")[0].GetProperty("s_ap_after").GetDouble());
    }

    [Fact]
    public void DynamicsScatter_OneEmbedding_HasNoMovement()
    {
        Embedding points = Draw.Gaussian(new Random(1), 20, 3);
        DynamicsScatterReport report = DynamicsScatterReport.Of(points, Draw.Classes(new Random(1), 20, 4), new DynamicsScatterRequest());
        Assert.Null(report.Movement);
        Assert.Null(report.Triples[0].Direction);
    }

    [Fact]
    public void DynamicsScatter_NoTriple_SharesAndMeansHaveNoValue()
    {
        Embedding points = Draw.Gaussian(new Random(1), 6, 3);
        JsonElement json = Json(
            DynamicsScatterReport.Of(
                points,
                Labels.FromIntegers(new int[6]),
                new DynamicsScatterRequest(),
                Draw.Gaussian(new Random(2), 6, 3)
            )
        );
        JsonElement[] values =
        [
            .. json.GetProperty("shares").EnumerateObject().Select(p => p.Value),
            json.GetProperty("step").GetProperty("positive_pushed_away"),
            json.GetProperty("step").GetProperty("negative_pulled_in"),
            .. new[] { "mean_ds_ap", "mean_ds_an", "still_mined" }.Select(n => json.GetProperty("movement").GetProperty(n)),
        ];
        Assert.Equal(9, values.Length);
        Assert.All(values, v => Assert.Equal(JsonValueKind.Null, v.ValueKind));
        Assert.Equal(0, json.GetProperty("triples").GetArrayLength());
    }

    [Fact]
    public void Gradients_Embedding_JsonIsFinite()
    {
        Embedding points = Draw.Gaussian(new Random(1), 24, 3);
        GradientsReport report = GradientsReport.Of(new GradientsRequest { Angles = 5 }, points, Draw.Classes(new Random(1), 24, 4));
        JsonElement json = Json(report);
        Assert.Equal(5, json.GetProperty("profile").GetArrayLength());
        Assert.Equal(25, json.GetProperty("configurations").GetArrayLength());
        Assert.Equal(3, json.GetProperty("embedding").GetProperty("pairs").GetArrayLength());
    }

    [Theory]
    [InlineData("euclidean")]
    [InlineData("manhattan")]
    public void Gradients_DistanceOffTheSphere_Refused(string distance) =>
        Assert.Throws<ArgumentException>(() => GradientsReport.Of(new GradientsRequest { Distances = [distance, "chord"] }));

    [Fact]
    public void Gradients_NoDistances_Refused() =>
        Assert.Throws<ArgumentException>(() => GradientsReport.Of(new GradientsRequest { Distances = [] }));

    [Fact]
    public void Reports_AsText_SayTheirNumbers()
    {
        Embedding points = Draw.Gaussian(new Random(1), 24, 3);
        Labels labels = Draw.Classes(new Random(1), 24, 4);
        StringWriter text = new();
        DynamicsFieldReport.Of(new DynamicsFieldRequest()).WriteTo(text);
        DynamicsScatterReport.Of(points, labels, new DynamicsScatterRequest(), points).WriteTo(text);
        GradientsReport.Of(new GradientsRequest(), points, labels).WriteTo(text);
        Assert.Contains("24 triples by easy-hard among 24 points in R^3", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("mined again 100", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("chord and geodesic: anchor directions", text.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dynamics", "field", "--loss", "second-order", "--grid", "3", "--json")]
    [InlineData("gradients", "--loss", "vanilla", "--distance", "chord", "geodesic", "--angles", "3", "--json")]
    public void Console_WithJson_PrintsOneDocument(params string[] words)
    {
        (int code, string output, _) = Experiments.Shell.Console(words);
        Assert.Equal(0, code);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(output).RootElement.ValueKind);
    }

    [Theory]
    [InlineData("dynamics", "field", "--loss", "contrastive", "--json")]
    [InlineData("dynamics", "field", "--gamma", "x", "--json")]
    [InlineData("gradients", "--distance", "euclidean", "--json")]
    [InlineData("gradients", "--embedding", "missing.csv", "--json")]
    public void Console_BadInput_ExitsWithTwoAndOneMessage(params string[] words)
    {
        (int code, string output, string error) = Experiments.Shell.Console(words);
        Assert.Equal((2, ""), (code, output));
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    // Serialisation refuses NaN and infinity, so a document that serialises is finite throughout.
    private static JsonElement Json<T>(T report) => JsonSerializer.SerializeToElement(report, JsonText.Reading);
}
