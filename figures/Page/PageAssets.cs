using System.Security.Cryptography;
using System.Text;

namespace IsoTriplet.Figures.Page;

/// <summary>The fixed parts of a page: template, style and script (inside this assembly), and the chart library (files of the npm packages).</summary>
public static class PageAssets
{
    /// <summary>The chart library, in the order in which it must be loaded.</summary>
    public static IReadOnlyList<string> LibraryFiles { get; } =
    ["vega/build/vega.min.js", "vega-lite/build/vega-lite.min.js", "vega-embed/build/vega-embed.min.js"];

    /// <summary>A fixed part by its file name.</summary>
    /// <param name="name">page.html, page.css or one of the scripts.</param>
    /// <returns>Its text.</returns>
    public static string Read(string name)
    {
        using Stream stream =
            typeof(PageAssets).Assembly.GetManifestResourceStream($"page/{name}")
            ?? throw new InvalidOperationException($"page/{name} is not inside the assembly");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The chart library's scripts.</summary>
    /// <param name="modules">The folder node_modules.</param>
    /// <returns>One text a file, safe inside a script element.</returns>
    /// <exception cref="FileNotFoundException">A file is not there.</exception>
    public static IReadOnlyList<string> Library(string modules) =>
        [
            .. LibraryFiles.Select(file =>
            {
                string path = Path.Combine(modules, file);
                return File.Exists(path)
                    ? InScript(File.ReadAllText(path))
                    : throw new FileNotFoundException($"{path} is not there: the chart library is installed by 'npm ci' in figures/", path);
            }),
        ];

    /// <summary>A script that no closing tag inside it can end early, without the comment that points to a source map.</summary>
    /// <param name="script">Any script.</param>
    /// <returns>The same script for an inline script element.</returns>
    public static string InScript(string script)
    {
        ArgumentNullException.ThrowIfNull(script);
        IEnumerable<string> lines = script.Split('\n').Where(l => !l.StartsWith("//# sourceMappingURL=", StringComparison.Ordinal));
        return string.Join('\n', lines).Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The source expression of the content security policy that allows exactly this inline script.</summary>
    /// <param name="script">The script's text as it stands in the page.</param>
    /// <returns>'sha256-...'.</returns>
    public static string Hash(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";
}
