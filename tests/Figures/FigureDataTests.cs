using System.Xml.Linq;
using IsoTriplet.Experiments.Results;
using IsoTriplet.Figures;

namespace IsoTriplet.Tests.Figures;

/// <summary>What holds for every figure of the catalogue.</summary>
[Collection(MadeFigures.Once)]
public sealed class FigureDataTests(MadeFigures made)
{
    public static TheoryData<string> Names => MadeFigures.Names;

    [Fact]
    public void Make_All_LeavesNoFigureOut() => Assert.Empty(made.Index.Skipped);

    [Fact]
    public void Catalogue_Names_AreDistinctAndHaveAProducer()
    {
        Assert.Equal(FigureCatalogue.All.Count, FigureCatalogue.All.Select(f => f.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(FigureCatalogue.All, f => Assert.Equal(f.ResultFile, ResultCatalogue.Of(f.ResultFile).File));
        Assert.All(FigureCatalogue.All, f => Assert.EndsWith(".", f.Reading.Trim()));
    }

    /// <summary>Without a row, or with other numbers in the only one, the drawing is another, or for rows that only the caption reads, the caption.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Draw_RowLeftOut_ChangesTheDrawingOrTheCaption(string name)
    {
        Figure figure = FigureCatalogue.Select([name])[0];
        string before = Output.Svg(made.Drawn(name), name, "");
        foreach (string rows in figure.Rows)
        {
            ResultFile changed = made.ResultOf(name);
            JsonArray array = changed.Root[rows]!.AsArray();
            // Rows differ in which panel they go to: some of the first fifty are drawn in every figure.
            bool seen = false;
            for (int k = 0; k < 50 && !seen; k++)
            {
                if (array.Count > 1)
                {
                    array.RemoveAt(array.Count / 2);
                }
                else
                {
                    Enlarge(array[0]!.AsObject());
                }
                seen =
                    before != Output.Svg(figure.Draw(changed), name, "") || figure.Caption(made.ResultOf(name)) != figure.Caption(changed);
            }
            Assert.True(seen, rows);
        }
    }

    private static void Enlarge(JsonObject row)
    {
        foreach ((string name, JsonNode? value) in row.ToArray())
        {
            if (value is JsonValue number && number.TryGetValue(out double x))
            {
                row[name] = (1.01 * x) + 1;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Draw_Marks_LieInsideTheirPanelOrAreCutThere(string name)
    {
        Sheet sheet = made.Drawn(name);
        Assert.NotEmpty(sheet.Panels);
        foreach (Panel panel in sheet.Panels)
        {
            Assert.InRange(panel.Area.Left, 0, panel.Area.Right);
            Assert.InRange(panel.Area.Right, panel.Area.Left, sheet.Width);
            Assert.InRange(panel.Area.Bottom, panel.Area.Top, sheet.Height);
            Assert.NotEmpty(panel.Drawn);
            Assert.All(panel.Drawn.SelectMany(m => m.Places), p => Assert.True(double.IsFinite(p.X) && double.IsFinite(p.Y)));
            Assert.Contains(
                panel.Drawn.SelectMany(m => m.Places),
                p => p.X >= panel.X.Place(panel.X.Low) && p.X <= panel.X.Place(panel.X.High)
            );
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Drawing_Size_FitsAColumnOrTwo(string name)
    {
        XElement svg = XDocument.Load(made.FileOf(made.Entry(name).Svg!)).Root!;
        Assert.Contains((float)svg.Attribute("width")!, new[] { Style.Column, Style.TwoColumns });
        Assert.InRange((double)svg.Attribute("height")!, 70, 620);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Drawing_Text_IsThereAndReadable(string name)
    {
        XElement svg = XDocument.Load(made.FileOf(made.Entry(name).Svg!)).Root!;
        XElement[] texts = [.. svg.Descendants().Where(e => e.Name.LocalName == "text")];
        Assert.True(texts.Length >= 3, "a figure without words");
        Assert.All(
            texts,
            t => Assert.InRange(double.Parse((t.Attribute("font-size") ?? svg.Attribute("font-size"))!.Value), Style.Small - 1.2, 16)
        );
        Assert.StartsWith(Style.Font, svg.Attribute("font-family")!.Value);
        Assert.All(texts, t => Assert.Null(t.Attribute("font-family")));
        Assert.DoesNotContain(texts, t => t.Value.Contains("undefined") || t.Value.Contains("NaN") || t.Value.Contains("null"));
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName is "image" or "use");
        Assert.NotEmpty(svg.Elements().First(e => e.Name.LocalName == "title").Value);
    }

    /// <summary>The font has a glyph for every letter that figures write.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Drawing_Letters_AreInTheFont(string name)
    {
        XElement svg = XDocument.Load(made.FileOf(made.Entry(name).Svg!)).Root!;
        string letters = string.Concat(svg.Descendants().Where(e => e.Name.LocalName == "text").Select(t => t.Value));
        Assert.All(letters.Where(c => c >= ' '), c => Assert.True(Style.Typeface.ContainsGlyph(c), $"{c} (U+{(int)c:X4})"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Caption_OfEveryFigure_IsWrittenBesideIt(string name)
    {
        FigureEntry entry = made.Entry(name);
        string text = File.ReadAllText(made.FileOf(name + ".txt"));
        Assert.StartsWith($"{entry.Title} ({entry.Source}). ", text);
        Assert.Contains(entry.Caption, text);
        Assert.DoesNotContain("NaN", text);
        Assert.EndsWith(".", entry.Caption);
    }
}

public sealed class CaptionNumbersTests
{
    public static TheoryData<double> Values =>
        [0.8172646856268054, 0.81726, 1e-7, 3.19921064957565, 12345.678, 99999.5, 0.1, 1, 2.0, -0.4567891, 9.99996];

    [Theory]
    [MemberData(nameof(Values))]
    public void LowerAndUpper_OfAnyBound_StayBounds(double value)
    {
        Assert.True(Read(Numbers.Lower(value)) <= (decimal)value);
        Assert.True(Read(Numbers.Upper(value)) >= (decimal)value);
        Assert.True(Read(Numbers.Upper(value)) - Read(Numbers.Lower(value)) <= (decimal)(Math.Abs(value) * 1.1e-3));
    }

    [Fact]
    public void LowerAndUpper_SeededDraws_StayBounds()
    {
        Random random = new(5);
        for (int k = 0; k < 2000; k++)
        {
            double value = Math.Pow(10, (random.NextDouble() * 10) - 6);
            Assert.True(Read(Numbers.Lower(value)) <= (decimal)value && Read(Numbers.Upper(value)) >= (decimal)value, $"{value:R}");
        }
    }

    [Fact]
    public void DownAndUp_AnySizeSignAndDigits_AreTheNearestDecimalsOnTheirSide()
    {
        Random random = new(7);
        for (int k = 0; k < 4000; k++)
        {
            int digits = 1 + random.Next(12);
            double value =
                (random.Next(2) == 0 ? 1 : -1) * Math.Pow(10, random.Next(-140, 140)) * (random.Next(4) == 0 ? 1 : random.NextDouble());
            (double down, double up) = (Numbers.Down(value, digits), Numbers.Up(value, digits));
            Assert.True(down <= value && value <= up, $"{value:R} at {digits}: {down:R} {up:R}");
            Assert.True(IsDecimal(down, digits) && IsDecimal(up, digits), $"{value:R} at {digits}: {down:R} {up:R}");
            Assert.True(up - down <= 1.0000001 * Math.Abs(value) * Math.Pow(10, 1 - digits), $"{value:R} at {digits}: {down:R} {up:R}");
        }
    }

    [Theory]
    [InlineData(99999.5, 4, 99990, 100000)]
    [InlineData(1.0000001, 3, 1, 1.01)]
    [InlineData(0.99999999, 3, 0.999, 1)]
    [InlineData(-0.99999999, 3, -1, -0.999)]
    [InlineData(5e-324, 3, 4.94e-324, 4.95e-324)]
    [InlineData(0, 3, 0, 0)]
    [InlineData(double.PositiveInfinity, 3, double.PositiveInfinity, double.PositiveInfinity)]
    public void DownAndUp_AtPowersOfTenAndTheirEnds_AreWhatTheyShouldBe(double value, int digits, double down, double up) =>
        Assert.Equal((down, up), (Numbers.Down(value, digits), Numbers.Up(value, digits)));

    [Fact]
    public void Interval_NearestDigitsOnTheWrongSide_IsRoundedOutwards()
    {
        Assert.Equal("[1.59319, 1.72974]", Numbers.Interval(1.5931984847829455, 1.7297380819334944, 6));
        Assert.Equal("1.5932", Numbers.Interval(1.5931984847829455, 1.5931984847829455, 6));
    }

    [Fact]
    public void Lower_OfSizesBeyondDecimals_IsWritten() => Assert.Equal("1.593E+80", Numbers.Lower(1.5939e80));

    private static bool IsDecimal(double value, int digits) =>
        double.Parse(value.ToString($"E{digits - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Equals(value);

    [Fact]
    public void Bracket_WrittenOut_IsRoundedOutwards() =>
        Assert.Equal("between 0.8172 and 0.8173", Numbers.Bracket(0.81726468, 0.81726475));

    [Fact]
    public void Of_NegativeNumber_HasAMinusSign() => Assert.Equal("\u22120.25", Numbers.Of(-0.25));

    private static decimal Read(string text) =>
        decimal.Parse(text.Replace('\u2212', '-'), NumberStyles.Float, CultureInfo.InvariantCulture);
}

public sealed class DrawnCurvesTests
{
    [Theory]
    [InlineData(3, 1)]
    [InlineData(6, 2)]
    [InlineData(12, 3)]
    public void Boundary_OfAClass_IsWhereTheSlackIsZero(int size, int seed)
    {
        Random random = new(seed);
        Embedding points = Embedding.FromRows([
            .. Enumerable.Range(0, size).Select(_ => new[] { random.NextDouble(), random.NextDouble() }),
        ]);
        SeparatedBoundary boundary = SeparatedBoundary.Of(points, Labels.FromIntegers(new int[size]), 0);
        IReadOnlyList<CurvePoint> curve = DiscUnion.Boundary(Discs(points, boundary));
        Assert.NotEmpty(curve);
        Assert.All(curve, c => Assert.Equal(0, boundary.Slack([c.X, c.Y]), 1e-9));
    }

    [Fact]
    public void Boundary_OfOneDisc_IsTheWholeCircle() =>
        Assert.Equal(2 * Math.PI * 3, Length(DiscUnion.Boundary([new Disc(1, 2, 3)])), 1e-2);

    [Fact]
    public void Boundary_OfTouchingEqualAndInnerDiscs_IsTheOuterCircles()
    {
        Disc[] discs = [new(0, 0, 1), new(0, 0, 1), new(0.2, 0, 0.5), new(2, 0, 1), new(9, 0, 0)];
        Assert.Equal(4 * Math.PI, Length(DiscUnion.Boundary(discs)), 1e-2);
    }

    [Fact]
    public void Boundary_OfTwoOverlappingDiscs_LeavesOutTheLens()
    {
        double length = Length(DiscUnion.Boundary([new Disc(0, 0, 1), new Disc(1, 0, 1)]));
        Assert.Equal(2 * (2 * Math.PI * 2 / 3), length, 1e-2);
    }

    [Fact]
    public void Zero_OfALine_IsExact()
    {
        double[,] values = new double[5, 5];
        for (int k = 0; k < 25; k++)
        {
            values[k / 5, k % 5] = (k % 5) + (k / 5) - 2.5;
        }
        List<CurvePoint> line = ContourLines.Zero(values, 0.25);
        Assert.NotEmpty(line);
        Assert.All(line, c => Assert.Equal(2.5 * 0.25, c.X + c.Y, 1e-12));
        Assert.All(line.GroupBy(c => c.Part), p => Assert.Equal(2, p.Count()));
    }

    [Fact]
    public void Zero_WithoutAChangeOfSign_IsEmpty() => Assert.Empty(ContourLines.Zero(new double[4, 4], 1));

    [Fact]
    public void Beside_APointAmongLines_FindsTheFreeSide()
    {
        Viewport frame = new(0, 10, 0, 10);
        (double x, double y) = new LabelPlaces(frame).Avoid(5, 5, 5, 9).Avoid(5, 5, 9, 5).Avoid(5, 5, 1, 5).Beside(5, 5);
        Assert.True(y < 5 && Math.Abs(x - 5) < 0.2, $"({x}, {y})");
    }

    private static Disc[] Discs(Embedding points, SeparatedBoundary boundary) =>
        [.. boundary.Anchors.Zip(boundary.Radii, (a, r) => new Disc(points.Row(a)[0], points.Row(a)[1], r))];

    private static double Length(IReadOnlyList<CurvePoint> curve) =>
        curve
            .GroupBy(c => c.Part)
            .Sum(part => part.Zip(part.Skip(1), (a, b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)))).Sum());
}
