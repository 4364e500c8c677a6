using System.Xml.Linq;
using IsoTriplet.Experiments.Results;
using IsoTriplet.Figures;
using IsoTriplet.Figures.Page;
using IsoTriplet.Figures.Page.Explorers;
using Microsoft.Playwright;

namespace IsoTriplet.Tests.Figures.Page;

/// <summary>The report in a real browser, opened from its file.</summary>
[Collection(MadeFigures.Once)]
public sealed class ReportPageTests(Browser browser, BuiltReport report, MadeFigures made) : IClassFixture<BuiltReport>
{
    private const int Most = 2_000_000;

    [Fact]
    public void Page_Size_IsBelowTwoMegabytes() => Assert.InRange(new FileInfo(report.Page).Length, 500_000, Most);

    /// <summary>The answer comes first: one picture and five lines, every number from the result file.</summary>
    [Fact]
    public void Answer_OfTheKeptRuns_IsOnePictureAndFiveLines()
    {
        string text = File.ReadAllText(Path.Combine(House.Root, "docs", "results", "data", PhaseGrid.File));
        JsonObject root = JsonNode.Parse(text)!.AsObject();
        PageSection answer = AnswerSection.Make(Sources(root));
        Assert.Equal(5, answer.Body.Split("<li>").Length - 1);
        Assert.Equal(AnswerSection.PictureName, Assert.Single(answer.Figures).Name);
        double collapsed = root["observed_cells"]!.AsArray().Sum(c => (double)c!["contracted"]!);
        Assert.Contains($"It can: {collapsed} of ", answer.Body);
        root["observed_cells"]![0]!["contracted"] = 3 + (double)root["observed_cells"]![0]!["contracted"]!;
        Assert.Contains($"It can: {collapsed + 3} of ", AnswerSection.Make(Sources(root)).Body);
    }

    [Fact]
    public void Answer_WithoutRuns_SaysWhatMakesThem() =>
        Assert.Contains(
            "phase-diagram",
            AnswerSection.Make(new ReportSources { MadeBy = "a test", Claims = new ResultFile("claims.json", []) }).Body
        );

