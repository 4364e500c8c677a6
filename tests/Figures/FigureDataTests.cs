using System.Text.Json.Nodes;
using System.Xml.Linq;
using IsoTriplet.Experiments.Results;
using IsoTriplet.Figures;
using IsoTriplet.Figures.Drawing;

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
