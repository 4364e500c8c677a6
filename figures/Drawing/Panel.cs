using ScottPlot;

namespace IsoTriplet.Figures.Drawing;

/// <summary>A panel of a figure: a plot whose data area has a given place on the sheet. Marks are drawn in the order in which they are added.</summary>
public sealed class Panel
{
    /// <summary>ScottPlot's plot: its plottables are what is drawn.</summary>
    public Plot Plot { get; } = new();

    /// <summary>The data area on the sheet.</summary>
    public PixelRect Area { get; }

    public Axis X { get; }

    public Axis Y { get; }

    internal Panel(PixelRect area, Axis x, Axis y)
    {
        (Area, X, Y) = (area, x, y);
        Style.Apply(Plot);
        x.Apply(Plot.Axes.Bottom);
        y.Apply(Plot.Axes.Left);
        Plot.Layout.Fixed(area);
        Coordinates[] corners = [At(x.Low, y.Low), At(x.High, y.High)];
        Look grid = new(Palette.Light) { Line = 0.7f };
        foreach (double at in x.GridLines())
        {
            Add(new SegmentMarks([(new(at, corners[0].Y), new(at, corners[1].Y))], grid) { IsGuide = true });
        }
        foreach (double at in y.GridLines())
        {
            Add(new SegmentMarks([(new(corners[0].X, at), new(corners[1].X, at))], grid) { IsGuide = true });
        }
    }

    /// <summary>The place of a pair of values.</summary>
    public Coordinates At(double x, double y) => new(X.Place(x), Y.Place(y));

    /// <summary>A point a row.</summary>
    /// <param name="x">The member that stands across.</param>
    /// <param name="y">The member that stands up.</param>
    /// <param name="tip">What a pointer is told.</param>
    public Panel Points(IEnumerable<ResultFile> rows, string x, string y, Look look, Func<ResultFile, string>? tip = null)
    {
        ResultFile[] all = [.. rows];
        return Points([.. all.Select(r => (r.Number(x), r.Number(y)))], look, tip is null ? null : [.. all.Select(tip)]);
    }

    /// <summary>Points at given values.</summary>
    /// <param name="tips">What a pointer is told, one a point.</param>
    public Panel Points(IReadOnlyList<(double X, double Y)> at, Look look, IReadOnlyList<string>? tips = null)
    {
        Coordinates[] places = [.. at.Select(p => At(p.X, p.Y))];
        return Add(new PointMarks(places, look) { Tips = Tipped(places, tips) });
    }

    /// <summary>Points with the look of their class, in the order in which classes are given.</summary>
    /// <param name="x">The member that stands across.</param>
    /// <param name="y">The member that stands up.</param>
    /// <param name="look">The look of the k-th class.</param>
    /// <param name="tip">What a pointer is told.</param>
    /// <param name="member">The member that names the class.</param>
    public Panel Classes(
        IReadOnlyList<ResultFile> rows,
        string x,
        string y,
        IReadOnlyList<string> classes,
        Func<int, Look> look,
        Func<ResultFile, string>? tip = null,
        string member = "class"
    )
    {
        foreach ((int k, string name) in classes.Index())
        {
            Points(rows.Where(r => r.Text(member) == name), x, y, look(k), tip);
        }
        return this;
    }

    /// <summary>A segment a row.</summary>
    /// <param name="from">The members of its first end.</param>
    /// <param name="to">The members of its second end.</param>
    /// <param name="head">Length of an arrow's head in pixels; 0: none.</param>
    /// <param name="tip">What a pointer over the middle is told.</param>
    public Panel Segments(
        IEnumerable<ResultFile> rows,
        (string X, string Y) from,
        (string X, string Y) to,
        Look look,
        float head = 0,
        Func<ResultFile, string>? tip = null
    )
    {
        ResultFile[] all = [.. rows];
        (Coordinates From, Coordinates To)[] ends =
        [
            .. all.Select(r => (At(r.Number(from.X), r.Number(from.Y)), At(r.Number(to.X), r.Number(to.Y)))),
        ];
        Coordinates[] middles = [.. ends.Select(e => new Coordinates((e.From.X + e.To.X) / 2, (e.From.Y + e.To.Y) / 2))];
        return Add(
            new SegmentMarks(ends, look)
            {
                Arrows = head > 0,
                Head = head,
                Tips = Tipped(middles, tip is null ? null : [.. all.Select(tip)]),
            }
        );
    }

    /// <summary>A segment between given values, as a guide that is no data.</summary>
    public Panel Guide(double x, double y, double x2, double y2, Look look) =>
        Add(new SegmentMarks([(At(x, y), At(x2, y2))], look) { IsGuide = true });

    /// <summary>A line through values in their order.</summary>
    public Panel Line(IEnumerable<(double X, double Y)> at, Look look) =>
        Add(
            new LineMarks(
                [
                    [.. at.Select(p => At(p.X, p.Y))],
                ],
                look
            )
        );

