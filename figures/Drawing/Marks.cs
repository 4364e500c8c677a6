using ScottPlot;
using SkiaSharp;

namespace IsoTriplet.Figures.Drawing;

/// <summary>Marks of one kind on a panel: many places, one plottable, so that a drawing stays small. Tests read the places back.</summary>
public abstract class Marks : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => LegendItem.None;

    /// <summary>What is drawn: points, ends of segments, corners.</summary>
    public abstract IReadOnlyList<Coordinates> Places { get; }

    /// <summary>True: a grid line, a diagonal, a note: nothing that the result file says.</summary>
    public bool IsGuide { get; init; }

    /// <summary>What a pointer over the mark is told, one a mark; empty: nothing.</summary>
    public IReadOnlyList<(Coordinates At, string Text)> Tips { get; init; } = [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public abstract void Render(RenderPack rp);

    /// <summary>The pixel of a place.</summary>
    protected SKPoint Pixel(Coordinates at)
    {
        Pixel pixel = Axes.GetPixel(at);
        return new SKPoint(pixel.X, pixel.Y);
    }

    /// <summary>A paint for lines of a look.</summary>
    protected static SKPaint Stroke(Look look) =>
        new()
        {
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = look.Line,
            StrokeJoin = SKStrokeJoin.Round,
            Color = Ink(look),
            PathEffect = look.Dash.Length > 0 ? SKPathEffect.CreateDash(look.Dash, 0) : null,
        };

    /// <summary>The colour of a look with its opacity.</summary>
    protected static SKColor Ink(Look look) => SKColor.Parse(look.Colour).WithAlpha((byte)Math.Round(255 * look.Opacity));
}

/// <summary>Points of one look.</summary>
public sealed class PointMarks(IReadOnlyList<Coordinates> places, Look look) : Marks
{
    public override IReadOnlyList<Coordinates> Places => places;

    /// <summary>How they look.</summary>
    public Look Look => look;

    public override void Render(RenderPack rp)
    {
        if (places.Count > Many && look is { Shape: Shape.Circle, Open: false })
        {
            // Dots as round ends of lines without length: one path, a tenth of the bytes.
            using SKPath dots = new();
            foreach (SKPoint at in places.Select(Pixel))
            {
                dots.MoveTo(at);
                dots.LineTo(at.X + 0.01f, at.Y);
            }
            using SKPaint stroke = Stroke(look with { Line = look.Size });
            stroke.StrokeCap = SKStrokeCap.Round;
            rp.Canvas.DrawPath(dots, stroke);
            return;
        }
        foreach (Coordinates at in places)
        {
            Draw(rp.Canvas, Pixel(at), look);
        }
    }

    private const int Many = 60;

    /// <summary>One point on a canvas, as legends need it too.</summary>
    internal static void Draw(SKCanvas canvas, SKPoint at, Look look)
    {
        using SKPaint fill = new() { IsAntialias = true, Color = look.Open ? SKColors.White : Ink(look) };
        if (look.Shape == Shape.Circle)
        {
            canvas.DrawCircle(at, look.Size / 2, fill);
            if (look.Open)
            {
                using SKPaint ring = Stroke(look with { Dash = [], Line = Math.Max(1, look.Size / 6) });
                canvas.DrawCircle(at, look.Size / 2, ring);
            }
            return;
        }
        using SKPath path = Outline(at, look);
        if (look.Shape is not (Shape.Cross or Shape.Eks))
        {
            canvas.DrawPath(path, fill);
        }
        if (look is { Shape: Shape.Star, Open: false })
        {
            // Where a point stays, its star lies on its old place.
            using SKPaint edge = Stroke(new Look("#ffffff") { Line = 0.6f });
            canvas.DrawPath(path, edge);
        }
        if (look.Open || look.Shape is Shape.Cross or Shape.Eks)
        {
            using SKPaint stroke = Stroke(look with { Dash = [], Line = Math.Max(1, look.Size / 6) });
            canvas.DrawPath(path, stroke);
        }
    }

    private static SKPath Outline(SKPoint at, Look look)
    {
        SKPath path = new();
        float r = look.Size / 2;
        SKPoint[] corners = [.. Corners[look.Shape].Select(c => new SKPoint(at.X + (c.X * r), at.Y + (c.Y * r)))];
        if (look.Shape is Shape.Cross or Shape.Eks)
        {
            foreach (SKPoint[] ends in corners.Chunk(2))
            {
                path.MoveTo(ends[0]);
                path.LineTo(ends[1]);
            }
        }
        else
        {
            path.AddPoly(corners);
        }
        return path;
    }

