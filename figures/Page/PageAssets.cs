using System.Security.Cryptography;
using System.Text;

namespace IsoTriplet.Figures.Page;

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
