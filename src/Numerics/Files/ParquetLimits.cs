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

/// <summary>What the structures of Parquet's headers hold, by parquet.thrift of its format 2.12: a header whose values have other types is no header, and its reader would lose its place in it.</summary>
internal static class ParquetShape
{
    public const string Footer = "footer";
    public const string Page = "page";

    // A word a field, from field 1 on: i an integer, b a truth value, y a byte, d a double, s bytes or a text, * a list of what follows,
    // ! what is refused (encryption), - no field, else a structure.
    private static readonly Dictionary<string, string[]> Structures = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Footer] = "i *element i *rows *pair s *order ! !",
        ["element"] = "i i i s i i i i i logical",
        ["logical"] = "empty empty empty empty decimal empty time time - integer empty empty empty empty empty variant geometry geography",
        ["empty"] = "-",
        ["decimal"] = "i i",
        ["time"] = "b unit",
        ["unit"] = "empty empty empty",
        ["integer"] = "y b",
        ["variant"] = "y",
        ["geometry"] = "s",
        ["geography"] = "s i",
        ["rows"] = "*chunk i i *sorting i i i",
        ["sorting"] = "i b b",
        ["chunk"] = "s i column i i i i ! !",
        ["column"] = "i *i *s i i i i *pair i i i statistics *encoded i i sizes region",
        ["pair"] = "s s",
        ["statistics"] = "s s i i s s b b",
        ["encoded"] = "i i i",
        ["sizes"] = "i *i *i",
        ["region"] = "box *i",
        ["box"] = "d d d d d d d d",
        ["order"] = "empty",
        [Page] = "i i i i data empty dictionary data2",
        ["data"] = "i i i i statistics",
        ["dictionary"] = "i i b",
        ["data2"] = "i i i i i i b statistics",
    }.ToDictionary(s => s.Key, s => s.Value.Split(' '), StringComparer.Ordinal);

    /// <summary>The word of a field, or null where none is known: a later version of the format may have it.</summary>
    public static string? Of(string? structure, int field) =>
        structure is not null && Structures.TryGetValue(structure, out string[]? words) && field >= 1 && field <= words.Length
            ? words[field - 1] is var word && word == "-"
                ? null
                : word
            : null;

    /// <summary>Whether a value of this type of the compact protocol is what the word says.</summary>
    public static bool Fits(string? word, int type) =>
        word switch
        {
            null => true,
            "i" => type is 4 or 5 or 6,
            "b" => type is 1 or 2,
            "y" => type is 3,
            "d" => type is 7,
            "s" => type is 8,
            "!" => false,
            ['*', ..] => type is 9 or 10,
            _ => type is 12,
        };
}

/// <summary>Called for each integer of a Thrift structure.</summary>
/// <param name="path">Field numbers from the outside in; an element of a list is its index.</param>
/// <param name="value">The integer.</param>
internal delegate void ThriftInteger(ReadOnlySpan<int> path, long value);

/// <summary>Walks a structure of Thrift's compact protocol, as Parquet's headers are, and finds out that it lies within its bytes and holds what it should before anything is allocated for it.</summary>
internal ref struct CompactThrift(ReadOnlySpan<byte> bytes)
{
    private const int Deepest = 32;
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly int[] _path = new int[Deepest + 1];
    private int _depth;

    /// <summary>Where the walk stands.</summary>
    public int At { get; private set; }

    /// <summary>Walks one structure.</summary>
    /// <param name="structure">Its name in <see cref="ParquetShape"/>, or null: any.</param>
    /// <param name="visit">Called for each integer.</param>
    /// <exception cref="InvalidDataException">It is none, does not end within the bytes, says that it holds more than they can, or a value has another type than it should.</exception>
    public void Structure(string? structure, ThriftInteger visit)
    {
        Enter();
        int field = 0;
        while (true)
        {
            int head = Byte();
            int type = head & 15;
            if (type == 0)
            {
                _depth--;
                return;
            }
            field = head >> 4 == 0 ? (int)(short)ZigZag() : field + (head >> 4);
            _path[_depth - 1] = field;
            string? word = Expected(ParquetShape.Of(structure, field), type);
            // A truth value of a structure is its type.
            if (type > 2)
            {
                Value(type, word, visit);
            }
        }
    }

    private void Value(int type, string? word, ThriftInteger visit)
    {
        switch (type)
        {
            case 3:
                At++;
                break;
            case 4 or 5 or 6:
                visit(_path.AsSpan(0, _depth), ZigZag());
                break;
            case 7:
                Skip(8);
                break;
            case 8:
                Skip(Size(1));
                break;
            case 9 or 10:
                List(word?[1..], visit);
                break;
            case 11:
                Map(visit);
                break;
            case 12:
                Structure(word, visit);
                break;
            case 13:
                Skip(16);
                break;
            default:
                throw new InvalidDataException($"a header holds a value of type {type}");
        }
        if (At > _bytes.Length)
        {
            throw Ends();
        }
    }

    // No list of the headers holds truth values, whose elements readers do not agree upon.
    private void List(string? word, ThriftInteger visit)
    {
        int head = Byte();
        int count = head >> 4 == 15 ? Size(1) : head >> 4;
        string? each = count == 0 ? word : Expected(word, head & 15);
        Enter();
        for (int k = 0; k < count; k++)
        {
            _path[_depth - 1] = k;
            Value(head & 15, each, visit);
        }
        _depth--;
    }

    private void Map(ThriftInteger visit)
    {
        int count = Size(2);
        int types = count == 0 ? 0 : Byte();
        Enter();
        for (int k = 0; k < count; k++)
        {
            _path[_depth - 1] = k;
            Value(types >> 4, null, visit);
            Value(types & 15, null, visit);
        }
        _depth--;
    }

    private static string? Expected(string? word, int type) =>
        ParquetShape.Fits(word, type) ? word
        : word == "!" ? throw new InvalidDataException("it is encrypted")
        : throw new InvalidDataException($"a header holds a value of type {type} in the place of another");

    private void Enter()
    {
        if (++_depth > Deepest)
        {
            throw new InvalidDataException("a header is nested too deeply");
        }
    }

    // How many of things that take so many bytes at least.
    private int Size(int each)
    {
        ulong count = Varint();
        return count <= (ulong)((_bytes.Length - At) / each) ? (int)count : throw Ends();
    }

    private void Skip(int count) => At = count <= _bytes.Length - At ? At + count : throw Ends();

    private int Byte() => At < _bytes.Length ? _bytes[At++] : throw Ends();

    private long ZigZag()
    {
        ulong bits = Varint();
        return (long)(bits >> 1) ^ -(long)(bits & 1);
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            int next = Byte();
            value |= (ulong)(next & 127) << shift;
            if (next < 128)
            {
                return value;
            }
        }
        throw new InvalidDataException("a header holds a number without an end");
    }

    private static InvalidDataException Ends() => new("a header says more than its bytes hold");
}
