using IsoTriplet.Training.Optimizers;
using IsoTriplet.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Tests.Training.Optimizers;

[Collection(TensorThreads.Name)]
public sealed class TensorOptimizerTests
{
    private const int Steps = 60;
    private const double Rate = 0.01;
    private static readonly float[] Start = [1, -2, 0.5f, 3];
    private static readonly float[] Curvature = [1, 4, 0.1f, 2];
    private static readonly float[] Push = [0.1f, 0.2f, 0.3f, 0];

    [Theory]
    [InlineData(OptimizerKind.Adam, 0, 0)]
    [InlineData(OptimizerKind.Adam, 0, 0.1)]
    [InlineData(OptimizerKind.Sgd, 0, 0)]
    [InlineData(OptimizerKind.Sgd, 0.9, 0.01)]
    public void Step_SixtyTimes_GoesWhereTheRuleGoesInDoublePrecision(OptimizerKind kind, double momentum, double weightDecay)
    {
        using DisposeScope scope = NewDisposeScope();
        foreach (bool byTensors in new[] { false, true })
        {
            Tensor ours = tensor(Start);
            using TensorOptimizer optimizer = new(kind, [momentum], [weightDecay], ours);
            for (int step = 0; step < Steps; step++)
            {
                optimizer.Step([Gradient(ours, step)], [Rate], byTensors);
            }
            float[] found = ours.data<float>().ToArray();
            for (int k = 0; k < Start.Length; k++)
            {
                Assert.Equal(Expected(kind, momentum, weightDecay, k), found[k], 1e-5);
            }
            Assert.NotEqual(Start, found);
        }
    }

    // However the numbers are cut into pieces, vectors and what is left over: a number goes where it goes alone.
    [Theory]
    [InlineData(OptimizerKind.Adam, ScalarType.Float32)]
    [InlineData(OptimizerKind.Adam, ScalarType.Float64)]
    [InlineData(OptimizerKind.Sgd, ScalarType.Float32)]
    [InlineData(OptimizerKind.Sgd, ScalarType.Float64)]
    public void Step_ManyWeightsOfManyRuns_EachGoesAsAlone(OptimizerKind kind, ScalarType type)
    {
        const int Length = (2 << 14) + 5;
        double[] momenta = [0.9, 0, 0.5, 0.9];
        double[] decays = [0, 0.1, 0.01, 0];
        double[] rates = [0.01, 0.02, 0, 0.03];
        using DisposeScope scope = NewDisposeScope();
        Tensor pattern = tensor(Start).to(type);
        Tensor many = pattern.repeat(momenta.Length, (Length / Start.Length) + 1).narrow(1, 0, Length).contiguous();
        using TensorOptimizer together = new(kind, momenta, decays, many);
        Tensor[] alone = [.. momenta.Select(_ => pattern.clone())];
        TensorOptimizer[] each = [.. momenta.Select((m, r) => new TensorOptimizer(kind, [m], [decays[r]], alone[r]))];
        for (int step = 0; step < 3; step++)
        {
            Tensor slope = tensor(Push).to(type) * tensor((float)Math.Cos(step)).to(type);
            Tensor gradients = slope.repeat(momenta.Length, (Length / Start.Length) + 1).narrow(1, 0, Length).contiguous();
            // A run that stands still may have any gradient.
            gradients[2].mul_(tensor(double.NaN).to(type));
            together.Step([gradients], rates);
            for (int r = 0; r < momenta.Length; r++)
            {
                each[r].Step([slope], [rates[r]]);
            }
        }
        for (int r = 0; r < momenta.Length; r++)
        {
            double[] expected = alone[r].to(ScalarType.Float64).data<double>().ToArray();
            double[] found = many[r].to(ScalarType.Float64).data<double>().ToArray();
            Assert.All(found, (x, k) => Assert.Equal(expected[k % Start.Length], x));
            Assert.Equal(rates[r] == 0, found[0] == Start[0]);
            each[r].Dispose();
        }
    }

    // Algorithm 1 of Kingma and Ba 2015, and descent with momentum, on one coordinate. torch.optim cannot stand here: its numbers may be collected while they are read.
    private static double Expected(OptimizerKind kind, double momentum, double weightDecay, int k)
    {
        (double x, double mean, double square) = (Start[k], 0, 0);
        for (int step = 0; step < Steps; step++)
        {
            double g = (Curvature[k] * x) - (Push[k] * Math.Sin(step)) + (weightDecay * x);
            if (kind == OptimizerKind.Sgd)
            {
                mean = (momentum * mean) + g;
                x -= Rate * mean;
                continue;
            }
            mean = (0.9 * mean) + (0.1 * g);
            square = (0.999 * square) + (0.001 * g * g);
            x -= Rate * (mean / (1 - Math.Pow(0.9, step + 1))) / (Math.Sqrt(square / (1 - Math.Pow(0.999, step + 1))) + 1e-8);
        }
        return x;
    }

    [Theory]
    [InlineData(OptimizerKind.Adam)]
    [InlineData(OptimizerKind.Sgd)]
    public void Load_WhatWasSaved_GoesOnBitForBit(OptimizerKind kind)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] weights = [tensor(Start), tensor(Start), tensor(Start)];
        using TensorOptimizer first = new(kind, [0.9], [0], weights[0]);
        first.Step([Gradient(weights[0], 0)], [Rate]);
        using MemoryStream file = new();
        using BinaryWriter writer = new(file);
        first.Save(writer);
        file.Position = 0;
        weights[1].copy_(weights[0]);
        weights[2].copy_(weights[0]);
        using TensorOptimizer second = new(kind, [0.9], [0], weights[1]);
        using BinaryReader reader = new(file);
        second.Load(reader);
        Assert.Equal(file.Length, file.Position);
        using TensorOptimizer fresh = new(kind, [0.9], [0], weights[2]);
        foreach ((TensorOptimizer optimizer, Tensor at) in new[] { first, second, fresh }.Zip(weights))
        {
            optimizer.Step([Gradient(at, 1)], [Rate]);
        }
        float[] expected = weights[0].data<float>().ToArray();
        Assert.Equal(expected, weights[1].data<float>().ToArray());
        Assert.NotEqual(expected, weights[2].data<float>().ToArray());
    }

    // Of a bowl whose floor moves from step to step.
    private static Tensor Gradient(Tensor at, int step) => at * tensor(Curvature) - tensor(Push) * tensor((float)Math.Sin(step));
}

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
