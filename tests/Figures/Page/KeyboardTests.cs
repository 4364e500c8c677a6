using Microsoft.Playwright;

namespace IsoTriplet.Tests.Figures.Page;

/// <summary>The report without a mouse.</summary>
[Collection(MadeFigures.Once)]
public sealed class KeyboardTests(Browser browser, BuiltReport report) : IClassFixture<BuiltReport>
{
    private const string Interactive = "a[href], button, input, select, summary, [tabindex='0']";

    [Fact]
    public async Task FirstTab_SkipLink_LeadsToTheContent()
    {
        await using OpenPage open = await browser.Open(report.Page);
        await open.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("skip", await open.Page.EvaluateAsync<string>("document.activeElement.className"));
        await open.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await open.Page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task Tab_FromStartToEnd_ReachesEverythingInTheOrderOfThePage()
    {
        await using OpenPage open = await browser.Open(report.Page);
        // The list of claims is long and alike: a handful stands for it.
        await open.Page.GetByRole(AriaRole.Searchbox).FillAsync("theorem 3");
        await open.Page.EvaluateAsync("() => { document.activeElement.blur(); window.getSelection().removeAllRanges(); scrollTo(0, 0); }");
        int expected = await open.Page.EvaluateAsync<int>(
            "s => { let k = 0; for (const e of document.querySelectorAll(s)) { if (e.checkVisibility()) { e.dataset.order = String(k++); } } return k; }",
            Interactive
        );
        List<int> order = [];
        await open.Page.Locator(".skip").FocusAsync();
        for (int k = 0; k < expected; k++)
        {
            order.Add(await open.Page.EvaluateAsync<int>("Number(document.activeElement.dataset.order ?? -1)"));
            await open.Page.Keyboard.PressAsync("Tab");
        }
        Assert.True(expected > 40, $"{expected} places");
        Assert.Equal(Enumerable.Range(0, expected), order);
    }

    [Fact]
    public async Task Everything_ThatTakesFocus_HasAName()
    {
        await using OpenPage open = await browser.Open(report.Page);
        string[] nameless = await open.Page.EvaluateAsync<string[]>(
            """
            s => [...document.querySelectorAll(s)]
              .filter((e) => !(e.getAttribute('aria-label') || e.labels?.[0]?.textContent.trim() || e.textContent.trim()))
              .map((e) => e.outerHTML.slice(0, 120))
            """,
            Interactive
        );
        Assert.Empty(nameless);
        Assert.True(
            await open.Page.EvaluateAsync<bool>(
                "(() => { const ids = [...document.querySelectorAll('[id]')].map((e) => e.id); return new Set(ids).size === ids.length; })()"
            ),
            "an id stands twice"
        );
    }

    [Fact]
    public async Task Claim_EnterOnIt_Opens()
    {
        await using OpenPage open = await browser.Open(report.Page);
        ILocator summary = open.Page.Locator("#claim-iat-27 summary");
        await summary.FocusAsync();
        await summary.PressAsync("Enter");
        await Assertions.Expect(open.Page.Locator("#claim-iat-27 dl")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Headings_AllLevels_SkipNone()
    {
        await using OpenPage open = await browser.Open(report.Page);
        int[] levels = await open.Page.EvaluateAsync<int[]>(
            "[...document.querySelectorAll('h1,h2,h3,h4')].map((e) => Number(e.tagName[1]))"
        );
        Assert.Equal(1, levels.Count(l => l == 1));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }
}
