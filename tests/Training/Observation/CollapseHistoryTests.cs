using IsoTriplet.Training.Observation;

namespace IsoTriplet.Tests.Training.Observation;

public sealed class CollapseHistoryTests
{
    [Theory]
    [InlineData("....", "")]
    [InlineData(".t.t", "")]
    [InlineData(".tt.", "was contracted from step 25 to step 50, recovered")]
    [InlineData(".tttt..", "was contracted from step 25 to step 100, recovered")]
    [InlineData("tt", "contracted since step 0")]
    [InlineData("tt.ttt", "was contracted from step 0 to step 25, recovered; contracted since step 75")]
    [InlineData("tt..t", "was contracted from step 0 to step 25, recovered")]
    public void After_ObservationsInARow_TellsFromWhenToWhen(string observations, string words)
    {
        CollapseHistory history = CollapseHistory.None;
        foreach ((int k, char o) in observations.Index())
        {
            history = history.After(25 * k, o == 't', patience: 2);
        }
        Assert.Equal(words, string.Join("; ", history.Spells.Select(s => s.Words)));
    }
}
