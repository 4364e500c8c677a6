using Microsoft.Playwright;

namespace IsoTriplet.Tests.Figures.Page;

/// <summary>The page of <c>measure --report</c> in a real browser.</summary>
public sealed class MeasurePageTests(Browser browser) : InShell
{
    private const string Toy = "0,1.2\n1.1,-0.4\n-0.3,-0.6\n0.5,0\n0.8,-1.7\n";

    [Fact]
    public async Task Report_Toy_SaysInWordsWhatTheJsonSaysInNumbers()
    {
        (string page, JsonElement m) = Measure(Toy, "a\nb\na\nb\na\n");
        await using OpenPage open = await browser.Open(page);
        Assert.Empty(open.Complaints);
        Assert.Empty(open.Outside);
        Assert.Equal(3, await open.Page.Locator(".chart svg").CountAsync());
        Assert.Contains("Not collapsed.", await open.Page.Locator("#verdict").InnerTextAsync());
        Assert.Contains("nearest separated embedding is not collapsed", await open.Page.Locator("#nearest").InnerTextAsync());
        string numbers = await open.Page.Locator(".numbers-table").InnerTextAsync();
        double[] values = [m.Number("hardness"), m.Number("diameter"), m.Number("d_haus.upper"), m.Number("d_iso.upper")];
        Assert.All(values, v => Assert.Contains(Math.Round(v, v < 1 ? 4 : 3).ToString("0.####"), numbers));
        Assert.InRange(new FileInfo(page).Length, 20_000, 400_000);
    }

