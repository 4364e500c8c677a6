using System.Globalization;
using System.Text;
using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace IsoTriplet.Numerics;

/// <summary>A .parquet file: the one column that holds lists of numbers, all equally long, or the columns of numbers; labels from a column of integers, truth values, whole floats or texts.</summary>
internal sealed class ParquetTable : Table
{
    private readonly Column[] _columns;

    public ParquetTable(string path)
        : base(path)
    {
        _columns = Open(
            path,
            static (reader, _) => Array.ConvertAll([.. reader.Schema.Fields], static f => new Column(f.Name, Kind(f), Leaf(f)))
        );
        Names = [.. _columns.Select(c => c.Name)];
        Columns = _columns.Length;
    }

    private enum Content
    {
        Other,
        Numbers,
        Lists,
    }

    private sealed record Column(string Name, Content Content, DataField? Data);

    /// <inheritdoc/>
    public override IReadOnlyList<int> Numeric
    {
        get
        {
            int[] lists = Of(Content.Lists);
            return lists.Length switch
            {
                0 => Of(Content.Numbers),
                1 => lists,
                _ => throw new InputException(
                    Path,
                    $"has several columns of lists ({string.Join(", ", lists.Select(k => InputFile.Quote(_columns[k].Name)))}): name one with --columns"
                ),
            };
        }
    }

    /// <inheritdoc/>
    public override TableContent Read(IReadOnlyList<int> numbers, int? texts) =>
        Open(
            Path,
            (reader, length) =>
            {
                List<double[]> parts = [];
                List<string> labels = [];
                (int rows, int dimension, bool counts) = (0, -1, true);
                for (int g = 0; g < reader.RowGroupCount; g++)
                {
                    using ParquetRowGroupReader group = reader.OpenRowGroupReader(g);
                    int here = group.RowCount is >= 0 and <= int.MaxValue and { } count
                        ? (int)count
                        : throw new InvalidDataException($"a row group has {Counted.Of(group.RowCount, "row")}");
                    if (numbers.Count > 0 && here > 0)
                    {
                        (double[] values, int each) = Numbers(group, numbers, here, rows);
                        dimension = dimension < 0 || dimension == each ? each : throw Ragged(rows, each, dimension);
                        counts &= numbers.Contains(0) && Counts(group, here, rows);
                        parts.Add(values);
                    }
                    if (texts is { } column)
                    {
                        labels.AddRange(Texts(group, _columns[column], here, rows));
                    }
                    rows = checked(rows + here);
                }
                return rows == 0 || dimension == 0 ? throw new InputException(Path, rows == 0 ? "has no rows" : "has lists without numbers")
                    : (long)rows * Math.Max(dimension, 1) > Array.MaxLength
                        ? throw new InputException(Path, $"has {rows} x {dimension} numbers, more than can be held")
                    : new TableContent(
                        parts.Count == 1 ? parts[0] : [.. parts.SelectMany(p => p)],
                        rows,
                        Math.Max(dimension, 0),
                        texts is null ? null : [.. labels],
                        counts && rows >= 3
                    );
            }
        );

    private static T Open<T>(string path, Func<ParquetReader, long, T> use) =>
        InputFile.Read(
            path,
            stream =>
            {
                try
                {
                    ParquetLimits.CheckFooter(stream);
                    ParquetReader reader = ParquetReader.CreateAsync(stream, leaveStreamOpen: true).GetAwaiter().GetResult();
                    try
                    {
                        ParquetLimits.CheckPages(stream, reader.Metadata ?? throw new InvalidDataException("it has no footer"));
                        return use(reader, stream.Length);
                    }
                    finally
                    {
                        reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
                    }
                }
                // The reader meets damaged bytes with whatever exception they lead to.
                catch (Exception e) when (e is not (InputException or OutOfMemoryException))
                {
                    throw new InputException(path, $"is no .parquet that can be read ({InputFile.OneLine(e.Message)})", e);
                }
            }
        );

    private int[] Of(Content content) => [.. Enumerable.Range(0, _columns.Length).Where(k => _columns[k].Content == content)];

    private static Content Kind(Field field) =>
        field switch
        {
            ListField list when Leaf(list) is { } item && IsNumber(item) => Content.Lists,
            DataField data when IsNumber(data) => data.IsArray ? Content.Lists : Content.Numbers,
            _ => Content.Other,
        };

    private static DataField? Leaf(Field field) => field as DataField ?? (field as ListField)?.Item as DataField;

