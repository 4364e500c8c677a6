using IsoTriplet.Experiments.Commands;
using IsoTriplet.Figures.Page.Explorers;
using Microsoft.Playwright;

namespace IsoTriplet.Tests.Figures.Page;

/// <summary>Sliders, tooltips and linked views in a real browser.</summary>
[Collection(MadeFigures.Once)]
public sealed class ExplorerPageTests(Browser browser, BuiltReport report) : IClassFixture<BuiltReport>
{
    private static readonly string[] Losses = ["first-order", "second-order", "vanilla", "sct"];

    [Fact]
    public async Task Field_EveryCell_IsThatOfTheCommand()
    {
        await using OpenPage open = await browser.Open(report.Page);
        await Compare(open, "first-order", 0.5, 0.4);
        await Compare(open, "first-order", -1, 1);
        await Compare(open, "second-order", 0.8, 0.8);
        await Compare(open, "second-order", 0.2, 0);
        await Compare(open, "vanilla", 0.5, 0.4);
        await Compare(open, "vanilla", 1, 1);
        await Compare(open, "sct", 0.2, 0.8);
    }

    private static async Task Compare(OpenPage open, string loss, double gamma, double p)
    {
        await open.Set(FieldExplorer.Name, "loss", Array.IndexOf(Losses, loss));
        await open.Set(FieldExplorer.Name, "gamma", (int)Math.Round((gamma + 1) * 20));
        await open.Set(FieldExplorer.Name, "p", (int)Math.Round(p * 20));
        JsonElement[] cells = await open.Rows(FieldExplorer.Name);
        DynamicsFieldReport expected = DynamicsFieldReport.Of(
            new()
            {
                Loss = loss,
                Gamma = gamma,
                Entanglement = p,
            }
        );
        Assert.Equal(expected.Cells.Count, cells.Length);
        Assert.All(
            expected.Cells.Zip(cells),
            pair =>
            {
                (DynamicsFieldCell cell, JsonElement shown) = pair;
                Assert.Equal(cell.SAp, Number(shown, "s_ap"), 1e-15);
                Assert.Equal(cell.SAn, Number(shown, "s_an"), 1e-15);
                Assert.Equal(cell.DsAp, Number(shown, "ds_ap"), 1e-12);
                Assert.Equal(cell.DsAn, Number(shown, "ds_an"), 1e-12);
                Assert.Equal(cell.DsApTotal, Number(shown, "ds_ap_total"), 1e-12);
                Assert.Equal(cell.DsAnTotal, Number(shown, "ds_an_total"), 1e-12);
                bool rounding = Math.Min(Math.Abs(cell.DsApTotal), Math.Abs(cell.DsAnTotal)) < 1e-12;
                Assert.True(rounding || cell.Direction == shown.Text("direction"), $"{cell}");
            }
        );
    }

