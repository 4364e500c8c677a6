using IsoTriplet.Training.Data;

namespace IsoTriplet.Training.Networks;

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