    /// <summary>First the verdict in words, then the one picture that shows it: for a collapsed batch a dot in the sphere's circle.</summary>
    [Fact]
    public async Task Report_Collapsed_OpensWithVerdictAndPicture()
    {
        Random random = new(3);
        string Row() => string.Join(',', Enumerable.Range(0, 3).Select(k => $"{(k == 0 ? 1 : 1e-3 * random.NextDouble()):R}")) + "\n";
        string points = _shell.Write("dot.csv", string.Concat(Enumerable.Range(0, 16).Select(_ => Row())));
        string labels = _shell.Write("labels.csv", string.Concat(Enumerable.Range(0, 16).Select(i => $"c{i % 4}\n")));
        string page = _shell.PathOf("dot.html");
        _shell.Json("measure", points, "--labels", labels, "--normalise", "--margin", "0.2", "--report", page);
        await using OpenPage open = await browser.Open(page);
        ILocator first = open.Page.Locator("main > section").First;
        Assert.Contains("Collapsed", await first.Locator("#verdict").InnerTextAsync());
        Assert.Contains("radius of the sphere", await first.Locator("#figure-embedding-verdict .reading").InnerTextAsync());
        Assert.True(await first.Locator(".chart svg").IsVisibleAsync());
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public void Report_WithAMargin_HasItsDistancesAndTheCommandThatMakesIt()
    {
        string points = _shell.Write("toy.csv", Toy);
        string labels = _shell.Write("toy labels.csv", "a\nb\na\nb\na\n");
        string page = _shell.PathOf("toy.html");
        JsonElement m = _shell.Json("measure", points, "--labels", labels, "--margin", "0.2", "--report", page);
        string text = System.Net.WebUtility.HtmlDecode(File.ReadAllText(page));
        Assert.Contains($"isotriplet measure {points} --labels '{labels}' --margin 0.2 --report {page}", text, StringComparison.Ordinal);
        double least = m.Number("with_margin.d_iso.lower");
        Assert.Contains("To keep the margin 0.2, some distance has to change by", text, StringComparison.Ordinal);
        Assert.Contains(Math.Round(least, 3).ToString("0.###"), text, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing has to change", text, StringComparison.Ordinal);
        string apart = _shell.Write("apart.csv", "0,0\n0,1\n9,0\n9,1\n");
        string two = _shell.Write("two.csv", "a\na\nb\nb\n");
        _shell.Json("measure", apart, "--labels", two, "--margin", "0.2", "--report", page);
        text = System.Net.WebUtility.HtmlDecode(File.ReadAllText(page));
        Assert.Contains("This one does: nothing has to change.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("has to change by at least", text, StringComparison.Ordinal);
        string comparisons = _shell.Write("comparisons.csv", "0,2,0,1\n1,2,0,3\n");
        _shell.Json("measure", points, "--labels", labels, "--comparisons", comparisons, "--report", page);
        text = System.Net.WebUtility.HtmlDecode(File.ReadAllText(page));
        Assert.Contains("Distance to those that respect all 2 comparisons, largest displacement", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_MoveSlider_MovesThePoints()
    {
        (string page, _) = Measure(Toy, "a\nb\na\nb\na\n");
        await using OpenPage open = await browser.Open(page);
        string before = await open.Chart("embedding-drawing");
        ILocator slider = open.Page.Locator("[data-signal='move']");
        await slider.FocusAsync();
        await slider.PressAsync("End");
        Assert.Equal("1", await slider.GetAttributeAsync("aria-valuetext"));
        Assert.False(before == await open.Chart("embedding-drawing"));
    }

    [Theory]
    [InlineData("2,3\n2,3\n2,3\n2,3\n", "a\na\nb\nb\n", "all points are the same point")]
    [InlineData("0,0\n1,0\n0,1\n", "7\n7\n7\n", "one class only")]
    [InlineData("0\n1\n5\n6\n", "x\nx\ny\ny\n", "Not collapsed: separated, no triple fails.")]
    [InlineData("1,2,3\n", "only\n", "one point only")]
    public async Task Report_DegenerateEmbedding_StillMakesAPage(string points, string labels, string words)
    {
        (string page, _) = Measure(points, labels);
        await using OpenPage open = await browser.Open(page);
        Assert.Empty(open.Complaints);
        Assert.Equal(0, await open.Page.Locator(".failed").CountAsync());
        Assert.Contains(words, await open.Page.Locator("#verdict").InnerTextAsync());
    }

    [Fact]
    public async Task Report_OneDimension_DrawsClassesAtTheirOwnHeight()
    {
        (string page, _) = Measure("0\n1\n2\n3.5\n2.5\n5\n", "a\na\nb\nb\nc\nc\n");
        await using OpenPage open = await browser.Open(page);
        Assert.Empty(open.Complaints);
        await open.Set("embedding-drawing", "move", 20);
        Assert.Contains("One dimension", await open.Page.Locator("#figure-embedding-drawing figcaption").InnerTextAsync());
    }

    [Fact]
    public async Task Report_ClassNamesWithMarkup_StayText()
    {
        const string name = "</script><img src=x onerror=alert(1)>";
        (string page, _) = Measure(Toy, $"{name}\nb\n{name}\nb\n{name}\n");
        await using OpenPage open = await browser.Open(page);
        Assert.Empty(open.Complaints);
        Assert.Empty(open.Outside);
        Assert.Equal(0, await open.Page.Locator("img").CountAsync());
        Assert.Equal(name, (await open.Rows("embedding-drawing"))[0].Text("class"));
    }

    [Fact]
    public async Task Report_ManyDimensionsAndClasses_SaysWhatTheDrawingLoses()
    {
        Random random = new(5);
        string points = string.Concat(
            Enumerable.Range(0, 40).Select(_ => string.Join(',', Enumerable.Range(0, 5).Select(_ => $"{random.NextDouble():F4}")) + "\n")
        );
        (string page, _) = Measure(points, string.Concat(Enumerable.Range(0, 40).Select(i => $"class-{i % 12}\n")));
        await using OpenPage open = await browser.Open(page, 600);
        Assert.Empty(open.Complaints);
        Assert.Contains("principal components", await open.Page.Locator("#figure-embedding-drawing figcaption").InnerTextAsync());
        Assert.Equal(
            12,
            await open.Page.Locator("#figure-embedding-drawing [data-signal='rank']").EvaluateAsync<int>("e => Number(e.max) + 1")
        );
    }

    [Fact]
    public void Report_IntoAFolderThatIsNotThere_IsRefused()
    {
        string points = _shell.Write("toy.csv", Toy);
        string labels = _shell.Write("labels.csv", "a\nb\na\nb\na\n");
        (int code, string output, string error) = _shell.Run(
            $"measure {points} --labels {labels} --report {_shell.PathOf("no/page.html")}".Split(' ')
        );
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Empty(output);
        Assert.Contains("page.html", error);
    }

    private (string Page, JsonElement Measurement) Measure(string points, string labels)
    {
        string page = _shell.PathOf("page.html");
        JsonElement m = _shell.Json(
            $"measure {_shell.Write("toy.csv", points)} --labels {_shell.Write("labels.csv", labels)} --report {page}".Split(' ')
        );
        return (page, m);
    }
}
