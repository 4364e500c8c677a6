using ScottPlot;
using SkiaSharp;

namespace IsoTriplet.Figures.Drawing;

/// <summary>How all figures look: one font that comes with the program, sizes that are read at the width of a paper's column.</summary>
public static class Style
{
    /// <summary>The font: DejaVu Sans, as figures/Fonts has it (glyphs that figures use; free to ship).</summary>
    public const string Font = "DejaVu Sans";

    /// <summary>The width of a column of a paper in CSS pixels: 85 mm.</summary>
    public const float Column = 320;

    /// <summary>The width of two columns: 178 mm.</summary>
    public const float TwoColumns = 672;

    /// <summary>Size of labels in pixels: 6.5 points.</summary>
    public const float Small = 8.7f;

    /// <summary>Size of numbers in the cells of a heat map: 5.7 points.</summary>
    public const float InCells = 7.6f;

    /// <summary>Size of titles in pixels: 7.2 points.</summary>
    public const float Normal = 9.6f;

    /// <summary>The typeface that every text is drawn with.</summary>
    public static SKTypeface Typeface { get; } = Embedded();

    /// <summary>How wide a text is drawn.</summary>
    public static float Width(string text, float size)
    {
        using SKFont font = new(Typeface, size);
        return font.MeasureText(text);
    }

    /// <summary>Draws a text; its y is the middle of its capitals.</summary>
    internal static void Text(SKCanvas canvas, string text, float x, float y, Align align, float size, string colour, float halo = 0)
    {
        using SKFont font = new(Typeface, size) { Subpixel = true, Hinting = SKFontHinting.None };
        using SKPaint paint = new()
        {
            Color = SKColor.Parse(colour),
            IsAntialias = true,
            IsStroke = halo > 0,
            StrokeWidth = halo,
        };
        canvas.DrawText(
            text,
            x,
            y + (0.36f * size),
            align switch
            {
                Align.Left => SKTextAlign.Left,
                Align.Right => SKTextAlign.Right,
                _ => SKTextAlign.Center,
            },
            font,
            paint
        );
    }

    /// <summary>Gives the axes of a plot the font and thin grey lines, without titles of their own.</summary>
    internal static void Apply(Plot plot)
    {
        // The font must be known to ScottPlot before it draws the first label.
        _ = Typeface;
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.HideGrid();
        plot.Legend.IsVisible = false;
        plot.Axes.FrameWidth(0.7f);
        plot.Axes.FrameColor(Color.FromHex("#aaaaaa"));
        // ScottPlot centres labels by the font's line, not by its digits.
        plot.Axes.Left.TickLabelStyle.OffsetY = 2.5f;
        foreach (IAxis axis in plot.Axes.GetAxes())
        {
            axis.Label.IsVisible = false;
            axis.TickLabelStyle.FontName = Font;
            axis.TickLabelStyle.FontSize = Small;
            axis.TickLabelStyle.ForeColor = Color.FromHex(Palette.Ink);
            axis.TickLabelStyle.AntiAliasText = true;
            axis.MajorTickStyle.Length = 3;
            axis.MajorTickStyle.Width = 0.7f;
            axis.MajorTickStyle.Color = Color.FromHex("#777777");
        }
    }

    private static SKTypeface Embedded()
    {
        using Stream font =
            typeof(Style).Assembly.GetManifestResourceStream("DejaVuSans.ttf")
            ?? throw new InvalidOperationException("DejaVuSans.ttf is not inside the assembly");
        SKTypeface face = SKTypeface.FromStream(font) ?? throw new InvalidOperationException("DejaVuSans.ttf is no font");
        Fonts.FontResolvers.Insert(0, new Resolver(face));
        Fonts.Default = Font;
        return face;
    }

    private sealed class Resolver(SKTypeface face) : IFontResolver
    {
        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
            fontName == Font ? face : null;

        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Font ? face : null;
    }
}