    /// <summary>Curves from rows with part, order, x, y.</summary>
    public Panel Curves(IEnumerable<ResultFile> rows, Look look) =>
        Add(
            new LineMarks(
                [
                    .. rows.GroupBy(r => r.Number("part"))
                        .Select(part =>
                            (IReadOnlyList<Coordinates>)
                                [.. part.OrderBy(r => r.Number("order")).Select(r => At(r.Number("x"), r.Number("y")))]
                        ),
                ],
                look
            )
        );

    /// <summary>Discs from rows with x, y, radius.</summary>
    /// <param name="least">The smallest radius in pixels.</param>
    public Panel Discs(IEnumerable<ResultFile> rows, Look look, float least = 0) =>
        Add(new DiscMarks([.. rows.Select(r => (At(r.Number("x"), r.Number("y")), r.Number("radius")))], look, least));

    /// <summary>A cell of a heat map a row.</summary>
    /// <param name="cell">The middle of a row's cell in values.</param>
    /// <param name="size">Width and height of a cell in places.</param>
    /// <param name="share">What it shows, as a share of the scale.</param>
    /// <param name="tip">What a pointer is told.</param>
    public Panel Cells(
        IReadOnlyList<ResultFile> rows,
        Func<ResultFile, (double X, double Y)> cell,
        (double Width, double Height) size,
        Func<ResultFile, double> share,
        IReadOnlyList<string> scale,
        Func<ResultFile, string>? tip = null
    )
    {
        Coordinates[] middles = [.. rows.Select(r => At(cell(r).X, cell(r).Y))];
        CoordinateRect Around(Coordinates c) =>
            new(c.X - (size.Width / 2), c.X + (size.Width / 2), c.Y - (size.Height / 2), c.Y + (size.Height / 2));
        return Add(
            new CellMarks([.. middles.Zip(rows, (c, r) => (Around(c), share(r)))], scale)
            {
                Tips = Tipped(middles, tip is null ? null : [.. rows.Select(tip)]),
            }
        );
    }

    /// <summary>A heat map whose cells have their numbers in them, in black on light cells and white on dark ones.</summary>
    /// <param name="rows">The rows, one a cell of width and height 1.</param>
    /// <param name="cell">The middle of a row's cell in values.</param>
    /// <param name="share">What it shows, as a share of <see cref="Palette.Sequential"/>.</param>
    /// <param name="tip">What a pointer is told.</param>
    public Panel Table(
        IReadOnlyList<ResultFile> rows,
        Func<ResultFile, (double X, double Y)> cell,
        Func<ResultFile, double> share,
        Func<ResultFile, string> text,
        Func<ResultFile, string> tip
    ) =>
        Cells(rows, cell, (1, 1), share, Palette.Sequential, tip)
            .Add(
                new TextMarks(
                    [.. rows.Select(r => (At(cell(r).X, cell(r).Y), text(r), share(r) > 0.55 ? "#000000" : "#ffffff"))],
                    Style.InCells
                )
            );

    /// <summary>The names of rows where the result file places them.</summary>
    /// <param name="rows">Rows with name, name_x, name_y.</param>
    public Panel Names(IEnumerable<ResultFile> rows) =>
        Add(
            new TextMarks([
                .. rows.Where(r => r.Text("name").Length > 0)
                    .Select(r => (At(r.Number("name_x"), r.Number("name_y")), r.Text("name"), Palette.Ink)),
            ])
        );

    /// <summary>A text at given values.</summary>
    /// <param name="align">Which part of the text stands there.</param>
    public Panel Note(string text, double x, double y, string colour = Palette.Ink, Align align = Align.Center) =>
        Add(new TextMarks([(At(x, y), text, colour)], Style.Small, align) { IsGuide = true });

    /// <summary>Adds marks.</summary>
    public Panel Add(Marks marks)
    {
        Plot.Add.Plottable(marks);
        return this;
    }

    /// <summary>All marks that show data.</summary>
    public IEnumerable<Marks> Drawn => Plot.GetPlottables().OfType<Marks>().Where(m => !m.IsGuide);

    internal IEnumerable<(float X, float Y, string Text)> Tips()
    {
        (double left, double right) = (X.Place(X.Low), X.Place(X.High));
        (double bottom, double top) = (Y.Place(Y.Low), Y.Place(Y.High));
        return Drawn
            .SelectMany(m => m.Tips)
            .Select(t =>
                (
                    Area.Left + (float)((t.At.X - left) / (right - left) * Area.Width),
                    Area.Bottom - (float)((t.At.Y - bottom) / (top - bottom) * Area.Height),
                    t.Text
                )
            );
    }

    private static (Coordinates, string)[] Tipped(Coordinates[] places, IReadOnlyList<string>? tips) =>
        tips is null ? [] : [.. places.Zip(tips)];
}
