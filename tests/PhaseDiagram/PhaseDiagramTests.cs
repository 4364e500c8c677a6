using IsoTriplet.Experiments.PhaseDiagram;

namespace IsoTriplet.Tests.PhaseDiagram;

public sealed class PhaseDiagramTests
{
    private static readonly int[] Sizes = [4, 8, 16, 32, 64, 128];

    /// <summary>Runs that contract with the log odds slope (log N - gamma log n).</summary>
    private static ObservedRow[] Runs(double slope, double gamma, int seeds = 6) =>
        [
            .. from points in Sizes
            from dimension in Sizes
            from overlap in new[] { 1.0, 2 }
            from seed in Enumerable.Range(0, seeds)
            let random = new Random(HashCode(points, dimension, (int)overlap, seed))
            let odds = slope * (Math.Log(points) - (gamma * Math.Log(dimension)))
            select Row(points, dimension, overlap, seed, random.NextDouble() < 1 / (1 + Math.Exp(-odds))),
        ];

    private static int HashCode(params int[] values) => values.Aggregate(17, (hash, v) => (31 * hash) + v) & int.MaxValue;

    private static ObservedRow Row(int points, int dimension, double overlap, int seed, bool collapsed) =>
        new(
            points,
            8,
            points / 8,
            dimension,
            ObservedRow.Synthetic,
            overlap,
            "",
            seed,
            collapsed,
            collapsed ? 25 : null,
            collapsed ? "total" : "none",
            0.5,
            0.4,
            0.1,
            false,
            0.4,
            0.2,
            0.9,
            collapsed ? 0.95 : 0.1,
            collapsed ? 1 : 0.2
        );

    private static PhaseDiagramDocument Analysed(ObservedRow[] runs, params PredictedRow[] draws) =>
        PhaseDiagramAnalysis.Of(runs, draws, "test", 0, ["test"]);

    [Theory]
    [InlineData(0.95, 1, PredictedCollapse.Collapsed)]
    [InlineData(0.9, 0.9, PredictedCollapse.Collapsed)]
    [InlineData(0.1, 0.89, PredictedCollapse.Not)]
    [InlineData(0.1, 0.9, PredictedCollapse.Undecided)]
    public void Judge_Bracket_FollowsTheRule(double lower, double upper, PredictedCollapse expected) =>
        Assert.Equal(expected, PredictedCollapseRule.Judge(lower, upper));

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    public void Boundary_RunsWithAKnownExponent_FindsIt(double gamma)
    {
        Boundary found = Boundary.Of(Runs(2, gamma), null, Outcomes.Contracted);
        Assert.Equal("converged", found.Status);
        Assert.InRange(gamma, found.ExponentLower!.Value, found.ExponentUpper!.Value);
        Assert.InRange(2, found.Slopes[0].Lower!.Value, found.Slopes[0].Upper!.Value);
        Assert.True(found.ExponentUpper < gamma + 0.3);
        // The overlap plays no part in these runs.
        Assert.InRange(0, found.Slopes[2].Lower!.Value, found.Slopes[2].Upper!.Value);
        Assert.Equal(1, found.PointsAt(1, 1.5)!.Value, 0);
    }

    [Fact]
    public void Boundary_SharpRuns_IsSaidToBeSeparated()
    {
        ObservedRow[] sharp = [.. Runs(2, 1).Select(r => r with { Contracted = r.Points > r.Dimension })];
        Boundary found = Boundary.Of(sharp, null, Outcomes.Contracted);
        Assert.Equal("separated", found.Status);
        Assert.Empty(found.Slopes);
        Assert.Null(found.Exponent);
        Assert.Null(found.PointsAt(8));
    }

