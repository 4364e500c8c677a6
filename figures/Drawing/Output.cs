using System.Net;
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
    /// <param name="name">The figure's name: identifiers hang on it, so that several drawings can stand in one page.</param>
    /// <param name="title">What it shows, for those who do not see it.</param>
    public static string Svg(Sheet sheet, string name, string title)
    {
        using MemoryStream stream = new();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, sheet.Width, sheet.Height), stream))
        {
            sheet.Render(canvas);
        }
        string raw = Encoding.UTF8.GetString(stream.ToArray());
        string body = raw[raw.IndexOf("<svg", StringComparison.Ordinal)..].Trim();
        body = Tag().Replace(body, tag => LongNumber().Replace(tag.Value, Rounded));
        // What most marks have stands once, at the top; of a text the place of its first letter, not of each.
        string size = string.Create(CultureInfo.InvariantCulture, $"font-size=\"{Style.Small}\"");
        const string look = "fill=\"none\" stroke-linejoin=\"round\"";
        // Black is not said.
        body = body.Replace("<text font-", "<text fill=\"#000\" font-", StringComparison.Ordinal);
        foreach (string common in (string[])[$"font-family=\"{Style.Font}\"", size, .. look.Split(' '), "stroke-miterlimit=\"4\""])
        {
            body = body.Replace($" {common}", "", StringComparison.Ordinal);
        }
        body = LaterLetters().Replace(body, "\"");
        body = PathData().Replace(body, path => $" d=\"{Relative(path.Groups["d"].Value)}\"");
        body = Indent().Replace(body, "\n");
        Dictionary<string, string> clips = new(StringComparer.Ordinal);
        body = Clip()
            .Replace(body, m => clips.TryGetValue(m.Value, out string? known) ? known : clips[m.Value] = $"{name}-{clips.Count + 1}");
        string head = string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{sheet.Width}\" height=\"{sheet.Height}\" viewBox=\"0 0 {sheet.Width} {sheet.Height}\" font-family=\"{Style.Font}, Verdana, sans-serif\" {size} {look} role=\"img\" aria-labelledby=\"{name}-title\">"
        );
        int open = body.IndexOf('>', StringComparison.Ordinal) + 1;
        int close = body.LastIndexOf("</svg>", StringComparison.Ordinal);
        return $"{head}\n<title id=\"{name}-title\">{WebUtility.HtmlEncode(title)}</title>\n{body[open..close].Trim()}\n{Tips(sheet)}</svg>\n";
    }

    /// <summary>A vector graphic for a paper, in points, with the font inside.</summary>
    public static byte[] Pdf(Sheet sheet, string title)
    {
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
    public static byte[] Png(Sheet sheet)
    {
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
                $"<circle cx=\"{MathF.Round(x, 1)}\" cy=\"{MathF.Round(y, 1)}\"><title>{WebUtility.HtmlEncode(tip)}</title></circle>\n"
            );
        }
        return text.Length == 0
            ? ""
            : $"<style>.tips circle {{ r: 4px }}</style>\n<g class=\"tips\" fill=\"#000\" fill-opacity=\"0\">\n{text}</g>\n";
    }

    // Steps in the place of places, two thirds of the bytes: in whole tenths of a pixel, so that they add up. Curves are left as they are.
    private static string Relative(string path)
    {
        StringBuilder text = new();
        (long X, long Y) at = (0, 0);
        (long X, long Y) start = at;
        foreach (Match command in Command().Matches(path))
        {
            long[] n =
            [
                .. command
                    .Groups["numbers"]
                    .Value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
                    .Select(x => (long)Math.Round(10 * double.Parse(x, CultureInfo.InvariantCulture))),
            ];
            switch (command.Groups["name"].Value)
            {
                case "M" when n.Length == 2:
                    start = (n[0], n[1]);
                    text.Append('m').Append(Steps(n[0] - at.X, n[1] - at.Y));
                    at = start;
                    break;
                case "L" when n.Length == 2:
                    text.Append(
                        n[1] == at.Y ? "h" + Steps(n[0] - at.X)
                        : n[0] == at.X ? "v" + Steps(n[1] - at.Y)
                        : "l" + Steps(n[0] - at.X, n[1] - at.Y)
                    );
                    at = (n[0], n[1]);
                    break;
                case "Z":
                    text.Append('z');
                    at = start;
                    break;
                default:
                    return path;
            }
        }
        return text.ToString();
    }

    private static string Steps(params ReadOnlySpan<long> tenths)
    {
        StringBuilder text = new();
        foreach (long t in tenths)
        {
            string step = (t / 10m).ToString("#.#", CultureInfo.InvariantCulture) is { Length: > 0 } digits ? digits : "0";
            text.Append(text.Length > 0 && step[0] != '-' ? " " : "").Append(step);
        }
        return text.ToString();
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

    [GeneratedRegex("(?<=<text[^>]* [xy]=\"[^\",]*), [^\"]*\"", RegexOptions.None, 10_000)]
    private static partial Regex LaterLetters();

    [GeneratedRegex(" d=\"(?<d>[^\"]*)\"", RegexOptions.None, 10_000)]
    private static partial Regex PathData();

    [GeneratedRegex("(?<name>[A-Za-z])(?<numbers>[^A-Za-z]*)", RegexOptions.None, 10_000)]
    private static partial Regex Command();

    [GeneratedRegex(@"\n\s+", RegexOptions.None, 10_000)]
    private static partial Regex Indent();

    [GeneratedRegex("cl_[0-9a-f]+", RegexOptions.None, 10_000)]
    private static partial Regex Clip();
}
