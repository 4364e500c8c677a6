using IsoTriplet.Experiments.Reproduction;
using IsoTriplet.Experiments.Statistics;
using IsoTriplet.Experiments.Training;
using IsoTriplet.Numerics.Blas;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Tests.Experiments;

[Collection(TensorThreads.Name)]
public sealed class TrainingExperimentTests
{
    private static readonly DataSplit Data = SyntheticClasses.Create(8, 8, 10, 0.8, 1).SplitByClass(4);

    private static readonly TrainingOptions Tiny = new()
    {
        Network = new EmbedderOptions { Dimension = 2, Hidden = 8 },
        ClassesPerBatch = 3,
        SamplesPerClass = 3,
        Steps = 4,
        ObserveEvery = 2,
        Threads = 1,
    };

    [Fact]
    public void CollapseExperiment_Grid_HasARowACellWithTheoryBeforehand()
    {
        CollapseSettings settings = new()
        {
            SamplesPerClass = [2, 3],
            Dimensions = [2],
            Seeds = 1,
            Training = Tiny,
            BracketWork = 1e5,
        };
        IReadOnlyList<CollapseRow> rows = CollapseExperiment.Run(Data, settings, 0, null, TestContext.Current.CancellationToken);
        Assert.Equal([6, 6, 9, 9], rows.Select(r => r.BatchSize));
        Assert.All(rows.Where(r => r.Initial == "random"), r => Assert.InRange(r.TheoryLower!.Value, 0, r.TheoryUpper!.Value));
        Assert.All(rows.Where(r => r.Initial == "random"), r => Assert.InRange(r.TheoryUpper!.Value, 1e-9, 1 + 1e-9));
        CollapseDocument document = CollapseDocument.Of("test", 0, Data, settings, rows);
        Assert.Equal(4, document.Cells.Count);
        Assert.Equal(rows.Count(r => r.Collapsed), document.Cells.Sum(c => c.Collapsed));
        Assert.Equal(rows.Count(r => r.Collapsed), document.Cells.Sum(c => (int)Math.Round(c.CollapseRate.Share * c.Runs)));
        Assert.Equal(5 + document.Predictors.Count(p => p.Initial == "all"), document.Lines().Count());
        Assert.All(document.Predictors, p => Assert.InRange(p.Area, p.Lower, p.Upper));
    }

    [Fact]
    public void RealBrackets_Run_BracketsFeaturesAndNetworksBeforeAndAfter()
    {
        RealBracketSettings settings = new()
        {
            Points = [8, 12],
            Components = [2, 50],
            Networks = [3],
            Seeds = 3,
            Brackets = BracketSettings.Fast with { Starts = 1, Work = 1e6 },
            Training = Tiny,
        };
        List<string> said = [];
        ExperimentRequest request = new(ExperimentSize.Quick, 4, said.Add, TestContext.Current.CancellationToken);
        RealBrackets document = RealBrackets.Of(request, settings, [Data]);
        // All features are an embedding of their own; 50 components there are none.
        Assert.Equal(
            [("features", 2), ("features", 10), ("untrained", 3), ("trained", 3)],
            document.Cells.Select(c => (c.Embedded, c.Dimension)).Distinct()
        );
        Assert.Equal(8, document.Cells.Count);
        Assert.Equal(24, document.Rows.Count);
        Assert.Equal([4, 5, 6], document.Rows.Select(r => r.Seed).Distinct());
        Assert.Equal(4, said.Count);
        foreach (RealBracketCell cell in document.Cells)
        {
            double[] gaps =
            [
                .. document
                    .Rows.Where(r => (r.Embedded, r.Dimension, r.Points) == (cell.Embedded, cell.Dimension, cell.Points))
                    .Select(r => r.DHaus.Upper > 0 ? (r.DHaus.Upper - r.DHaus.Lower) / r.DHaus.Upper : 0)
                    .Order(),
            ];
            Assert.Equal((gaps[1], gaps[2]), (cell.HausGap, cell.HausLargest));
            Assert.InRange(cell.IsoGap, 0, 1);
        }
        // What a network has learned moves its points.
        Assert.NotEqual(
            document.Rows.First(r => r.Embedded == "untrained").DHaus.Upper,
            document.Rows.First(r => r.Embedded == "trained").DHaus.Upper
        );
    }

    [Fact]
    public void RealBrackets_CancelledBeforeTheFirstDraw_KeepsNothing() =>
        Assert.Throws<OperationCanceledException>(() =>
            RealBrackets.Of(
                new ExperimentRequest(ExperimentSize.Quick, 0, _ => { }, new CancellationToken(true)),
                new RealBracketSettings { Training = Tiny, Networks = [] },
                [Data]
            )
        );