    [Fact]
    public void Answer_OfMoreRunsThanThePageHas_IsOfThoseAndSaysSo()
    {
        JsonObject kept = JsonNode.Parse(File.ReadAllText(Path.Combine(House.Root, "docs", "results", "data", PhaseGrid.File)))!.AsObject();
        JsonObject few = kept.DeepClone().AsObject();
        few["observed_cells"] = new JsonArray(few["observed_cells"]![0]!.DeepClone());
        string answer = AnswerSection.Make(Sources(few) with { KeptRuns = new ResultFile(PhaseGrid.File, kept) }).Body;
        Assert.StartsWith(AnswerSection.Make(Sources(kept)).Body, answer, StringComparison.Ordinal);
        Assert.Contains("runs that the project keeps", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("runs that the project keeps", AnswerSection.Make(Sources(few)).Body, StringComparison.Ordinal);
    }

    private static ReportSources Sources(JsonObject diagram) =>
        new()
        {
            MadeBy = "a test",
            Claims = new ResultFile("claims.json", []),
            PhaseDiagram = new ResultFile(PhaseGrid.File, diagram),
        };

    [Fact]
    public async Task Page_Opened_AsksForNothingAndComplainsOfNothing()
    {
        await using OpenPage open = await browser.Open(report.Page);
        Assert.Empty(open.Complaints);
        Assert.Empty(open.Outside);
        int figures = await open.Page.Locator(".figure").CountAsync();
        Assert.True(figures > FigureCatalogue.All.Count, $"{figures} figures");
        Assert.Equal(figures, await open.Page.Locator(".figure .chart svg").CountAsync());
        Assert.Equal(0, await open.Page.Locator(".failed").CountAsync());
    }

    [Theory]
    [InlineData("fetch('https://example.org/')")]
    [InlineData(
        "new Promise((done, fail) => { const i = new Image(); i.onload = done; i.onerror = fail; i.src = 'https://example.org/a.png'; })"
    )]
    public async Task Policy_OutsideRequest_IsRefused(string attempt)
    {
        await using OpenPage open = await browser.Open(report.Page);
        string outcome = await open.Page.EvaluateAsync<string>($"{attempt}.then(() => 'allowed', () => 'refused')");
        Assert.Equal("refused", outcome);
        Assert.Contains(open.Complaints, c => c.Contains("Content Security Policy"));
    }

    [Fact]
    public async Task Policy_MadeUpScript_IsRefused()
    {
        await using OpenPage open = await browser.Open(report.Page);
        const string attempt = """
            new Promise((done) => setTimeout(() => {
              try { done(`made: ${new Function('return 1')()}`); } catch (error) { done(error.name); }
            }))
            """;
        Assert.Equal("EvalError", await open.Page.EvaluateAsync<string>(attempt));
    }

    /// <summary>A drawing stands in the page as it stands in its file, its numbers are the first rows of its result file.</summary>
    [Fact]
    public async Task Figures_InPage_AreTheFilesOfTheFigures()
    {
        string page = File.ReadAllText(report.Page);
        await using OpenPage open = await browser.Open(report.Page, scripts: false);
        JsonArray inside = JsonNode.Parse(await open.Page.Locator("#figures").TextContentAsync() ?? "")!.AsArray();
        Assert.All(
            FigureCatalogue.All,
            figure =>
            {
                FigureEntry entry = made.Entry(figure.Name);
                Assert.Contains(File.ReadAllText(made.FileOf(entry.Svg!)).Trim(), page, StringComparison.Ordinal);
                JsonObject result = JsonNode.Parse(File.ReadAllText(made.FileOf(entry.Data)))!.AsObject();
                JsonObject tables = inside.Single(f => f!["name"]!.GetValue<string>() == figure.Name)!["tables"]!.AsObject();
                string[] drawn = [.. figure.Rows.Where(r => result[r]!.AsArray().Count > 0)];
                Assert.True(drawn.SequenceEqual(tables.Select(t => t.Key), StringComparer.Ordinal), figure.Name);
                Assert.All(tables, t => Assert.Equal(result[t.Key]!.AsArray().Count, t.Value!["count"]!.GetValue<int>()));
            }
        );
        JsonObject embedding = JsonNode.Parse(File.ReadAllText(report.Data("embedding.json")))!.AsObject();
        JsonNode drawing = inside.Single(f => f!["name"]!.GetValue<string>() == "embedding-drawing")!["rows"]!;
        foreach (string rows in new[] { "points", "triples" })
        {
            string[] fields = [.. drawing[rows]!["fields"]!.AsArray().Select(f => (string)f!)];
            JsonArray shown = drawing[rows]!["rows"]!.AsArray();
            Assert.Equal(embedding[rows]!.AsArray().Count, shown.Count);
            Assert.All(
                embedding[rows]!.AsArray().Zip(shown),
                p => Assert.All(fields.Index(), f => Assert.True(JsonNode.DeepEquals(p.First![f.Item], p.Second![f.Index]), f.Item))
            );
            Assert.Equal(embedding[rows]![0]!.AsObject().Count, fields.Length);
        }
    }

    [Fact]
    public async Task Numbers_Button_ShowsTheRowsOfTheFigure()
    {
        await using OpenPage open = await browser.Open(report.Page);
        ILocator figure = open.Page.Locator("#figure-embedding-drawing");
        ILocator button = figure.GetByRole(AriaRole.Button, new() { Name = "Show the numbers" });
        await button.ClickAsync();
        Assert.Equal(5, await figure.Locator(".numbers table").First.Locator("tbody tr").CountAsync());
        await (await open.Figure("iat-2-toy")).Locator("[data-tool='numbers']").ClickAsync();
        Assert.Contains("p₁", await open.Page.Locator("#figure-iat-2-toy .numbers").InnerTextAsync());
        Assert.Equal("true", await figure.Locator("[data-tool='numbers']").GetAttributeAsync("aria-expanded"));
        await figure.Locator("[data-tool='numbers']").ClickAsync();
        Assert.False(await figure.Locator(".numbers").IsVisibleAsync());
    }

    [Theory]
    [InlineData(FieldExplorer.Name)]
    [InlineData("iat-3-hausdorff-distance")]
    public async Task Save_AsSvg_HandsOverTheChart(string name)
    {
        await using OpenPage open = await browser.Open(report.Page);
        IDownload download = await open.Page.RunAndWaitForDownloadAsync(() =>
            open.Page.Locator($"#figure-{name} [data-tool='svg']").ClickAsync()
        );
        Assert.Equal($"{name}.svg", download.SuggestedFilename);
        string text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal("svg", XDocument.Parse(text).Root!.Name.LocalName);
        Assert.True(XDocument.Parse(text).Descendants().Count() > 20);
    }

    [Fact]
    public async Task Print_Page_HidesToolsAndKeepsTextAndCharts()
    {
        await using OpenPage open = await browser.Open(report.Page);
        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await open.Page.Locator("nav").First.IsVisibleAsync());
        Assert.False(await open.Page.Locator(".tools").First.IsVisibleAsync());
        Assert.False(await open.Page.Locator("#ledger-filters").IsVisibleAsync());
        Assert.True(await open.Page.Locator(".claim .statement").First.IsVisibleAsync());
        Assert.True(await open.Page.Locator($"#figure-{FieldExplorer.Name} .chart svg").IsVisibleAsync());
        double wide = await open
            .Page.Locator($"#figure-{FieldExplorer.Name} .chart svg")
            .EvaluateAsync<double>("e => e.getBoundingClientRect().width");
        Assert.InRange(wide, 200, 1200);
        byte[] pdf = await open.Page.PdfAsync(new() { Format = "A4" });
        Assert.True(pdf.Length > 100_000, $"{pdf.Length} bytes");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1200)]
    public async Task Page_AnyWidth_DoesNotScrollSideways(int width)
    {
        await using OpenPage open = await browser.Open(report.Page, width);
        Assert.InRange(await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 0, width);
    }

    /// <summary>A figure of two columns would be unreadable at the width of a phone: it keeps its size and scrolls in its own frame.</summary>
    [Theory]
    [InlineData(360, 600, 720)]
    [InlineData(1200, 800, 1100)]
    public async Task Figure_OfTwoColumns_StaysReadable(int width, int least, int most)
    {
        await using OpenPage open = await browser.Open(report.Page, width);
        ILocator chart = open.Page.Locator("#figure-etl-5-vanilla .chart");
        Assert.InRange(await chart.Locator("svg").EvaluateAsync<double>("e => e.getBoundingClientRect().width"), least, most);
        Assert.InRange(await chart.EvaluateAsync<double>("e => e.getBoundingClientRect().width"), 0, width);
    }

    [Fact]
    public async Task Page_WithoutScripts_StillShowsClaimsAndWords()
    {
        await using OpenPage open = await browser.Open(report.Page, scripts: false);
        Assert.True(await open.Page.Locator("#claim-iat-38 .statement").IsVisibleAsync());
        Assert.True(await open.Page.Locator("#verdict").IsVisibleAsync());
        Assert.True(await open.Page.Locator("#figure-iat-6-collapse .chart svg").IsVisibleAsync());
    }

    [Fact]
    public async Task Drawing_Mark_TellsWhatItIs()
    {
        await using OpenPage open = await browser.Open(report.Page, scripts: false);
        ILocator tips = open.Page.Locator("#figure-iat-4-isometric-distance .tips title");
        Assert.Contains("discrepancy", await tips.Last.TextContentAsync());
    }
}
