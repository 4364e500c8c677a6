using System.Text.Json.Nodes;
using System.Xml.Linq;
using IsoTriplet.Experiments.Results;
using IsoTriplet.Figures;
using IsoTriplet.Figures.Vega;

namespace IsoTriplet.Tests.Figures;

/// <summary>What holds for every figure of the catalogue.</summary>
[Collection(MadeFigures.Once)]
public sealed class FigureDataTests(MadeFigures made)
{
    public static TheoryData<string> Names => MadeFigures.Names;

    [Fact]
    public void Make_All_LeavesNoFigureOut() => Assert.Empty(made.Index.Skipped);

    [Fact]
    public void Catalogue_Names_AreDistinctAndHaveAProducer()
    {
        Assert.Equal(FigureCatalogue.All.Count, FigureCatalogue.All.Select(f => f.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(FigureCatalogue.All, f => Assert.Equal(f.ResultFile, ResultCatalogue.Of(f.ResultFile).File));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Spec_Data_IsTheResultFilesRowForRow(string name)
    {
        FigureEntry entry = made.Entry(name);
        JsonObject spec = JsonNode.Parse(File.ReadAllText(made.FileOf(entry.Spec)))!.AsObject();
        JsonObject result = JsonNode.Parse(File.ReadAllText(made.FileOf(entry.Data)))!.AsObject();
        JsonObject datasets = spec["datasets"]!.AsObject();
        Assert.NotEmpty(datasets);
        Assert.All(datasets, d => Assert.True(JsonNode.DeepEquals(d.Value, result[d.Key]), d.Key));
        Assert.All(Data(spec), d => Assert.True(IsNamed(d, datasets) || IsOneEmptyRow(d), d.ToJsonString()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Spec_Fields_AreInTheRowsOrCalculated(string name)
    {
        JsonObject spec = made.SpecOf(name);
        Assert.NotEmpty(
            FieldsOf.Missing(
                JsonNode
                    .Parse("""{ "datasets": { "d": [ { "x": 1 } ] }, "data": { "name": "d" }, "encoding": { "y": { "field": "y" } } }""")!
                    .AsObject()
            )
        );
        Assert.Empty(FieldsOf.Missing(spec));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Spec_ChangedResult_ChangesWithIt(string name)
    {
        Figure figure = FigureCatalogue.Select([name])[0];
        JsonObject result = JsonNode.Parse(File.ReadAllText(made.FileOf(made.Entry(name).Data)))!.AsObject();
        JsonObject changed = result.DeepClone().AsObject();
        string rows = made.SpecOf(name)["datasets"]!.AsObject().First().Key;
        changed[rows]!.AsArray().RemoveAt(0);
        Assert.False(JsonNode.DeepEquals(figure.Spec(new ResultFile("a", result)), figure.Spec(new ResultFile("a", changed))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Drawing_Size_FitsAColumnOrTwo(string name)
    {
        XElement svg = XDocument.Load(made.FileOf(made.Entry(name).Svg)).Root!;
        double width = (double)svg.Attribute("width")!;
        Assert.True(width is > 280 and <= Theme.Column + 0.5 or > 560 and <= Theme.TwoColumns + 0.5, $"{width} pixels wide");
        Assert.InRange((double)svg.Attribute("height")!, 80, 600);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Drawing_Text_IsThereAndReadable(string name)
    {
        XElement[] texts = [.. XDocument.Load(made.FileOf(made.Entry(name).Svg)).Descendants().Where(e => e.Name.LocalName == "text")];
        Assert.True(texts.Length >= 3, "a figure without words");
        Assert.All(texts, t => Assert.InRange(Pixels(t), Theme.Small - 1.2, 16));
        Assert.DoesNotContain(texts, t => t.Value.Contains("undefined") || t.Value.Contains("NaN") || t.Value.Contains("null"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Caption_OfEveryFigure_IsWrittenBesideIt(string name)
    {
        FigureEntry entry = made.Entry(name);
        string text = File.ReadAllText(made.FileOf(name + ".txt"));
        Assert.StartsWith($"{entry.Title} ({entry.Source}). ", text);
        Assert.Contains(entry.Caption, text);
        Assert.DoesNotContain("NaN", text);
        Assert.EndsWith(".", entry.Caption);
    }

    private static double Pixels(XElement text) => double.Parse(text.Attribute("font-size")!.Value.Replace("px", ""));

    private static bool IsNamed(JsonNode data, JsonObject datasets) =>
        data is JsonObject { Count: 1 } named && named["name"] is { } name && datasets.ContainsKey(name.GetValue<string>());

    private static bool IsOneEmptyRow(JsonNode data) =>
        data is JsonObject { Count: 1 } inline && inline["values"] is JsonArray { Count: 1 } rows && rows[0] is JsonObject { Count: 0 };

    private static IEnumerable<JsonNode> Data(JsonNode? node) =>
        node switch
        {
            JsonObject o => o.Where(m => m.Key != "datasets").SelectMany(m => m.Key == "data" ? [m.Value!] : Data(m.Value)),
            JsonArray a => a.SelectMany(Data),
            _ => [],
        };
}
