namespace IsoTriplet.Numerics;

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
