using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace IsoTriplet.Numerics;

/// <summary>NumPy's .npy arrays: reads float32, float64 and all integers, little-endian, in C and Fortran order; writes C order.</summary>
/// <remarks>Nothing is allocated for the numbers before the length of the file agrees with the header.</remarks>
public static class NpyFile
{
    private const int Chunk = 1 << 16;

    private delegate T Decode<T>(ReadOnlySpan<byte> bytes);

    /// <summary>Reads a 2-D array of float32 or float64.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The rows as points.</returns>
    /// <exception cref="InputException">Anything wrong with the file; NaN and infinity are named by their first row and column.</exception>
    public static Embedding ReadEmbedding(string path) =>
        InputFile.Read(
            path,
            stream =>
            {
                NpyHeader header = NpyHeader.Read(path, stream);
                bool single = header.Descr == "<f4";
                if (!single && header.Descr != "<f8")
                {
                    throw WrongType(path, header.Descr, "float32 or float64");
                }
                if (header.Shape.Count != 2)
                {
                    throw new InputException(path, $"has shape {header.ShapeText}; a 2-D array (points x dimensions) was expected");
                }
                (long rows, long columns) = (header.Shape[0], header.Shape[1]);
                if (rows == 0 || columns == 0)
                {
                    throw new InputException(path, $"has shape {header.ShapeText}: {(rows == 0 ? "no points" : "no columns")}");
                }
                int count = Count(path, header, stream.Length, single ? 4 : 8);
                double[] values = single
                    ? Read(path, stream, count, 4, static b => (double)BinaryPrimitives.ReadSingleLittleEndian(b))
                    : Read(path, stream, count, 8, BinaryPrimitives.ReadDoubleLittleEndian);
                if (header.FortranOrder)
                {
                    values = Transpose(values, (int)rows, (int)columns);
                }
                return Finite(path, values, (int)rows, (int)columns);
            }
        );

    /// <summary>Reads a 1-D array of integers or truth values as labels.</summary>
    /// <param name="path">The file.</param>
    /// <returns>One label an element.</returns>
    /// <exception cref="InputException">Anything wrong with the file.</exception>
    public static Labels ReadLabels(string path) =>
        InputFile.Read(
            path,
            stream =>
            {
                NpyHeader header = NpyHeader.Read(path, stream);
                (int size, Decode<long> decode) = IntegerType(path, header.Descr);
                if (header.Shape.Count != 1)
                {
                    throw new InputException(path, $"has shape {header.ShapeText}; a 1-D array (one label a point) was expected");
                }
                if (header.Shape[0] == 0)
                {
                    throw new InputException(path, "has no labels");
                }
                int count = Count(path, header, stream.Length, size);
                long[] values = Read(path, stream, count, size, decode);
                // Unsigned 64-bit numbers above 2^63 must not be named as negative ones.
                return header.Descr == "<u8"
                    ? Labels.FromTexts(Array.ConvertAll(values, static v => ((ulong)v).ToString()))
                    : Labels.FromIntegers(values);
            }
        );

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

    /// <summary>The embedding of values read from a file, refusing NaN and infinity by row and column.</summary>
    internal static Embedding Finite(string path, double[] values, int rows, int columns)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new InputException(path, $"row {i / columns}, column {i % columns} is {values[i]}; a finite number was expected");
            }
        }
        return Embedding.Adopt(rows, columns, values);
    }

    /// <summary>The number of elements, once the length of the file has been found to agree with it.</summary>
    private static int Count(string path, NpyHeader header, long length, int size)
    {
        Int128 count = 1;
        foreach (long extent in header.Shape)
        {
            count *= extent;
        }
        Int128 present = length - header.DataOffset;
        if (count > Array.MaxLength)
        {
            throw new InputException(path, $"has shape {header.ShapeText}, more numbers than can be held");
        }
        if (present < count * size)
        {
            throw new InputException(path, $"truncated data: {present} bytes; shape {header.ShapeText} needs {count * size}");
        }
        if (present > count * size)
        {
            throw new InputException(path, $"{present - (count * size)} bytes follow the data of shape {header.ShapeText}");
        }
        return (int)count;
    }

    private static T[] Read<T>(string path, Stream stream, int count, int size, Decode<T> decode)
    {
        T[] values = new T[count];
        byte[] buffer = new byte[(int)Math.Min(Chunk, (long)count * size)];
        for (int done = 0; done < count; )
        {
            int part = Math.Min(count - done, buffer.Length / size);
            Span<byte> bytes = buffer.AsSpan(0, part * size);
            if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            {
                throw new InputException(path, "truncated data: the file shrank while it was read");
            }
            for (int k = 0; k < part; k++)
            {
                values[done + k] = decode(bytes.Slice(k * size, size));
            }
            done += part;
        }
        return values;
    }

    private static double[] Transpose(double[] values, int rows, int columns)
    {
        double[] target = new double[values.Length];
        for (int k = 0; k < columns; k++)
        {
            for (int i = 0; i < rows; i++)
            {
                target[((long)i * columns) + k] = values[((long)k * rows) + i];
            }
        }
        return target;
    }

    private static (int Size, Decode<long> Decode) IntegerType(string path, string descr) =>
        descr switch
        {
            "|b1" => (1, static b => b[0] == 0 ? 0 : 1),
            "|i1" => (1, static b => (sbyte)b[0]),
            "|u1" => (1, static b => b[0]),
            "<i2" => (2, static b => BinaryPrimitives.ReadInt16LittleEndian(b)),
            "<u2" => (2, static b => BinaryPrimitives.ReadUInt16LittleEndian(b)),
            "<i4" => (4, static b => BinaryPrimitives.ReadInt32LittleEndian(b)),
            "<u4" => (4, static b => BinaryPrimitives.ReadUInt32LittleEndian(b)),
            "<i8" or "<u8" => (8, BinaryPrimitives.ReadInt64LittleEndian),
            _ => throw WrongType(path, descr, "integers (texts go into a .csv)"),
        };

    private static InputException WrongType(string path, string descr, string expected)
    {
        string fault = descr switch
        {
            _ when descr.Contains('O', StringComparison.Ordinal) => "is an object array (pickled Python objects)",
            _ when descr.StartsWith('>') => $"is big-endian ({InputFile.Quote(descr)})",
            _ => $"has elements of type {InputFile.Quote(descr)}",
        };
        return new InputException(path, $"{fault}; little-endian {expected} were expected");
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