    private static bool IsNumber(DataField field) =>
        Type.GetTypeCode(field.ClrType) is (>= TypeCode.SByte and <= TypeCode.Decimal) || field.ClrType == typeof(Half);

    private (double[] Values, int Each) Numbers(ParquetRowGroupReader group, IReadOnlyList<int> columns, int rows, int before)
    {
        if (columns is [var only] && _columns[only].Content == Content.Lists)
        {
            return Lists(group, only, rows, before);
        }
        double[] values = new double[checked(rows * columns.Count)];
        for (int k = 0; k < columns.Count; k++)
        {
            Column column = _columns[columns[k]];
            if (column.Content != Content.Numbers)
            {
                throw new InputException(Path, $"{Name(columns[k])} holds no numbers; columns of numbers, or one of lists, were expected");
            }
            (double[] read, _) = Doubles(group, column, rows, row => $"row {before + row}, {Name(columns[k])}");
            for (int i = 0; i < rows; i++)
            {
                values[(i * columns.Count) + k] = read[i];
            }
        }
        return (values, columns.Count);
    }

    private (double[] Values, int Each) Lists(ParquetRowGroupReader group, int column, int rows, int before)
    {
        (double[] values, int[] starts) = Doubles(group, _columns[column], null, k => $"{Name(column)}, number {k} of its row group");
        if (starts.Length != rows || starts[0] != 0)
        {
            throw new InputException(
                Path,
                $"{Name(column)} has {Counted.Of(starts.Length, "list")} in {Counted.Of(rows, "row")}; one a row was expected"
            );
        }
        int each = values.Length / rows;
        for (int i = 1; i < rows; i++)
        {
            if (starts[i] - starts[i - 1] != starts[1])
            {
                throw Ragged(before + i - 1, starts[i] - starts[i - 1], starts[1]);
            }
        }
        return values.Length == (long)each * rows && (rows == 1 || starts[1] == each)
            ? (values, each)
            : throw Ragged(before + rows - 1, values.Length - starts[^1], rows > 1 ? starts[1] : each);
    }

    private InputException Ragged(int row, int here, int first) =>
        new(Path, $"ragged: row {row} has {Counted.Of(here, "number")}, others {first}");

    // The numbers of a column, none of them missing, and where each list begins.
    private (double[] Values, int[] Starts) Doubles(ParquetRowGroupReader group, Column column, int? rows, Func<int, string> place)
    {
        using RawColumnData data = Raw(group, column);
        int missing = Missing(data, column);
        if (missing >= 0)
        {
            throw new InputException(Path, $"{place(missing)} is missing (null); a number was expected");
        }
        double[] values = Converted(data) ?? throw new InputException(Path, $"column {InputFile.Quote(column.Name)} holds no numbers");
        if (rows is { } expected && values.Length != expected)
        {
            throw new InputException(
                Path,
                $"column {InputFile.Quote(column.Name)} has {Counted.Of(values.Length, "value")} in {Counted.Of(expected, "row")}"
            );
        }
        int bad = Array.FindIndex(values, static v => !double.IsFinite(v));
        if (bad >= 0)
        {
            string what = data is RawColumnData<long> or RawColumnData<ulong> ? "an integer of more than 53 bits" : $"{values[bad]}";
            throw new InputException(Path, $"{place(bad)} is {what}; a finite number that a double holds was expected");
        }
        List<int> starts = [];
        Span<int> levels = column.Data!.MaxRepetitionLevel > 0 ? data.RepetitionLevels : [];
        for (int k = 0; k < levels.Length; k++)
        {
            if (levels[k] == 0)
            {
                starts.Add(k);
            }
        }
        return (values, [.. starts]);
    }

    // Null where they are no numbers; NaN in the place of integers that no double holds.
    private static double[]? Converted(RawColumnData data) =>
        data switch
        {
            RawColumnData<double> d => d.Values.ToArray(),
            RawColumnData<float> d => Converted(d, static v => v),
            RawColumnData<Half> d => Converted(d, static v => (double)v),
            RawColumnData<sbyte> d => Converted(d, static v => v),
            RawColumnData<byte> d => Converted(d, static v => v),
            RawColumnData<short> d => Converted(d, static v => v),
            RawColumnData<ushort> d => Converted(d, static v => v),
            RawColumnData<int> d => Converted(d, static v => v),
            RawColumnData<uint> d => Converted(d, static v => v),
            RawColumnData<long> d => Converted(d, static v => (Int128)(double)v == v ? v : double.NaN),
            RawColumnData<ulong> d => Converted(d, static v => (Int128)(double)v == v ? v : double.NaN),
            RawColumnData<decimal> d => Converted(d, static v => (double)v),
            _ => null,
        };

