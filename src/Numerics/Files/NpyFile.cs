using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace IsoTriplet.Numerics;

/// <summary>NumPy's .npy arrays: reads float16, float32, float64 and all integers of either byte order, truth values and fixed texts, in C and Fortran order; writes C order.</summary>
public static class NpyFile
{
    private const int Chunk = 1 << 16;

    /// <summary>Reads a 2-D array of numbers.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The rows as points; integers of more than 53 bits, which no double holds, are refused.</returns>
    /// <exception cref="InputException">Anything wrong with the file; NaN and infinity are named by their first row and column.</exception>
    public static Embedding ReadEmbedding(string path) =>
        InputFile.Read(path, stream => NpyArray.Open(path, stream, stream.Length).ReadEmbedding());

    /// <summary>Reads an array of shape (N,), (N, 1) or (1, N) as labels: integers, truth values (0 and 1), whole floats or texts.</summary>
    /// <param name="path">The file.</param>
    /// <returns>One label an element.</returns>
    /// <exception cref="InputException">Anything wrong with the file.</exception>
    public static Labels ReadLabels(string path) => InputFile.Read(path, stream => NpyArray.Open(path, stream, stream.Length).ReadLabels());

    /// <summary>Writes an embedding as a 2-D float64 array in C order, whole or not at all.</summary>
    /// <param name="path">The target; an existing file is replaced.</param>
    /// <param name="points">The embedding.</param>
    /// <exception cref="InputException">The place cannot be written to.</exception>
    public static void Write(string path, Embedding points)
    {
        ArgumentNullException.ThrowIfNull(points);
        AtomicFile.Write(
            path,
            stream =>
            {
                stream.Write(Header("<f8", $"({points.Points}, {points.Dimension})"));
                WriteWords(stream, MemoryMarshal.Cast<double, long>(points.Values));
            }
        );
    }

    /// <summary>Writes integers as a 1-D int64 array, whole or not at all.</summary>
    /// <param name="path">The target; an existing file is replaced.</param>
    /// <param name="values">The integers.</param>
    /// <exception cref="InputException">The place cannot be written to.</exception>
    public static void Write(string path, ReadOnlyMemory<long> values) =>
        AtomicFile.Write(
            path,
            stream =>
            {
                stream.Write(Header("<i8", $"({values.Length},)"));
                WriteWords(stream, values.Span);
            }
        );

    /// <summary>Writes integers as a 2-D int64 array in C order, whole or not at all.</summary>
    /// <param name="path">The target; an existing file is replaced.</param>
    /// <param name="values">The integers, row after row.</param>
    /// <param name="columns">How many a row; divides their number.</param>
    /// <exception cref="InputException">The place cannot be written to.</exception>
    public static void Write(string path, ReadOnlyMemory<long> values, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length % columns, 0);
        AtomicFile.Write(
            path,
            stream =>
            {
                stream.Write(Header("<i8", $"({values.Length / columns}, {columns})"));
                WriteWords(stream, values.Span);
            }
        );
    }

    private static byte[] Header(string descr, string shape)
    {
        string text = $"{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}";
        // The numbers start at a multiple of 64, as the format asks; the padding ends with a line feed.
        int length = ((10 + text.Length + 1 + 63) / 64 * 64) - 10;
        byte[] header = new byte[10 + length];
        header[0] = 0x93;
        "NUMPY"u8.CopyTo(header.AsSpan(1));
        header[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)length);
        Encoding.ASCII.GetBytes(text.PadRight(length - 1) + "\n", header.AsSpan(10));
        return header;
    }

    private static void WriteWords(Stream stream, ReadOnlySpan<long> words)
    {
        byte[] buffer = new byte[Chunk];
        for (int done = 0; done < words.Length; )
        {
            int part = Math.Min(words.Length - done, Chunk / 8);
            for (int k = 0; k < part; k++)
            {
                BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(k * 8), words[done + k]);
            }
            stream.Write(buffer, 0, part * 8);
            done += part;
        }
    }
}
