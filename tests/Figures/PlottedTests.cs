using ScottPlot;

namespace IsoTriplet.Tests.Figures;

/// <summary>What is drawn, read back from the plottables, is what the result file says.</summary>
[Collection(MadeFigures.Once)]
public sealed class PlottedTests(MadeFigures made)
{
    [Fact]
    public void Hausdorff_ArrowsAndStars_AreTheRowsDisplacements()
    {
        Panel panel = made.Drawn("iat-3-hausdorff-distance").Panels[0];
        IReadOnlyList<ResultFile> arrows = made.ResultOf("iat-3-hausdorff-distance").Rows("arrows");
        Coordinates[] ends = [.. panel.Drawn.OfType<SegmentMarks>().SelectMany(m => m.Places)];
        Assert.Equal(Sorted(arrows.SelectMany(a => new[] { At(a, "x", "y"), At(a, "x2", "y2") })), Sorted(ends));
        Assert.Equal(Sorted(arrows.Select(a => At(a, "x2", "y2"))), Sorted(Points(panel, l => l.Shape == Shape.Star)));
        Assert.Equal(Sorted(arrows.Select(a => At(a, "x", "y"))), Sorted(Points(panel, l => l.Shape != Shape.Star)));
    }

    /// <summary>[IAT] Fig. 3 in words: each class of stars lies outside the boundary of the other; here up to the solver's rounding.</summary>
    [Fact]
    public void Hausdorff_Stars_LieOutsideTheOtherClassesBoundary()
    {
        ResultFile result = made.ResultOf("iat-3-hausdorff-distance");
        ResultFile[] arrows = [.. result.Rows("arrows")];
        double Apart(ResultFile a, ResultFile b) =>
            Math.Sqrt(Math.Pow(a.Number("x2") - b.Number("x2"), 2) + Math.Pow(a.Number("y2") - b.Number("y2"), 2));
        foreach (ResultFile star in arrows)
        {
            ResultFile[] own = [.. arrows.Where(a => a.Text("class") == star.Text("class"))];
            double radius = own.Max(p => Apart(star, p));
            Assert.All(arrows.Except(own), other => Assert.True(Apart(star, other) >= radius * (1 - 1e-6)));
        }
        string[] classes = [.. result.Rows("boundaries").Select(b => b.Text("class")).Distinct(StringComparer.Ordinal)];
        Assert.Equal(["1", "2"], classes);
    }

    /// <summary>[IAT] Fig. 1 in words: class B lies outside the boundary, the loss is zero.</summary>
    [Fact]
    public void Triple_OfFigure1_LosesNothing()
    {
        ResultFile result = made.ResultOf("iat-1-triple");
        Assert.True(result.Number("slack") > 0);
        Assert.Equal(0, result.Number("loss"));
        Assert.True(result.Number("hardness") < 0);
        Assert.True(result.Rows("sides")[0].Number("length") < result.Rows("sides")[1].Number("length"));
    }

    /// <summary>Predictors that separate the outcomes, as in the small grid of a quick run, have no AUC.</summary>
    [Fact]
    public void Explanations_RowWithoutAnArea_HasABarAndNoDot()
    {
        Panel dots = made.Drawn(
            "phase-explanations",
            root => root["explanations"]!.AsArray()[0]!["area"] = root["explanations"]!.AsArray()[0]!["area_lower"] = null
        ).Panels[1];
        int rows = made.ResultOf("phase-explanations").Rows("explanations").Count(e => e.Text("outcome") == "contracted");
        Assert.Equal(rows - 1, Points(dots, _ => true).Count());
    }

    [Fact]
    public void Ledger_Bars_HoldEveryClaimOnce()
    {
        ResultFile result = made.ResultOf("ledger-evidence");
        SegmentMarks[] bars = [.. made.Drawn("ledger-evidence").Panels[0].Drawn.OfType<SegmentMarks>()];
        Assert.Equal(result.Number("claims"), bars.Sum(b => b.Places.Chunk(2).Sum(e => e[1].X - e[0].X)), 9);
        Assert.Equal(result.Number("kernel"), bars[0].Places.Chunk(2).Sum(e => e[1].X - e[0].X), 9);
    }