    [Fact]
    public void DistanceExperiment_Run_PairsSeedsAndMatchesMargins()
    {
        DistanceSettings settings = new()
        {
            Minings = ["hard-hard"],
            Seeds = 2,
            Training = Tiny,
        };
        IReadOnlyList<DistanceRow> rows = DistanceExperiment.Run(Data, settings, 0, null, TestContext.Current.CancellationToken);
        Assert.Equal(6, rows.Count);
        Assert.Equal(0.4, rows.First(r => r.Distance == "squared-chord").Margin, 12);
        DistanceDocument document = DistanceDocument.Of("test", 0, [ExperimentSetting.Of(Data, Tiny)], rows);
        Assert.Equal("chord squared-chord", string.Join(' ', document.Comparisons.Select(c => c.Distance)));
        Assert.All(document.Comparisons, c => Assert.Equal(2, c.Pairs));
        Assert.Equal("Undecided", document.Verdict.Verdict);
        // What an experiment interrupted after its first run keeps.
        DistanceDocument first = DistanceDocument.Of("test", 0, [ExperimentSetting.Of(Data, Tiny)], [rows[0]]);
        Assert.Single(first.Runs);
        Assert.NotEmpty(ExperimentFile.Json(first));
        Assert.NotEmpty(first.Lines());
    }

    [Fact]
    public void GroupSizeExperiment_Run_KeepsTheBatchSizeAndPairsSeeds()
    {
        GroupSizeSettings settings = new()
        {
            Losses = ["first-order", "sct"],
            Minings = ["easy-semi-hard"],
            GroupSizes = [2, 4],
            Seeds = 2,
            Training = Tiny,
        };
        IReadOnlyList<GroupSizeRow> rows = GroupSizeExperiment.Run(Data, settings, 3, null, TestContext.Current.CancellationToken);
        Assert.Equal(8, rows.Count);
        Assert.All(rows, r => Assert.Equal(8, r.GroupSize * r.ClassesPerBatch));
        Assert.Equal([3, 4], rows.Select(r => r.Seed).Distinct());
        GroupSizeDocument document = GroupSizeDocument.Of("test", 3, [Data], settings, rows);
        Assert.Equal(4, document.Cells.Count);
        Assert.All(
            document.Cells,
            c => Assert.Equal(string.Equals(c.Loss, "first-order", StringComparison.Ordinal), c.DifferenceToFirst is null)
        );
        Assert.NotEmpty(GroupSizeDocument.Of("test", 3, [Data], settings, [rows[0]]).Lines());
    }

    [Fact]
    public void GroupSizeExperiment_GroupsThatTheDataCannotFill_AreLeftOut()
    {
        GroupSizeSettings settings = new()
        {
            Losses = ["first-order"],
            Minings = ["easy-hard"],
            GroupSizes = [2, 4, 8, 16],
            Seeds = 1,
            Training = Tiny,
        };
        // Four classes of eight, a batch of eight: one class of eight would have no negative.
        IReadOnlyList<GroupSizeRow> rows = GroupSizeExperiment.Run(Data, settings, 0, null, TestContext.Current.CancellationToken);
        Assert.Equal([2, 4], rows.Select(r => r.GroupSize));
    }

    [Theory]
    [InlineData(16, 32)]
    [InlineData(13, 16)]
    [InlineData(136, 128)]
    [InlineData(1, 2)]
    public void GroupSizeSettings_BatchSize_IsAPowerOfTwoThatTheClassesFill(int classes, int batch) =>
        Assert.Equal(batch, new GroupSizeSettings().BatchSize(classes));

