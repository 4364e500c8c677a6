using ScottPlot;
using SkiaSharp;

namespace IsoTriplet.Figures.Drawing;

/// <summary>A figure on paper: rows of panels, legends below them. It grows downwards; the width is that of a column or of two.</summary>
public sealed class Sheet(float width = Style.Column)
{
    private const float Edge = 4;
    private readonly List<Panel> _panels = [];
    private readonly List<Action<SKCanvas>> _texts = [];
    private float _bottom = Edge;

    public IReadOnlyList<Panel> Panels => _panels;

    /// <summary>Width in pixels.</summary>
    public float Width => width;

    /// <summary>Height in pixels: where the last row ends.</summary>
    public float Height => MathF.Ceiling(_bottom + Edge);

    /// <summary>All texts outside the panels, for tests.</summary>
    public List<string> Words { get; } = [];

    /// <summary>A row of panels of one size. Room is left for the titles and labels that the axes have.</summary>
    /// <param name="height">Height of the data areas.</param>
    /// <param name="panels">Both axes and the title of each.</param>
    public Panel[] Row(float height, float gap, params (Axis X, Axis Y, string? Title)[] panels) =>
        Row(height, gap, LeftOf(panels[0].Y), [.. panels.Select(_ => 1f)], panels);

    /// <summary>A row of panels whose widths have given proportions.</summary>
    /// <param name="height">Height of the data areas.</param>
    /// <param name="left">Pixels left of the first panel.</param>
    /// <param name="panels">Both axes and the title of each.</param>
    public Panel[] Row(float height, float gap, float left, float[] shares, params (Axis X, Axis Y, string? Title)[] panels)
    {
        float top = _bottom + (panels.Any(p => p.Title is not null) ? 15 : 4);
        float all = width - left - (2 * Edge) - 4 - (gap * (panels.Length - 1));
        float x = Edge + left;
        Panel[] made = new Panel[panels.Length];
        for (int k = 0; k < panels.Length; k++)
        {
            float wide = all * shares[k] / shares.Sum();
            made[k] = Place(new PixelRect(x, x + wide, top + height, top), panels[k].X, panels[k].Y, panels[k].Title);
            x += wide + gap;
        }
        _bottom = top + height + panels.Max(p => (p.X.Labelled ? 15 : 3) + (p.X.Title is null ? 0 : 12));
        return made;
    }

    /// <summary>A row with a panel an item, which is drawn into it.</summary>
    /// <param name="at">Both axes and the title of an item and its place.</param>
    /// <param name="left">Pixels left of the first panel; null: as its labels need.</param>
    /// <param name="shares">The widths in proportion; null: all alike.</param>
    public void Each<T>(
        float height,
        float gap,
        IReadOnlyList<T> items,
        Func<T, int, (Axis X, Axis Y, string? Title)> at,
        Action<Panel, T> draw,
        float? left = null,
        float[]? shares = null
    )
    {
        (Axis X, Axis Y, string? Title)[] panels = [.. items.Select(at)];
        Panel[] made = Row(height, gap, left ?? LeftOf(panels[0].Y), shares ?? [.. panels.Select(_ => 1f)], panels);
        foreach ((Panel panel, T item) in made.Zip(items))
        {
            draw(panel, item);
        }
    }

    /// <summary>A panel with equal units on both axes, whose ends the result file names in its object <c>frame</c>.</summary>
    /// <param name="result">The result file: <c>frame.left</c>, <c>right</c>, <c>bottom</c>, <c>top</c>.</param>
    public Panel Plane(ResultFile result, bool axes = true)
    {
        Axis x = new(result.Number("frame.left"), result.Number("frame.right"), axes ? "x₁" : null) { Labelled = axes };
        Axis y = new(result.Number("frame.bottom"), result.Number("frame.top"), axes ? "x₂" : null) { Labelled = axes };
        float left = axes ? LeftOf(y) : 0;
        float wide = width - left - (2 * Edge) - 4;
        return Row((float)(wide * (y.High - y.Low) / (x.High - x.Low)), 0, left, [1], (x, y, null))[0];
    }

    /// <summary>A legend below what is there: marks with names, centred, in as many lines as needed.</summary>
    /// <param name="title">What the names are; empty: nothing.</param>
    /// <param name="entries">Name and look of each.</param>
    public void Legend(string title, params (string Name, Look Look)[] entries)
    {
        const float sign = 20;
        const float between = 10;
        float heading = title.Length > 0 ? Style.Width(title, Style.Small) + between : 0;
        List<List<(string Name, Look Look)>> lines =
        [
            [],
        ];
        float at = heading;
        foreach ((string name, Look look) in entries)
        {
            float wide = sign + Style.Width(name, Style.Small) + between;
            if (at + wide > width - (2 * Edge) && lines[^1].Count > 0)
            {
                lines.Add([]);
                at = heading;
            }
            lines[^1].Add((name, look));
            at += wide;
        }
        float first = lines.Max(Wide);
        float x0 = MathF.Max(Edge, (width - first - heading) / 2);
        _bottom += 4;
        foreach (List<(string Name, Look Look)> line in lines)
        {
            float y = _bottom + 7;
            float x = x0 + heading;
            if (line == lines[0] && heading > 0)
            {
                Write(title, x0, y, Align.Left, Style.Small);
            }
            foreach ((string name, Look look) in line)
            {
                float from = x;
                _texts.Add(canvas => Sign(canvas, from, y, look));
                Write(name, x + sign, y, Align.Left, Style.Small);
                x += sign + Style.Width(name, Style.Small) + between;
            }
            _bottom += 13;
        }
        float Wide(List<(string Name, Look Look)> line) => line.Sum(e => sign + Style.Width(e.Name, Style.Small) + between) - between;
    }

