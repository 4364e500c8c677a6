using ScottPlot;

namespace IsoTriplet.Tests.Figures;

/// <summary>Marks of figures that need no words of their own: they stand at numbers of the rows, and no mark is anywhere else.</summary>
[Collection(MadeFigures.Once)]
public sealed class PlottedRowsTests(MadeFigures made)
{
    /// <summary>Rows with the members across and upwards, several with blanks between.</summary>
    [Theory]
    [InlineData("iat-1-triple", "points x y")]
    [InlineData("iat-2-toy", "points x y")]
    [InlineData("iat-5-hardest-triple", "points x y")]
    [InlineData("iat-6-collapse", "points x y", "points x2 y2")]
    [InlineData("simplex-chain", "corners x y")]
    [InlineData("training-theory", "cells theory_lower collapse_rate.share")]
    public void Points_OfAFigure_StandWhereItsRowsSay(string name, params string[] rows) =>
        Assert.Equal(
            Places(name, rows),
            Sorted(made.Drawn(name).Panels.SelectMany(p => p.Drawn.OfType<PointMarks>()).SelectMany(m => m.Places))
        );

    [Theory]
    [InlineData("geo-lengths-and-angles", "profiles t value", "profiles t slope", "anchor_angles t_an angle")]
    public void Lines_OfAFigure_GoWhereItsRowsSay(string name, params string[] rows) =>
        Assert.Equal(
            Places(name, rows),
            Sorted(made.Drawn(name).Panels.SelectMany(p => p.Drawn.OfType<LineMarks>()).SelectMany(m => m.Places))
        );

    [Fact]
    public void Collapse_Points_AreAsHighAsSharesAndMeans()
    {
        IReadOnlyList<ResultFile> cells = made.ResultOf("training-collapse").Rows("cells");
        Assert.Equal(
            Numbers(cells, "collapse_rate.share").Concat(Numbers(cells, "recall_at_1.mean")).Order(),
            Points(made.Drawn("training-collapse")).Select(c => c.Y).Order()
        );
    }

    [Fact]
    public void Distances_Points_AreDifferencesAndShares()
    {
        ResultFile result = made.ResultOf("geo-training");
        // Two panels a row: differences, then shares.
        Panel[][] rows = [.. made.Drawn("geo-training").Panels.Chunk(2)];
        Assert.Equal(
            Numbers(result.Rows("comparisons"), "difference").Order(),
            rows.SelectMany(r => Points(r[0])).Select(c => c.X).Order()
        );
        string[] trained = [.. result.Rows("comparisons").Select(c => c.Text("distance")).Distinct(StringComparer.Ordinal)];
        double[] shares = [.. rows.SelectMany(r => Points(r[1])).Select(c => c.X).Order()];
        Assert.Equal(
            Numbers(
                    result
                        .Rows("cells")
                        .Where(c => c.Text("distance") == "geodesic" || trained.Contains(c.Text("distance"), StringComparer.Ordinal)),
                    "collapse_rate.share"
                )
                .Order(),
            shares
        );
    }

    [Fact]
    public void Epochs_Points_AreTheSnapshots()
    {
        IEnumerable<ResultFile> shots = made.ResultOf("etl-6-scatter").Rows("snapshots").Where(s => s.Has("s_ap"));
        Assert.Equal(
            Sorted(shots.SelectMany(s => s.Numbers("s_ap").Zip(s.Numbers("s_an"), (x, y) => new Coordinates(x, y)))),
            Sorted(Points(made.Drawn("etl-6-scatter")))
        );
    }

    [Fact]
    public void Predicted_Squares_HaveTheMiddleOfTheirBrackets()
    {
        IEnumerable<ResultFile> cells = made.ResultOf("phase-predicted")
            .Rows("predicted_cells")
            .Where(c =>
                c.Number("classes") is 2 or 8
                && c.Number("dimension") != 3
                && c.Text("distribution") == "sphere"
                && c.Number("overlap") == 1000
            );
        Assert.Equal(
            cells.Select(c => c.Number("middle")).Order(),
            made.Drawn("phase-predicted").Panels.SelectMany(p => p.Drawn.OfType<CellMarks>()).SelectMany(m => m.Shares).Order()
        );
    }

    [Fact]
    public void Closing_Cells_HaveTheSharesThatClose()
    {
        ResultFile[] cells =
        [
            .. made.ResultOf("bracket-closing").Rows("cells").Where(c => !c.Flag("tight") && c.Number("classes") is 2 or 3),
        ];
        Assert.Equal(
            Numbers(cells, "haus_closed").Concat(Numbers(cells, "iso_closed")).Order(),
            made.Drawn("bracket-closing").Panels.SelectMany(p => p.Drawn.OfType<CellMarks>()).SelectMany(m => m.Shares).Order()
        );
    }

    /// <summary>A figure whose marks no test reads back would show anything; the control is one that is not there.</summary>
    [Fact]
    public void Figures_OfTheCatalogue_HaveTheirMarksReadBack()
    {
        string tests = string.Concat(
            Directory
                .GetFiles(Path.Combine(House.Root, "tests", "Figures"), "Plotted*Tests.cs")
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText)
        );
        bool IsRead(string name) =>
            tests.Contains($"Drawn(\"{name}\"", StringComparison.Ordinal)
            || tests.Contains($"[InlineData(\"{name}\"", StringComparison.Ordinal)
            || tests.Split("Drawn(").Any(call => call.TrimStart().StartsWith($"\"{name}\"", StringComparison.Ordinal));
        Assert.All(IsoTriplet.Figures.FigureCatalogue.All, f => Assert.True(IsRead(f.Name), f.Name));
        Assert.False(IsRead(string.Join('-', "no", "such", "figure")));
    }

    private (double, double)[] Places(string name, string[] rows) =>
        Sorted(
            rows.Select(r => r.Split(' '))
                .SelectMany(
                    words => made.ResultOf(name).Rows(words[0]).Where(r => r.Has(words[1]) && r.Has(words[2])),
                    (words, r) => new Coordinates(r.Number(words[1]), r.Number(words[2]))
                )
        );

    private static IEnumerable<double> Numbers(IEnumerable<ResultFile> rows, string path) =>
        rows.Where(r => r.Has(path)).Select(r => r.Number(path));

    private static IEnumerable<Coordinates> Points(Sheet sheet) => sheet.Panels.SelectMany(Points);

    private static IEnumerable<Coordinates> Points(Panel panel) => panel.Drawn.OfType<PointMarks>().SelectMany(m => m.Places);

    private static (double, double)[] Sorted(IEnumerable<Coordinates> places) =>
        [.. places.Select(c => (Math.Round(c.X, 12), Math.Round(c.Y, 12))).Order()];
}
