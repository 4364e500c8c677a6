using IsoTriplet.Training.Optimizers;
using IsoTriplet.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Tests.Training.Optimizers;

[Collection(nameof(TensorThreads))]
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
    public void Direction_SixtySteps_GoWhereTheRuleGoesInDoublePrecision(OptimizerKind kind, double momentum, double weightDecay)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor ours = tensor(Start);
        using TensorOptimizer optimizer = new(kind, momentum, weightDecay, ours);
        using Scalar rate = Rate;
        for (int step = 0; step < Steps; step++)
        {
            ours.sub_(optimizer.Direction(ours, Gradient(ours, step)).mul_(rate));
        }
        float[] found = ours.data<float>().ToArray();
        for (int k = 0; k < Start.Length; k++)
        {
            Assert.Equal(Expected(kind, momentum, weightDecay, k), found[k], 1e-5);
        }
        Assert.NotEqual(Start, found);
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
        Tensor weights = tensor(Start);
        using TensorOptimizer first = new(kind, 0.9, 0, weights);
        first.Direction(weights, Gradient(weights, 0));
        using MemoryStream file = new();
        using BinaryWriter writer = new(file);
        first.Save(writer);
        file.Position = 0;
        using TensorOptimizer second = new(kind, 0.9, 0, weights);
        using BinaryReader reader = new(file);
        second.Load(reader);
        Assert.Equal(file.Length, file.Position);
        float[] expected = first.Direction(weights, Gradient(weights, 1)).data<float>().ToArray();
        Assert.Equal(expected, second.Direction(weights, Gradient(weights, 1)).data<float>().ToArray());
        using TensorOptimizer fresh = new(kind, 0.9, 0, weights);
        Assert.NotEqual(expected, fresh.Direction(weights, Gradient(weights, 1)).data<float>().ToArray());
    }

    // Of a bowl whose floor moves from step to step.
    private static Tensor Gradient(Tensor at, int step) => at * tensor(Curvature) - tensor(Push) * tensor((float)Math.Sin(step));
}
