using IsoTriplet.Experiments.Training;

namespace IsoTriplet.Tests.Experiments;

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
