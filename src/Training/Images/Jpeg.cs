using IsoTriplet.Numerics;

namespace IsoTriplet.Training.Images;

/// <summary>Baseline JPEG (ITU T.81, Huffman, 8 bits), grey or YCbCr, any sampling factors, restart intervals. Progressive and others are refused.</summary>
internal sealed class Jpeg
{
    private static ReadOnlySpan<byte> ZigZag =>
        [
            0,
            1,
            8,
            16,
            9,
            2,
            3,
            10,
            17,
            24,
            32,
            25,
            18,
            11,
            4,
            5,
            12,
            19,
            26,
            33,
            40,
            48,
            41,
            34,
            27,
            20,
            13,
            6,
            7,
            14,
            21,
            28,
            35,
            42,
            49,
            56,
            57,
            50,
            43,
            36,
            29,
            22,
            15,
            23,
            30,
            37,
            44,
            51,
            58,
            59,
            52,
            45,
            38,
            31,
            39,
            46,
            53,
            60,
            61,
            54,
            47,
            55,
            62,
            63,
        ];

    private readonly byte[] _file;
    private readonly string _name;
    private readonly int[][] _quantisers = new int[4][];
    private readonly JpegHuffman?[] _huffman = new JpegHuffman?[8];
    private JpegComponent[] _components = [];
    private int _width;
    private int _height;
    private int _restart;

    private Jpeg(byte[] file, string name) => (_file, _name) = (file, name);

    public static Picture Decode(byte[] file, string name) => new Jpeg(file, name).Decode();

