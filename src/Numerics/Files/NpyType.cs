using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace IsoTriplet.Numerics;

/// <summary>The element type of a .npy array: '&lt;f8', '>i4', '|b1', '&lt;U3', '|S5' and their like.</summary>
/// <param name="Kind">f, i, u, b (truth value), U (text of 4-byte characters) or S (text of bytes).</param>
/// <param name="Size">Bytes an element.</param>
/// <param name="BigEndian">Whether the most significant byte comes first.</param>
internal readonly record struct NpyType(char Kind, int Size, bool BigEndian)
{
    /// <summary>Whether it is a real number.</summary>
    public bool IsNumber => Kind is 'f' or 'i' or 'u';

    /// <summary>Reads NumPy's word; refuses what holds neither numbers nor texts.</summary>
    public static NpyType Parse(string path, string descr)
    {
        if (descr.Contains('O', StringComparison.Ordinal))
        {
            throw new InputException(path, "is an object array (pickled Python objects); numbers or fixed texts were expected");
        }
        if (
            descr.Length >= 3
            && descr[0] is '<' or '>' or '|' or '='
            && int.TryParse(descr.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out int size)
        )
        {
            bool known = descr[1] switch
            {
                'f' => size is 2 or 4 or 8,
                'i' or 'u' => size is 1 or 2 or 4 or 8,
                'b' => size == 1,
                'U' => size is > 0 and <= int.MaxValue / 4,
                'S' => size > 0,
                _ => false,
            };
            if (known)
            {
                return new NpyType(descr[1], descr[1] == 'U' ? 4 * size : size, descr[0] == '>');
            }
        }
        throw new InputException(
            path,
            $"has elements of type {InputFile.Quote(descr)}; float16, float32, float64 or integers were expected, of labels truth values and fixed texts as well"
        );
    }

    /// <summary>The number as a double; false where an integer is none.</summary>
    public bool TryNumber(ReadOnlySpan<byte> bytes, out double value)
    {
        if (Kind == 'f')
        {
            value = Size switch
            {
                2 => (double)(BigEndian ? BinaryPrimitives.ReadHalfBigEndian(bytes) : BinaryPrimitives.ReadHalfLittleEndian(bytes)),
                4 => BigEndian ? BinaryPrimitives.ReadSingleBigEndian(bytes) : BinaryPrimitives.ReadSingleLittleEndian(bytes),
                _ => BigEndian ? BinaryPrimitives.ReadDoubleBigEndian(bytes) : BinaryPrimitives.ReadDoubleLittleEndian(bytes),
            };
            return true;
        }
        Int128 integer = Integer(bytes);
        value = (double)integer;
        return (Int128)value == integer;
    }

    /// <summary>An integer or a truth value, which is 0 or 1.</summary>
    public Int128 Integer(ReadOnlySpan<byte> bytes)
    {
        ulong bits = 0;
        for (int k = 0; k < Size; k++)
        {
            bits = (bits << 8) | bytes[BigEndian ? k : Size - 1 - k];
        }
        int unused = 64 - (8 * Size);
        return Kind switch
        {
            'b' => bits == 0 ? 0 : 1,
            'i' => (long)(bits << unused) >> unused,
            _ => bits,
        };
    }

    /// <summary>An element as a label: integers and whole floats by their digits, texts without what pads them; null where it is none.</summary>
    public string? Label(ReadOnlySpan<byte> bytes)
    {
        switch (Kind)
        {
            case 'f':
                _ = TryNumber(bytes, out double value);
                return double.IsInteger(value) && Math.Abs(value) < 1e18 ? ((long)value).ToString(CultureInfo.InvariantCulture) : null;
            case 'S':
                return Text(bytes.TrimEnd((byte)0), new UTF8Encoding(false, throwOnInvalidBytes: true));
            case 'U':
                return Text(TrimEnd(bytes), new UTF32Encoding(BigEndian, false, throwOnInvalidCharacters: true));
            default:
                return Integer(bytes).ToString(CultureInfo.InvariantCulture);
        }
    }

    private static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= 4 && bytes[^4..].IndexOfAnyExcept((byte)0) < 0)
        {
            bytes = bytes[..^4];
        }
        return bytes;
    }

    private static string? Text(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        try
        {
            return bytes.IsEmpty ? null : encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