    [Fact]
    public void GroupSizeExperiment_GroupThatDoesNotDivideTheBatch_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            GroupSizeExperiment.Run(Data, new GroupSizeSettings { GroupSizes = [2, 3] }, 0, null, TestContext.Current.CancellationToken)
        );

    [Fact]
    public void MovementExperiment_Run_FollowsEachBatchInBothPhasesAndDrawsTheEpochs()
    {
        MovementSettings settings = new()
        {
            Losses = ["second-order"],
            Minings = ["hard-hard"],
            PhaseBatches = 3,
            Later = 4,
            GroupSizes = [2],
            Epochs = [0, 1],
            LargestBatch = 9,
            Kept = 5,
            Seeds = 2,
            Training = Tiny with { Distance = "cosine" },
        };
        MovementRows rows = MovementExperiment.Run(Data, settings, 0, null, TestContext.Current.CancellationToken);
        Assert.Equal("first later first later", string.Join(' ', rows.Phases.Select(p => p.Phase)));
        Assert.Equal([0L, 4, 0, 4], rows.Phases.Select(p => p.FromStep));
        // Three classes of three: three triples a batch at most.
        Assert.All(rows.Phases, p => Assert.InRange(p.Triples, 3, 9));
        Assert.All(rows.Phases, p => Assert.Equal(1, p.Directions.Values.Sum(), 12));
        Assert.All(rows.Phases, p => Assert.InRange(Math.Abs(p.MeanDsAp), 1e-12, 1e-2));
        Assert.All(rows.Phases.SelectMany(p => p.Agreements), a => Assert.InRange(a.Agreement, 0, 1));
        Assert.Equal(5, rows.Dots.Where(d => d.Phase == "first").Sum(d => d.SAp.Count));
        // 32 examples in batches of eight.
        Assert.Equal([(0, 0L), (1, 4), (0, 0), (1, 4)], rows.Snapshots.Select(s => (s.Epoch, s.Step)));
        Assert.All(rows.Snapshots, s => Assert.Equal(32, s.Triples));
        Assert.Equal((5, true), (rows.Snapshots[0].SAp!.Count, rows.Snapshots[2].SAp is null));
        Assert.Equal(2, rows.Runs.Count);
    }

    [Fact]
    public void MovementExperiment_Cancelled_KeepsNothing() =>
        Assert.Empty(MovementExperiment.Run(Data, new MovementSettings { Training = Tiny }, 0, null, new CancellationToken(true)).Phases);

    [Fact]
    public void Watch_DuringARun_LeavesTheRunAsItIs()
    {
        List<double> watched = [];
        HashSet<long> steps = [0, 1, 3];
        EmbeddingWatch watch = new(Data.Test.Features, steps, (step, points) => watched.Add(points.Row(0)[0]));
        TrainingResult plain = Trainer.Run(Data, Tiny, null, TestContext.Current.CancellationToken);
        TrainingResult seen = Trainer.Run(Data, Tiny, new TrainingHooks { Watch = watch }, TestContext.Current.CancellationToken);
        Assert.Equal(3, watched.Count);
        Assert.Equal(plain.Last!.Loss, seen.Last!.Loss);
        Assert.NotEqual(watched[0], watched[2]);
    }

    [Fact]
    public void PairedBootstrap_ShiftedAndCentredDifferences_AreToldApart()
    {
        double[] noise = [-0.02, 0.01, 0.03, -0.01, 0, -0.015, 0.012];
        Assert.False(PairedBootstrap.Of(noise, 1).Differs);
        PairedBootstrap shifted = PairedBootstrap.Of([.. noise.Select(d => d + 0.1)], 1);
        Assert.True(shifted.Differs);
        Assert.InRange(shifted.Mean, shifted.Lower, shifted.Upper);
        PairedBootstrap wider = PairedBootstrap.Of([.. noise.Select(d => d + 0.1)], 1, 0.995);
        Assert.True(wider.Lower < shifted.Lower && wider.Upper > shifted.Upper);
        Assert.Throws<ArgumentException>(() => PairedBootstrap.Of([], 1));
        Assert.Throws<ArgumentException>(() => PairedBootstrap.Of([1], 1, 1));
    }
}

public sealed class MixingVerdictTests
{
    [Theory]
    [InlineData(0.05, -0.05, "Refuted")]
    [InlineData(-0.05, -0.05, "Holds")]
    [InlineData(-0.05, 0, "Undecided")]
    [InlineData(0, 0, "Undecided")]
    public void Of_TwelveSeeds_FollowsTheRule(double chord, double squared, string verdict)
    {
        IReadOnlyList<DistanceComparison> comparisons = MixingVerdict.Compare(Rows(12, chord, squared), 1);
        Assert.Equal(2, comparisons.Count);
        Assert.All(comparisons, c => Assert.True(c.SimultaneousLower <= c.Lower && c.Upper <= c.SimultaneousUpper));
        MixingVerdict found = MixingVerdict.Of(comparisons);
        Assert.Equal(verdict, found.Verdict);
        Assert.InRange(found.HalfWidth!.Value, 1e-4, 0.05);
    }

    [Fact]
    public void Of_FewSeedsOrNone_IsUndecided()
    {
        Assert.Equal("Undecided", MixingVerdict.Of(MixingVerdict.Compare(Rows(9, 0.5, 0.5), 1)).Verdict);
        Assert.Equal("Undecided", MixingVerdict.Of([]).Verdict);
    }

