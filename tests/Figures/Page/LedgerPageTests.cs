using IsoTriplet.Experiments.Claims;
using IsoTriplet.Experiments.Claims.Ledger;
using Microsoft.Playwright;

namespace IsoTriplet.Tests.Figures.Page;

/// <summary>The ledger of the report in a real browser.</summary>
[Collection(MadeFigures.Once)]
public sealed class LedgerPageTests(Browser browser, BuiltReport report) : IClassFixture<BuiltReport>
{
    private static readonly int All = ClaimList.All.Count;

    [Fact]
    public async Task Search_Words_LeavesTheClaimsThatHaveThemAll()
    {
        await using OpenPage open = await browser.Open(report.Page);
        Assert.Equal($"{All} of {All} claims", await Count(open));
        await open.Page.GetByRole(AriaRole.Searchbox).FillAsync("theorem VACUOUS");
        string[] left = await Shown(open);
        Assert.Contains(left, id => id == "claim-own-theorem-2-few-points");
        Assert.InRange(left.Length, 1, 10);
        Assert.Equal($"{left.Length} of {All} claims", await Count(open));
        await open.Page.GetByRole(AriaRole.Searchbox).FillAsync("no claim has these words");
        Assert.Equal($"0 of {All} claims", await Count(open));
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await Assertions.Expect(open.Page.Locator("#ledger-count")).ToHaveTextAsync($"{All} of {All} claims");
    }

    [Fact]
    public async Task Filters_SourceAndVerdict_LeaveTheirClaims()
    {
        await using OpenPage open = await browser.Open(report.Page);
        await open.Page.Locator("select[name=source]").SelectOptionAsync("GEO");
        await open.Page.Locator("select[name=verdict]").SelectOptionAsync("refuted");
        string[] expected = [.. ClaimList.All.Where(c => c.Source == "GEO" && c.Expected == Verdict.Refuted).Select(c => $"claim-{c.Id}")];
        Assert.Equal(expected, await Shown(open));
    }

    [Fact]
    public async Task Filters_Evidence_LeavesTheClaimsThatRestOnIt()
    {
        await using OpenPage open = await browser.Open(report.Page);
        await open.Page.Locator("select[name=evidence]").SelectOptionAsync("kernel");
        string[] expected = [.. ClaimList.All.Where(c => c.Kind == EvidenceKind.Kernel).Select(c => $"claim-{c.Id}")];
        Assert.NotEmpty(expected);
        Assert.Equal(expected, await Shown(open));
    }

    [Fact]
    public async Task Counts_Number_FiltersTheList()
    {
        await using OpenPage open = await browser.Open(report.Page);
        ILocator number = open.Page.Locator(".counts button[data-source='ETL'][data-verdict='proved']");
        int count = ClaimList.All.Count(c => c.Source == "ETL" && c.Expected == Verdict.Proved);
        Assert.Equal($"{count}", await number.TextContentAsync());
        await number.ClickAsync();
        Assert.Equal(count, (await Shown(open)).Length);
        Assert.Equal("true", await number.GetAttributeAsync("aria-pressed"));
        await number.ClickAsync();
        Assert.Equal(All, (await Shown(open)).Length);
    }

    [Fact]
    public async Task Filters_Surprise_LeavesTheClaimThatWentAnotherWay()
    {
        await using OpenPage open = await browser.Open(report.Page);
        await open.Page.Locator("select[name=expected]").SelectOptionAsync("false");
        Assert.Equal([$"claim-{BuiltReport.Surprise}"], await Shown(open));
        await open.Page.Locator($"#claim-{BuiltReport.Surprise} summary").ClickAsync();
        Assert.Contains("a surprise", await open.Page.Locator($"#claim-{BuiltReport.Surprise} dl").InnerTextAsync());
    }

    [Fact]
    public async Task Certificate_Link_SavesTheFile()
    {
        await using OpenPage open = await browser.Open(report.Page);
        await open.Page.Locator("#claim-iat-38 summary").ClickAsync();
        IDownload download = await open.Page.RunAndWaitForDownloadAsync(() => open.Page.Locator("#claim-iat-38 a[download]").ClickAsync());
        Assert.Equal(BuiltReport.Certificate, download.SuggestedFilename);
        Assert.Equal(
            "{\"kind\":\"tried\"}",
            await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken)
        );
        Assert.Empty(open.Outside);
    }

    [Fact]
    public async Task Claim_Address_OpensIt()
    {
        await using OpenPage open = await browser.Open(report.Page);
        await open.Page.EvaluateAsync("location.hash = 'claim-etl-18'");
        await Assertions.Expect(open.Page.Locator("#claim-etl-18 dl")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Print_Claims_AreOpenWhileItLasts()
    {
        await using OpenPage open = await browser.Open(report.Page);
        const string Open = "document.querySelectorAll('.claim details[open]').length";
        await open.Page.EvaluateAsync($"addEventListener('beforeprint', () => (window.openInPrint = {Open}))");
        await open.Page.PdfAsync();
        int claims = await open.Page.Locator(".claim").CountAsync();
        Assert.Equal(claims, await open.Page.EvaluateAsync<int>("window.openInPrint"));
        Assert.Equal(0, await open.Page.EvaluateAsync<int>(Open));
    }

    private static async Task<string> Count(OpenPage open) => await open.Page.Locator("#ledger-count").TextContentAsync() ?? "";

    private static async Task<string[]> Shown(OpenPage open) =>
        await open.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.claim:not([hidden])')].map((e) => e.id)");
}