    [Fact]
    public void Agreement_PerfectAndReversedPredictions_AreSeen()
    {
        ObservedRow[] runs = Runs(1, 1);
        Agreement perfect = Agreement.Of(runs, PredictedCollapseRule.Threshold, Outcomes.Contracted);
        Assert.Equal(1, perfect.Kappa);
        Assert.Equal(1, perfect.AreaOfLower!.Area);
        Agreement reversed = Agreement.Of(
            runs.Select(r => r with { Contracted = !r.Contracted }),
            PredictedCollapseRule.Threshold,
            Outcomes.Contracted
        );
        Assert.True(reversed.Kappa < 0);
        Assert.Equal(0, reversed.AreaOfUpper!.Area);
        // Without a bracket there is nothing to compare.
        Agreement none = Agreement.Of(
            runs.Select(r => r with { PredictedLower = null }),
            PredictedCollapseRule.Threshold,
            Outcomes.Contracted
        );
        Assert.Equal(0, none.Runs);
        Assert.Null(none.Kappa);
    }

    /// <summary>Of parts with as many runs synthetic data come first, then the defaults, whatever the order and the names.</summary>
    [Fact]
    public void MainGrid_AsManyRunsOfEach_TakesSyntheticDataAndDefaults()
    {
        ObservedRow[] usual = Runs(2, 1, 1);
        ObservedRow[] all =
        [
            .. usual.Select(r => r with { Data = "letters", Overlap = r.Overlap + 2 }),
            .. usual.Select(r => r with { Setting = "batches_per_epoch 2" }),
            .. usual,
        ];
        foreach (MainGrid grid in new[] { MainGrid.Of(all), MainGrid.Of(all.Reverse()) })
        {
            Assert.Equal((ObservedRow.Synthetic, ""), (grid.Data, grid.Setting));
            Assert.Equal(usual.ToHashSet(), grid.Main.ToHashSet());
        }
        // One run more of another setting, and that one is the grid.
        Assert.Equal(
            "margin 1",
            MainGrid
                .Of([.. usual, .. usual.Select(r => r with { Setting = "margin 1" }), usual[0] with { Setting = "margin 1", Seed = 99 }])
                .Setting
        );
    }

    [Fact]
    public void MainGrid_Differences_ArePairedByTheUsualRunAndTheRestIsListed()
    {
        ObservedRow[] usual = Runs(2, 1, 2);
        ObservedRow[] others =
        [
            .. usual.Where(r => r.Overlap == 2).Select(r => r with { Setting = "initial collapsed", Contracted = true }),
            usual[0] with
            {
                Setting = "initial collapsed, learning_rate 0.1",
            },
            usual[0] with
            {
                Setting = "initial collapsed",
                Points = 999,
            },
            usual[0] with
            {
                Ended = ObservedRow.Diverged,
                Seed = 99,
            },
            usual[1],
            usual[1] with
            {
                Data = "letters",
                Overlap = null,
            },
        ];
        MainGrid grid = MainGrid.Of(usual.Concat(others));
        Assert.Equal(usual, grid.Main);
        Assert.Equal("letters", Assert.Single(grid.Others).Data);
        Assert.Equal(3, grid.Left.Count);
        Assert.Equal(usual.Length + others.Length, grid.Main.Count + grid.Pairs.Count + grid.Others.Count + grid.Left.Sum(l => l.Count));
        FactorLevel[] levels = [.. FactorLevel.All(grid.Pairs).Where(f => f.Outcome == Outcomes.Contracted)];
        Assert.Equal(2, levels.Length);
        Assert.Equal("initial and learning rate", levels[1].Factor);
        Assert.Equal(("collapsed and 0.1", "random and 0.001"), (levels[1].Level, levels[1].Usual));
        FactorLevel level = levels[0];
        Assert.Equal(("initial", "collapsed", "random"), (level.Factor, level.Level, level.Usual));
        Assert.Equal(usual.Length / 2, level.Pairs);
        Assert.Equal(level.Pairs - level.UsualCount, level.OnlyHere);
        Assert.Equal(0, level.OnlyUsual);
        Assert.True(level.PValue < 1e-3);
        // Retrieval of half of the pairs is better by 0.1.
        ObservedRow[] better =
        [
            .. usual
                .Where(r => r.Overlap == 2)
                .Select((r, k) => r with { Setting = "initial collapsed", RecallAt1 = r.RecallAt1 + (k % 2 * 0.2) }),
        ];
        level = FactorLevel.All(MainGrid.Of(usual.Concat(better)).Pairs)[0];
        Assert.Equal(0.1, level.Gain!.Value, 2);
        Assert.InRange(level.GainLower!.Value, 0.01, 0.1);
        Assert.InRange(level.GainUpper!.Value, 0.1, 0.19);
    }

