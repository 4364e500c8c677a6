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
        Write(path, "<f8", $"({points.Points}, {points.Dimension})", () => MemoryMarshal.Cast<double, long>(points.Values));
    }

    /// <summary>Writes integers as a 1-D int64 array, whole or not at all.</summary>
    /// <param name="path">The target; an existing file is replaced.</param>
    /// <param name="values">The integers.</param>
    /// <exception cref="InputException">The place cannot be written to.</exception>
    public static void Write(string path, ReadOnlyMemory<long> values) => Write(path, "<i8", $"({values.Length},)", () => values.Span);

    /// <summary>Writes integers as a 2-D int64 array in C order, whole or not at all.</summary>
    /// <param name="path">The target; an existing file is replaced.</param>
    /// <param name="values">The integers, row after row.</param>
    /// <param name="columns">How many a row; divides their number.</param>
    /// <exception cref="InputException">The place cannot be written to.</exception>
    public static void Write(string path, ReadOnlyMemory<long> values, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length % columns, 0);
        Write(path, "<i8", $"({values.Length / columns}, {columns})", () => values.Span);
    }

    private delegate ReadOnlySpan<long> Words();

    private static void Write(string path, string descr, string shape, Words words) =>
        AtomicFile.Write(
            path,
            stream =>
            {
                stream.Write(Header(descr, shape));
                WriteWords(stream, words());
            }
        );

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

/// <summary>One .npy array in a stream, alone in its file or in an archive.</summary>
/// <remarks>Nothing is allocated for the elements before the length of the stream agrees with the header.</remarks>
internal sealed class NpyArray
{
    private const int Chunk = 1 << 16;

    private readonly string _path;
    private readonly Stream _stream;
    private readonly NpyHeader _header;
    private readonly NpyType _type;
    private readonly long _length;

    private NpyArray(string path, Stream stream, long length, NpyHeader header)
    {
        (_path, _stream, _length, _header) = (path, stream, length, header);
        _type = NpyType.Parse(path, header.Descr);
    }

    /// <summary>Reads the header.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="stream">At its beginning.</param>
    /// <param name="length">Its length in bytes.</param>
    public static NpyArray Open(string path, Stream stream, long length) => new(path, stream, length, NpyHeader.Read(path, stream));

    /// <summary>Whether it has the form of an embedding.</summary>
    public bool FitsPoints => _type.IsNumber && _header.Shape.Count == 2;

    /// <summary>Whether it has the form of labels, of as many where their number is known.</summary>
    public bool FitsLabels(int? points) => LabelCount() is { } count && (points is null || count == points);

    /// <summary>The array as an embedding.</summary>
    public Embedding ReadEmbedding()
    {
        if (!_type.IsNumber)
        {
            throw new InputException(_path, $"has elements of type {InputFile.Quote(_header.Descr)}; numbers were expected");
        }
        if (_header.Shape.Count != 2)
        {
            throw new InputException(_path, $"has shape {_header.ShapeText}; a 2-D array (points x dimensions) was expected");
        }
        (long rows, long columns) = (_header.Shape[0], _header.Shape[1]);
        if (rows == 0 || columns == 0)
        {
            throw new InputException(_path, $"has shape {_header.ShapeText}: {(rows == 0 ? "no points" : "no columns")}");
        }
        double[] values = new double[Count()];
        long inexact = long.MaxValue;
        // Where the first index runs fastest, element k of the file is (k mod rows, k / rows).
        long Place(long k) => _header.FortranOrder ? (k % rows * columns) + (k / rows) : k;
        ForEach(
            values.Length,
            (k, bytes) =>
            {
                if (!_type.TryNumber(bytes, out values[Place(k)]))
                {
                    inexact = Math.Min(inexact, Place(k));
                }
            }
        );
        if (inexact < long.MaxValue)
        {
            throw new InputException(
                _path,
                $"row {inexact / columns}, column {inexact % columns} is an integer of more than 53 bits; a double was expected"
            );
        }
        return Finite(values, (int)rows, (int)columns);
    }

    // NaN and infinity are refused by row and column.
    private Embedding Finite(double[] values, int rows, int columns)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new InputException(_path, $"row {i / columns}, column {i % columns} is {values[i]}; a finite number was expected");
            }
        }
        return Embedding.Adopt(rows, columns, values);
    }

    /// <summary>The array as labels.</summary>
    public Labels ReadLabels()
    {
        if (LabelCount() is null)
        {
            throw new InputException(_path, $"has shape {_header.ShapeText}; one label a point was expected: (N,), (N, 1) or (1, N)");
        }
        int count = Count();
        if (count == 0)
        {
            throw new InputException(_path, "has no labels");
        }
        string[] labels = new string[count];
        Dictionary<string, string> known = [];
        ForEach(
            count,
            (k, bytes) =>
            {
                string label =
                    _type.Label(bytes)
                    ?? throw new InputException(_path, $"row {k} is no label; integers, whole numbers or texts were expected");
                labels[k] = known.TryGetValue(label, out string? same) ? same : known[label] = label;
            }
        );
        return _type.Kind is 'U' or 'S' ? LabelValues.Of(labels, _path) : Labels.FromTexts(labels);
    }

    private long? LabelCount() =>
        _header.Shape switch
        {
            [var n] => n,
            [var n, 1] => n,
            [1, var n] => n,
            _ => null,
        };

    // The number of elements, once the length of the stream has been found to agree with it.
    private int Count()
    {
        Int128 count = 1;
        foreach (long extent in _header.Shape)
        {
            count *= extent;
        }
        Int128 present = _length - _header.DataOffset;
        return count > Array.MaxLength ? throw new InputException(_path, $"has shape {_header.ShapeText}, more elements than can be held")
            : present < count * _type.Size
                ? throw new InputException(
                    _path,
                    $"truncated data: {Counted.Of((long)present, "byte")}; shape {_header.ShapeText} needs {count * _type.Size}"
                )
            : present > count * _type.Size
                ? throw new InputException(
                    _path,
                    $"{present - (count * _type.Size)} {(present - (count * _type.Size) == 1 ? "byte follows" : "bytes follow")} the data of shape {_header.ShapeText}"
                )
            : (int)count;
    }

    private delegate void Take(int element, ReadOnlySpan<byte> bytes);

    private void ForEach(int count, Take take)
    {
        int size = _type.Size;
        int each = Math.Max(1, Chunk / size);
        byte[] buffer = new byte[Math.Min(each, count) * size];
        for (int done = 0; done < count; )
        {
            int part = Math.Min(count - done, each);
            Span<byte> bytes = buffer.AsSpan(0, part * size);
            if (_stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            {
                throw new InputException(_path, "truncated data: it ends before its length");
            }
            for (int k = 0; k < part; k++)
            {
                take(done + k, bytes.Slice(k * size, size));
            }
            done += part;
        }
    }
}
