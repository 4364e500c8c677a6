using IsoTriplet.Experiments.Training;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Tests.Experiments;

public sealed class TrainingExperimentTests
{
    private static readonly DataSplit Data = SyntheticClasses.Create(6, 8, 10, 0.8, 1).SplitByClass(3);

    private static readonly TrainingOptions Tiny = new()
    {
        Network = new EmbedderOptions { Dimension = 2, Hidden = 8 },
        SamplesPerClass = 3,
        Steps = 4,
        ObserveEvery = 2,
        Threads = 1,
    };

    [Fact]
    public void CollapseExperiment_Grid_HasARowACellWithTheoryBeforehand()
    {
        CollapseExperimentSettings settings = new()
        {
            SamplesPerClass = [2, 3],
            Dimensions = [2],
            Seeds = [0],
            Training = Tiny,
            BracketWork = 1e5,
        };
        IReadOnlyList<CollapseRow> rows = CollapseExperiment.Run(Data, settings, null, TestContext.Current.CancellationToken);
        Assert.Equal([6, 6, 9, 9], rows.Select(r => r.BatchSize));
        Assert.All(rows.Where(r => r.Initial == InitialState.Random), r => Assert.InRange(r.TheoryLower, 0, r.TheoryUpper));
        Assert.All(rows.Where(r => r.Initial == InitialState.Random), r => Assert.InRange(r.TheoryUpper, 1e-9, 1 + 1e-9));
    }

    [Fact]
    public void DistanceExperiment_Compare_PairsSeedsAndMatchesMargins()
    {
        DistanceExperimentSettings settings = new()
        {
            Minings = ["hard-hard"],
            Seeds = [0, 1],
            Training = Tiny,
        };
        IReadOnlyList<DistanceRow> rows = DistanceExperiment.Run(Data, settings, null, TestContext.Current.CancellationToken);
        Assert.Equal(6, rows.Count);
        Assert.Equal(0.4, rows.First(r => r.Distance == "squared-chord").Margin, 12);
        IReadOnlyList<DistanceComparison> comparisons = DistanceExperiment.Compare(rows);
        Assert.Equal("chord squared-chord", string.Join(' ', comparisons.Select(c => c.Distance)));
        Assert.All(comparisons, c => Assert.Equal(2, c.RecallDifference.Pairs));
    }

    [Fact]
    public void PairedBootstrap_ShiftedAndCentredDifferences_AreToldApart()
    {
        double[] noise = [-0.02, 0.01, 0.03, -0.01, 0, -0.015, 0.012];
        Assert.False(PairedBootstrap.Of(noise, 1).Differs);
        PairedBootstrap shifted = PairedBootstrap.Of([.. noise.Select(d => d + 0.1)], 1);
        Assert.True(shifted.Differs);
        Assert.InRange(shifted.Mean, shifted.Lower, shifted.Upper);
        Assert.Throws<ArgumentException>(() => PairedBootstrap.Of([], 1));
    }
}
