using IsoTriplet.Training.Data;
using IsoTriplet.Training.Sampling;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Networks;

/// <summary>An embedding network f: rows of features to rows of n numbers, by option on the unit sphere.</summary>
public sealed class Embedder : nn.Module<Tensor, Tensor>
{
    /// <summary>By how much the last layer's weights are made smaller for <see cref="InitialState.Collapsed"/>.</summary>
    public const double CollapsedScale = 1e-3;

    private const ulong WeightStream = 3;

    private readonly Sequential _layers;
    private readonly Linear _last;
    private readonly ImageShape? _image;
    private readonly bool _normalise;

    private Embedder(Sequential layers, Linear last, ImageShape? image, bool normalise)
        : base(nameof(Embedder))
    {
        (_layers, _last, _image, _normalise) = (layers, last, image, normalise);
        register_module("layers", layers);
    }

    /// <summary>Builds a network with weights drawn from a seed: the same on every device and engine.</summary>
    /// <param name="options">What it looks like.</param>
    /// <param name="features">d, the number of features of an example.</param>
    /// <param name="shape">The image shape, which a cnn needs.</param>
    /// <param name="seed">The seed of the weights.</param>
    /// <returns>The network, on the CPU.</returns>
    /// <exception cref="ArgumentException">The options do not fit the data.</exception>
    public static Embedder Create(EmbedderOptions options, int features, ImageShape? shape, int seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(shape);
        Linear last = nn.Linear(options.Hidden, options.Dimension);
        Embedder made = options.Kind == NetworkKind.Mlp ? Mlp(options, features, last) : Cnn(options, shape!.Value, last);
        made.Draw(seed);
        if (options.Initial == InitialState.Collapsed)
        {
            made.Collapse();
        }
        return made;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        Tensor output = _image is { } image
            ? _layers.call(ChannelsLast(input.reshape(-1, image.Channels, image.Height, image.Width)))
            : _layers.call(input);
        return _normalise ? nn.functional.normalize(output) : output;
    }

    /// <summary>Pictures with the same numbers, laid out so that the channels of a pixel stand together: the library pools such pictures in vectors, and in single precision convolves them without reordering.</summary>
    /// <param name="pictures">N x C x H x W, without a gradient.</param>
    /// <returns>N x C x H x W. The strides are named, as for one channel every layout is the same memory and the library would take the usual one.</returns>
    internal static Tensor ChannelsLast(Tensor pictures)
    {
        (long channels, long height, long width) = (pictures.shape[1], pictures.shape[2], pictures.shape[3]);
        Tensor laid = pictures.permute(0, 2, 3, 1).contiguous();
        return laid.as_strided(pictures.shape, [height * width * channels, 1, width * channels, channels], laid.storage_offset());
    }

    private static Embedder Mlp(EmbedderOptions options, int features, Linear last) =>
        new(
            nn.Sequential(("hidden", nn.Linear(features, options.Hidden)), ("rectify", nn.ReLU()), ("last", last)),
            last,
            null,
            options.Normalise
        );

    private static Embedder Cnn(EmbedderOptions options, ImageShape image, Linear last)
    {
        // The largest of rectified numbers is the largest, rectified, and so are the gradients: pooling first leaves a quarter to rectify.
        int deep = 2 * options.Channels;
        int flat = deep * (image.Height / 4) * (image.Width / 4);
        Sequential layers = nn.Sequential(
            ("convolve1", nn.Conv2d(image.Channels, options.Channels, 3, 1, 1)),
            ("pool1", nn.MaxPool2d(2)),
            ("rectify1", nn.ReLU()),
            ("convolve2", nn.Conv2d(options.Channels, deep, 3, 1, 1)),
            ("pool2", nn.MaxPool2d(2)),
            ("rectify2", nn.ReLU()),
            ("flatten", nn.Flatten()),
            ("hidden", nn.Linear(flat, options.Hidden)),
            ("rectify3", nn.ReLU()),
            ("last", last)
        );
        return new Embedder(layers, last, image, options.Normalise);
    }

    // Own draws, not the engine's: they are the same whichever engine and device runs the network.
    private void Draw(int seed)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable still = no_grad();
        double bound = 1;
        long index = 0;
        foreach ((string _, Parameter parameter) in named_parameters())
        {
            long[] shape = parameter.shape;
            if (shape.Length > 1)
            {
                bound = 1 / Math.Sqrt(shape.Skip(1).Aggregate(1L, (product, size) => product * size));
            }
            SplitMix64 random = SplitMix64.Stream(seed, WeightStream, index++);
            float[] values = new float[parameter.numel()];
            for (int k = 0; k < values.Length; k++)
            {
                values[k] = (float)(bound * ((2 * random.NextDouble()) - 1));
            }
            parameter.copy_(tensor(values, shape));
        }
    }

    private void Collapse()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable still = no_grad();
        // Held by name: a number that the call makes for itself may be collected while the library reads it.
        using Scalar scale = CollapsedScale;
        _last.weight.mul_(scale);
    }
}

/// <summary>What an embedding network looks like.</summary>
public sealed record EmbedderOptions
{
    /// <summary>The kind of network. Default: <see cref="NetworkKind.Mlp"/>.</summary>
    public NetworkKind Kind { get; init; } = NetworkKind.Mlp;

    /// <summary>n, the dimension of the embedding.</summary>
    public required int Dimension { get; init; }

    /// <summary>Width of the hidden layer before the last. Default: 256.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>Channels of the first convolution (the second has twice as many). Default: 16.</summary>
    public int Channels { get; init; } = 16;

    /// <summary>True puts the embedding on the unit sphere. Default: true.</summary>
    public bool Normalise { get; init; } = true;

    /// <summary>Where the weights begin. Default: <see cref="InitialState.Random"/>.</summary>
    public InitialState Initial { get; init; } = InitialState.Random;

    /// <summary>Checks the sizes against the data.</summary>
    /// <param name="shape">The data's image shape, if it has one.</param>
    /// <exception cref="ArgumentException">A size is below 1, or the network needs images and the data has none of at least 4 x 4.</exception>
    public void Validate(ImageShape? shape)
    {
        foreach ((string what, int size) in new[] { ("dimension", Dimension), ("hidden width", Hidden), ("channels", Channels) })
        {
            if (size < 1)
            {
                throw new ArgumentException($"the network's {what} is {size}; at least 1 was expected");
            }
        }
        if (Kind == NetworkKind.Cnn && shape is not { Height: >= 4, Width: >= 4 })
        {
            throw new ArgumentException("a cnn needs images of at least 4 x 4 pixels; this data set has none: choose mlp");
        }
    }
}

/// <summary>Kinds of embedding networks.</summary>
public enum NetworkKind
{
    /// <summary>Linear, rectifier, linear.</summary>
    Mlp,

    /// <summary>Two blocks of convolution 3 x 3, rectifier and pooling 2 x 2, then linear, rectifier, linear.</summary>
    Cnn,
}

/// <summary>Where training begins.</summary>
public enum InitialState
{
    /// <summary>Weights uniform in +-1/sqrt(inputs).</summary>
    Random,

    /// <summary>The same draw with the last layer's weights (not its bias) a thousandth as large: all points begin almost in one place.</summary>
    Collapsed,
}
