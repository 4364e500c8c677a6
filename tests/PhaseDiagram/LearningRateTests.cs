using IsoTriplet.Experiments.PhaseDiagram;
using IsoTriplet.Experiments.Statistics;

namespace IsoTriplet.Tests.PhaseDiagram;

/// <summary>What docs/results/collapse.md says of learning rates, of images and of letters is what the kept runs say.</summary>
public sealed class LearningRateTests
{
    private const string Usual = "0.001";
    private const int Short = 300;

    private static readonly string Folder = Path.Combine(House.Root, "docs", "results");
    private static readonly string[] Asked = [Outcomes.Contracted, Outcomes.Lost];
    private static readonly string[] Rates = [Usual, "0.0003", "0.0001"];

    /// <summary>Runs of one product of rate and steps.</summary>
    private static readonly (string Rate, int Steps)[] Long = [("0.0003", 1000), ("0.0001", 3000)];

    private static readonly Lazy<Kept> All = new(() => new Kept(Read("rates.json")));

    [Fact]
    public void Counts_OfEachRate_AreThoseOfTheRuns() =>
        AssertLines(
            from rate in Rates
            from outcome in Asked
            let cells = new[] { 0.25, 0.5, 1, 1.5, 2 }.Select(o =>
            {
                ObservedRow[] at = [.. All.Value.Of(rate, Short).Where(r => r.Overlap == o)];
                return at.Length == 0 ? "" : $"{at.Count(r => Outcomes.Of(r, outcome) == true)} of {at.Length}";
            })
            select $"| {rate} | {outcome} | {string.Join(" | ", cells)} |"
        );

    [Fact]
    public void Orders_OfTheRuns_AreThoseOfTheAreas()
    {
        ObservedRow[] runs = [.. Rates.SelectMany(rate => All.Value.Of(rate, Short)).Where(r => r.Overlap is 0.5 or 1 or 2)];
        Assert.Equal(4410, runs.Length);
        (string Name, Func<ObservedRow, double> Of)[] scores =
        [
            ("N", r => r.Points),
            ("1/n", r => 1.0 / r.Dimension),
            ("class overlap", r => r.Overlap!.Value),
            ("learning rate", r => double.Parse(Kept.Place(r).Rate, CultureInfo.InvariantCulture)),
        ];
        string Area(Func<ObservedRow, double> score, string outcome) =>
            Figure(RankedAgreement.Of([.. runs.Select(score)], [.. runs.Select(r => Outcomes.Of(r, outcome) == true)])!.Area, 3);
        string[] page = Page.Split('\n');
        foreach ((string name, Func<ObservedRow, double> of) in scores)
        {
            (string contracted, string lost) = (Area(of, Outcomes.Contracted), Area(of, Outcomes.Lost));
            Assert.True(
                page.Any(l =>
                    l.StartsWith($"| {name} | {contracted} [", StringComparison.Ordinal)
                    && l.Contains($"] | {lost} [", StringComparison.Ordinal)
                ),
                $"{name}: {contracted}, {lost}"
            );
        }
    }

    [Fact]
    public void Signs_AgainstTheUsualRate_AreThoseOfThePairs() =>
        AssertLines(
            from f in FactorLevel.All(MainGrid.Of(All.Value.Rows).Pairs)
            where f.Outcome != Outcomes.ContractedAtEnd
            group f by (f.Factor, f.Level) into level
            let contracted = level.Single(f => f.Outcome == Outcomes.Contracted)
            let lost = level.Single(f => f.Outcome == Outcomes.Lost)
            select $"| {level.Key.Factor} | {level.Key.Level} | {contracted.Pairs} | {Changed(contracted)} | {Changed(lost)} "
                + $"| {Signed(contracted.Gain)} [{Signed(contracted.GainLower)}, {Signed(contracted.GainUpper)}] |"
        );

