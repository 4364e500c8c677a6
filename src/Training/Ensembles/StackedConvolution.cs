using IsoTriplet.Training.Data;
using IsoTriplet.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Ensembles;

/// <summary>The convolutions of R networks of one shape. Each network's own, one after the other, as it is computed alone; or one convolution in R groups, which fills a device.</summary>
internal sealed class StackedConvolution : IDisposable
{
    private readonly ImageShape _image;
    private readonly Tensor[] _layers;

    // What gradients are taken in: the first layer of one network after the other, the second and so on; or the layers.
    private readonly Tensor[] _leaves;
    private readonly bool _grouped;

    /// <summary>Takes the layers; they stay the caller's, and what changes them changes these.</summary>
    /// <param name="image">The shape of a picture.</param>
    /// <param name="layers">Weights and biases of the two convolutions: R times the shape of each.</param>
    /// <param name="grouped">Whether all are one convolution.</param>
    public StackedConvolution(ImageShape image, Tensor[] layers, bool grouped)
    {
        (_image, _layers, _grouped) = (image, layers, grouped);
        IEnumerable<Tensor> views = _grouped ? layers : layers.SelectMany(l => l.unbind(0));
        _leaves = [.. views.Select(v => v.detach().requires_grad_(true).DetachFromDisposeScope())];
    }

    private int Runs => (int)_layers[0].shape[0];

    /// <summary>Convolves the pictures of every network.</summary>
    /// <param name="batch">R x N x d.</param>
    public Pass Apply(Tensor batch)
    {
        Tensor[] found = _grouped
            ? [Grouped(batch)]
            : [.. batch.unbind(0).Select((b, r) => Blocks(Pictures(b), k => _leaves[(k * Runs) + r], 1).flatten(1))];
        return new Pass(this, found);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor leaf in _leaves)
        {
            leaf.Dispose();
        }
    }

    private Tensor Pictures(Tensor rows) => Embedder.ChannelsLast(rows.reshape(-1, _image.Channels, _image.Height, _image.Width));

    // The pictures of the R batches side by side as channels: N x (R C) x H x W.
    private Tensor Grouped(Tensor batch)
    {
        (long runs, long points) = (batch.shape[0], batch.shape[1]);
        Tensor pictures = Embedder.ChannelsLast(
            batch
                .view(runs, points, _image.Channels, _image.Height, _image.Width)
                .transpose(0, 1)
                .reshape(points, runs * _image.Channels, _image.Height, _image.Width)
        );
        return Blocks(pictures, k => _leaves[k].flatten(0, 1), runs).reshape(points, runs, -1).transpose(0, 1);
    }

    private static Tensor Blocks(Tensor pictures, Func<int, Tensor> layer, long groups)
    {
        for (int k = 0; k < 4; k += 2)
        {
            Tensor found = nn.functional.conv2d(pictures, layer(k), layer(k + 1), [1L, 1L], [1L, 1L], [1L, 1L], groups);
            pictures = nn.functional.relu(nn.functional.max_pool2d(found, 2));
        }
        return pictures;
    }

    /// <summary>What the convolutions made of a batch.</summary>
    internal sealed class Pass(StackedConvolution of, Tensor[] found)
    {
        /// <summary>R x N x d', without a history.</summary>
        public Tensor Found { get; } = (of._grouped ? found[0] : stack(found, 0)).detach();

        /// <summary>Gradients in weights and biases.</summary>
        /// <param name="slope">The gradient in <see cref="Found"/>.</param>
        public IEnumerable<Tensor> Gradients(Tensor slope)
        {
            Tensor[] slopes = of._grouped ? [slope] : [.. slope.unbind(0)];
            Tensor[] gradients = [.. autograd.grad(found, of._leaves, slopes)];
            return of._grouped ? gradients : gradients.Chunk(of.Runs).Select(g => stack(g, 0));
        }
    }
}
