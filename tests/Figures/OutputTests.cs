using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IsoTriplet.Experiments.Results;
using IsoTriplet.Figures.Drawing;

namespace IsoTriplet.Tests.Figures;

/// <summary>One drawing as SVG, PDF and PNG.</summary>
[Collection(MadeFigures.Once)]
public sealed partial class OutputTests(MadeFigures made)
{
    [Fact]
    public void Make_Twice_WritesTheSameBytes()
    {
        string again = made.Fresh("again");
        made.Make(again);
        Assert.All(
            made.Index.Figures.SelectMany(f => new[] { f.Svg!, f.Pdf!, f.Png!, f.Name + ".txt" }),
            file => Assert.Equal(File.ReadAllBytes(made.FileOf(file)), File.ReadAllBytes(Path.Combine(again, file)))
        );
    }

    [Fact]
    public void Make_OneByName_WritesTheSameBytesAsAmongAll()
    {
        FigureEntry last = made.Index.Figures[^1];
        string alone = made.Fresh("alone");
        made.Make(alone, last.Name);
        Assert.All(
            [last.Svg!, last.Pdf!, last.Png!],
            file => Assert.Equal(File.ReadAllBytes(made.FileOf(file)), File.ReadAllBytes(Path.Combine(alone, file)))
        );
    }

    [Theory]
    [InlineData("#000000", "H(F)", false)]
    [InlineData("#000000", "H(G)", true)]
    [InlineData("#ffffff", "H(F)", true)]
    public void Png_Text_IsDrawn(string colour, string text, bool differs)
    {
        byte[] drawn = Output.Png(Note("H(F)", "#000000"));
        Assert.Equal(differs, !drawn.SequenceEqual(Output.Png(Note(text, colour))));
    }

    [Fact]
    public void Png_Size_IsThreePixelsAPixelOfTheSheet()
    {
        Sheet sheet = Note("x", "#000000");
        byte[] png = Output.Png(sheet);
        int Number(int from) => (png[from] << 24) | (png[from + 1] << 16) | (png[from + 2] << 8) | png[from + 3];
        Assert.Equal(((int)sheet.Width * Output.Scale, (int)sheet.Height * Output.Scale), (Number(16), Number(20)));
    }

    /// <summary>A vector graphic of the width of a paper's column, with the font inside and without a date or a picture.</summary>
    [Fact]
    public void Pdf_OfAFigure_IsAVectorGraphicWithItsFont()
    {
        string pdf = Encoding.Latin1.GetString(Output.Pdf(made.Drawn("etl-2-first-order"), "a title"));
        Assert.StartsWith("%PDF-", pdf);
        Assert.Contains("/MediaBox [0 0 240 ", pdf);
        Assert.Contains("/FontFile2", pdf);
        Assert.Contains("DejaVuSans", pdf);
        Assert.DoesNotContain("/Subtype /Image", pdf);
        Assert.DoesNotContain("/CreationDate", pdf);
        Assert.DoesNotContain("/ID", pdf);
    }

    /// <summary>In every figure's PDF each font is embedded, and its glyphs have their letters, so that text can be read, searched and copied.</summary>
    [Theory]
    [MemberData(nameof(MadeFigures.Names), MemberType = typeof(MadeFigures))]
    public void Pdf_FontsOfEveryFigure_AreInsideWithTheirLetters(string name)
    {
        string pdf = Encoding.Latin1.GetString(File.ReadAllBytes(made.FileOf(made.Entry(name).Pdf!)));
        int Count(string word) => pdf.Split(word, StringSplitOptions.None).Length - 1;
        int fonts = Count("/Type /FontDescriptor");
        Assert.True(fonts > 0, "a figure without text");
        Assert.Equal(fonts, Count("/FontFile2 "));
        Assert.Equal(fonts, Count("/ToUnicode "));
        Assert.DoesNotContain("/Subtype /Image", pdf);
    }

