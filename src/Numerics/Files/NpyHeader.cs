using System.Buffers.Binary;
using System.Text;

namespace IsoTriplet.Numerics;

/// <summary>What the header of a .npy file says (format versions 1, 2 and 3 of NumPy).</summary>
/// <param name="Descr">The element type as NumPy writes it, '&lt;f8' for instance.</param>
/// <param name="FortranOrder">Whether the first index runs fastest.</param>
/// <param name="Shape">The sizes.</param>
/// <param name="DataOffset">Where the numbers start in the file.</param>
internal sealed record NpyHeader(string Descr, bool FortranOrder, IReadOnlyList<long> Shape, long DataOffset)
{
    /// <summary>NumPy's own limit for headers that it reads without being told to trust the file.</summary>
    public const int LongestHeader = 10_000;

    /// <summary>Reads the header and leaves the stream at the first number.</summary>
    public static NpyHeader Read(string path, Stream stream)
    {
        Span<byte> start = stackalloc byte[12];
        int got = stream.ReadAtLeast(start[..10], 10, throwOnEndOfStream: false);
        if (got == 0)
        {
            throw new InputException(path, "is empty; a .npy array was expected");
        }
        if (start[0] != 0x93 || got < 6 || !start[1..6].SequenceEqual("NUMPY"u8))
        {
            throw new InputException(path, "is not a .npy file (wrong magic bytes)");
        }
        if (got < 10)
        {
            throw new InputException(path, "truncated header");
        }
        if (start[6] is < 1 or > 3)
        {
            throw new InputException(path, $"has .npy version {start[6]}.{start[7]}; 1, 2 or 3 was expected");
        }
        long length = BinaryPrimitives.ReadUInt16LittleEndian(start[8..]);
        int offset = 10;
        if (start[6] >= 2)
        {
            if (stream.ReadAtLeast(start[10..12], 2, throwOnEndOfStream: false) < 2)
            {
                throw new InputException(path, "truncated header");
            }
            length = BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
            offset = 12;
        }
        if (length > LongestHeader)
        {
            throw new InputException(path, $"oversized header of {length} bytes; at most {LongestHeader} were expected");
        }
        byte[] header = new byte[length];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
        {
            throw new InputException(path, "truncated header");
        }
        string text = start[6] == 3 ? Encoding.UTF8.GetString(header) : Encoding.Latin1.GetString(header);
        return new NpyHeaderParser(path, text).Parse(offset + length);
    }

    /// <summary>The shape as NumPy writes it.</summary>
    public string ShapeText => Shape.Count == 1 ? $"({Shape[0]},)" : $"({string.Join(", ", Shape)})";
}
