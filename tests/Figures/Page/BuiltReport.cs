using IsoTriplet.Experiments.Claims;
using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.Claims.Reporting;
using IsoTriplet.Experiments.Reports;
using IsoTriplet.Figures.Page.Explorers;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(IsoTriplet.Tests.Figures.Page.Browser))]

namespace IsoTriplet.Tests.Figures.Page;

/// <summary>The report, made once from the figures that all tests share and a ledger that stands for a checked one.</summary>
public sealed class BuiltReport : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("isotriplet-report-").FullName;

    public BuiltReport(MadeFigures made)
    {
        ArgumentNullException.ThrowIfNull(made);
        string data = Path.Combine(_folder, "data");
        Directory.CreateDirectory(data);
        JsonText.Write(Path.Combine(data, ReportMaker.ClaimsFile), Ledger());
        File.WriteAllText(Path.Combine(data, BracketGrid.File), Brackets);
        File.WriteAllText(Path.Combine(data, PhaseGrid.File), Phases);
        Directory.CreateDirectory(Path.Combine(_folder, "claims"));
        File.WriteAllText(Path.Combine(_folder, "claims", Certificate), "{\"kind\":\"tried\"}");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "figures"), made.Output);
        string[] folders = [data, Path.Combine(made.Output, "data"), Path.Combine(House.Root, "docs", "results", "data")];
        Page = new ReportMaker(_folder, folders, 0, _ => { }, CancellationToken.None).Make("a test", fresh: false);
    }

    /// <summary>A certificate that the ledger names and that lies beside it.</summary>
    public static string Certificate => "iat-38-tried.json";

    /// <summary>A claim whose verdict is not the one expected.</summary>
    public static string Surprise => "iat-27";

    /// <summary>Brackets of a grid of 2 x 3 cells.</summary>
    public const string Brackets = """
        {
          "made_by": "a test", "seed": 7, "instances": 10, "cells": [
            { "points": 4, "dimension": 1, "classes": 2, "tight": false, "instances": 10, "haus_closed": 0.5, "haus_median_gap": 0.07, "iso_closed": 0.1, "iso_median_gap": 0.2 },
            { "points": 4, "dimension": 2, "classes": 2, "tight": false, "instances": 10, "haus_closed": 0.4, "haus_median_gap": 0.01, "iso_closed": 0.2, "iso_median_gap": 0.2 },
            { "points": 4, "dimension": 8, "classes": 2, "tight": false, "instances": 10, "haus_closed": 1, "haus_median_gap": 1e-8, "iso_closed": 0.3, "iso_median_gap": 0.2 },
            { "points": 12, "dimension": 1, "classes": 2, "tight": false, "instances": 10, "haus_closed": 0, "haus_median_gap": 0.28, "iso_closed": 0.4, "iso_median_gap": 0.2 },
            { "points": 12, "dimension": 2, "classes": 2, "tight": false, "instances": 10, "haus_closed": 0.2, "haus_median_gap": 0.13, "iso_closed": 0.5, "iso_median_gap": 0.2 },
            { "points": 12, "dimension": 8, "classes": 2, "tight": false, "instances": 10, "haus_closed": 0.9, "haus_median_gap": 1e-8, "iso_closed": 0.6, "iso_median_gap": 0.2 }
          ]
        }
        """;

    /// <summary>Two observed cells of three runs, one predicted, and one run at another learning rate; one cell says what was lost.</summary>
    public const string Phases = """
        {
          "made_by": "a test", "answer": ["Of 6 runs 4 contracted."], "data": "synthetic", "setting": "",
          "observed_cells": [
            { "points": 8, "dimension": 2, "overlap": 1, "runs": 3, "judged": 3, "contracted": 1, "contracted_at_end": 0, "contracted_share": 0.333333, "contracted_lower": 0.06, "contracted_upper": 0.79, "lost": 2, "lost_share": 0.666667, "lost_lower": 0.2, "lost_upper": 0.94, "recall_at1": 0.5, "untrained_recall_at1": 0.6 },
            { "points": 64, "dimension": 2, "overlap": 1, "runs": 3, "judged": 0, "contracted": 3, "contracted_at_end": 2, "contracted_share": 1, "contracted_lower": 0.44, "contracted_upper": 1, "lost": 0, "lost_share": null, "lost_lower": 0, "lost_upper": 1, "recall_at1": 0.5, "untrained_recall_at1": null }
          ],
          "predicted_cells": [
            { "points": 8, "dimension": 2, "classes": 2, "overlap": 1000, "distribution": "sphere", "draws": 2, "lower": 0.7, "upper": 0.8, "middle": 0.75, "verdict": "not" }
          ],
          "runs": [
            { "points": 8, "dimension": 2, "overlap": 1, "seed": 0 }, { "points": 8, "dimension": 2, "overlap": 1, "seed": 1 }, { "points": 8, "dimension": 2, "overlap": 1, "seed": 2 },
            { "points": 64, "dimension": 2, "overlap": 1, "seed": 0 },
            { "points": 16, "dimension": 4, "overlap": 2, "seed": 6, "setting": "learning_rate 0.01", "data": "synthetic", "contracted": true, "ended": "total" },
            { "points": 64, "dimension": 2, "overlap": null, "seed": 5 }
          ],
          "draws": [{ "points": 8, "dimension": 2, "classes": 2, "overlap": 1000, "distribution": "sphere", "seed": 4 }]
        }
        """;

    public string Page { get; }

    public string Data(string name) => Path.Combine(_folder, "data", name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>All claims with the verdict that is expected of them, but for one surprise: judging them is not what is tested here.</summary>
    private static ClaimsReport Ledger() =>
        new([
            .. ClaimList.All.Select(c =>
            {
                ClaimResult result = new(c.Id == Surprise ? Verdict.Refuted : c.Expected, 1001, "none", c.Description);
                return new ClaimsReport.Entry(c, result, null, 0, new ClaimFiles(c.Id == "iat-38" ? [Certificate] : [], []));
            }),
        ]);
}

