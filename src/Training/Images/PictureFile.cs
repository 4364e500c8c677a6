using IsoTriplet.Numerics;

namespace IsoTriplet.Training.Images;

/// <summary>Decodes pictures by their first bytes: PNG (not interlaced), PGM and PPM, and baseline JPEG. Other formats are refused by name.</summary>
public static class PictureFile
{
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

    /// <summary>Decodes a picture.</summary>
    /// <param name="bytes">The file's content.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="InputException">A format that is not read, or a damaged file.</exception>
    public static Picture Decode(byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            return bytes.AsSpan().StartsWith(Png.Signature) ? Png.Decode(bytes, name)
                : bytes is [(byte)'P', >= (byte)'2' and <= (byte)'6', ..] ? Pnm.Decode(bytes, name)
                : bytes is [0xFF, 0xD8, ..] ? Jpeg.Decode(bytes, name)
                : throw new InputException(name, $"is {Format(bytes)}; PNG, PGM, PPM or baseline JPEG was expected");
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException or OverflowException or InvalidDataException)
        {
            throw new InputException(name, $"is a damaged picture ({e.Message})", e);
        }
    }

    private static string Format(byte[] bytes) =>
        Refused.FirstOrDefault(format => bytes.AsSpan().StartsWith(format.Start)).Name ?? "no picture that is known here";
}
