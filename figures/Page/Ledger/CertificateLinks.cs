using System.Text;

namespace IsoTriplet.Figures.Page.Ledger;

/// <summary>Certificates of the ledger: small ones are put inside the page to be saved from it, the others are named.</summary>
/// <param name="folder">Where the files are, by their last names; null: certificates are named only.</param>
public sealed class CertificateLinks(string? folder)
{
    /// <summary>Larger files are named only: the page must stay small.</summary>
    public const int LargestInside = 16 * 1024;

    private const int LargestTogether = 64 * 1024;

    private int _inside;

    /// <summary>A certificate as HTML.</summary>
    /// <param name="name">Its name, or its file.</param>
    /// <returns>A link that saves it, or its name.</returns>
    public string Render(string name)
    {
        string shown = ShortName(name);
        FileInfo? file = folder is null ? null : new FileInfo(Path.Combine(folder, Path.GetFileName(name)));
        if (file is not { Exists: true })
        {
            return $"<code>{Html.Text(shown)}</code>";
        }
        if (file.Length > LargestInside || _inside + file.Length > LargestTogether)
        {
            return $"<code>{Html.Text(shown)}</code> ({file.Length / 1024} KB, in the folder of results)";
        }
        _inside += (int)file.Length;
        string content = Convert.ToBase64String(Encoding.UTF8.GetBytes(File.ReadAllText(file.FullName)));
        return $"<a download=\"{Html.Text(file.Name)}\" href=\"data:application/json;base64,{content}\">{Html.Text(shown)}</a> "
            + $"(save it, then <code>./isotriplet certificate verify {Html.Text(file.Name)}</code>)";
    }

    /// <summary>The last part of a path.</summary>
    /// <param name="name">A path or a name.</param>
    /// <returns>What comes after the last slash.</returns>
    public static string ShortName(string name) =>
        name.Contains(": ", StringComparison.Ordinal) ? name : Path.GetFileName(name.TrimEnd('/'));
}
