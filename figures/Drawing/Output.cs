using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace IsoTriplet.Figures.Drawing;

/// <summary>One drawing in three formats. Equal sheets give equal bytes: nothing of a clock, of an address or of a counter goes in.</summary>
public static partial class Output
{
    /// <summary>Pixels of the PNG a CSS pixel: 288 dots an inch.</summary>
    public const int Scale = 3;

    private const float PointsPerPixel = 0.75f;

    /// <summary>A vector graphic with text as text. Places have one decimal, a fortieth of a millimetre; clip paths are numbered in their order.</summary>
    /// <param name="sheet">The drawing.</param>
    /// <param name="name">The figure's name: identifiers hang on it, so that several drawings can stand in one page.</param>
    /// <param name="title">What it shows, for those who do not see it.</param>
    /// <returns>SVG.</returns>
    public static string Svg(Sheet sheet, string name, string title)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        using MemoryStream stream = new();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, sheet.Width, sheet.Height), stream))
        {
            sheet.Render(canvas);
        }
        string raw = Encoding.UTF8.GetString(stream.ToArray());
        string body = raw[raw.IndexOf("<svg", StringComparison.Ordinal)..].Trim();
        body = Tag().Replace(body, tag => LongNumber().Replace(tag.Value, Rounded));
        body = body.Replace(" stroke-miterlimit=\"4\"", "", StringComparison.Ordinal);
        body = Flat().Replace(body, "M${x} ${y}H${end}");
        body = Indent().Replace(body, "\n");
        Dictionary<string, string> clips = new(StringComparer.Ordinal);
        body = Clip()
            .Replace(body, m => clips.TryGetValue(m.Value, out string? known) ? known : clips[m.Value] = $"{name}-{clips.Count + 1}");
        body = body.Replace(
            $"font-family=\"{Style.Font}\"",
            $"font-family=\"{Style.Font}, Verdana, sans-serif\"",
            StringComparison.Ordinal
        );
        string head = string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{sheet.Width}\" height=\"{sheet.Height}\" viewBox=\"0 0 {sheet.Width} {sheet.Height}\" role=\"img\" aria-labelledby=\"{name}-title\">"
        );
        int open = body.IndexOf('>', StringComparison.Ordinal) + 1;
        int close = body.LastIndexOf("</svg>", StringComparison.Ordinal);
        return $"{head}\n<title id=\"{name}-title\">{WebUtility.HtmlEncode(title)}</title>\n{body[open..close].Trim()}\n{Tips(sheet)}</svg>\n";
    }

    /// <summary>A vector graphic for a paper, in points, with the font inside.</summary>
    /// <param name="sheet">The drawing.</param>
    /// <param name="title">Its title.</param>
    /// <returns>PDF.</returns>
    public static byte[] Pdf(Sheet sheet, string title)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        using MemoryStream stream = new();
        SKDocumentPdfMetadata about = SKDocumentPdfMetadata.Default;
        about.Title = title;
        about.Creator = "IsoTriplet";
        using (SKDocument document = SKDocument.CreatePdf(stream, about))
        {
            using SKCanvas canvas = document.BeginPage(sheet.Width * PointsPerPixel, sheet.Height * PointsPerPixel);
            canvas.Scale(PointsPerPixel);
            sheet.Render(canvas);
            document.EndPage();
            document.Close();
        }
        return stream.ToArray();
    }

    /// <summary>A picture.</summary>
    /// <param name="sheet">The drawing.</param>
    /// <returns>PNG.</returns>
    public static byte[] Png(Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        using SKBitmap bitmap = new((int)sheet.Width * Scale, (int)sheet.Height * Scale, SKColorType.Rgba8888, SKAlphaType.Premul);
        using (SKCanvas canvas = new(bitmap))
        {
            canvas.Scale(Scale);
            sheet.Render(canvas);
        }
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    // What a pointer over a mark is told: a clear disc with a title, over everything else.
    private static string Tips(Sheet sheet)
    {
        StringBuilder text = new();
        foreach ((float x, float y, string tip) in sheet.Panels.SelectMany(p => p.Tips()))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"<circle cx=\"{MathF.Round(x, 1)}\" cy=\"{MathF.Round(y, 1)}\" r=\"4\"><title>{WebUtility.HtmlEncode(tip)}</title></circle>\n"
            );
        }
        return text.Length == 0 ? "" : $"<g class=\"tips\" fill-opacity=\"0\">\n{text}</g>\n";
    }

    private static string Rounded(Match number)
    {
        string text = double.Parse(number.Value, CultureInfo.InvariantCulture).ToString("0.#", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 10_000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"-?\d+\.\d{2,}(?:e-?\d+)?|-?\d+(?:\.\d+)?e-\d+", RegexOptions.None, 10_000)]
    private static partial Regex LongNumber();

    // A horizontal line: cells of heat maps, dots.
    [GeneratedRegex(@"M(?<x>-?[\d.]+) (?<y>-?[\d.]+)L(?<end>-?[\d.]+) \k<y>(?![\d.])", RegexOptions.None, 10_000)]
    private static partial Regex Flat();

    [GeneratedRegex(@"\n\s+", RegexOptions.None, 10_000)]
    private static partial Regex Indent();

    [GeneratedRegex("cl_[0-9a-f]+", RegexOptions.None, 10_000)]
    private static partial Regex Clip();
}
