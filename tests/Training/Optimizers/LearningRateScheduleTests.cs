using IsoTriplet.Training.Optimizers;

namespace IsoTriplet.Tests.Training.Optimizers;

public sealed class LearningRateScheduleTests
{
    [Theory]
    [InlineData(ScheduleKind.Constant, 99, 1)]
    [InlineData(ScheduleKind.Step, 49, 1)]
    [InlineData(ScheduleKind.Step, 50, 0.1)]
    [InlineData(ScheduleKind.Step, 75, 0.01)]
    [InlineData(ScheduleKind.Cosine, 0, 1)]
    [InlineData(ScheduleKind.Cosine, 50, 0.5)]
    [InlineData(ScheduleKind.Cosine, 100, 0)]
    public void At_AStepOfEachKind_IsAsDocumented(ScheduleKind kind, long step, double expected) =>
        Assert.Equal(expected, new LearningRateSchedule(kind, 1, 100).At(step), 12);
}
