using IsoTriplet.Training.Losses;
using IsoTriplet.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Optimizers;

/// <summary>Adam or stochastic gradient descent on one tensor of weights, elementwise: of one network as a vector, or of many as the rows of a matrix.</summary>
/// <remarks>
/// The rules of torch.optim, whose own make Scalars that the garbage collector may finalise while they are read. With the gradient g + w x of step t from 1 (w: weight decay, x: weights)
/// Adam keeps m = 0.9 m + 0.1 g and v = 0.999 v + 0.001 g^2 and goes along -(m / (1 - 0.9^t)) / (sqrt(v / (1 - 0.999^t)) + 1e-8) (Kingma and Ba 2015, Algorithm 1);
/// descent keeps b = momentum b + g and goes along -b.
/// </remarks>
/// <param name="kind">The rule.</param>
/// <param name="momentum">Of descent.</param>
/// <param name="weightDecay">w.</param>
/// <param name="weights">The weights, of which shape, kind and device are taken.</param>
public sealed class TensorOptimizer(OptimizerKind kind, double momentum, double weightDecay, Tensor weights) : IDisposable
{
    private const double MeanDecay = 0.9;
    private const double SquareDecay = 0.999;

    private readonly Scalar _meanDecay = kind == OptimizerKind.Adam ? MeanDecay : momentum;
    private readonly Scalar _meanShare = kind == OptimizerKind.Adam ? 1 - MeanDecay : 1;
    private readonly Scalar _squareDecay = SquareDecay;
    private readonly Scalar _squareShare = 1 - SquareDecay;
    private readonly Scalar _least = 1e-8;
    private readonly Scalar _weightDecay = weightDecay;
    private readonly Tensor[] _memory =
    [
        .. Enumerable.Range(0, kind == OptimizerKind.Adam ? 2 : 1).Select(_ => zeros_like(weights).DetachFromDisposeScope()),
    ];
    private long _steps;

    /// <summary>Takes the gradient in.</summary>
    /// <param name="values">The weights x.</param>
    /// <param name="gradient">Of the loss at x, same shape.</param>
    /// <returns>What times the learning rate is to be subtracted from x.</returns>
    public Tensor Direction(Tensor values, Tensor gradient)
    {
        _steps++;
        Tensor g = weightDecay == 0 ? gradient : gradient.add(values, _weightDecay);
        Tensor mean = _memory[0].mul_(_meanDecay).add_(g, _meanShare);
        if (kind == OptimizerKind.Sgd)
        {
            return mean.clone();
        }
        Tensor square = _memory[1].mul_(_squareDecay).addcmul_(g, g, _squareShare);
        using Scalar meanSum = 1 - Math.Pow(MeanDecay, _steps);
        using Scalar root = Math.Sqrt(1 - Math.Pow(SquareDecay, _steps));
        return mean.div(meanSum).div_(square.sqrt().div_(root).add_(_least, Held.One));
    }

    /// <summary>Writes the memory, bit for bit.</summary>
    /// <param name="writer">Where to; stays open.</param>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_steps);
        foreach (Tensor tensor in _memory)
        {
            using DisposeScope scope = NewDisposeScope();
            writer.Write(tensor.cpu().contiguous().bytes);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote of the same rule and shape.</summary>
    /// <param name="reader">Where from; stays open.</param>
    public void Load(BinaryReader reader)
    {
        _steps = reader.ReadInt64();
        foreach (Tensor tensor in _memory)
        {
            Read(reader, tensor);
        }
    }

    // Fills a tensor from its bytes.
    internal static void Read(BinaryReader reader, Tensor target)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor values = zeros(target.shape, target.dtype);
        reader.BaseStream.ReadExactly(values.bytes);
        target.copy_(values);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable part in (IDisposable[])[.. _memory, _meanDecay, _meanShare, _squareDecay, _squareShare, _least, _weightDecay])
        {
            part.Dispose();
        }
    }
}
