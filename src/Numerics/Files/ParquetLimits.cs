using System.Buffers.Binary;
using Parquet.Meta;

namespace IsoTriplet.Numerics;

/// <summary>Looks at the headers of a .parquet before its reader trusts them: sizes lie within the file, and all pages together expand to no more than a file of its length may hold.</summary>
internal static class ParquetLimits
{
    private const long FreeBytes = 1 << 24;
    private const long MostExpansion = 1032;
    private const long FreeValues = 1 << 20;
    private const long ValuesPerByte = 1000;
    private const int DeepestSchema = 8;
    private const int Tail = 8;

    /// <summary>Walks the footer.</summary>
    /// <exception cref="InvalidDataException">It is none, or its schema is nested too deeply.</exception>
    public static void CheckFooter(Stream stream)
    {
        byte[] tail = Bytes(stream, stream.Length - Tail, Tail);
        if (!tail.AsSpan(4).SequenceEqual("PAR1"u8))
        {
            throw new InvalidDataException(tail.AsSpan(4).SequenceEqual("PARE"u8) ? "it is encrypted" : "wrong magic bytes");
        }
        long length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        // The schema (2) is a list in depth-first order; an element with children has their number (5).
        List<long> children = [];
        new CompactThrift(Bytes(stream, stream.Length - Tail - length, length)).Structure(
            ParquetShape.Footer,
            (path, value) =>
            {
                if (path is [2, var element, var field])
                {
                    while (children.Count <= element)
                    {
                        children.Add(0);
                    }
                    children[element] = field == 5 ? value : children[element];
                }
            }
        );
        CheckDepth(children);
        stream.Position = 0;
    }

    /// <summary>Walks the page headers of every column.</summary>
    /// <exception cref="InvalidDataException">A size that the file cannot hold.</exception>
    public static void CheckPages(Stream stream, FileMetaData file)
    {
        (long bytes, long values) = (0, 0);
        foreach (ColumnChunk chunk in file.RowGroups.SelectMany(g => g.Columns))
        {
            ColumnMetaData column = chunk.MetaData ?? throw new InvalidDataException("a column has no description");
            if (chunk.FilePath is not null)
            {
                throw new InvalidDataException("a column lies in another file");
            }
            long start = Math.Min(column.DataPageOffset, column.DictionaryPageOffset is > 0 and { } d ? d : long.MaxValue);
            values += Checked(column.NumValues, long.MaxValue / 2);
            bytes += Expanded(Bytes(stream, start, column.TotalCompressedSize), column, ref values);
            if (bytes > FreeBytes + (MostExpansion * stream.Length) || values > FreeValues + (ValuesPerByte * stream.Length))
            {
                throw new InvalidDataException(
                    $"it says that it holds {Counted.Of(values, "value")} in {Counted.Of(bytes, "byte")}, more than a file of {Counted.Of(stream.Length, "byte")} can"
                );
            }
        }
        stream.Position = 0;
    }

    private static void CheckDepth(List<long> children)
    {
        Stack<long> open = [];
        foreach (long count in children)
        {
            while (open.TryPeek(out long left) && left == 0)
            {
                open.Pop();
            }
            if (open.TryPop(out long more))
            {
                open.Push(more - 1);
            }
            if (Checked(count, children.Count) > 0)
            {
                open.Push(count);
            }
            if (open.Count > DeepestSchema)
            {
                throw new InvalidDataException("its schema is nested too deeply");
            }
        }
    }

    private static long Expanded(byte[] chunk, ColumnMetaData column, ref long values)
    {
        long expanded = 0;
        long counted = 0;
        for (int at = 0; at < chunk.Length; )
        {
            (long compressed, long uncompressed, long dictionary) = (-1, -1, 0);
            long inPage = 0;
            CompactThrift header = new(chunk.AsSpan(at));
            header.Structure(
                ParquetShape.Page,
                (path, value) =>
                {
                    switch (path)
                    {
                        case [2]:
                            uncompressed = value;
                            break;
                        case [3]:
                            compressed = value;
                            break;
                        case [5 or 8, 1]:
                            inPage = value;
                            break;
                        case [7, 1]:
                            dictionary = value;
                            break;
                    }
                }
            );
            at += header.At;
            at += (int)Checked(compressed, chunk.Length - at);
            expanded += Checked(uncompressed, int.MaxValue);
            counted += Checked(inPage, int.MaxValue);
            values += Checked(dictionary, int.MaxValue);
        }
        return counted == column.NumValues
            ? expanded
            : throw new InvalidDataException($"a column says {Counted.Of(column.NumValues, "value")}, its pages {counted}");
    }

    private static long Checked(long size, long most) =>
        size >= 0 && size <= most ? size : throw new InvalidDataException($"a size is {size}");

    private static byte[] Bytes(Stream stream, long start, long length)
    {
        if (start < 0 || length < 0 || start > stream.Length - length || length > Array.MaxLength)
        {
            throw new InvalidDataException("a part lies outside the file");
        }
        byte[] bytes = new byte[length];
        stream.Position = start;
        stream.ReadExactly(bytes);
        return bytes;
    }
}
