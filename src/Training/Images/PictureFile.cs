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