    [Fact]
    public void Pdf_WithoutText_HasNoFont()
    {
        Sheet sheet = new();
        sheet.Row(50, 0, (new Axis(0, 1) { Labelled = false }, new Axis(0, 1) { Labelled = false }, null));
        Assert.DoesNotContain("/FontDescriptor", Encoding.Latin1.GetString(Output.Pdf(sheet, "")));
    }

    [Fact]
    public void Svg_Identifiers_HangOnTheName()
    {
        Sheet sheet = Note("x", "#000000");
        string first = Output.Svg(sheet, "one", "a title");
        Assert.Contains("id=\"one-1\"", first);
        Assert.Equal(first, Output.Svg(sheet, "one", "a title"));
        Assert.Equal(first.Replace("one-", "two-"), Output.Svg(sheet, "two", "a title"));
    }

    /// <summary>Steps between places, in tenths of a pixel, add up to the places themselves.</summary>
    [Fact]
    public void Svg_Line_StepsAddUpToItsPlaces()
    {
        Random random = new(3);
        (double X, double Y)[] places = [.. Enumerable.Range(0, 300).Select(_ => (random.NextDouble(), random.NextDouble()))];
        Sheet sheet = new();
        Panel panel = sheet.Row(50, 0, (new Axis(0, 1), new Axis(0, 1), null))[0].Line(places, new Look("#123456"));
        XElement line = XDocument.Parse(Output.Svg(sheet, "x", "")).Descendants().Single(e => (string?)e.Attribute("stroke") == "#123456");
        (double x, double y) = (0, 0);
        List<(double X, double Y)> drawn = [];
        foreach (Match step in Step().Matches(line.Attribute("d")!.Value))
        {
            double[] by = [.. Number().Matches(step.Groups["by"].Value).Select(n => double.Parse(n.Value, CultureInfo.InvariantCulture))];
            (x, y) = step.Groups["way"].Value switch
            {
                "h" => (x + by[0], y),
                "v" => (x, y + by[0]),
                _ => (x + by[0], y + by[1]),
            };
            drawn.Add((x, y));
        }
        Assert.Equal(places.Length, drawn.Count);
        Assert.All(
            places.Zip(drawn),
            p =>
            {
                Assert.Equal(panel.Area.Left + (p.First.X * panel.Area.Width), p.Second.X, 0.06);
                Assert.Equal(panel.Area.Bottom - (p.First.Y * panel.Area.Height), p.Second.Y, 0.06);
            }
        );
    }

    [GeneratedRegex("(?<way>[mlhv])(?<by>[^mlhv]*)", RegexOptions.None, 10_000)]
    private static partial Regex Step();

    [GeneratedRegex(@"-?(?:\d+(?:\.\d+)?|\.\d+)", RegexOptions.None, 10_000)]
    private static partial Regex Number();

    [Fact]
    public void Svg_TitleAndTips_AreEscaped()
    {
        Sheet sheet = new();
        sheet.Row(50, 0, (new Axis(0, 1), new Axis(0, 1), null))[0].Points([(0.5, 0.5)], new Look(Palette.Blue), ["<b>&"]);
        string svg = Output.Svg(sheet, "x", "a < b");
        Assert.Contains("a &lt; b</title>", svg);
        Assert.Contains("<title>&lt;b&gt;&amp;</title>", svg);
    }

    [Fact]
    public void Axis_Logarithm_PlacesPowersOfTwoEvenly()
    {
        Axis axis = Axis.Logarithm(1, 64, "n", 2, 8, 32);
        Assert.Equal([1, 3, 5], axis.Ticks!.Select(axis.Place));
        Assert.Equal(0.3, new Axis(0, 1).Place(0.3));
    }

    private static Sheet Note(string text, string colour)
    {
        Sheet sheet = new();
        sheet.Row(50, 0, (new Axis(0, 1), new Axis(0, 1), null))[0].Note(text, 0.5, 0.5, colour);
        return sheet;
    }
}
