using System.Buffers.Binary;

namespace IsoTriplet.Training.Data;

/// <summary>The idx format of the MNIST family: two zero bytes, type 0x08 (unsigned byte), rank, big-endian sizes, data. Gzip by file name.</summary>
internal static class IdxFile
{
    /// <summary>Reads the sizes and at most <paramref name="first"/> items.</summary>
    /// <exception cref="InputException">Not idx of unsigned bytes, of another rank, or truncated.</exception>
    public static (int[] Sizes, byte[] Data) Read(string path, int rank, int? first) =>
        PackedFile.Read(path, stream => Read(stream, path, rank, first));

    private static (int[] Sizes, byte[] Data) Read(Stream stream, string path, int rank, int? first)
    {
        byte[] header = new byte[4 + (4 * rank)];
        Fill(stream, header, path);
        if (header[0] != 0 || header[1] != 0 || header[2] != 0x08 || header[3] != rank)
        {
            throw new InputException(path, $"not an idx file of unsigned bytes with {rank} sizes");
        }
        int[] sizes = new int[rank];
        for (int k = 0; k < rank; k++)
        {
            sizes[k] = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 + (4 * k)));
            if (sizes[k] < 1)
            {
                throw new InputException(path, $"size {k} is {sizes[k]}; a positive number was expected");
            }
        }
        sizes[0] = Math.Min(sizes[0], first ?? int.MaxValue);
        byte[] data = new byte[sizes.Aggregate(1, (product, size) => checked(product * size))];
        Fill(stream, data, path);
        return (sizes, data);
    }

    private static void Fill(Stream stream, byte[] buffer, string path)
    {
        if (stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) < buffer.Length)
        {
            throw new InputException(path, $"truncated; {buffer.Length} more bytes were expected");
        }
    }
}