    /// <summary>A stranger's designs: other steps, other P, one N alone, data of their own.</summary>
    [Theory]
    [InlineData("steps 2000", 4, "synthetic", true)]
    [InlineData("learning_rate 0.0001, steps 301", 32, "synthetic", true)]
    [InlineData("", 5, "letters", true)]
    [InlineData("", 8, "synthetic", false)]
    public void Analysis_OfAnyGrid_ShowsEveryRun(string setting, int classes, string data, bool varied)
    {
        ObservedRow[] runs =
        [
            .. Runs(2, 1, 2)
                .Where(r => varied || r.Points == 16)
                .Select(r =>
                    r with
                    {
                        Setting = setting,
                        ClassesPerBatch = classes,
                        Data = data,
                        Overlap = data == ObservedRow.Synthetic ? r.Overlap : null,
                        Seed = (10 * r.Seed) + (int)r.Overlap!.Value,
                    }
                ),
        ];
        PhaseDiagramDocument document = Analysed(runs);
        Assert.Equal((data, setting), (document.Data, document.Setting));
        Assert.Equal(runs.Length, document.ObservedCells.Sum(c => c.Runs));
        Assert.Empty(document.LeftOut);
        Assert.Equal(varied, document.Boundaries.Count > 0);
        Assert.Equal(!varied, document.Answer.Any(l => l.Contains("there is no boundary", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(null, null, "[-inf, inf]: the runs say nothing of N/n alone.")]
    [InlineData(0.5, null, "[0.50, inf]: N/n alone may be what decides.")]
    [InlineData(null, 0.9, "[-inf, 0.90]: N/n alone is not what decides (gamma would be 1).")]
    public void Answer_OfAnExponent_SaysWhatItsIntervalAllows(double? lower, double? upper, string said) =>
        Assert.EndsWith(
            $"gamma = 0.70 {said}",
            PhaseDiagramAnswer.Ratio(new(1, Outcomes.Contracted, "converged", 9, 4, 0, [], 0.7, lower, upper, 0.5))
        );

    // Any two predictors part two runs.
    [Fact]
    public void Analysis_OfTwoRuns_WeighsNoPredictor()
    {
        ObservedRow[] all = [.. Runs(2, 1, 2)];
        IReadOnlyList<string> answer = Analysed([all.First(r => r.Contracted), all.First(r => !r.Contracted)]).Answer;
        Assert.DoesNotContain(answer, l => l.Contains("of the deviance", StringComparison.Ordinal));
        Assert.Contains(answer, l => l.StartsWith("contracted: 1 of 2 runs are of the rarer kind", StringComparison.Ordinal));
        Assert.Contains(Analysed(all).Answer, l => l.Contains("of the deviance", StringComparison.Ordinal));
    }

    [Fact]
    public void Analysis_RunsThatContractAndLearn_AreInOneDiagramAndNotInTheOther()
    {
        ObservedRow[] runs = [.. Runs(2, 1, 2).Select(r => r with { RecallAt1 = r.Dimension > 16 ? 0.3 : 0.5 })];
        PhaseDiagramDocument document = Analysed(runs);
        Assert.Equal(runs.Count(r => r.Contracted), document.ObservedCells.Sum(c => c.Contracted));
        Assert.Equal(runs.Count(r => r.Dimension > 16), document.ObservedCells.Sum(c => c.Lost));
        // Without the untrained network's figure nothing is said of loss.
        document = Analysed([.. runs.Select(r => r with { UntrainedRecallAt1 = null })]);
        Assert.Equal(0, document.ObservedCells.Sum(c => c.Judged));
        Assert.DoesNotContain(document.Boundaries, b => b.Outcome == Outcomes.Lost);
        Assert.Contains(document.Boundaries, b => b.Outcome == Outcomes.Contracted);
    }

    [Fact]
    public void SignTest_SmallCounts_IsTheBinomialTail()
    {
        Assert.Equal(1, FactorLevel.SignTest(0, 0));
        Assert.Equal(2.0 / 32, FactorLevel.SignTest(0, 5), 12);
        Assert.Equal(1, FactorLevel.SignTest(3, 3));
    }

    [Fact]
    public void Explanations_RunsMadeByTheRatio_FindTheRatio()
    {
        ObservedRow[] runs =
        [
            .. Runs(2, 1)
                .Select(
                    (r, i) => r with { PredictedLower = i % 7 / 10.0, PredictedUpper = (i % 7 / 10.0) + 0.1, HardnessOverDiameter = i % 5 }
                ),
        ];
        IReadOnlyList<Explanation> found = Explanation.All(runs, Outcomes.Contracted);
        Explanation Of(string predictors) => found.Single(e => e.Predictors == predictors);
        Assert.True(Of("log N/n").Aic < Of("log N").Aic && Of("log N/n").Aic < Of("score").Aic);
        Assert.True(Of("log N + log n").Aic > Of("log N/n").Aic - 2.1);
        Assert.InRange(Of("score").Area!.Value, 0.5, 0.6);
    }

    /// <summary>What docs/results/collapse.md says of the seeds that were judged by rules written down before.</summary>
    [Fact]
    public void KeptRuns_SevenNewSeeds_AreAsTheRegisteredTableSays()
    {
        (IReadOnlyList<ObservedRow> all, _) = PhaseDiagramFile.Read(
            Path.Combine(House.Root, "docs", "results", "data", "phase-diagram.json")
        );
        ObservedRow[] runs = [.. MainGrid.Of(all).Main.Where(r => r.Seed >= 3 && int.IsPow2(r.Points))];
        PhaseDiagramDocument found = Analysed(runs);
        string page = File.ReadAllText(Path.Combine(House.Root, "docs", "results", "collapse.md"));
        void Says(string text) => Assert.Contains(text, page, StringComparison.Ordinal);
        Says(FormattableString.Invariant($"{runs.Length:N0} runs of which {runs.Count(r => r.Contracted)} contracted"));
        foreach (Boundary b in found.Boundaries.Where(b => b.Outcome == Outcomes.Contracted && b.Overlap is not null))
        {
            Says(FormattableString.Invariant($"| {b.Exponent:F2} [{b.ExponentLower:F2}, {b.ExponentUpper:F2}] | **agrees** |"));
        }
        Says($"| {found.ObservedCells.Count(c => c.Contracted == 0 || c.Contracted == c.Runs)} of {found.ObservedCells.Count} |");
        Agreement kappa = found.Agreements.Single(a => a.Outcome == Outcomes.Contracted && a.Threshold == 0.9);
        Says(FormattableString.Invariant($"| {kappa.Kappa:F2} [{kappa.KappaLower:F2}, {kappa.KappaUpper:F2}] | **refuted** |"));
    }

    [Fact]
    public void Analysis_RunsGivenTwice_CountOnceAndAreNamed()
    {
        ObservedRow[] published =
        [
            .. Enumerable
                .Range(0, 3)
                .Select(seed =>
                    Runs(2, 1)[0] with
                    {
                        ClassesPerBatch = 12,
                        SamplesPerClass = 3,
                        Points = 36,
                        Dimension = 128,
                        Seed = seed,
                    }
                ),
        ];
        PhaseDiagramDocument once = Analysed(published);
        PhaseDiagramDocument twice = Analysed([.. published, .. published]);
        Assert.Equal(once.Runs, twice.Runs);
        Assert.Equal(once.Reports, twice.Reports);
        Assert.Equal(3, Assert.Single(once.Reports, r => r.Runs > 0).Runs);
        Assert.Equal(once.ObservedCells, twice.ObservedCells);
        Assert.Equal(3, Assert.Single(twice.LeftOut).Count);
    }

    [Fact]
    public void File_WrittenAndRead_HasTheSameRows()
    {
        ObservedRow[] runs = Runs(2, 1, 1);
        PredictedRow draw = new(8, 2, 2, PredictedRow.NoStructure, "sphere", 0, 0.5, "Lagrangian", 0.95, 1, 0.9, null);
        PhaseDiagramDocument document = Analysed(runs, draw);
        string folder = Directory.CreateTempSubdirectory("isotriplet-diagram-").FullName;
        PhaseDiagramFile.WriteAll(folder, document);
        (IReadOnlyList<ObservedRow> read, IReadOnlyList<PredictedRow> draws) = PhaseDiagramFile.Read(
            Path.Combine(folder, PhaseDiagramFile.Name)
        );
        Assert.Equal(runs, read);
        Assert.Equal(draw, Assert.Single(draws));
        Assert.Contains("undecided", Assert.Single(document.PredictedCells).Verdict, StringComparison.Ordinal);
        Assert.Null(document.MarginCells);
        Assert.Contains("## Boundaries", File.ReadAllText(Path.Combine(folder, "phase-diagram.md")), StringComparison.Ordinal);
        Directory.Delete(folder, true);
    }

    [Fact]
    public void Of_DrawsWithAMargin_StandInTablesOfTheirOwn()
    {
        PredictedRow draw = new(8, 2, 2, PredictedRow.NoStructure, "sphere", 0, 0.5, "Lagrangian", 0.95, 1, 0.9, null);
        PhaseDiagramDocument document = Analysed([], draw, draw with { Margin = 0.3, Lower = 1, Upper = 1.2, RadiusOverGap = 0.25 });
        Assert.Equal(0.95, Assert.Single(document.PredictedCells).Upper);
        Assert.Equal((0.3, 0.25), (Assert.Single(document.MarginCells!).Margin, document.MarginCells![0].RadiusOverGap));
        Assert.Contains("1.00..1.20, 0.25", PhaseDiagramMarkdown.Of(document), StringComparison.Ordinal);
    }

    [Fact]
    public void Analysis_WithoutAnyRow_IsRefused() => Assert.Throws<ArgumentException>(() => Analysed([]));

    /// <summary>The kept runs say today what they said when they were kept.</summary>
    [Theory]
    [InlineData("phase-diagram.json")]
    [InlineData("nuisance.json")]
    [InlineData("long.json")]
    [InlineData("rates.json")]
    [InlineData("real.json")]
    public void Analysis_OfTheKeptRuns_IsTheKeptOne(string name)
    {
        string kept = Path.Combine(House.Root, "docs", "results", "data", name);
        (IReadOnlyList<ObservedRow> runs, IReadOnlyList<PredictedRow> draws) = PhaseDiagramFile.Read(kept);
        PhaseDiagramDocument found = PhaseDiagramAnalysis.Of(runs, draws, "", 0, []);
        string[] answer = [.. JsonNode.Parse(File.ReadAllText(kept))!["answer"]!.AsArray().Select(l => (string)l!)];
        Assert.Equal(answer, found.Answer);
        Assert.Equal(
            runs.Count,
            found.ObservedCells.Sum(c => c.Runs)
                + MainGrid.Of(runs).Pairs.Count
                + found.OtherData.Sum(c => c.Cell.Runs)
                + found.LeftOut.Sum(l => l.Count)
        );
    }
}
