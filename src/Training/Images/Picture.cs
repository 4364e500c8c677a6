namespace IsoTriplet.Training.Images;

/// <summary>A decoded picture: 8 bits a sample, row after row, samples of a pixel together.</summary>
/// <param name="Width">Pixels a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Channels">1 (grey) or 3 (red, green, blue).</param>
/// <param name="Samples">Width * Height * Channels values.</param>
public sealed record Picture(int Width, int Height, int Channels, byte[] Samples)
{
    /// <summary>The largest number of pixels that is decoded.</summary>
    public const long MostPixels = 100_000_000;

    /// <summary>Scales to a square by averaging areas and lays the channels out one after the other, in 0..1.</summary>
    /// <param name="side">Pixels a side.</param>
    /// <param name="channels">1 (grey: 0.299 R + 0.587 G + 0.114 B) or 3.</param>
    /// <returns>channels * side * side numbers.</returns>
    public double[] ToSquare(int side, int channels)
    {
        double[] square = new double[channels * side * side];
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                (double red, double green, double blue) = Average(x, y, side);
                int at = (y * side) + x;
                if (channels == 1)
                {
                    square[at] = Channels == 1 ? red : (0.299 * red) + (0.587 * green) + (0.114 * blue);
                }
                else
                {
                    square[at] = red;
                    square[(side * side) + at] = green;
                    square[(2 * side * side) + at] = blue;
                }
            }
        }
        return square;
    }

    // The mean over the rectangle of the source that a target pixel covers, parts of source pixels by their share.
    private (double Red, double Green, double Blue) Average(int x, int y, int side)
    {
        (double left, double right) = ((double)x * Width / side, (double)(x + 1) * Width / side);
        (double top, double bottom) = ((double)y * Height / side, (double)(y + 1) * Height / side);
        Span<double> sums = stackalloc double[3];
        sums.Clear();
        double area = (right - left) * (bottom - top) * 255;
        for (int row = (int)top; row < Math.Min(Height, Math.Ceiling(bottom)); row++)
        {
            double height = Math.Min(bottom, row + 1) - Math.Max(top, row);
            for (int column = (int)left; column < Math.Min(Width, Math.Ceiling(right)); column++)
            {
                double share = height * (Math.Min(right, column + 1) - Math.Max(left, column)) / area;
                int at = ((row * Width) + column) * Channels;
                for (int c = 0; c < 3; c++)
                {
                    sums[c] += share * Samples[at + (Channels == 3 ? c : 0)];
                }
            }
        }
        return (Math.Min(1, sums[0]), Math.Min(1, sums[1]), Math.Min(1, sums[2]));
    }
}