    [Fact]
    public void Isometric_Bars_JoinTheDistancesOfEachPair()
    {
        Panel bars = made.Drawn("iat-4-isometric-distance").Panels[1];
        IReadOnlyList<ResultFile> pairs = made.ResultOf("iat-4-isometric-distance").Rows("pairs");
        (double, double)[] drawn = [.. bars.Drawn.OfType<LineMarks>().Select(m => (m.Places[0].Y, m.Places[1].Y))];
        Assert.Equal(pairs.Select(p => (p.Number("in_f"), p.Number("in_g"))), drawn);
    }

    [Theory]
    [InlineData("etl-2-first-order", 6)]
    [InlineData("etl-5-first-order", 18)]
    [InlineData("etl-5-vanilla", 18)]
    [InlineData("etl-5-second-order", 18)]
    public void Maps_Cells_ShowTheRowsChanges(string name, int maps)
    {
        ResultFile result = made.ResultOf(name);
        double largest = result.Number("largest");
        CellMarks[] drawn = [.. made.Drawn(name).Panels.SelectMany(p => p.Drawn.OfType<CellMarks>())];
        Assert.Equal(maps, drawn.Length);
        ResultFile[] rows = [.. result.Rows("cells").Where(r => r.Number("gamma") == 0.5)];
        (CellMarks map, string field, double p) = maps == 6 ? (drawn[4], "ds_an", 0.4) : (drawn[6 + 2], "ds_ap", 0.8);
        ResultFile[] here = [.. rows.Where(r => r.Number("entanglement") == p)];
        Assert.Equal(here.Select(r => At(r, "s_ap", "s_an")).Select(Short), map.Places.Select(Short));
        Assert.Equal(here.Select(r => (1 + (r.Number(field) / largest)) / 2), map.Shares);
        Assert.All(drawn, m => Assert.All(m.Shares, s => Assert.InRange(s, 0, 1)));
    }

    [Fact]
    public void Scatter_Panels_HoldTheTriplesOfTheirMining()
    {
        IReadOnlyList<Panel> panels = made.Drawn("etl-1-scatter-diagram").Panels;
        IReadOnlyList<ResultFile> triples = made.ResultOf("etl-1-scatter-diagram").Rows("triples");
        string[] minings = ["easy-easy", "easy-semi-hard", "easy-hard", "hard-hard"];
        Assert.All(
            panels.Zip(minings),
            p =>
                Assert.Equal(
                    Sorted(triples.Where(t => t.Text("mining") == p.Second).Select(t => At(t, "s_ap", "s_an"))),
                    Sorted(Points(p.First, _ => true))
                )
        );
    }

    [Fact]
    public void Observed_Squares_StandAtTheLogarithmsOfNAndDimension()
    {
        Sheet sheet = made.Drawn("phase-observed");
        ResultFile[] cells = [.. made.ResultOf("phase-observed").Rows("observed_cells")];
        CellMarks[] drawn = [.. sheet.Panels.SelectMany(p => p.Drawn.OfType<CellMarks>())];
        Assert.Equal(
            Sorted(cells.Select(c => new Coordinates(Math.Log2(c.Number("points")), Math.Log2(c.Number("dimension"))))),
            Sorted(drawn.SelectMany(d => d.Places))
        );
        Assert.Equal(cells.Select(c => c.Number("contracted_share")).Order(), drawn.SelectMany(d => d.Shares).Order());
    }