    private static double[] Converted<T>(RawColumnData<T> data, Func<T, double> convert)
        where T : struct
    {
        Span<T> read = data.Values;
        double[] values = new double[read.Length];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = convert(read[k]);
        }
        return values;
    }

    private bool Counts(ParquetRowGroupReader group, int rows, int before)
    {
        if (_columns[0] is not { Content: Content.Numbers, Data: not null })
        {
            return false;
        }
        using RawColumnData data = Raw(group, _columns[0]);
        return Converted(data) is { } values && values.Length == rows && values.Index().All(v => v.Item == before + v.Index);
    }

    private string[] Texts(ParquetRowGroupReader group, Column column, int rows, int before)
    {
        if (column.Data is null || column.Content == Content.Lists)
        {
            throw new InputException(
                Path,
                $"column {InputFile.Quote(column.Name)} holds no labels; integers, whole numbers or texts were expected"
            );
        }
        using RawColumnData data = Raw(group, column);
        int missing = Missing(data, column);
        if (missing >= 0)
        {
            throw new InputException(Path, $"row {before + missing} has no label in column {InputFile.Quote(column.Name)}");
        }
        string[] texts = data switch
        {
            RawColumnData<ReadOnlyMemory<char>> d => Named(d, static v => v.ToString()),
            RawColumnData<ReadOnlyMemory<byte>> d => Named(d, static v => Encoding.UTF8.GetString(v.Span)),
            RawColumnData<bool> d => Named(d, static v => v ? "1" : "0"),
            RawColumnData<double> d => Named(d, static v => v.ToString("R", CultureInfo.InvariantCulture)),
            RawColumnData<float> d => Named(d, static v => v.ToString("R", CultureInfo.InvariantCulture)),
            RawColumnData<sbyte> d => Named(d, static v => v.ToString(CultureInfo.InvariantCulture)),
            RawColumnData<byte> d => Named(d, static v => v.ToString(CultureInfo.InvariantCulture)),
            RawColumnData<short> d => Named(d, static v => v.ToString(CultureInfo.InvariantCulture)),
            RawColumnData<ushort> d => Named(d, static v => v.ToString(CultureInfo.InvariantCulture)),
            RawColumnData<int> d => Named(d, static v => v.ToString(CultureInfo.InvariantCulture)),
            RawColumnData<uint> d => Named(d, static v => v.ToString(CultureInfo.InvariantCulture)),
            RawColumnData<long> d => Named(d, static v => v.ToString(CultureInfo.InvariantCulture)),
            RawColumnData<ulong> d => Named(d, static v => v.ToString(CultureInfo.InvariantCulture)),
            _ => throw new InputException(
                Path,
                $"column {InputFile.Quote(column.Name)} holds no labels; integers, whole numbers or texts were expected"
            ),
        };
        return texts.Length == rows
            ? texts
            : throw new InputException(
                Path,
                $"column {InputFile.Quote(column.Name)} has {Counted.Of(texts.Length, "label")} in {Counted.Of(rows, "row")}"
            );
    }

    private static string[] Named<T>(RawColumnData<T> data, Func<T, string> name)
        where T : struct
    {
        Span<T> read = data.Values;
        string[] names = new string[read.Length];
        Dictionary<string, string> known = new(StringComparer.Ordinal);
        for (int k = 0; k < names.Length; k++)
        {
            string text = name(read[k]);
            names[k] = known.TryGetValue(text, out string? same) ? same : known[text] = text;
        }
        return names;
    }

    private static int Missing(RawColumnData data, Column column) =>
        column.Data!.MaxDefinitionLevel > 0 ? data.DefinitionLevels.IndexOfAnyExcept(column.Data.MaxDefinitionLevel) : -1;

    // The reader finds a column by its name.
    private RawColumnData Raw(ParquetRowGroupReader group, Column column) =>
        _columns.Count(c => c.Name == column.Name) == 1
            ? group.ReadRawColumnDataBaseAsync(column.Data!).AsTask().GetAwaiter().GetResult()
            : throw new InputException(Path, $"has several columns called {InputFile.Quote(column.Name)}, which cannot be told apart");
}
