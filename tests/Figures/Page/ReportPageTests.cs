using System.Text.Json;
using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Results;
using IsoTriplet.Figures;
using IsoTriplet.Figures.Page.Explorers;
using Microsoft.Playwright;

namespace IsoTriplet.Tests.Figures.Page;

/// <summary>The report in a real browser, opened from its file.</summary>
[Collection(MadeFigures.Once)]
public sealed class ReportPageTests(Browser browser, BuiltReport report, MadeFigures made) : IClassFixture<BuiltReport>
{
    private const int Most = 5 * 1024 * 1024;

    [Fact]
    public void Page_Size_IsBelowFiveMegabytes() => Assert.InRange(new FileInfo(report.Page).Length, 500_000, Most);

    [Fact]
    public void Words_EveryFigure_HasThem() =>
        Assert.DoesNotContain(FigureCatalogue.All, f => IsoTriplet.Figures.Page.FigureWords.Of(f.Name).Length == 0);

    [Fact]
    public async Task Page_Opened_AsksForNothingAndComplainsOfNothing()
    {
        await using OpenPage open = await browser.Open(report.Page);
        Assert.Empty(open.Complaints);
        Assert.Empty(open.Outside);
        int figures = await open.Page.Locator(".figure").CountAsync();
        Assert.True(figures > FigureCatalogue.All.Count, $"{figures} figures");
        Assert.Equal(figures, await open.Page.Locator(".figure .chart svg, .figure .chart canvas").CountAsync());
        Assert.Equal(0, await open.Page.Locator(".failed").CountAsync());
    }

    [Theory]
    [InlineData("fetch('https://example.org/')")]
    [InlineData(
        "new Promise((done, fail) => { const i = new Image(); i.onload = done; i.onerror = fail; i.src = 'https://example.org/a.png'; })"
    )]
    public async Task Policy_OutsideRequest_IsRefused(string attempt)
    {
        await using OpenPage open = await browser.Open(report.Page, charts: false);
        string outcome = await open.Page.EvaluateAsync<string>($"{attempt}.then(() => 'allowed', () => 'refused')");
        Assert.Equal("refused", outcome);
        Assert.Contains(open.Complaints, c => c.Contains("Content Security Policy"));
    }

    [Fact]
    public async Task Policy_MadeUpScript_IsRefused()
    {
        await using OpenPage open = await browser.Open(report.Page, charts: false);
        const string attempt = """
            new Promise((done) => setTimeout(() => {
              try { done(`made: ${new Function('return 1')()}`); } catch (error) { done(error.name); }
            }))
            """;
        Assert.Equal("EvalError", await open.Page.EvaluateAsync<string>(attempt));
    }

    [Fact]
    public async Task Figures_DataInPage_AreTheResultFiles()
    {
        await using OpenPage open = await browser.Open(report.Page, scripts: false);
        JsonArray inside = JsonNode.Parse(await open.Page.Locator("#figures").TextContentAsync() ?? "")!.AsArray();
        Assert.All(
            FigureCatalogue.All,
            figure =>
            {
                FigureEntry entry = made.Entry(figure.Name);
                JsonObject result = JsonNode.Parse(File.ReadAllText(made.FileOf(entry.Data)))!.AsObject();
                JsonNode spec = inside.Single(f => f!["name"]!.GetValue<string>() == figure.Name)!["spec"]!;
                Assert.All(
                    spec["datasets"]!.AsObject(),
                    d => Assert.True(JsonNode.DeepEquals(d.Value, result[d.Key]), $"{figure.Name}: {d.Key}")
                );
            }
        );
        JsonObject embedding = JsonNode.Parse(File.ReadAllText(report.Data("embedding.json")))!.AsObject();
        JsonNode drawing = inside.Single(f => f!["name"]!.GetValue<string>() == "embedding-drawing")!["spec"]!["datasets"]!;
        Assert.True(JsonNode.DeepEquals(drawing["points"], embedding["points"]));
        Assert.True(JsonNode.DeepEquals(drawing["triples"], embedding["triples"]));
    }

    [Fact]
    public async Task Numbers_Button_ShowsTheRowsOfTheFigure()
    {
        await using OpenPage open = await browser.Open(report.Page);
        ILocator figure = open.Page.Locator("#figure-embedding-drawing");
        ILocator button = figure.GetByRole(AriaRole.Button, new() { Name = "Show the numbers" });
        await button.ClickAsync();
        Assert.Equal(5, await figure.Locator(".numbers table").First.Locator("tbody tr").CountAsync());
        Assert.Equal("true", await figure.Locator("[data-tool='numbers']").GetAttributeAsync("aria-expanded"));
        await figure.Locator("[data-tool='numbers']").ClickAsync();
        Assert.False(await figure.Locator(".numbers").IsVisibleAsync());
    }

    [Fact]
    public async Task Save_AsSvg_HandsOverTheChart()
    {
        await using OpenPage open = await browser.Open(report.Page);
        IDownload download = await open.Page.RunAndWaitForDownloadAsync(() =>
            open.Page.Locator($"#figure-{FieldExplorer.Name} [data-tool='svg']").ClickAsync()
        );
        Assert.Equal("field-explorer.svg", download.SuggestedFilename);
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
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

    [Fact]
    public async Task Page_WithoutScripts_StillShowsClaimsAndWords()
    {
        await using OpenPage open = await browser.Open(report.Page, scripts: false);
        Assert.True(await open.Page.Locator("#claim-iat-38 .statement").IsVisibleAsync());
        Assert.True(await open.Page.Locator("#verdict").IsVisibleAsync());
    }
}
