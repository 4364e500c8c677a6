using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Ensembles;

/// <summary>R networks of one shape as one: a layer of all is one tensor, of R times its shape, and its product one batched product.</summary>
/// <remarks>
/// The gradients of products are written out, in the order in which the library computes those of one network: its own for a batched product are transposed, and copying them the right way takes
/// longer than the products.
/// </remarks>
internal sealed class StackedNetwork : IDisposable
{
    private readonly bool _normalise;
    private readonly Tensor[] _layers;
    private readonly Tensor[] _head;
    private readonly StackedConvolution? _convolution;

    /// <summary>Stacks networks with the weights that each has alone.</summary>
    /// <param name="members">Options and seeds; options differ in nothing but the beginning.</param>
    /// <param name="features">d.</param>
    /// <param name="image">The image shape, which a cnn needs.</param>
    /// <param name="type">Single or double precision.</param>
    /// <param name="device">Where they live.</param>
    /// <param name="grouped">Whether convolutions are one in groups; null: in single precision, where the library has a kernel for groups, and elsewhere than on a processor.</param>
    public StackedNetwork(
        IReadOnlyList<(EmbedderOptions Options, int Seed)> members,
        int features,
        ImageShape? image,
        ScalarType type,
        Device device,
        bool? grouped = null
    )
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable still = no_grad();
        EmbedderOptions shape = members[0].Options;
        _normalise = shape.Normalise;
        List<Tensor[]> drawn = [];
        foreach ((EmbedderOptions options, int seed) in members)
        {
            using Embedder alone = Embedder.Create(options, features, image, seed);
            drawn.Add([.. alone.named_parameters().Select(p => p.parameter.detach().clone())]);
        }
        _layers =
        [
            .. Enumerable
                .Range(0, drawn[0].Length)
                .Select(k => stack([.. drawn.Select(d => d[k])], 0).to(type).to(device).DetachFromDisposeScope()),
        ];
        _head = _layers[^4..];
        _convolution =
            shape.Kind == NetworkKind.Cnn
                ? new StackedConvolution(
                    image!.Value,
                    _layers[..^4],
                    grouped ?? (device.type != DeviceType.CPU || type == ScalarType.Float32)
                )
                : null;
    }

    /// <summary>The layers, in the order of <see cref="Embedder"/>'s parameters: R times the shape of each.</summary>
    public IReadOnlyList<Tensor> Parameters => _layers;

    /// <summary>Embeds a batch of every network.</summary>
    /// <param name="batch">R x N x d.</param>
    /// <returns>R x N x n.</returns>
    public Tensor Embed(Tensor batch)
    {
        using IDisposable still = no_grad();
        Tensor output = Pass(batch).Output;
        return _normalise ? nn.functional.normalize(output, 2, 2) : output;
    }

    /// <summary>The output for a batch of every network, before it is put on the sphere.</summary>
    /// <param name="batch">R x N x d.</param>
    /// <returns>R x N x n, and from its gradient to those in <see cref="Parameters"/>.</returns>
    public (Tensor Output, Func<Tensor, IReadOnlyList<Tensor>> Gradients) Pass(Tensor batch)
    {
        StackedConvolution.Pass? pictures = _convolution?.Apply(batch);
        Tensor input = pictures?.Found ?? batch;
        Tensor summed = Linear(input, _head[0], _head[1]).requires_grad_(is_grad_enabled());
        Tensor hidden = nn.functional.relu(summed);
        Tensor output = Linear(hidden.detach(), _head[2], _head[3]);
        return (
            output,
            slope =>
            {
                Tensor inner = autograd.grad([hidden], [summed], [slope.bmm(_head[2])])[0];
                Tensor[] head = [Product(inner, input), inner.sum([1]), Product(slope, hidden.detach()), slope.sum([1])];
                return pictures is null ? head : [.. pictures.Gradients(inner.bmm(_head[0])), .. head];
            }
        );
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _convolution?.Dispose();
        foreach (Tensor layer in _layers)
        {
            layer.Dispose();
        }
    }

    // x W' + b, as the linear layer of one network rounds it. TorchSharp's baddbmm is called on the first factor.
    private static Tensor Linear(Tensor input, Tensor weight, Tensor bias) =>
        input.baddbmm(weight.transpose(1, 2), bias.unsqueeze(1), 1, 1);

    private static Tensor Product(Tensor slope, Tensor given) => slope.transpose(1, 2).bmm(given);
}
