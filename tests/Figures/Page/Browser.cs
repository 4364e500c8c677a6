using IsoTriplet.Tests.Figures.Page;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace IsoTriplet.Tests.Figures.Page;

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