    /// <summary>A bar of colours below what is there, with labels at its ends and in the middle.</summary>
    /// <param name="title">What the colours stand for.</param>
    /// <param name="labels">Evenly spaced labels, from the first colour to the last.</param>
    public void Bar(string title, IReadOnlyList<string> scale, params string[] labels)
    {
        const int steps = 48;
        const float high = 7;
        _bottom += 6;
        float wide = MathF.Min(width * 0.5f, 220);
        float left = (width - wide) / 2;
        float top = _bottom + 11;
        Write(title, width / 2, _bottom + 4, Align.Center, Style.Small);
        _texts.Add(canvas =>
        {
            for (int k = 0; k < steps; k++)
            {
                using SKPaint paint = new() { Color = SKColor.Parse(Palette.Mixed(scale, (k + 0.5) / steps)), IsAntialias = false };
                canvas.DrawRect(new SKRect(left + (wide * k / steps), top, left + (wide * (k + 1) / steps) + 0.25f, top + high), paint);
            }
        });
        for (int k = 0; k < labels.Length; k++)
        {
            Write(labels[k], left + (wide * k / MathF.Max(1, labels.Length - 1)), top + high + 7, Align.Center, Style.Small);
        }
        _bottom = top + high + 13;
    }

    /// <summary>A line of text below what is there.</summary>
    public void Line(string text, float size = Style.Small)
    {
        Write(text, width / 2, _bottom + (0.8f * size), Align.Center, size);
        _bottom += 1.5f * size;
    }

    /// <summary>Draws everything.</summary>
    /// <param name="canvas">A canvas of <see cref="Width"/> by <see cref="Height"/>.</param>
    public void Render(SKCanvas canvas)
    {
        canvas.DrawRect(new SKRect(0, 0, Width, Height), new SKPaint { Color = SKColors.White });
        foreach (Panel panel in _panels)
        {
            if (panel.Plot.RenderManager.RenderCount == 0)
            {
                // ScottPlot draws everything twice the first time, to settle its axes.
                using SKNoDrawCanvas nowhere = new((int)Width, (int)Height);
                panel.Plot.Render(nowhere, new PixelRect(0, Width, Height, 0));
            }
            panel.Plot.Render(canvas, new PixelRect(0, Width, Height, 0));
        }
        foreach (Action<SKCanvas> text in _texts)
        {
            text(canvas);
        }
    }

    private Panel Place(PixelRect area, Axis x, Axis y, string? title)
    {
        Panel panel = new(area, x, y);
        _panels.Add(panel);
        if (title is not null)
        {
            Write(title, area.HorizontalCenter, area.Top - 8, Align.Center, Style.Normal);
        }
        if (x.Title is { Length: > 0 } across)
        {
            Write(across, area.HorizontalCenter, area.Bottom + (x.Labelled ? 21 : 9), Align.Center, Style.Normal);
        }
        if (y.Title is { Length: > 0 } up)
        {
            float at = area.Left - LeftOf(y) + 6;
            Words.Add(up);
            _texts.Add(canvas =>
            {
                canvas.Save();
                canvas.Translate(at, area.VerticalCenter);
                canvas.RotateDegrees(-90);
                Style.Text(canvas, up, 0, 0, Align.Center, Style.Normal, Palette.Ink);
                canvas.Restore();
            });
        }
        return panel;
    }

    // Labels, ticks and a rotated title.
    private static float LeftOf(Axis y) =>
        (y.Labelled ? 7 + y.Labels().Max(l => Style.Width(l, Style.Small)) : 0) + (y.Title is { Length: > 0 } ? 14 : 0);

    private void Write(string text, float x, float y, Align align, float size)
    {
        Words.Add(text);
        _texts.Add(canvas => Style.Text(canvas, text, x, y, align, size, Palette.Ink));
    }

    private static void Sign(SKCanvas canvas, float x, float y, Look look)
    {
        if (look.HasLine || look.Dash.Length > 0)
        {
            using SKPaint stroke = new()
            {
                Color = SKColor.Parse(look.Colour),
                IsStroke = true,
                IsAntialias = true,
                StrokeWidth = look.Line,
                PathEffect = look.Dash.Length > 0 ? SKPathEffect.CreateDash(look.Dash, 0) : null,
            };
            canvas.DrawLine(x, y, x + 16, y, stroke);
        }
        if (look.HasPoint)
        {
            PointMarks.Draw(canvas, new SKPoint(x + 8, y), look with { Size = MathF.Max(5, MathF.Min(8, look.Size)), Opacity = 1 });
        }
    }
}
