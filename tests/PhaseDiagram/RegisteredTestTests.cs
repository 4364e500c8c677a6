using IsoTriplet.Experiments.PhaseDiagram;

namespace IsoTriplet.Tests.PhaseDiagram;

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
