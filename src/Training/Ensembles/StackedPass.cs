using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Ensembles;

/// <summary>One batch of every network of an ensemble on its way through <see cref="StackedNetwork"/>.</summary>
/// <param name="head">Weights and biases of the two linear layers.</param>
/// <param name="pictures">What stands before them in a cnn.</param>
/// <param name="input">What the first of them was given, R x N x d.</param>
/// <param name="summed">What it gave, before the rectifier.</param>
/// <param name="hidden">What the second was given.</param>
/// <param name="output">What it gave.</param>
/// <param name="embedded">The embedding.</param>
internal sealed class StackedPass(
    Tensor[] head,
    StackedConvolution.Pass? pictures,
    Tensor input,
    Tensor summed,
    Tensor hidden,
    Tensor output,
    Tensor embedded
)
{
    /// <summary>R x N x n.</summary>
    public Tensor Embedded => embedded;

    /// <summary>The gradients of a sum in the layers.</summary>
    /// <param name="value">A scalar that was computed from <see cref="Embedded"/>.</param>
    /// <returns>One for each of <see cref="StackedNetwork.Parameters"/>, of its shape.</returns>
    public IReadOnlyList<Tensor> Gradients(Tensor value)
    {
        Tensor last = autograd.grad([value], [output])[0];
        Tensor first = autograd.grad([hidden], [summed], [last.bmm(head[2])])[0];
        using IDisposable still = no_grad();
        Tensor[] linear = [Product(first, input), first.sum([1]), Product(last, hidden), last.sum([1])];
        return pictures is null ? linear : [.. pictures.Gradients(first.bmm(head[0])), .. linear];
    }

    private static Tensor Product(Tensor slope, Tensor given) => slope.transpose(1, 2).bmm(given);
}
