using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace IsoTriplet.Tests.Training.Images;

/// <summary>Writes small PNG files for tests: random samples, every row filter in turn.</summary>
internal static class PngWriter
{
    public static (byte[] File, byte[] Pixels, int Channels) Write(int colour, int depth, int width, int height, int? rows = null)
    {
        Random random = new((31 * colour) + depth);
        int samples = colour switch
        {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        };
        int channels = colour is 2 or 3 or 6 ? 3 : 1;
        byte[] palette = new byte[3 * 256];
        random.NextBytes(palette);
        int stride = ((width * samples * depth) + 7) / 8;
        int pixel = Math.Max(1, samples * depth / 8);
        byte[] before = new byte[stride];
        using MemoryStream raw = new();
        List<byte> pixels = [];
        for (int y = 0; y < (rows ?? height); y++)
        {
            byte[] row = new byte[stride];
            for (int x = 0; x < width; x++)
            {
                int[] values = [.. Enumerable.Range(0, samples).Select(_ => random.Next(1 << depth))];
                for (int s = 0; s < samples; s++)
                {
                    Put(row, (x * samples) + s, depth, values[s]);
                }
                pixels.AddRange(
                    colour == 3
                        ? palette.AsSpan(3 * values[0], 3).ToArray()
                        : values.Take(channels).Select(v => (byte)(depth == 16 ? v >> 8 : v * 255 / ((1 << depth) - 1)))
                );
            }
            raw.WriteByte((byte)(y % 5));
            raw.Write(Filter(y % 5, row, before, pixel));
            before = row;
        }
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = ((byte)depth, (byte)colour);
        byte[] file =
        [
            0x89,
            .. "PNG\r\n\u001a\n"u8,
            .. Chunk("IHDR", header),
            .. Chunk("PLTE", palette),
            .. Chunk("IDAT", Deflate(raw.ToArray())),
            .. Chunk("IEND", []),
        ];
        return (file, [.. pixels], channels);
    }

    public static byte[] Grey(int side, byte value)
    {
        byte[] raw = [.. Enumerable.Range(0, side).SelectMany(_ => (byte[])[0, .. Enumerable.Repeat(value, side)])];
        byte[] header = [0, 0, 0, (byte)side, 0, 0, 0, (byte)side, 8, 0, 0, 0, 0];
        return File(header, raw);
    }

    private static byte[] File(byte[] header, IEnumerable<byte> raw) =>
        [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", Deflate([.. raw])), .. Chunk("IEND", [])];

    /// <summary>An interlaced picture of 8 bits, red, green and blue: the seven passes of Adam7, each with its own rows.</summary>
    public static (byte[] File, byte[] Pixels) Interlaced(int width, int height)
    {
        byte[] pixels = new byte[3 * width * height];
        new Random(7).NextBytes(pixels);
        List<byte> raw = [];
        foreach (
            (int x0, int y0, int dx, int dy) in ((int, int, int, int)[])
                [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
        )
        {
            for (int y = y0; y < height && x0 < width; y += dy)
            {
                raw.Add(0);
                for (int x = x0; x < width; x += dx)
                {
                    raw.AddRange(pixels.AsSpan(3 * ((y * width) + x), 3).ToArray());
                }
            }
        }
        byte[] header = [0, 0, 0, (byte)width, 0, 0, 0, (byte)height, 8, 2, 0, 0, 1];
        return (File(header, raw), pixels);
    }

    private static void Put(byte[] row, int index, int depth, int value)
    {
        if (depth == 16)
        {
            (row[2 * index], row[(2 * index) + 1]) = ((byte)(value >> 8), (byte)value);
            return;
        }
        int bit = index * depth;
        row[bit / 8] |= (byte)(value << (8 - depth - (bit % 8)));
    }

    private static byte[] Filter(int filter, byte[] row, byte[] above, int pixel)
    {
        byte[] result = new byte[row.Length];
        for (int k = 0; k < row.Length; k++)
        {
            (int a, int b, int c) = (k >= pixel ? row[k - pixel] : 0, above[k], k >= pixel ? above[k - pixel] : 0);
            int guess = a + b - c;
            int paeth = new[] { a, b, c }.MinBy(v => Math.Abs(guess - v));
            result[k] = (byte)(row[k] - new[] { 0, a, b, (a + b) / 2, paeth }[filter]);
        }
        return result;
    }

    private static byte[] Deflate(byte[] raw)
    {
        using MemoryStream packed = new();
        using (ZLibStream stream = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(raw);
        }
        return packed.ToArray();
    }

    // The check sum is left zero: the reader relies on zlib's.
    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];
    }
}
