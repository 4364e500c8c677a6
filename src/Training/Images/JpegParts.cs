namespace IsoTriplet.Training.Images;

/// <summary>One component of a JPEG frame.</summary>
internal sealed record JpegComponent(int Id, int Across, int Down, int Quantiser)
{
    public int Stride { get; set; }

    public byte[] Samples { get; set; } = [];

    public JpegHuffman? Dc { get; set; }

    public JpegHuffman? Ac { get; set; }

    public int Last { get; set; }
}

/// <summary>The entropy-coded bits of a scan: stuffed zeros taken out, zeros after the end.</summary>
internal sealed class JpegBits(byte[] file, int start)
{
    private int _at = start;
    private int _bits;
    private int _count;

    public int Next()
    {
        if (_count == 0)
        {
            bool marker = _at + 1 >= file.Length || (file[_at] == 0xFF && file[_at + 1] != 0);
            _bits = marker ? 0 : file[_at];
            _at +=
                marker ? 0
                : _bits == 0xFF ? 2
                : 1;
            _count = 8;
        }
        return (_bits >> --_count) & 1;
    }

    /// <summary>A number of so many bits in JPEG's signed form (T.81 F.2.2.1).</summary>
    public int Signed(int length)
    {
        int value = 0;
        for (int k = 0; k < length; k++)
        {
            value = (value << 1) | Next();
        }
        return length > 0 && value < 1 << (length - 1) ? value - (1 << length) + 1 : value;
    }

    /// <summary>Goes on behind the next restart marker.</summary>
    public void Restart()
    {
        _count = 0;
        while (_at + 1 < file.Length && !(file[_at] == 0xFF && file[_at + 1] is >= 0xD0 and <= 0xD7))
        {
            _at++;
        }
        _at += 2;
    }
}

/// <summary>A Huffman table in its canonical form (T.81 F.2.2.3).</summary>
internal sealed class JpegHuffman
{
    private readonly int[] _first = new int[17];
    private readonly int[] _last = new int[17];
    private readonly int[] _offset = new int[17];
    private readonly byte[] _symbols;

    public JpegHuffman(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        _symbols = symbols.ToArray();
        int code = 0;
        int offset = 0;
        for (int length = 1; length <= 16; length++)
        {
            (_first[length], _offset[length]) = (code, offset);
            code += counts[length - 1];
            offset += counts[length - 1];
            _last[length] = code - 1;
            code <<= 1;
        }
    }

    public int Read(JpegBits bits)
    {
        int code = 0;
        for (int length = 1; length <= 16; length++)
        {
            code = (code << 1) | bits.Next();
            if (code <= _last[length] && code >= _first[length])
            {
                return _symbols[_offset[length] + code - _first[length]];
            }
        }
        throw new InvalidDataException("a code that no table has");
    }
}

/// <summary>The inverse discrete cosine transform of 8 x 8 blocks (T.81 A.3.3).</summary>
internal static class JpegTransform
{
    private static readonly double[] Cosines = [.. Enumerable.Range(0, 64).Select(k => Cosine(k / 8, k % 8))];

    public static byte Byte(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);

    public static void Inverse(double[] block, byte[] samples, int at, int stride)
    {
        Span<double> half = stackalloc double[64];
        for (int v = 0; v < 8; v++)
        {
            for (int x = 0; x < 8; x++)
            {
                double sum = 0;
                for (int u = 0; u < 8; u++)
                {
                    sum += block[(v * 8) + u] * Cosines[(u * 8) + x];
                }
                half[(v * 8) + x] = sum;
            }
        }
        for (int x = 0; x < 8; x++)
        {
            for (int y = 0; y < 8; y++)
            {
                double sum = 128;
                for (int v = 0; v < 8; v++)
                {
                    sum += half[(v * 8) + x] * Cosines[(v * 8) + y];
                }
                samples[at + (y * stride) + x] = Byte(sum);
            }
        }
    }

    private static double Cosine(int frequency, int place) =>
        (frequency == 0 ? Math.Sqrt(0.5) : 1) / 2 * Math.Cos(((2 * place) + 1) * frequency * Math.PI / 16);
}
