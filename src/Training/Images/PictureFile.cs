using StbImageSharp;

namespace IsoTriplet.Training.Images;

/// <summary>Decodes pictures by their first bytes: PNG, JPEG, PGM and PPM. Other formats are refused by name.</summary>
public static class PictureFile
{
    private static readonly byte[] PngStart = [0x89, .. "PNG\r\n\u001a\n"u8];
    private static readonly byte[] PngEnd = [.. "IEND"u8];
    private static readonly byte[] JpegEnd = [0xFF, 0xD9];

    private static readonly (string Name, byte[] Start)[] Refused =
    [
        ("GIF", "GIF8"u8.ToArray()),
        ("BMP", "BM"u8.ToArray()),
        ("TIFF", [0x49, 0x49, 0x2A, 0]),
        ("TIFF", [0x4D, 0x4D, 0, 0x2A]),
        ("WebP", "RIFF"u8.ToArray()),
    ];

    /// <summary>File name endings that are taken for pictures.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".png", ".pgm", ".ppm", ".pnm", ".jpg", ".jpeg"];

    /// <summary>Decodes a picture. Transparency is ignored; samples of 16 bits keep their upper byte.</summary>
    /// <param name="bytes">The file's content.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="InputException">A format that is not read, a damaged file, or one of more than <see cref="Picture.MostPixels"/>.</exception>
    public static Picture Decode(byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            return bytes.AsSpan().StartsWith(PngStart) ? Stb(bytes, PngEnd, name)
                : bytes is [0xFF, 0xD8, ..] ? Stb(bytes, JpegEnd, name)
                : bytes is [(byte)'P', >= (byte)'2' and <= (byte)'6', ..] ? Pnm.Decode(bytes, name)
                : throw new InputException(name, $"is {Format(bytes)}; PNG, JPEG, PGM or PPM was expected");
        }
        catch (Exception e)
            when (e is IndexOutOfRangeException or ArgumentException or ArithmeticException or InvalidOperationException or IOException)
        {
            throw new InputException(name, $"is a damaged picture ({e.Message})", e);
        }
    }

    // The decoder fills what is missing at a file's end with zeros: a file without its end is refused here.
    private static Picture Stb(byte[] bytes, byte[] end, string name)
    {
        using MemoryStream stream = new(bytes);
        if (ImageInfo.FromStream(stream) is { } info && (long)info.Width * info.Height > Picture.MostPixels)
        {
            throw new InputException(name, $"is {info.Width} x {info.Height}; at most {Picture.MostPixels} pixels were expected");
        }
        if (bytes.AsSpan().LastIndexOf(end) < 0)
        {
            throw new InputException(name, "is a damaged picture (its end is missing)");
        }
        ImageResult read = ImageResult.FromMemory(bytes, ColorComponents.Default);
        int given = (int)read.SourceComp;
        return new Picture(read.Width, read.Height, given < 3 ? 1 : 3, given is 1 or 3 ? read.Data : Opaque(read.Data, given));
    }

    // Samples without their last of each pixel, which is its opacity.
    private static byte[] Opaque(byte[] samples, int given)
    {
        byte[] opaque = new byte[samples.Length / given * (given - 1)];
        for (int from = 0, to = 0; from < samples.Length; from += given, to += given - 1)
        {
            samples.AsSpan(from, given - 1).CopyTo(opaque.AsSpan(to));
        }
        return opaque;
    }

    private static string Format(byte[] bytes) =>
        Refused.FirstOrDefault(format => bytes.AsSpan().StartsWith(format.Start)).Name ?? "no picture that is known here";
}

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

/// <summary>Netpbm's PGM (P2, P5) and PPM (P3, P6) with at most 255 levels; bit maps are refused.</summary>
internal static class Pnm
{
    public static Picture Decode(byte[] file, string name)
    {
        char kind = (char)file[1];
        if (kind == '4')
        {
            throw new InputException(name, "is a PBM bit map, which is not read here; PGM or PPM was expected");
        }
        int at = 2;
        (int width, int height, int levels) = (Number(file, ref at), Number(file, ref at), Number(file, ref at));
        if (width < 1 || height < 1 || (long)width * height > Picture.MostPixels || levels is < 1 or > 255)
        {
            throw new InputException(name, $"is {width} x {height} with {levels} levels; at least 1 x 1 and 1 to 255 levels were expected");
        }
        int channels = kind is '3' or '6' ? 3 : 1;
        byte[] samples = new byte[width * height * channels];
        if (kind is '5' or '6')
        {
            file.AsSpan(at + 1, samples.Length).CopyTo(samples);
        }
        for (int k = 0; k < samples.Length; k++)
        {
            int value = kind is '5' or '6' ? samples[k] : Number(file, ref at);
            samples[k] = (byte)Math.Min(255, value * 255 / levels);
        }
        return new Picture(width, height, channels, samples);
    }

    // The next number; comments run from # to the end of the line.
    private static int Number(byte[] file, ref int at)
    {
        while (!char.IsAsciiDigit((char)file[at]))
        {
            if (file[at] == '#')
            {
                while (file[at] != '\n')
                {
                    at++;
                }
            }
            at++;
        }
        int value = 0;
        while (at < file.Length && char.IsAsciiDigit((char)file[at]))
        {
            value = checked((10 * value) + file[at++] - '0');
        }
        return value;
    }
}