    [Fact]
    public void Exponents_ByRateAndOverlap_AreThoseOfTheBoundaries() =>
        AssertLines(
            from outcome in Asked
            from overlap in new[] { 0.25, 0.5, 1, 1.5, 2 }
            let cells = Rates.Select(rate =>
            {
                ObservedRow[] at = [.. All.Value.Of(rate, Short).Where(r => r.Overlap == overlap)];
                if (at.Length == 0)
                {
                    return "";
                }
                Boundary b = Boundary.Of(at, overlap, outcome);
                return b.Exponent is null
                    ? b.Status
                    : $"{Figure(b.Exponent, 2)} [{Figure(b.ExponentLower, 2)}, {Figure(b.ExponentUpper, 2)}]";
            })
            select $"| {outcome} | {Figure(overlap)} | {string.Join(" | ", cells)} |"
        );

    [Fact]
    public void RateTimesSteps_Restored_IsWhatThePairsSay() =>
        AssertLines(
            from outcome in Asked
            from one in Long
            let pairs = All
                .Value.Of(one.Rate, one.Steps)
                .Select(r => (Long: r, Short: All.Value.At(r, one.Rate, Short), Usual: All.Value.At(r, Usual, Short)))
                .Select(p => (Long: Had(p.Long, outcome), Short: Had(p.Short, outcome), Usual: Had(p.Usual, outcome)))
                .ToArray()
            let open = pairs.Where(p => p.Short != p.Usual).ToArray()
            let restored = Proportion.Of(open.Count(p => p.Long == p.Usual), open.Length)
            let alike = Proportion.Of(pairs.Count(p => p.Long == p.Usual), pairs.Length)
            select $"| {outcome} | {one.Rate} | {one.Steps:N0} | {Share(restored)} | {Share(alike)} |"
        );

    [Fact]
    public void MeanHardness_AtEachRate_IsTheRegisteredTest() =>
        AssertLines(
            from rate in Rates
            from outcome in Asked
            let test = RegisteredTest.Of([.. All.Value.Of(rate, Short).Where(r => rate != Usual || !All.Value.LookedAt(r))], outcome)!
            let rivals = test.Rivals.Select(r =>
                r.Runs == 0 ? ""
                : r.Lower is null && r.Upper is null ? "none"
                : $"[{Figure(r.Lower, 3)}, {Figure(r.Upper, 3)}]"
            )
            select $"| {rate} | {outcome} | {test.Chosen} | {Figure(test.Rivals[0].Chosen, 3)} | {string.Join(" | ", rivals)} |"
        );

    /// <summary>Here neither simplex method solves a program of separation; no outcome of a grid may stop the whole diagram.</summary>
    [Fact]
    public void Explanations_OfTheRunsNotLookedAt_AreAllFitted() =>
        Assert.All(
            Explanation.All(All.Value.Of(Usual, Short).Where(r => !All.Value.LookedAt(r)), Outcomes.Contracted),
            e => Assert.Equal("converged", e.Status)
        );

