using IsoTriplet.Training.Networks;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Tests.Training.Runs;

public sealed class TrainingOptionsTests
{
    [Theory]
    [InlineData(0, 0, 8, 8, 8, 8)]
    [InlineData(100, 0, 8, 8, 2, 2)]
    [InlineData(100, 49, 8, 8, 2, 2)]
    [InlineData(100, 50, 8, 8, 4, 4)]
    [InlineData(100, 99, 8, 8, 4, 4)]
    [InlineData(100, 100, 8, 8, 8, 8)]
    [InlineData(100, 99, 8, 3, 4, 3)]
    [InlineData(100, 99, 5, 2, 4, 2)]
    [InlineData(100, 0, 2, 2, 2, 2)]
    [InlineData(long.MaxValue, long.MaxValue - 1, 64, 32, 32, 32)]
    [InlineData(2, 1, int.MaxValue, 2, 1 << 16, 2)]
    public void BatchAt_StepsOfAWarmUp_GrowByDoubling(long warmUp, long step, int classes, int samples, int atClasses, int atSamples)
    {
        TrainingOptions options = new()
        {
            Network = new EmbedderOptions { Dimension = 2 },
            ClassesPerBatch = classes,
            SamplesPerClass = samples,
            WarmUp = warmUp,
        };
        Assert.Equal((atClasses, atSamples), options.BatchAt(step));
        options.Validate();
        Assert.Throws<ArgumentException>((options with { WarmUp = -1 }).Validate);
    }
}