    // In radii of the look; of crosses, the ends of both lines.
    private static readonly Dictionary<Shape, (float X, float Y)[]> Corners = new()
    {
        [Shape.Square] = [(-0.886f, -0.886f), (0.886f, -0.886f), (0.886f, 0.886f), (-0.886f, 0.886f)],
        [Shape.TriangleUp] = [(0, -1.2f), (1.1f, 0.8f), (-1.1f, 0.8f)],
        [Shape.TriangleDown] = [(0, 1.2f), (1.1f, -0.8f), (-1.1f, -0.8f)],
        [Shape.Diamond] = [(0, -1.25f), (1.25f, 0), (0, 1.25f), (-1.25f, 0)],
        [Shape.Cross] = [(-1, 0), (1, 0), (0, -1), (0, 1)],
        [Shape.Eks] = [(-0.886f, -0.886f), (0.886f, 0.886f), (-0.886f, 0.886f), (0.886f, -0.886f)],
        [Shape.Star] =
        [
            .. Enumerable
                .Range(0, 10)
                .Select(k => (Turn: MathF.SinCos(MathF.PI * k / 5), Reach: k % 2 == 0 ? 1.35f : 0.54f))
                .Select(c => (c.Reach * c.Turn.Sin, -c.Reach * c.Turn.Cos)),
        ],
    };
}

/// <summary>Segments of one look, each from its first to its second end.</summary>
public sealed class SegmentMarks(IReadOnlyList<(Coordinates From, Coordinates To)> ends, Look look) : Marks
{
    public override IReadOnlyList<Coordinates> Places { get; } = [.. ends.SelectMany(e => new[] { e.From, e.To })];

    /// <summary>True: a head at the second end.</summary>
    public bool Arrows { get; init; }

    /// <summary>Length of the head in pixels.</summary>
    public float Head { get; init; } = 5;

    public override void Render(RenderPack rp)
    {
        using SKPath lines = new();
        using SKPath heads = new();
        foreach ((Coordinates from, Coordinates to) in ends)
        {
            (SKPoint a, SKPoint b) = (Pixel(from), Pixel(to));
            float length = SKPoint.Distance(a, b);
            if (Arrows && length > 1)
            {
                (float dx, float dy) = ((b.X - a.X) / length, (b.Y - a.Y) / length);
                float head = Math.Min(Head, length);
                SKPoint neck = new(b.X - (head * dx), b.Y - (head * dy));
                heads.AddPoly([
                    b,
                    new(neck.X - (0.4f * head * dy), neck.Y + (0.4f * head * dx)),
                    new(neck.X + (0.4f * head * dy), neck.Y - (0.4f * head * dx)),
                ]);
                // The shaft ends inside the head, so that the tip is a tip.
                b = new SKPoint(b.X - (0.7f * head * dx), b.Y - (0.7f * head * dy));
            }
            lines.MoveTo(a);
            lines.LineTo(b);
        }
        using SKPaint stroke = Stroke(look);
        rp.Canvas.DrawPath(lines, stroke);
        if (!heads.IsEmpty)
        {
            using SKPaint fill = new() { IsAntialias = true, Color = Ink(look) };
            rp.Canvas.DrawPath(heads, fill);
        }
    }
}

/// <summary>A line through places, or several lines.</summary>
/// <param name="parts">The places of each line in order.</param>
public sealed class LineMarks(IReadOnlyList<IReadOnlyList<Coordinates>> parts, Look look) : Marks
{
    public override IReadOnlyList<Coordinates> Places { get; } = [.. parts.SelectMany(p => p)];

    public override void Render(RenderPack rp)
    {
        using SKPath path = new();
        foreach (IReadOnlyList<Coordinates> part in parts)
        {
            for (int k = 0; k < part.Count; k++)
            {
                if (k == 0)
                {
                    path.MoveTo(Pixel(part[k]));
                }
                else
                {
                    path.LineTo(Pixel(part[k]));
                }
            }
        }
        using SKPaint stroke = Stroke(look);
        rp.Canvas.DrawPath(path, stroke);
    }
}

/// <summary>Discs with a radius in the units of the axes, at least some pixels wide.</summary>
/// <param name="look">How: filled, or as an outline where <see cref="Look.Open"/> is set.</param>
/// <param name="least">The smallest radius in pixels.</param>
public sealed class DiscMarks(IReadOnlyList<(Coordinates At, double Radius)> discs, Look look, float least = 0) : Marks
{
    public override IReadOnlyList<Coordinates> Places { get; } = [.. discs.Select(d => d.At)];