/// <summary>A page in the browser, with every complaint and every request that it made.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];

    private static readonly string[] Inside = ["file:", "data:", "blob:"];

    public OpenPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _complaints.Add(error);
        page.Request += (_, request) => _requests.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, and exceptions.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>What was asked of anything but this file and the page's own data.</summary>
    public IEnumerable<string> Outside =>
        _requests.Where(r => !Inside.Any(i => r.StartsWith(i, StringComparison.Ordinal))).Concat(_requests.Where(IsFile).Skip(1));

    /// <summary>Brings a figure into sight.</summary>
    public async Task<ILocator> Figure(string figure)
    {
        ILocator element = Page.Locator($"#figure-{figure}");
        await element.ScrollIntoViewIfNeededAsync();
        return element;
    }

    /// <summary>The chart of a figure as SVG.</summary>
    public async Task<string> Chart(string figure) =>
        await Page.Locator($"#figure-{figure} .chart svg").First.EvaluateAsync<string>("e => e.outerHTML");

    /// <summary>Sets a slider or list as a hand would: the value's place, then the event that the browser sends.</summary>
    public async Task Set(string figure, string signal, int place)
    {
        ILocator input = Page.Locator($"#figure-{figure} [data-signal='{signal}']");
        await input.EvaluateAsync("(e, v) => { e.value = String(v); e.dispatchEvent(new Event('input', { bubbles: true })); }", place);
    }

    /// <summary>The rows that an explorer draws now.</summary>
    public async Task<JsonElement[]> Rows(string figure)
    {
        string rows = await Page.EvaluateAsync<string>("name => JSON.stringify(isotriplet.views[name].rows)", figure);
        return [.. JsonDocument.Parse(rows).RootElement.Clone().EnumerateArray()];
    }

    private static bool IsFile(string request) => request.StartsWith("file:", StringComparison.Ordinal);

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}

/// <summary>A real browser (Debian's chromium), started when the first test asks for it. Playwright brings its driver and downloads nothing.</summary>
public sealed class Browser : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Opens a page from its file and waits until all its charts are drawn.</summary>
    public async Task<OpenPage> Open(string file, int width = 1200, int height = 900, bool scripts = true)
    {
        IBrowser browser = await Started();
        IBrowserContext context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = height },
                JavaScriptEnabled = scripts,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        // A busy machine is no reason to fail.
        context.SetDefaultTimeout(120_000);
        OpenPage page = new(await context.NewPageAsync());
        await page.Page.GotoAsync(new Uri(Path.GetFullPath(file)).AbsoluteUri);
        if (scripts)
        {
            await page.Page.WaitForSelectorAsync("html[data-state='ready']", new() { State = WaitForSelectorState.Attached });
        }
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
        _playwright?.Dispose();
        _gate.Dispose();
    }

    private async Task<IBrowser> Started()
    {
        await _gate.WaitAsync();
        try
        {
            Assert.True(File.Exists(Program), $"{Program} is not there: ./test installs it");
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-gpu"] }
            );
        }
        finally
        {
            _gate.Release();
        }
    }
}