    [Fact]
    public void Compare_RunWithoutRecall_LeavesItsPairOut()
    {
        DistanceRow[] rows = Rows(12, 0, 0);
        rows[0] = rows[0] with { RecallAt1 = null };
        Assert.Equal([11, 11], MixingVerdict.Compare(rows, 1).Select(c => c.Pairs));
    }

    // A seed's own level, the same for all three distances, and a small scatter of the differences around their shift.
    private static DistanceRow[] Rows(int seeds, double chord, double squared) =>
        [
            .. from seed in Enumerable.Range(0, seeds)
            from cell in new[] { ("geodesic", 0.0), ("chord", chord), ("squared-chord", squared) }
            let scatter = cell.Item1 == "geodesic" ? 0 : 0.01 * Math.Sin(1.0 + (7 * seed))
            let recall = 0.7 + (0.02 * Math.Cos(seed)) + cell.Item2 + scatter
            select new DistanceRow("made", "hard-hard", cell.Item1, 0.2, seed, "completed", false, null, 1, recall, null),
        ];
}

public sealed class ExperimentFileTests
{
    private sealed record Made(string Name, double? RecallAt1, bool Collapsed, int[] List);

    private static readonly Made[] Rows = [new("a,b", 0.25, true, [1]), new("c", null, false, [])];

    [Theory]
    [InlineData("x.csv", "x.csv", "name,recall_at1,collapsed\n\"a,b\",0.25,true\nc,,false\n")]
    [InlineData("deep/x.json", "deep/x.json", "{\n  \"rows\": 2,\n  \"kernel\": \"KERNEL\"\n}\n")]
    [InlineData("folder", "folder/made.json", "{\n  \"rows\": 2,\n  \"kernel\": \"KERNEL\"\n}\n")]
    public void Write_PathsEnding_DecidesTheForm(string path, string written, string content)
    {
        using TemporaryFolder folder = new();
        string file = ExperimentFile.Write(Path.Combine(folder.Path, path), "made", new { Rows = 2 }, Rows);
        Assert.Equal(Path.Combine(folder.Path, written), file);
        Assert.Equal(content.Replace("KERNEL", BlasLibrary.Kernel, StringComparison.Ordinal), File.ReadAllText(file));
    }

    [Fact]
    public void Json_Rows_StandOnALineEach() =>
        Assert.Equal(
            "{\n  \"made_by\": \"x\",\n  \"runs\": [\n    {\"a\":1,\"b\":[1,2]},\n    {\"a\":2,\"b\":[]}\n  ],\n  \"none\": [],\n  \"nothing\": null,\n  \"kernel\": \""
                + BlasLibrary.Kernel
                + "\"\n}\n",
            ExperimentFile.Json(
                new
                {
                    MadeBy = "x",
                    Runs = new[] { new { A = 1, B = new[] { 1, 2 } }, new { A = 2, B = Array.Empty<int>() } },
                    None = Array.Empty<int>(),
                    Nothing = (string?)null,
                }
            )
        );

    [Fact]
    public void ShareInterval_KnownCounts_IsWilsons()
    {
        ShareInterval none = ShareInterval.Of(0, 10);
        Assert.Equal(0, none.Lower);
        Assert.Equal(0.27753, none.Upper, 5);
        ShareInterval half = ShareInterval.Of(5, 10);
        Assert.Equal(0.23659, half.Lower, 5);
        Assert.Equal(1, half.Lower + half.Upper, 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareInterval.Of(0, 0));
    }
}

public sealed class StageProgressTests
{
    [Fact]
    public void Show_OneByOne_SaysEveryTenthOnce()
    {
        List<string> said = [];
        StageProgress progress = new(said.Add, "cells");
        for (int k = 0; k <= 148; k++)
        {
            progress.Show(k, 148);
        }
        Assert.Equal(10, said.Count);
        Assert.Equal(["  15 of 148 cells", "  148 of 148 cells"], [said[0], said[^1]]);
    }

    [Fact]
    public void Show_OutOfOrderAndFewParts_SaysOnlyWhatIsNew()
    {
        List<string> said = [];
        StageProgress progress = new(said.Add, "cells");
        progress.Show(2, 3);
        progress.Show(1, 3);
        progress.Show(3, 3);
        progress.Show(0, 0);
        Assert.Equal(["  2 of 3 cells", "  3 of 3 cells"], said);
    }
}
