using IsoTriplet.Training.Data;
using IsoTriplet.Training.Losses;
using IsoTriplet.Training.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Ensembles;

/// <summary>R networks of one shape as one: a layer of all is one tensor of R times its shape, and its product one batched product.</summary>
/// <remarks>
/// The gradients of products are written out, in the order in which the library computes those of one network: its own for a batched product are transposed, and copying them the right way took
/// longer than the products.
/// </remarks>
internal sealed class StackedNetwork : IDisposable
{
    private readonly EmbedderOptions _options;
    private readonly StackedConvolution? _convolution;
    private readonly Tensor[] _layers;

    /// <summary>Stacks networks with the weights that each has alone.</summary>
    /// <param name="members">Options and seeds; options differ in nothing but the beginning.</param>
    /// <param name="features">d.</param>
    /// <param name="image">The image shape, which a cnn needs.</param>
    /// <param name="type">Single or double precision.</param>
    /// <param name="device">Where they live.</param>
    public StackedNetwork(
        IReadOnlyList<(EmbedderOptions Options, int Seed)> members,
        int features,
        ImageShape? image,
        ScalarType type,
        Device device
    )
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable still = no_grad();
        _options = members[0].Options;
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
        _convolution = _options.Kind == NetworkKind.Cnn ? new StackedConvolution(image!.Value, _layers[..4]) : null;
    }

    /// <summary>The layers, in the order of <see cref="Embedder"/>'s parameters: R times the shape of each.</summary>
    public IReadOnlyList<Tensor> Parameters => _layers;

    /// <summary>Embeds a batch of every network.</summary>
    /// <param name="batch">R x N x d.</param>
    /// <returns>R x N x n.</returns>
    public Tensor Embed(Tensor batch)
    {
        using IDisposable still = no_grad();
        return Pass(batch).Embedded;
    }

    /// <summary>Embeds a batch of every network and keeps what the gradient needs.</summary>
    /// <param name="batch">R x N x d.</param>
    /// <returns>The embedding, R x N x n, and its gradient.</returns>
    public StackedPass Pass(Tensor batch)
    {
        StackedConvolution.Pass? pictures = _convolution?.Apply(batch);
        Tensor[] head = _layers[^4..];
        Tensor input = pictures?.Found ?? batch;
        Tensor summed = Leaf(Linear(input, head[0], head[1]));
        Tensor hidden = nn.functional.relu(summed);
        Tensor output = Leaf(Linear(hidden.detach(), head[2], head[3]));
        return new StackedPass(head, pictures, input, summed, hidden, output, _options.Normalise ? nn.functional.normalize(output, 2, 2) : output);
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

    private static Tensor Leaf(Tensor value) => is_grad_enabled() ? value.requires_grad_(true) : value;

    // x W' + b, as the linear layer of one network rounds it. TorchSharp's baddbmm is called on the first factor.
    private static Tensor Linear(Tensor input, Tensor weight, Tensor bias)
    {
        using IDisposable still = no_grad();
        return input.baddbmm(weight.transpose(1, 2), bias.unsqueeze(1), 1, 1);
    }
}
