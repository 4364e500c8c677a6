using IsoTriplet.Training.Optimizers;
using IsoTriplet.Training.Runs;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace IsoTriplet.Tests.Training.Optimizers;

[Collection(nameof(TensorThreads))]
public sealed class TensorOptimizerTests
{
    private const int Steps = 60;

    [Theory]
    [InlineData(OptimizerKind.Adam, 0, 0)]
    [InlineData(OptimizerKind.Adam, 0, 0.1)]
    [InlineData(OptimizerKind.Sgd, 0, 0)]
    [InlineData(OptimizerKind.Sgd, 0.9, 0.01)]
    public void Direction_SixtySteps_GoWhereTorchOptimGoes(OptimizerKind kind, double momentum, double weightDecay)
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter theirs = new(tensor(Start));
        using OptimizerHelper peer =
            kind == OptimizerKind.Adam
                ? optim.Adam([theirs], 0.01, weight_decay: weightDecay)
                : optim.SGD([theirs], 0.01, momentum, weight_decay: weightDecay);
        Tensor ours = tensor(Start);
        using TensorOptimizer optimizer = new(kind, momentum, weightDecay, ours);
        using Scalar rate = 0.01;
        for (int step = 0; step < Steps; step++)
        {
            theirs.grad = Gradient(theirs.detach(), step);
            peer.step();
            ours.sub_(optimizer.Direction(ours, Gradient(ours, step)).mul_(rate));
        }
        Assert.All(ours.data<float>().Zip(theirs.detach().data<float>()), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        Assert.NotEqual(Start, ours.data<float>().ToArray());
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

    private static float[] Start => [1, -2, 0.5f, 3];

    // Of a bowl whose floor moves from step to step.
    private static Tensor Gradient(Tensor at, int step) =>
        at * tensor(new[] { 1f, 4f, 0.1f, 2f }) - tensor(new[] { 0.1f, 0.2f, 0.3f, 0f }) * tensor((float)Math.Sin(step));
}
