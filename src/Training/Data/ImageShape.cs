namespace IsoTriplet.Training.Data;

/// <summary>The shape of an image whose numbers are stored channel after channel, row after row (C x H x W).</summary>
/// <param name="Channels">C: 1 for grey, 3 for red, green, blue.</param>
/// <param name="Height">H, in pixels.</param>
/// <param name="Width">W, in pixels.</param>
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>C * H * W, how many numbers an image has.</summary>
    public int Size => Channels * Height * Width;
}
