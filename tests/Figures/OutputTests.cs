using System.Text;
using System.Xml.Linq;
using IsoTriplet.Experiments.Results;

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

/// <summary>The palette under simulated colour vision deficiencies (Machado, Oliveira, Fernandes 2009, full severity), in CIELAB.</summary>
public sealed class PaletteTests
{
    private const double Apart = 10;

    private static readonly double[][][] Sights =
    [
        [
            [1, 0, 0],
            [0, 1, 0],
            [0, 0, 1],
        ],
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ];

    [Fact]
    public void Categories_UnderEverySight_StayApart()
    {
        foreach (double[][] sight in Sights)
        {
            double[][] seen = [.. Palette.Categories.Select(c => Lab(c, sight))];
            for (int j = 1; j < seen.Length; j++)
            {
                Assert.All(seen[..j], other => Assert.True(Distance(other, seen[j]) > Apart));
            }
        }
    }

    [Fact]
    public void RedAndGreen_UnderDeuteranopia_WouldFail() =>
        Assert.True(Distance(Lab("#aa4400", Sights[2]), Lab("#667700", Sights[2])) < 2.5 * Apart);

    [Fact]
    public void Categories_OnWhite_AreVisible() =>
        Assert.All(Palette.Categories, c => Assert.True(Distance(Lab(c, Sights[0]), Lab("#ffffff", Sights[0])) > 3 * Apart));

    [Fact]
    public void Scales_FromEndToEnd_GrowLighterOrPassThroughTheLightest()
    {
        double[] sequential = [.. Palette.Sequential.Select(c => Lab(c, Sights[0])[0])];
        Assert.Equal(sequential.Order(), sequential);
        double[] signed = [.. Palette.Signed.Select(c => Lab(c, Sights[0])[0])];
        Assert.Equal(signed.Length / 2, Array.IndexOf(signed, signed.Max()));
    }

    [Theory]
    [InlineData(-1, "#002051")]
    [InlineData(0, "#002051")]
    [InlineData(0.05, "#05295e")]
    [InlineData(1, "#fdea45")]
    [InlineData(7, "#fdea45")]
    public void Mixed_Share_LiesBetweenItsNeighbours(double share, string colour) =>
        Assert.Equal(colour, Palette.Mixed(Palette.Sequential, share));

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());

    private static double[] Lab(string colour, double[][] sight)
    {
        double[] linear = [.. Enumerable.Range(0, 3).Select(k => Linear(Convert.ToInt32(colour.Substring(1 + (2 * k), 2), 16) / 255.0))];
        double[] c = [.. sight.Select(row => Math.Clamp(row.Zip(linear, (w, x) => w * x).Sum(), 0, 1))];
        double x = Cube(((0.4124 * c[0]) + (0.3576 * c[1]) + (0.1805 * c[2])) / 0.9505);
        double y = Cube((0.2126 * c[0]) + (0.7152 * c[1]) + (0.0722 * c[2]));
        double z = Cube(((0.0193 * c[0]) + (0.1192 * c[1]) + (0.9505 * c[2])) / 1.089);
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double Linear(double s) => s <= 0.04045 ? s / 12.92 : Math.Pow((s + 0.055) / 1.055, 2.4);

    private static double Cube(double t) => t > 0.008856 ? Math.Cbrt(t) : (7.787 * t) + (16.0 / 116);
}