    [Theory]
    [InlineData("gamma")]
    [InlineData("p")]
    public async Task Slider_MovedByKey_ChangesTheChartAndSaysSo(string signal)
    {
        await using OpenPage open = await browser.Open(report.Page);
        ILocator slider = open.Page.Locator($"#figure-{FieldExplorer.Name} [data-signal='{signal}']");
        string before = await open.Chart(FieldExplorer.Name);
        string? said = await slider.GetAttributeAsync("aria-valuetext");
        await slider.FocusAsync();
        await slider.PressAsync("Home");
        Assert.False(before == await open.Chart(FieldExplorer.Name));
        Assert.False(said == await slider.GetAttributeAsync("aria-valuetext"));
        Assert.Equal(
            await slider.GetAttributeAsync("aria-valuetext"),
            await open.Page.Locator($"#figure-{FieldExplorer.Name} .control:has([data-signal='{signal}']) output").TextContentAsync()
        );
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Cell_PointedAt_ShowsATooltipAndIsOutlinedInEveryPanel()
    {
        await using OpenPage open = await browser.Open(report.Page);
        ILocator figure = await open.Figure(FieldExplorer.Name);
        await figure.Locator("rect[data-cell='200']").Nth(1).HoverAsync();
        string text = await open.Page.Locator("#tip:not([hidden])").InnerTextAsync();
        Assert.Contains("S_ap: 0.55", text);
        Assert.Contains("direction: ", text);
        ILocator outlines = figure.Locator(".outline[visibility='visible']");
        Assert.Equal(3, await outlines.CountAsync());
        string?[] at =
        [
            await outlines.Nth(0).GetAttributeAsync("x"),
            await outlines.Nth(1).GetAttributeAsync("x"),
            await outlines.Nth(2).GetAttributeAsync("x"),
        ];
        Assert.Single(at.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Grid_Sliders_CutAlongTheirRowAndColumn()
    {
        await using OpenPage open = await browser.Open(report.Page);
        ILocator figure = await open.Figure(BracketGrid.Name);
        await open.Set(BracketGrid.Name, "N", 0);
        await open.Set(BracketGrid.Name, "n", 2);
        Assert.Equal(["0.4 at 2", "0.5 at 1", "1 at 8"], await Marks(figure, "n"));
        Assert.Equal(["0.9 at 12", "1 at 4"], await Marks(figure, "N"));
        await open.Set(BracketGrid.Name, "series", 1);
        Assert.Equal(["0.1 at 1", "0.2 at 2", "0.3 at 8"], await Marks(figure, "n"));
    }

    [Fact]
    public async Task Grid_CellClicked_SetsBothSliders()
    {
        await using OpenPage open = await browser.Open(report.Page);
        ILocator figure = await open.Figure(BracketGrid.Name);
        await figure.Locator("rect.cell[aria-label^='n: 1; N: 12']").First.ClickAsync();
        Assert.Equal("12", await figure.Locator("[data-signal='N']").GetAttributeAsync("aria-valuetext"));
        Assert.Equal("1", await figure.Locator("[data-signal='n']").GetAttributeAsync("aria-valuetext"));
        await figure.Locator("rect.cell[aria-label^='n: 2; N: 12']").First.HoverAsync();
        string text = await open.Page.Locator("#tip:not([hidden])").InnerTextAsync();
        Assert.Contains("seed: 7", text);
        Assert.Contains("median relative gap: 0.13", text);
    }

    [Fact]
    public async Task PhaseDiagram_Cell_NamesItsRunsSeedsAndBracket()
    {
        await using OpenPage open = await browser.Open(report.Page);
        Assert.Contains("Of 6 runs 4 contracted.", await open.Page.Locator("#phase").InnerTextAsync());
        ILocator figure = await open.Figure(PhaseGrid.Name);
        await figure.Locator("rect.cell[aria-label^='n: 2; N: 8'][aria-label*='seeds']").First.HoverAsync();
        string text = await open.Page.Locator("#tip:not([hidden])").InnerTextAsync();
        Assert.Contains("1 of 3 contracted", text);
        Assert.Contains("0, 1, 2", text);
        Assert.Contains("0.06 to 0.79", text);
        await open.Set(PhaseGrid.Name, "series", 1);
        Assert.Contains(
            "1 of 1 contracted",
            await figure.Locator("rect.cell[aria-label^='n: 4; N: 16']").First.GetAttributeAsync("aria-label")
        );
        await open.Set(PhaseGrid.Name, "series", 2);
        Assert.Contains(
            "2 of 3 lost",
            await figure.Locator("rect.cell[aria-label^='n: 2; N: 8'][aria-label*='seeds']").First.GetAttributeAsync("aria-label")
        );
        await open.Set(PhaseGrid.Name, "series", 3);
        Assert.Contains(
            "0.7 to 0.8",
            await figure.Locator("rect.cell[aria-label^='n: 2; N: 8'][aria-label*='seeds']").First.GetAttributeAsync("aria-label")
        );
    }

    /// <summary>The points of a cut, from what the chart says to a screen reader.</summary>
    private static async Task<string[]> Marks(ILocator figure, string symbol)
    {
        List<string> found = [];
        foreach (ILocator mark in await figure.Locator($".cut-{symbol}").AllAsync())
        {
            string[] parts = (await mark.GetAttributeAsync("aria-label") ?? "").Split("; ");
            found.Add($"{double.Parse(parts[2].Split(": ")[1].TrimEnd('%', ' ')) / 100} at {parts[0].Split(": ")[1]}");
        }
        return [.. found.Order(StringComparer.Ordinal)];
    }

    /// <summary>Both sliders stand on a row and a column that the table has, whatever table is chosen.</summary>
    [Fact]
    public async Task Grid_AnyTable_ShowsARowAndAColumn()
    {
        await using OpenPage open = await browser.Open(report.Page);
        ILocator figure = await open.Figure(PhaseGrid.Name);
        int tables = await figure.Locator("[data-signal='series'] option").CountAsync();
        Assert.Equal(4, tables);
        for (int k = 0; k < tables; k++)
        {
            await open.Set(PhaseGrid.Name, "series", k);
            Assert.NotEmpty(await Marks(figure, "n"));
            Assert.NotEmpty(await Marks(figure, "N"));
        }
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Move_Slider_TakesThePointsToTheNearestSeparatedEmbedding()
    {
        await using OpenPage open = await browser.Open(report.Page);
        JsonElement[] before = await open.Rows("embedding-drawing");
        Assert.All(before, p => Assert.Equal(Number(p, "x"), Number(p, "at_x"), 1e-12));
        await open.Set("embedding-drawing", "move", 20);
        JsonElement[] after = await open.Rows("embedding-drawing");
        Assert.All(after, p => Assert.Equal(Number(p, "haus_x"), Number(p, "at_x"), 1e-12));
        await open.Set("embedding-drawing", "target", 1);
        JsonElement[] other = await open.Rows("embedding-drawing");
        Assert.All(other, p => Assert.Equal(Number(p, "iso_y"), Number(p, "at_y"), 1e-12));
    }

    [Fact]
    public async Task Triple_Clicked_IsPickedInBothViews()
    {
        await using OpenPage open = await browser.Open(report.Page);
        ILocator figure = await open.Figure("embedding-drawing");
        string before = await open.Chart("embedding-drawing");
        await figure.Locator(".chart svg path[data-rank='3']").Nth(1).ClickAsync();
        ILocator slider = open.Page.Locator("#figure-embedding-drawing [data-signal='rank']");
        Assert.Equal("3", await slider.GetAttributeAsync("aria-valuetext"));
        Assert.False(before == await open.Chart("embedding-drawing"));
    }

    private static double Number(JsonElement row, string field) => row.GetProperty(field).GetDouble();
}
