namespace IsoTriplet.Training.Data;

/// <summary>How pictures become features.</summary>
public sealed record ImageOptions
{
    /// <summary>Pixels a side after scaling. Default: 32.</summary>
    public int Side { get; init; } = 32;

    /// <summary>1 for grey, 3 for colour. Default: 3.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>At most so many pictures of each class, in order of their names; null: all. Default: null.</summary>
    public int? PerClass { get; init; }

    /// <summary>True: dark on light becomes light on dark (0 is the paper). Default: false.</summary>
    public bool Invert { get; init; }
}
