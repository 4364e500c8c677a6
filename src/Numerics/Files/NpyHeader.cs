using System.Buffers.Binary;
using System.Globalization;
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

/// <summary>Parses the Python dictionary of a .npy header: exactly the keys descr, fortran_order and shape, in any order.</summary>
internal sealed class NpyHeaderParser(string path, string text)
{
    private int _at;

    public NpyHeader Parse(long dataOffset)
    {
        string? descr = null;
        bool? fortran = null;
        List<long>? shape = null;
        Expect('{');
        while (!Take('}'))
        {
            string key = Text("a key");
            Expect(':');
            switch (key)
            {
                case "descr" when descr is null:
                    descr = Descr();
                    break;
                case "fortran_order" when fortran is null:
                    fortran = Truth();
                    break;
                case "shape" when shape is null:
                    shape = Shape();
                    break;
                default:
                    throw Bad($"the key {InputFile.Quote(key)} is unknown or repeated");
            }
            if (!Take(','))
            {
                Expect('}');
                break;
            }
        }
        if (text.AsSpan(_at).Trim(" \n\r\t\0").Length > 0)
        {
            throw Bad("something follows the closing brace");
        }
        return new NpyHeader(
            descr ?? throw Bad("'descr' is missing"),
            fortran ?? throw Bad("'fortran_order' is missing"),
            shape ?? throw Bad("'shape' is missing"),
            dataOffset
        );
    }

    private string Descr()
    {
        Skip();
        return _at < text.Length && text[_at] is '[' or '('
            ? throw new InputException(path, "is a structured array; plain numbers were expected")
            : Text("'descr'");
    }

    private bool Truth()
    {
        Skip();
        foreach ((string word, bool value) in (ReadOnlySpan<(string, bool)>)[("True", true), ("False", false)])
        {
            if (text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal))
            {
                _at += word.Length;
                return value;
            }
        }
        throw Bad("'fortran_order' is neither True nor False");
    }

    private List<long> Shape()
    {
        List<long> shape = [];
        Expect('(');
        while (!Take(')'))
        {
            Skip();
            int start = _at;
            while (_at < text.Length && char.IsAsciiDigit(text[_at]))
            {
                _at++;
            }
            if (_at == start)
            {
                throw Bad("'shape' is not a tuple of sizes");
            }
            // A size of more than 18 digits is too large whatever follows; the data's length refuses the rest.
            shape.Add(_at - start <= 18 ? long.Parse(text.AsSpan(start, _at - start)) : long.MaxValue);
            if (!Take(','))
            {
                Expect(')');
                break;
            }
        }
        return shape;
    }

    private string Text(string what)
    {
        Skip();
        char quote = _at < text.Length ? text[_at] : '\0';
        if (quote is not ('\'' or '"'))
        {
            throw Bad($"{what} is not a text in quotes");
        }
        int end = text.IndexOf(quote, _at + 1);
        if (end < 0)
        {
            throw Bad("a quote is not closed");
        }
        string value = text[(_at + 1)..end];
        _at = end + 1;
        return value;
    }

    private void Expect(char c)
    {
        if (!Take(c))
        {
            throw Bad($"'{c}' was expected at position {_at}");
        }
    }

    private bool Take(char c)
    {
        Skip();
        bool found = _at < text.Length && text[_at] == c;
        _at += found ? 1 : 0;
        return found;
    }

    private void Skip()
    {
        while (_at < text.Length && (text[_at] is ' ' or '\n' or '\r' or '\t'))
        {
            _at++;
        }
    }

    private InputException Bad(string fault) => new(path, $"malformed header: {fault}");
}

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
