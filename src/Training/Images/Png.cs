using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using IsoTriplet.Numerics;

namespace IsoTriplet.Training.Images;

/// <summary>PNG (ISO/IEC 15948): every colour type and depth, without interlacing. Transparency is ignored; 16-bit samples keep their upper byte.</summary>
internal static class Png
{
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    public static Picture Decode(byte[] file, string name)
    {
        int at = Signature.Length;
        byte[] header = [];
        byte[] palette = [];
        using MemoryStream packed = new();
        while (at + 12 <= file.Length)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            string type = Encoding.ASCII.GetString(file, at + 4, 4);
            ReadOnlySpan<byte> data = file.AsSpan(at + 8, length);
            switch (type)
            {
                case "IHDR":
                    header = data.ToArray();
                    break;
                case "PLTE":
                    palette = data.ToArray();
                    break;
                case "IDAT":
                    packed.Write(data);
                    break;
                case "IEND":
                    at = file.Length;
                    continue;
            }
            at += 12 + length;
        }
        if (header.Length != 13 || packed.Length == 0)
        {
            throw new InputException(name, "is a PNG without header or data");
        }
        packed.Position = 0;
        return Unpack(header, palette, packed, name);
    }

    private static Picture Unpack(byte[] header, byte[] palette, MemoryStream packed, string name)
    {
        int width = BinaryPrimitives.ReadInt32BigEndian(header);
        int height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        (int depth, int colour, int interlace) = (header[8], header[9], header[12]);
        if (width < 1 || height < 1 || (long)width * height > Picture.MostPixels)
        {
            throw new InputException(name, $"is a PNG of {width} x {height} pixels; 1 to {Picture.MostPixels} pixels were expected");
        }
        if (interlace != 0)
        {
            throw new InputException(name, "is an interlaced PNG, which is not read here; save it without interlacing");
        }
        int samples = colour switch
        {
            0 or 3 => 1,
            2 => 3,
            4 => 2,
            6 => 4,
            _ => throw new InputException(name, $"is a PNG of colour type {colour}; 0, 2, 3, 4 or 6 was expected"),
        };
        if (depth is not (1 or 2 or 4 or 8 or 16))
        {
            throw new InputException(name, $"is a PNG with {depth} bits a sample; 1, 2, 4, 8 or 16 was expected");
        }
        int stride = checked(((width * samples * depth) + 7) / 8);
        byte[] rows = new byte[checked((stride + 1) * height)];
        using ZLibStream stream = new(packed, CompressionMode.Decompress);
        if (stream.ReadAtLeast(rows, rows.Length, throwOnEndOfStream: false) < rows.Length)
        {
            throw new InputException(name, "is a truncated PNG");
        }
        Unfilter(rows, stride, height, Math.Max(1, samples * depth / 8), name);
        int channels = colour is 2 or 3 or 6 ? 3 : 1;
        byte[] result = new byte[checked(width * height * channels)];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<byte> row = rows.AsSpan((y * (stride + 1)) + 1, stride);
            for (int x = 0; x < width; x++)
            {
                Span<byte> pixel = result.AsSpan(((y * width) + x) * channels, channels);
                if (colour == 3)
                {
                    palette.AsSpan(3 * Raw(row, x, depth), 3).CopyTo(pixel);
                    continue;
                }
                for (int c = 0; c < channels; c++)
                {
                    pixel[c] = Sample(row, (x * samples) + c, depth);
                }
            }
        }
        return new Picture(width, height, channels, result);
    }

    private static void Unfilter(byte[] rows, int stride, int height, int pixel, string name)
    {
        byte[] none = new byte[stride];
        for (int y = 0; y < height; y++)
        {
            int filter = rows[y * (stride + 1)];
            Span<byte> row = rows.AsSpan((y * (stride + 1)) + 1, stride);
            ReadOnlySpan<byte> above = y == 0 ? none : rows.AsSpan(((y - 1) * (stride + 1)) + 1, stride);
            for (int k = 0; k < stride; k++)
            {
                int left = k >= pixel ? row[k - pixel] : 0;
                int corner = k >= pixel ? above[k - pixel] : 0;
                row[k] += filter switch
                {
                    0 => 0,
                    1 => (byte)left,
                    2 => above[k],
                    3 => (byte)((left + above[k]) / 2),
                    4 => (byte)Paeth(left, above[k], corner),
                    _ => throw new InputException(name, $"is a PNG with row filter {filter}; 0 to 4 was expected"),
                };
            }
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        int guess = left + above - corner;
        (int a, int b, int c) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return a <= b && a <= c ? left
            : b <= c ? above
            : corner;
    }

    private static int Raw(ReadOnlySpan<byte> row, int index, int depth) =>
        depth == 8 ? row[index] : (row[index * depth / 8] >> (8 - depth - (index * depth % 8))) & ((1 << depth) - 1);

    private static byte Sample(ReadOnlySpan<byte> row, int index, int depth) =>
        depth switch
        {
            8 => row[index],
            16 => row[2 * index],
            _ => (byte)(Raw(row, index, depth) * 255 / ((1 << depth) - 1)),
        };
}
