using IsoTriplet.Optimizers.Cover;

namespace IsoTriplet.Tests.Optimizers.Cover;

/// <summary>When a search in balls counts as one that no longer gets on.</summary>
public sealed class BallStateTests
{
    // The first step after which it is idle; null within 400 steps.
    private static int? Ends(Func<int, double> squares)
    {
        BallState state = new(1);
        for (int step = 1; step <= 400; step++)
        {
            state.Count(squares(step));
            if (state.Idle)
            {
                return step;
            }
        }
        return null;
    }

    /// <summary>Forty steps are compared with the forty before, by the least of each: below 0.93 of it a search goes on, above it ends.</summary>
    [Theory]
    [InlineData(0.9, null)]
    [InlineData(0.9299, null)]
    [InlineData(0.9301, 80)]
    [InlineData(1, 80)]
    [InlineData(2, 80)]
    public void Count_FallingByAShareAWindow_EndsWhereItIsLittle(double share, int? end) =>
        Assert.Equal(end, Ends(step => Math.Pow(share, (step - 1) / 40)));

    /// <summary>A rise on the way is no end, as long as each forty steps come lower; afterwards two alike end it.</summary>
    [Fact]
    public void Count_RipplesWithinAWindow_AreNoEnd()
    {
        double Rippling(int step) => Math.Pow(0.5, Math.Min((step - 1) / 40, 5)) * (step % 40 == 7 ? 1 : 3);
        Assert.Equal(280, Ends(Rippling));
    }

    [Fact]
    public void Count_EveryStep_IsCounted()
    {
        BallState state = new(1) { Age = 3 };
        state.Count(1);
        Assert.Equal((4, 1, false), (state.Age, state.Steps, state.Idle));
    }
}