    [Fact]
    public void RunsAgain_OfTheKeptGrids_HaveTheirVerdicts()
    {
        ObservedRow[] again = [.. All.Value.Of(Usual, Short).Where(All.Value.LookedAt)];
        Assert.Equal(420, again.Length);
        int same = again.Count(r => All.Value.Earlier[r.Key] is { } kept && (r.Contracted, r.Lost) == (kept.Contracted, kept.Lost));
        Assert.Contains($"{same} of the 420", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Real_Table_IsThatOfItsCells() =>
        AssertLines(
            from cell in Read("real.json").GroupBy(r => (r.Data, r.Setting, r.Points))
            orderby cell.Key
            let cells = cell.GroupBy(r => r.Dimension)
                .OrderBy(n => n.Key)
                .Select(n =>
                    $"{n.Count(r => r.Contracted)}, {n.Count(r => r.Lost == true)} of {n.Count()}: {Figure(n.Average(r => r.UntrainedRecallAt1), 2)} to {Figure(n.Average(r => r.RecallAt1), 2)}"
                )
            let network = cell.Key.Setting.Contains("cnn", StringComparison.Ordinal) ? "convolutional" : "perceptron"
            select $"| {cell.Key.Data}, {network} | {cell.Key.Points} | {string.Join(" | ", cells)} |"
        );

    private static string Page => File.ReadAllText(Path.Combine(Folder, "collapse.md"));

    private static IReadOnlyList<ObservedRow> Read(string name) => PhaseDiagramFile.Read(Path.Combine(Folder, "data", name)).Runs;

    private static bool Had(ObservedRow row, string outcome) => Outcomes.Of(row, outcome) == true;

    private static string Changed(FactorLevel level)
    {
        // Two rates, two outcomes, short and long: eight tests, as registered.
        string bold = level.PValue < 0.05 / 8 ? "**" : "";
        return $"{bold}{level.Count}{bold} for {level.UsualCount} | +{level.OnlyHere} −{level.OnlyUsual}, p = {level.PValue.ToString("G2", CultureInfo.InvariantCulture)}";
    }

    private static string Share(Proportion p) =>
        $"{p.Successes} of {p.Trials}, {Figure(p.Share, 2)} [{Figure(p.Interval.Lower, 2)}, {Figure(p.Interval.Upper, 2)}]";

    private static string Signed(double? value) => (value < 0 ? "−" : "+") + Figure(Math.Abs(value!.Value), 3);

    private static string Figure(double? value, int digits) =>
        value is { } v ? v.ToString($"F{digits}", CultureInfo.InvariantCulture) : "none";

    private static string Figure(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static void AssertLines(IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        HashSet<string> page = [.. Page.Split('\n')];
        Assert.NotEmpty(all);
        Assert.True(all.All(page.Contains), string.Join('\n', all.Where(l => !page.Contains(l))));
    }

    /// <summary>The runs of the registered grids, by rate and steps, with those that had been looked at before.</summary>
    private sealed class Kept
    {
        private readonly Dictionary<(int, int, double?, int, string, int), ObservedRow> _at;

        internal Kept(IReadOnlyList<ObservedRow> rows)
        {
            Rows = rows;
            _at = rows.ToDictionary(r => Where(r, Place(r).Rate, Place(r).Steps));
            Earlier = Read("nuisance.json").Concat(Read("named.json")).DistinctBy(r => r.Key).ToDictionary(r => r.Key);
        }

        internal IReadOnlyList<ObservedRow> Rows { get; }

        internal Dictionary<(string, string, double?, int, int, int, int), ObservedRow> Earlier { get; }

        internal static (string Rate, int Steps) Place(ObservedRow row)
        {
            Dictionary<string, string> parts = ObservedRow
                .Parts(row.Setting)
                .ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
            return (
                parts.GetValueOrDefault("learning_rate", Usual),
                int.Parse(parts.GetValueOrDefault("steps", "300"), CultureInfo.InvariantCulture)
            );
        }

        internal IEnumerable<ObservedRow> Of(string rate, int steps) => Rows.Where(r => Place(r) == (rate, steps));

        internal ObservedRow At(ObservedRow row, string rate, int steps) => _at[Where(row, rate, steps)];

        internal bool LookedAt(ObservedRow row) => Earlier.ContainsKey(row.Key);

        private static (int, int, double?, int, string, int) Where(ObservedRow r, string rate, int steps) =>
            (r.Points, r.Dimension, r.Overlap, r.Seed, rate, steps);
    }
}

public sealed class RegisteredTestTests
{
    private static readonly int[] Sizes = [16, 64, 256];
    private static readonly int[] Dimensions = [2, 8, 32, 128];

    /// <summary>Runs whose outcome is decided by mean hardness times a power of n, and of nothing else.</summary>
    private static ObservedRow[] Runs(Func<double, int, int, bool> outcome) =>
        [
            .. from points in Sizes
            from dimension in Dimensions
            from overlap in new[] { 0.5, 1 }
            from seed in Enumerable.Range(0, 10)
            let random = new Random(points + (1000 * dimension) + (int)(1e6 * overlap) + (7 * seed))
            let mean = random.NextDouble()
            let other = random.NextDouble()
            let had = outcome(mean, points, dimension)
            select new ObservedRow(
                points,
                8,
                points / 8,
                dimension,
                ObservedRow.Synthetic,
                overlap,
                "",
                seed,
                had,
                had ? 25 : null,
                had ? "total" : "none",
                0.5,
                null,
                null,
                null,
                other,
                mean,
                1,
                other,
                other
            ),
        ];

    [Fact]
    public void Of_OutcomesMadeByScaledHardness_IsSupportedAndFindsTheScale()
    {
        RegisteredTest test = RegisteredTest.Of(Runs((mean, _, n) => mean * Math.Sqrt(n) > 1.5), Outcomes.Contracted)!;
        Assert.Equal("supported", test.Verdict);
        Assert.Equal("M n^0.5", test.Chosen);
        Assert.Equal("holds", test.OneThreshold);
        Assert.InRange(test.Threshold!.Value, 1.5, 2);
        Assert.Equal((120, 120), (test.FirstRuns, test.SecondRuns));
        Assert.All(test.Rivals, r => Assert.Equal(1, r.Chosen));
    }

    [Fact]
    public void Of_OutcomesMadeByTheRatio_IsRefuted()
    {
        RegisteredTest test = RegisteredTest.Of(Runs((_, points, n) => points > 4 * n), Outcomes.Contracted)!;
        Assert.Equal("refuted", test.Verdict);
        Assert.True(test.Rivals.Single(r => r.Score == "N/n").Upper < 0);
    }

    [Fact]
    public void Of_OneOutcomeAlone_HasNoVerdict()
    {
        Assert.Equal("too few runs of one kind", RegisteredTest.Of(Runs((_, _, _) => true), Outcomes.Contracted)!.Verdict);
        // No run says what its network did before any step.
        Assert.Null(RegisteredTest.Of(Runs((_, _, _) => true), Outcomes.Lost));
    }
}

/// <summary>Files that are no tables of cells and no phase diagrams, though they begin as such.</summary>
public sealed class PhaseDiagramInputTests : InShell
{
    private const string Settings =
        """{ "classes_per_batch": 4, "samples_per_class": 2, "dimension": 2, "data": "synthetic", "overlap": 2, "seed": 0 }""";

    [Theory]
    [InlineData(Settings, """{ "contracted": false }""", "a member is missing or of another kind")]
    [InlineData(Settings, """{ "batch_size": 8, "contracted": 0 }""", "a member is missing or of another kind")]
    [InlineData(Settings, """{ "batch_size": 8, "contracted": false, "prediction": 0 }""", "a member is missing or of another kind")]
    [InlineData("""{ "data": -1 }""", """{ "batch_size": 8, "contracted": false }""", "a member is missing or of another kind")]
    [InlineData(
        Settings,
        """{ "batch_size": -8, "contracted": false }""",
        "\"batch_size\" is -8; a whole number of at least 1 was expected"
    )]
    [InlineData(
        Settings,
        """{ "batch_size": 8.5, "contracted": false }""",
        "\"batch_size\" is 8.5; a whole number of at least 1 was expected"
    )]
    [InlineData(
        """{ "classes_per_batch": 4, "samples_per_class": 2, "dimension": 2, "data": "synthetic", "seed": 0, "initial": 0 }""",
        """{ "batch_size": 8, "contracted": false }""",
        "\"initial\" is 0"
    )]
    public void Run_ACellOfAnotherKind_NamesFileAndCell(string settings, string result, string fault)
    {
        string path = _shell.Write(
            "cells.json",
            $$"""
            { "program": "observed", "code_version": "x", "config": {}, "gaps": [], "duplicates": [], "strays": [], "excluded": {},
              "cells": [{ "hash": "abc", "settings": {{settings}}, "status": "done", "result": {{result}} }] }
            """
        );
        Shell.Refused($"{path}: cell abc is none of the program observed: {fault}", "phase-diagram", path, "--out", _shell.PathOf("out"));
        Assert.False(Directory.Exists(_shell.PathOf("out")));
    }

    [Theory]
    [InlineData("[null]")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("""[{ "points": -8, "dimension": 2, "data": "synthetic", "setting": "" }]""")]
    public void Run_ARowThatIsNone_NamesTheFile(string runs)
    {
        string path = _shell.Write("kept.json", $$"""{ "runs": {{runs}}, "draws": [] }""");
        Shell.Refused($"{path}: no phase diagram", "phase-diagram", path, "--out", _shell.PathOf("out"));
    }
}
