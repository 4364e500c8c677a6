using IsoTriplet.Training.Data;
using IsoTriplet.Training.Losses;
using IsoTriplet.Training.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Ensembles;

/// <summary>R networks of one shape as one: the parameters of a network are a row of an R x P matrix, and a layer is one batched product, or one convolution in R groups.</summary>
internal sealed class StackedNetwork : IDisposable
{
    private readonly EmbedderOptions _options;
    private readonly ImageShape? _image;
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
        (_options, _image) = (members[0].Options, image);
        List<Tensor> rows = [];
        List<long[]> shapes = [];
        foreach ((EmbedderOptions options, int seed) in members)
        {
            using Embedder alone = Embedder.Create(options, features, image, seed);
            Parameter[] parameters = [.. alone.named_parameters().Select(p => p.parameter)];
            shapes = [.. parameters.Select(p => p.shape)];
            rows.Add(cat([.. parameters.Select(p => p.detach().reshape(-1))], 0));
        }
        Parameters = stack(rows, 0).to(type).to(device).DetachFromDisposeScope();
        // Views of the matrix: its update is theirs.
        _layers = new Tensor[shapes.Count];
        long offset = 0;
        for (int k = 0; k < _layers.Length; k++)
        {
            long size = shapes[k].Aggregate(1L, (product, side) => product * side);
            _layers[k] = Parameters.narrow(1, offset, size).view([members.Count, .. shapes[k]]).DetachFromDisposeScope();
            _layers[k].requires_grad_(true);
            offset += size;
        }
    }

    /// <summary>R x P: a row is a network, in the order of <see cref="Embedder"/>'s parameters.</summary>
    public Tensor Parameters { get; }

    /// <summary>The gradient of a sum in all parameters.</summary>
    /// <param name="value">A scalar that was computed from <see cref="Embed"/>.</param>
    /// <returns>R x P.</returns>
    public Tensor Gradient(Tensor value)
    {
        long runs = Parameters.shape[0];
        return cat([.. autograd.grad([value], _layers).Select(g => g.reshape(runs, -1))], 1);
    }

    /// <summary>Embeds a batch of every network.</summary>
    /// <param name="batch">R x N x d.</param>
    /// <returns>R x N x n.</returns>
    public Tensor Embed(Tensor batch)
    {
        Tensor hidden = _options.Kind == NetworkKind.Mlp ? batch : Convolve(batch);
        int first = _options.Kind == NetworkKind.Mlp ? 0 : 4;
        hidden = nn.functional.relu(Linear(hidden, _layers[first], _layers[first + 1]));
        Tensor output = Linear(hidden, _layers[first + 2], _layers[first + 3]);
        return _options.Normalise ? nn.functional.normalize(output, 2, 2) : output;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor layer in _layers)
        {
            layer.Dispose();
        }
        Parameters.Dispose();
    }

    // TorchSharp's baddbmm takes its arguments in another order than it names them.
    private static Tensor Linear(Tensor input, Tensor weight, Tensor bias) =>
        input.bmm(weight.transpose(1, 2)).add_(bias.unsqueeze(1), Held.One);

    // The pictures of the R batches side by side as channels: N x (R C) x H x W.
    private Tensor Convolve(Tensor batch)
    {
        (long runs, long points) = (batch.shape[0], batch.shape[1]);
        ImageShape image = _image!.Value;
        Tensor pictures = Embedder.ChannelsLast(
            batch
                .view(runs, points, image.Channels, image.Height, image.Width)
                .transpose(0, 1)
                .reshape(points, runs * image.Channels, image.Height, image.Width)
        );
        for (int k = 0; k < 4; k += 2)
        {
            Tensor weight = _layers[k].reshape(-1, _layers[k].shape[2], 3, 3);
            Tensor found = nn.functional.conv2d(pictures, weight, _layers[k + 1].reshape(-1), [1L, 1L], [1L, 1L], [1L, 1L], runs);
            pictures = nn.functional.max_pool2d(nn.functional.relu(found), 2);
        }
        return pictures.reshape(points, runs, -1).transpose(0, 1);
    }
}