    private Picture Decode()
    {
        int at = 2;
        while (true)
        {
            while (_file[at] == 0xFF && _file[at + 1] == 0xFF)
            {
                at++;
            }
            if (_file[at] != 0xFF)
            {
                throw new InputException(_name, $"is a damaged JPEG: no marker at byte {at}");
            }
            int marker = _file[at + 1];
            int length = (_file[at + 2] << 8) | _file[at + 3];
            ReadOnlySpan<byte> body = _file.AsSpan(at + 4, length - 2);
            at += 2 + length;
            switch (marker)
            {
                case 0xC0 or 0xC1:
                    Frame(body);
                    break;
                case 0xC2:
                    throw new InputException(_name, "is a progressive JPEG, which is not read here; save it as baseline");
                case >= 0xC3 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC):
                    throw new InputException(_name, $"is a JPEG of kind SOF{marker - 0xC0}; baseline was expected");
                case 0xC4:
                    Huffman(body);
                    break;
                case 0xDB:
                    Quantisers(body);
                    break;
                case 0xDD:
                    _restart = (body[0] << 8) | body[1];
                    break;
                case 0xDA:
                    Scan(body, at);
                    return Assemble();
            }
        }
    }

    private void Frame(ReadOnlySpan<byte> body)
    {
        _height = (body[1] << 8) | body[2];
        _width = (body[3] << 8) | body[4];
        int count = body[5];
        if (body[0] != 8 || _width < 1 || _height < 1 || (long)_width * _height > Picture.MostPixels || count is not (1 or 3))
        {
            throw new InputException(
                _name,
                $"is a JPEG of {_width} x {_height}, {count} components, {body[0]} bits; 1 or 3 components of 8 bits were expected"
            );
        }
        _components = new JpegComponent[count];
        for (int c = 0; c < count; c++)
        {
            ReadOnlySpan<byte> own = body.Slice(6 + (3 * c), 3);
            _components[c] = new JpegComponent(own[0], Math.Max(1, own[1] >> 4), Math.Max(1, own[1] & 15), own[2]);
        }
        if (count == 1)
        {
            _components[0] = _components[0] with { Across = 1, Down = 1 };
        }
        (int unitsAcross, int unitsDown) = Units();
        foreach (JpegComponent component in _components)
        {
            component.Stride = unitsAcross * component.Across * 8;
            component.Samples = new byte[component.Stride * unitsDown * component.Down * 8];
        }
    }

    private (int Across, int Down) Units()
    {
        (int across, int down) = (8 * _components.Max(c => c.Across), 8 * _components.Max(c => c.Down));
        return ((_width + across - 1) / across, (_height + down - 1) / down);
    }

    private void Quantisers(ReadOnlySpan<byte> body)
    {
        while (body.Length > 0)
        {
            bool wide = body[0] >> 4 != 0;
            int[] table = new int[64];
            for (int k = 0; k < 64; k++)
            {
                table[ZigZag[k]] = wide ? (body[1 + (2 * k)] << 8) | body[2 + (2 * k)] : body[1 + k];
            }
            _quantisers[body[0] & 3] = table;
            body = body[(wide ? 129 : 65)..];
        }
    }

    private void Huffman(ReadOnlySpan<byte> body)
    {
        while (body.Length > 0)
        {
            int count = 0;
            for (int k = 1; k <= 16; k++)
            {
                count += body[k];
            }
            _huffman[((body[0] >> 4) * 4) + (body[0] & 3)] = new JpegHuffman(body.Slice(1, 16), body.Slice(17, count));
            body = body[(17 + count)..];
        }
    }

    private void Scan(ReadOnlySpan<byte> body, int at)
    {
        if (body[0] != _components.Length || _components.Length == 0)
        {
            throw new InputException(_name, "is a JPEG with more than one scan, which is not read here");
        }
        for (int c = 0; c < body[0]; c++)
        {
            int id = body[1 + (2 * c)];
            JpegComponent component = _components.First(k => k.Id == id);
            (component.Dc, component.Ac) = (Table(body[2 + (2 * c)] >> 4), Table(4 + (body[2 + (2 * c)] & 15)));
        }
        JpegBits bits = new(_file, at);
        (int unitsAcross, int unitsDown) = Units();
        double[] block = new double[64];
        for (int unit = 0; unit < unitsAcross * unitsDown; unit++)
        {
            if (_restart > 0 && unit > 0 && unit % _restart == 0)
            {
                bits.Restart();
                Array.ForEach(_components, c => c.Last = 0);
            }
            foreach (JpegComponent component in _components)
            {
                for (int b = 0; b < component.Across * component.Down; b++)
                {
                    Block(bits, component, block);
                    int x = ((unit % unitsAcross * component.Across) + (b % component.Across)) * 8;
                    int y = ((unit / unitsAcross * component.Down) + (b / component.Across)) * 8;
                    JpegTransform.Inverse(block, component.Samples, (y * component.Stride) + x, component.Stride);
                }
            }
        }
    }

    private JpegHuffman Table(int index) =>
        _huffman[index] ?? throw new InputException(_name, "is a damaged JPEG: a Huffman table is missing");

    private void Block(JpegBits bits, JpegComponent component, double[] block)
    {
        Array.Clear(block);
        int[] quantiser =
            _quantisers[component.Quantiser] ?? throw new InputException(_name, "is a damaged JPEG: a quantisation table is missing");
        component.Last += bits.Signed(component.Dc!.Read(bits));
        block[0] = component.Last * quantiser[0];
        for (int k = 1; k < 64; k++)
        {
            int symbol = component.Ac!.Read(bits);
            if (symbol == 0)
            {
                break;
            }
            k += symbol >> 4;
            int place = ZigZag[k];
            block[place] = bits.Signed(symbol & 15) * quantiser[place];
        }
    }

    private Picture Assemble()
    {
        (int widest, int tallest) = (_components.Max(c => c.Across), _components.Max(c => c.Down));
        int channels = _components.Length;
        byte[] samples = new byte[_width * _height * channels];
        for (int y = 0; y < _height; y++)
        {
            for (int x = 0; x < _width; x++)
            {
                Span<byte> pixel = samples.AsSpan(((y * _width) + x) * channels, channels);
                for (int c = 0; c < channels; c++)
                {
                    JpegComponent from = _components[c];
                    pixel[c] = from.Samples[(y * from.Down / tallest * from.Stride) + (x * from.Across / widest)];
                }
                if (channels == 3)
                {
                    (double luma, double cb, double cr) = (pixel[0], pixel[1] - 128, pixel[2] - 128);
                    pixel[0] = JpegTransform.Byte(luma + (1.402 * cr));
                    pixel[1] = JpegTransform.Byte(luma - (0.344136 * cb) - (0.714136 * cr));
                    pixel[2] = JpegTransform.Byte(luma + (1.772 * cb));
                }
            }
        }
        return new Picture(_width, _height, channels, samples);
    }
}
