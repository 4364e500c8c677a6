using System.Text.Json;
using Microsoft.Playwright;

namespace IsoTriplet.Tests.Figures.Page;

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
