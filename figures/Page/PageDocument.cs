using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IsoTriplet.Figures.Page;

/// <summary>A whole page: one HTML file with style, scripts and data inside, which asks nothing of any network.</summary>
public sealed record PageDocument
{
    // The JSON stands in a script element: "<" must not appear in it.
    private static readonly JsonSerializerOptions InsidePage = new() { Encoder = JavaScriptEncoder.Default };

    public required string Title { get; init; }

    /// <summary>What the page is, in a paragraph.</summary>
    public required string Lead { get; init; }

    public required IReadOnlyList<PageSection> Sections { get; init; }

    /// <summary>The last line: how the page was made.</summary>
    public required string MadeBy { get; init; }

    /// <summary>Puts the page together.</summary>
    /// <returns>HTML; equal inputs give equal bytes.</returns>
    public string Build()
    {
        string script = PageAssets.InScript(string.Concat(Scripts.Select(PageAssets.Read)));
        return Fill(
            PageAssets.Read("page.html"),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["policy"] = Policy(script),
                ["title"] = Html.Text(Title),
                ["style"] = PageAssets.Read("page.css"),
                ["lead"] = Html.Text(Lead),
                ["contents"] = string.Concat(Sections.Select(s => $"<li><a href=\"#{s.Id}\">{Html.Text(s.Entry)}</a></li>")),
                ["sections"] = string.Concat(Sections.Select(s => s.Render())),
                ["made"] = Html.Text(MadeBy),
                ["figures"] = new JsonArray([.. Sections.SelectMany(s => s.Figures).Select(f => f.ToJson())]).ToJsonString(InsidePage),
                ["scripts"] = $"<script>{script}</script>\n",
                ["palette"] = Colours().ToJsonString(InsidePage),
            }
        );
    }

    private static string[] Scripts { get; } =
    ["draw.js", "controls.js", "explorers.js", "embedding.js", "tools.js", "ledger.js", "start.js"];

    // The page's script draws in the colours and shapes of all figures.
    private static JsonObject Colours() =>
        new()
        {
            ["categories"] = List(Palette.Categories),
            ["shapes"] = List(["circle", "square", "triangle-up", "diamond", "triangle-down", "cross", "eks"]),
            ["sequential"] = List(Palette.Sequential),
            ["signed"] = List(Palette.Signed),
            ["grey"] = Palette.Grey,
        };

    private static JsonArray List(IEnumerable<string> names) => [.. names.Select(n => (JsonNode)n)];

    // Nothing may be fetched; only the script in the page runs, by its digest. Drawings have styles of their own elements.
    private static string Policy(string script) =>
        $"default-src 'none'; script-src {PageAssets.Hash(script)}; style-src 'unsafe-inline'; "
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

/// <summary>The fixed parts of a page: template, style and script, inside this assembly.</summary>
public static class PageAssets
{
    /// <summary>A fixed part by its file name.</summary>
    /// <param name="name">page.html, page.css or one of the scripts.</param>
    public static string Read(string name)
    {
        using Stream stream =
            typeof(PageAssets).Assembly.GetManifestResourceStream($"page/{name}")
            ?? throw new InvalidOperationException($"page/{name} is not inside the assembly");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>A script that no closing tag inside it can end early.</summary>
    /// <returns>The same script for an inline script element.</returns>
    public static string InScript(string script) => script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);

    /// <summary>The source expression of the content security policy that allows exactly this inline script.</summary>
    /// <param name="script">The script's text as it stands in the page.</param>
    public static string Hash(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";
}

/// <summary>A section of the page: its own HTML, with the figures that stand in it.</summary>
/// <param name="Body">HTML below the heading; texts in it are escaped already.</param>
/// <param name="Figures">Figures of the section, drawn below the body.</param>
public sealed record PageSection(string Id, string Title, string Body, IReadOnlyList<PageFigure> Figures, string After = "")
{
    /// <summary>The entry of the contents; the title where it is not given.</summary>
    public string Entry { get; init; } = Title;

    public string Render() =>
        $"<section id=\"{Id}\" aria-labelledby=\"{Id}-title\">\n<h2 id=\"{Id}-title\">{Html.Text(Title)}</h2>\n{Body}\n"
        + $"{string.Concat(Figures.Select(f => f.Render()))}{After}</section>\n";
}