    [Fact]
    public void Ratio_Diamonds_AreCertifiedLowerBoundsBelowTheRepairedBound()
    {
        Panel panel = made.Drawn("iso-ratio").Panels[0];
        ResultFile result = made.ResultOf("iso-ratio");
        Coordinates[] diamonds = [.. Points(panel, l => l.Shape == Shape.Diamond)];
        Assert.Equal(result.Rows("chains").Select(c => new Coordinates(c.Number("dimension"), Math.Log2(c.Number("lower")))), diamonds);
        Assert.Contains(result.Rows("chains"), c => c.Number("lower") > result.Number("refuted"));
        Assert.All(result.Rows("limits"), l => Assert.Equal(8 * (l.Number("dimension") + 1), l.Number("bound")));
        Assert.All(result.Rows("chains").Zip(result.Rows("limits")), p => Assert.True(p.First.Number("upper") < p.Second.Number("bound")));
    }

    [Fact]
    public void Spread_UpperEnds_LieBetweenTheLowerAndTheRepairedBound()
    {
        ResultFile[] families = [.. made.ResultOf("ratio-spread").Rows("families")];
        foreach ((Panel panel, (string name, double least)) in made.Drawn("ratio-spread").Panels.Zip([("haus", 0.25), ("iso", 0.5)]))
        {
            Assert.Equal(
                families.Select(r => new Coordinates(Math.Log2(r.Number("spread")), Math.Log2(r.Number($"{name}_upper")))),
                Points(panel, l => l.Shape == Shape.Circle)
            );
            Assert.All(
                families,
                r => Assert.InRange(r.Number($"{name}_upper"), least * (1 - 1e-9), r.Number($"{name}_bound") * (1 + 1e-9))
            );
        }
    }

    /// <summary>A row of panels a distance; of every cell the median, on a scale that ends at a quarter or the largest.</summary>
    [Fact]
    public void RealBrackets_Cells_ShowTheMedianGapsOfBothDistances()
    {
        IReadOnlyList<ResultFile> cells = made.ResultOf("real-brackets").Rows("cells");
        IReadOnlyList<Panel> panels = made.Drawn("real-brackets").Panels;
        double most = Math.Max(0.25, cells.Max(c => Math.Max(c.Number("haus_gap"), c.Number("iso_gap"))));
        foreach (
            (string field, IEnumerable<Panel> row) in new[]
            {
                ("haus_gap", panels.Take(panels.Count / 2)),
                ("iso_gap", panels.Skip(panels.Count / 2)),
            }
        )
        {
            Assert.Equal(
                cells.Select(c => 1 - (c.Number(field) / most)).Order(),
                row.SelectMany(p => p.Drawn.OfType<CellMarks>()).SelectMany(m => m.Shares).Order()
            );
        }
    }

    /// <summary>Every class collapse moves some point by the largest class radius: a smaller upper bound rules it out.</summary>
    [Fact]
    public void Margin_Rings_StandWhereEveryDrawRulesClassCollapseOut()
    {
        ResultFile result = made.ResultOf("margin");
        string[] members = ["margin", "points", "dimension"];
        int certain = result
            .Rows("draws")
            .GroupBy(d => string.Join(' ', members.Select(d.Text)), StringComparer.Ordinal)
            .Count(g => g.All(d => d.Number("upper") < d.Number("class_share") - 1e-5));
        IReadOnlyList<Panel> panels = made.Drawn("margin").Panels;
        Assert.Equal(certain, panels.Sum(p => Points(p, l => l.Open).Count()));
        Assert.InRange(certain, 1, result.Rows("margin_cells").Count - 1);
        Assert.Equal(
            result.Rows("margin_cells").SelectMany(c => new[] { c.Number("lower"), c.Number("upper") }).Order(),
            panels.SelectMany(p => p.Drawn.OfType<SegmentMarks>()).SelectMany(m => m.Places).Select(p => p.Y).Order()
        );
    }