    public override void Render(RenderPack rp)
    {
        using SKPaint paint = look.Open ? Stroke(look) : new SKPaint { IsAntialias = true, Color = Ink(look) };
        foreach ((Coordinates at, double radius) in discs)
        {
            SKPoint centre = Pixel(at);
            SKPoint edge = Pixel(new Coordinates(at.X + radius, at.Y));
            rp.Canvas.DrawCircle(centre, Math.Max(least, edge.X - centre.X), paint);
        }
    }
}

/// <summary>Cells of a heat map: rectangles, one a value, in the colours of a scale. No picture: it stays sharp at any size.</summary>
/// <param name="cells">The rectangle of each cell, and its share of the scale from 0 to 1.</param>
public sealed class CellMarks(IReadOnlyList<(CoordinateRect At, double Share)> cells, IReadOnlyList<string> scale) : Marks
{
    public override IReadOnlyList<Coordinates> Places { get; } = [.. cells.Select(c => c.At.Center)];

    /// <summary>The share of the scale that each cell shows.</summary>
    public IReadOnlyList<double> Shares { get; } = [.. cells.Select(c => c.Share)];

    public override void Render(RenderPack rp)
    {
        foreach (
            IGrouping<(string Colour, double Height), CoordinateRect> alike in Runs()
                .GroupBy(c => (c.Colour, Math.Round(c.At.Height, 9)), c => c.At)
        )
        {
            // A cell is a thick line, a quarter of the bytes of its four corners; a hair longer and thicker, so that no line shows between neighbours.
            using SKPath path = new();
            foreach (CoordinateRect cell in alike)
            {
                (SKPoint a, SKPoint b) = (Pixel(cell.TopLeft), Pixel(cell.BottomRight));
                path.MoveTo(a.X, (a.Y + b.Y) / 2);
                path.LineTo(b.X + 0.25f, (a.Y + b.Y) / 2);
            }
            float height = Pixel(alike.First().BottomLeft).Y - Pixel(alike.First().TopLeft).Y;
            using SKPaint paint = new()
            {
                Color = SKColor.Parse(alike.Key.Colour),
                IsStroke = true,
                StrokeWidth = height + 0.25f,
                IsAntialias = false,
            };
            rp.Canvas.DrawPath(path, paint);
        }
    }

    /// <summary>Neighbours in a row whose colour is the same, as one rectangle: the scale has 48 steps.</summary>
    private List<(string Colour, CoordinateRect At)> Runs()
    {
        List<(string Colour, CoordinateRect At)> runs = [];
        foreach ((CoordinateRect at, double share) in cells)
        {
            string colour = Palette.Mixed(scale, Math.Round(share * Steps) / Steps);
            if (
                runs.Count > 0
                && runs[^1] is var last
                && last.Colour == colour
                && last.At.Bottom == at.Bottom
                && Math.Abs(last.At.Right - at.Left) < 1e-9
            )
            {
                runs[^1] = (colour, new CoordinateRect(last.At.Left, at.Right, at.Bottom, at.Top));
            }
            else
            {
                runs.Add((colour, at));
            }
        }
        return runs;
    }

    private const double Steps = 48;
}

/// <summary>Texts at places.</summary>
/// <param name="texts">Where, what, and in which colour.</param>
/// <param name="align">Which part of the text stands at the place.</param>
public sealed class TextMarks(
    IReadOnlyList<(Coordinates At, string Text, string Colour)> texts,
    float size = Style.Normal,
    Align align = Align.Center
) : Marks
{
    public override IReadOnlyList<Coordinates> Places { get; } = [.. texts.Select(t => t.At)];

    public IReadOnlyList<string> Texts { get; } = [.. texts.Select(t => t.Text)];

    /// <summary>True: with a white edge, to be read on any ground.</summary>
    public bool Halo { get; init; }

    /// <summary>Pixels that the texts are moved up.</summary>
    public float Up { get; init; }

    public override void Render(RenderPack rp)
    {
        foreach ((Coordinates at, string text, string colour) in texts)
        {
            SKPoint p = Pixel(at);
            if (Halo)
            {
                Style.Text(rp.Canvas, text, p.X, p.Y - Up, align, size, "#ffffff", halo: 2.4f);
            }
            Style.Text(rp.Canvas, text, p.X, p.Y - Up, align, size, colour);
        }
    }
}
