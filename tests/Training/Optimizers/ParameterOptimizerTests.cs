using IsoTriplet.Training.Optimizers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace IsoTriplet.Tests.Training.Optimizers;

public sealed class ParameterOptimizerTests
{
    [Fact]
    public void Sgd_WithMomentumAndDecay_FollowsItsRecurrence()
    {
        (double w, double v) = (1, 0);
        for (int step = 0; step < 3; step++)
        {
            v = (0.9 * v) + (2 * w) + (0.1 * w);
            w -= 0.05 * v;
        }
        Assert.Equal(w, Descend(p => new Sgd(p, 0.9, 0.1), 0.05, 3), 6);
    }

    [Fact]
    public void Adam_ThreeSteps_FollowsAlgorithmOne()
    {
        (double w, double m, double s) = (1, 0, 0);
        for (int t = 1; t <= 3; t++)
        {
            double g = 2 * w;
            m = (0.9 * m) + (0.1 * g);
            s = (0.999 * s) + (0.001 * g * g);
            w -= 0.05 * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(s / (1 - Math.Pow(0.999, t))) + 1e-8);
        }
        Assert.Equal(w, Descend(p => new Adam(p, 0), 0.05, 3), 6);
    }

    [Theory]
    [InlineData(ScheduleKind.Constant, 99, 1)]
    [InlineData(ScheduleKind.Step, 49, 1)]
    [InlineData(ScheduleKind.Step, 50, 0.1)]
    [InlineData(ScheduleKind.Step, 75, 0.01)]
    [InlineData(ScheduleKind.Cosine, 0, 1)]
    [InlineData(ScheduleKind.Cosine, 50, 0.5)]
    [InlineData(ScheduleKind.Cosine, 100, 0)]
    public void Schedule_AtAStep_IsAsDocumented(ScheduleKind kind, long step, double expected) =>
        Assert.Equal(expected, new LearningRateSchedule(kind, 1, 100).At(step), 12);

    // Minimises w^2 from w = 1.
    private static double Descend(Func<IEnumerable<(string, Parameter)>, ParameterOptimizer> make, double rate, int steps)
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter w = nn.Parameter(ones([1]));
        using ParameterOptimizer optimizer = make([("w", w)]);
        for (int step = 0; step < steps; step++)
        {
            optimizer.ZeroGradients();
            w.square().sum().backward();
            optimizer.Step(rate, step);
        }
        return w.item<double>();
    }
}
