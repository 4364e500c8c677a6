using IsoTriplet.Experiments.Reproduction;

namespace IsoTriplet.Tests.Experiments;

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
