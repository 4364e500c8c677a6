using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IsoTriplet.Figures.Page;

/// <summary>A whole page: one HTML file with style, scripts and data inside, which asks nothing of any network.</summary>
public sealed record PageDocument
{
    // The JSON stands in a script element: "<" must not appear in it.
    private static readonly JsonSerializerOptions InsidePage = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>What the page is, in a paragraph.</summary>
    public required string Lead { get; init; }

    /// <summary>The sections, in order.</summary>
    public required IReadOnlyList<PageSection> Sections { get; init; }

    /// <summary>The last line: how the page was made.</summary>
    public required string MadeBy { get; init; }

    /// <summary>Puts the page together.</summary>
    /// <param name="modules">The folder node_modules that holds the chart library.</param>
    /// <returns>HTML; equal inputs give equal bytes.</returns>
    /// <exception cref="FileNotFoundException">The chart library is not installed.</exception>
    public string Build(string modules)
    {
        string own = PageAssets.InScript(string.Concat(Scripts.Select(PageAssets.Read)));
        string[] scripts = [.. PageAssets.Library(modules), own];
        return Fill(
            PageAssets.Read("page.html"),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["policy"] = Policy(scripts),
                ["title"] = Html.Text(Title),
                ["style"] = PageAssets.Read("page.css"),
                ["lead"] = Html.Text(Lead),
                ["contents"] = string.Concat(Sections.Select(s => $"<li><a href=\"#{s.Id}\">{Html.Text(s.Entry)}</a></li>")),
                ["sections"] = string.Concat(Sections.Select(s => s.Render())),
                ["made"] = Html.Text(MadeBy),
                ["figures"] = new JsonArray([.. Sections.SelectMany(s => s.Figures).Select(f => f.ToJson())]).ToJsonString(InsidePage),
                ["scripts"] = string.Concat(scripts.Select(s => $"<script>{s}</script>\n")),
            }
        );
    }

    private static string[] Scripts { get; } = ["figures.js", "controls.js", "ledger.js", "start.js"];

    // Nothing may be fetched; only the scripts in the page run, by their digests. Charts set styles of their own elements.
    private static string Policy(IEnumerable<string> scripts) =>
        $"default-src 'none'; script-src {string.Join(' ', scripts.Select(PageAssets.Hash))}; style-src 'unsafe-inline'; "
        + "img-src data:; base-uri 'none'; form-action 'none'";

    private static string Fill(string template, Dictionary<string, string> parts)
    {
        string[] pieces = template.Split("{{");
        return pieces[0]
            + string.Concat(
                pieces
                    .Skip(1)
                    .Select(piece =>
                    {
                        int end = piece.IndexOf("}}", StringComparison.Ordinal);
                        return parts[piece[..end]] + piece[(end + 2)..];
                    })
            );
    }
}