    /// <summary>However many seeds a cell has, its bar is the interval that the file gives.</summary>
    [Theory]
    [InlineData("phase-observed", "contracted")]
    [InlineData("phase-lost", "lost")]
    public void Phase_Bars_ReachOverTheIntervalsOfTheCells(string name, string outcome)
    {
        ResultFile[] cells = [.. made.ResultOf(name).Rows("observed_cells").Where(c => c.Has($"{outcome}_share"))];
        IReadOnlyList<Panel> panels = made.Drawn(name).Panels;
        Coordinates[] ends = [.. panels.Skip(panels.Count / 2).SelectMany(p => p.Drawn.OfType<SegmentMarks>()).SelectMany(m => m.Places)];
        double[] shown = [2, 8, 32, 128];
        Assert.Equal(
            cells
                .Where(c => shown.Contains(c.Number("dimension")))
                .SelectMany(c => new[] { c.Number($"{outcome}_lower"), c.Number($"{outcome}_upper") })
                .Order(),
            ends.Select(e => e.Y).Order()
        );
    }

    [Fact]
    public void MeanHardness_Points_AreTheRunsAndTellContractedFromLost()
    {
        ResultFile[] runs = [.. made.ResultOf("mean-hardness").Rows("runs")];
        IReadOnlyList<Panel> panels = made.Drawn("mean-hardness").Panels;
        Coordinates[] contracted = [.. panels.SelectMany(p => Points(p, l => !l.Open))];
        Assert.Equal(runs.Length, panels.Sum(p => Points(p, _ => true).Count()));
        Assert.Equal(
            Sorted(
                runs.Where(r => r.Flag("contracted"))
                    .Select(r => new Coordinates(
                        r.Number("mean_hardness") / r.Number("spread"),
                        r.Number("recall_at1") - r.Number("untrained_recall_at1")
                    ))
            ),
            Sorted(contracted)
        );
        Assert.Equal(runs.Count(r => r.Flag("contracted") && r.Flag("lost")), contracted.Count(c => c.Y <= 0));
    }

    [Fact]
    public void Intervals_Bars_ReachFromLowerToUpper()
    {
        Sheet sheet = made.Drawn("etl-4-group-size");
        ResultFile[] cells = [.. made.ResultOf("etl-4-group-size").Rows("cells").Where(c => c.Has("recall_at_1"))];
        Coordinates[] ends = [.. sheet.Panels.SelectMany(p => p.Drawn.OfType<SegmentMarks>()).SelectMany(m => m.Places)];
        Assert.Equal(
            cells.SelectMany(c => new[] { c.Number("recall_at_1.lower"), c.Number("recall_at_1.upper") }).Order(),
            ends.Select(e => e.Y).Order()
        );
    }

    [Fact]
    public void Movement_Dots_StandInTheRowAndColumnOfTheirTriples()
    {
        IReadOnlyList<Panel> panels = made.Drawn("etl-3-movement").Panels;
        ResultFile[] dots = [.. made.ResultOf("etl-3-movement").Rows("dots")];
        string[] directions = ["top-right", "top-left", "bottom-left", "bottom-right"];
        (string, string)[] rows =
        [
            ("hard-hard", "first-order"),
            ("hard-hard", "second-order"),
            ("easy-easy", "first-order"),
            ("easy-easy", "second-order"),
        ];
        Assert.Equal(16, panels.Count);
        Assert.All(
            panels.Index(),
            p =>
                Assert.Equal(
                    Sorted(
                        dots.Where(d =>
                                (d.Text("mining"), d.Text("loss")) == rows[p.Index / 4] && d.Text("direction") == directions[p.Index % 4]
                            )
                            .SelectMany(d => d.Numbers("s_ap").Zip(d.Numbers("s_an"), (x, y) => new Coordinates(x, y)))
                    ),
                    Sorted(Points(p.Item, _ => true))
                )
        );
    }

    private static Coordinates At(ResultFile row, string x, string y) => new(row.Number(x), row.Number(y));

    // The middle of a cell is half of its ends' sum: the last digits differ.
    private static (double, double) Short(Coordinates c) => (Math.Round(c.X, 12), Math.Round(c.Y, 12));

    private static IEnumerable<Coordinates> Points(Panel panel, Func<Look, bool> look) =>
        panel.Drawn.OfType<PointMarks>().Where(m => look(m.Look)).SelectMany(m => m.Places);

    private static (double, double)[] Sorted(IEnumerable<Coordinates> places) => [.. places.Select(Short).Order()];
}
