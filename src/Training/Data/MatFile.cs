using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace IsoTriplet.Training.Data;

/// <summary>MATLAB files of level 5, little-endian, plain or compressed: numeric, text, cell and struct arrays. Sparse arrays and objects are refused.</summary>
internal static class MatFile
{
    private const int HeaderSize = 128;
    private const int Matrix = 14;
    private const int Compressed = 15;

    /// <summary>The variables of a file by name.</summary>
    /// <exception cref="InputException">The file is missing, damaged, or of another kind.</exception>
    public static IReadOnlyDictionary<string, MatArray> Read(string path)
    {
        byte[] file = InputFile.Bytes(path);
        if (
            file.Length < HeaderSize
            || !Encoding.ASCII.GetString(file, 0, 10).StartsWith("MATLAB 5.0", StringComparison.Ordinal)
            || file[126] != 'I'
        )
        {
            throw new InputException(path, "is not a little-endian MATLAB file of level 5");
        }
        try
        {
            Dictionary<string, MatArray> variables = new(StringComparer.Ordinal);
            ReadOnlyMemory<byte> rest = file.AsMemory(HeaderSize);
            while (rest.Length >= 8)
            {
                (int type, ReadOnlyMemory<byte> data) = Element(ref rest, type => type != Compressed);
                if (type == Compressed)
                {
                    ReadOnlyMemory<byte> inflated = Inflate(data.ToArray());
                    (type, data) = Element(ref inflated, _ => false);
                }
                if (type == Matrix)
                {
                    (string name, MatArray array) = Array(data);
                    variables[name] = array;
                }
            }
            return variables;
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or InvalidDataException or OverflowException)
        {
            throw new InputException(path, $"is a damaged MATLAB file ({e.Message})", e);
        }
    }

    private static (string Name, MatArray Array) Array(ReadOnlyMemory<byte> rest)
    {
        if (rest.Length == 0)
        {
            return ("", new MatArray(0, [], "", [], []));
        }
        int kind = Element(ref rest).Data.Span[0];
        int[] sizes = [.. Numbers(Element(ref rest)).Select(v => (int)v)];
        int count = sizes.Aggregate(1, (product, size) => checked(product * size));
        string name = Encoding.ASCII.GetString(Element(ref rest).Data.Span);
        switch (kind)
        {
            case 1:
                return (name, new MatArray(count, [], "", [""], Children(rest, count)));
            case 2:
                int width = (int)Numbers(Element(ref rest))[0];
                ReadOnlyMemory<byte> names = Element(ref rest).Data;
                string[] fields = new string[width == 0 ? 0 : names.Length / width];
                for (int k = 0; k < fields.Length; k++)
                {
                    fields[k] = Encoding.ASCII.GetString(names.Slice(k * width, width).Span).TrimEnd('\0');
                }
                return (name, new MatArray(count, [], "", fields, Children(rest, count * fields.Length)));
            case 4:
                double[] letters = Numbers(Element(ref rest));
                return (name, new MatArray(count, letters, string.Concat(letters.Select(v => (char)v)), [], []));
            case >= 6 and <= 15:
                return (name, new MatArray(count, Numbers(Element(ref rest)), "", [], []));
            default:
                throw new InvalidDataException($"array class {kind} is not read here");
        }
    }

    private static MatArray[] Children(ReadOnlyMemory<byte> rest, int count)
    {
        List<MatArray> children = [];
        for (int k = 0; k < count; k++)
        {
            children.Add(Array(Element(ref rest).Data).Array);
        }
        return [.. children];
    }

    // Tag and data; data of at most four bytes may sit inside the tag. Elements are padded to eight bytes, except compressed ones.
    private static (int Type, ReadOnlyMemory<byte> Data) Element(ref ReadOnlyMemory<byte> rest) => Element(ref rest, _ => true);

    private static (int Type, ReadOnlyMemory<byte> Data) Element(ref ReadOnlyMemory<byte> rest, Func<int, bool> padded)
    {
        int type = BinaryPrimitives.ReadInt32LittleEndian(rest.Span);
        if (type >> 16 != 0)
        {
            ReadOnlyMemory<byte> small = rest.Slice(4, type >> 16);
            rest = rest[8..];
            return (type & 0xFFFF, small);
        }
        int size = BinaryPrimitives.ReadInt32LittleEndian(rest.Span[4..]);
        ReadOnlyMemory<byte> data = rest.Slice(8, size);
        int whole = 8 + (padded(type) ? (size + 7) / 8 * 8 : size);
        rest = rest[Math.Min(whole, rest.Length)..];
        return (type, data);
    }

    private static double[] Numbers((int Type, ReadOnlyMemory<byte> Data) element) => Numbers(element.Type, element.Data);

    private static double[] Numbers(int type, ReadOnlyMemory<byte> data)
    {
        int size = type switch
        {
            1 or 2 or 16 => 1,
            3 or 4 or 17 => 2,
            5 or 6 or 7 => 4,
            9 or 12 or 13 => 8,
            _ => throw new InvalidDataException($"numbers of type {type} are not read here"),
        };
        double[] values = new double[data.Length / size];
        for (int k = 0; k < values.Length; k++)
        {
            ReadOnlySpan<byte> cell = data.Span.Slice(k * size, size);
            values[k] = type switch
            {
                1 => (sbyte)cell[0],
                2 or 16 => cell[0],
                3 => BinaryPrimitives.ReadInt16LittleEndian(cell),
                4 or 17 => BinaryPrimitives.ReadUInt16LittleEndian(cell),
                5 => BinaryPrimitives.ReadInt32LittleEndian(cell),
                6 => BinaryPrimitives.ReadUInt32LittleEndian(cell),
                7 => BinaryPrimitives.ReadSingleLittleEndian(cell),
                9 => BinaryPrimitives.ReadDoubleLittleEndian(cell),
                12 => BinaryPrimitives.ReadInt64LittleEndian(cell),
                _ => BinaryPrimitives.ReadUInt64LittleEndian(cell),
            };
        }
        return values;
    }

    private static byte[] Inflate(byte[] packed)
    {
        using ZLibStream stream = new(new MemoryStream(packed), CompressionMode.Decompress);
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }
}

/// <summary>An array of a MATLAB file: numbers, text, or a struct array.</summary>
internal sealed record MatArray(int Count, double[] Numbers, string Text, IReadOnlyList<string> FieldNames, IReadOnlyList<MatArray> Fields)
{
    /// <summary>The only number of a scalar.</summary>
    public double Number =>
        Numbers.Length == 1 ? Numbers[0] : throw new InvalidDataException($"{Counted.Of(Numbers.Length, "number")}; 1 was expected");

    /// <summary>A field of one element of a struct array.</summary>
    public MatArray Field(int element, string name)
    {
        for (int k = 0; k < FieldNames.Count; k++)
        {
            if (FieldNames[k] == name)
            {
                return Fields[(element * FieldNames.Count) + k];
            }
        }
        throw new InvalidDataException($"no field '{name}'; there are {string.Join(", ", FieldNames)}");
    }
}
