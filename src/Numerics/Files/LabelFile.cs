using System.Globalization;

namespace IsoTriplet.Numerics;

/// <summary>Labels in files, one a row: .npy or .npz (integers, truth values, whole floats, fixed text; one column or one row), .csv, .tsv, .txt or .parquet (one column, or one of several by name).</summary>
public static class LabelFile
{
    /// <summary>Reads labels.</summary>
    /// <param name="path">The file; of an .npz, <c>file.npz:KEY</c>, where more than one array can be meant.</param>
    /// <returns>The labels.</returns>
    /// <remarks>
    /// The first line of a text table is a header if no other line reads as it does, and all others are integers and it is not, or it reads label, class, target or y.
    /// If not all labels are integers, all are texts.
    /// </remarks>
    /// <exception cref="InputException">Anything wrong with the file.</exception>
    public static Labels Read(string path) => Read(path, null, TableOptions.Default);

    /// <summary>Reads the labels of as many points.</summary>
    /// <param name="path">The file.</param>
    /// <param name="points">The number of points. A text table with one line more starts with a header, where that line is none of the labels below it, or a usual name of labels, or the number of
    /// the column; one with as many lines does not, unless it reads label, class or target.</param>
    /// <param name="options">What the caller says of the table.</param>
    /// <returns>As many labels as points.</returns>
    /// <exception cref="InputException">Anything wrong with the file, another number of labels and labels that all differ (for more than 10 points) included.</exception>
    public static Labels Read(string path, int points, TableOptions? options = null) =>
        Read(path, (int?)points, options ?? TableOptions.Default);

    /// <summary>Labels as they are matched with those of another file: where integers stand beside texts, 3, 03 and 3.0 are one class too.</summary>
    /// <param name="labels">The labels of one file.</param>
    /// <returns>As many labels; each integer is named by its digits alone.</returns>
    public static Labels ByNumber(Labels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        string[] names =
        [
            .. labels.Names.Select(static name =>
                TextNumber.TryInteger(name, out long value) ? value.ToString(CultureInfo.InvariantCulture) : name
            ),
        ];
        return Labels.FromTexts([.. Enumerable.Range(0, labels.Count).Select(i => names[labels[i]])]);
    }

    /// <summary>How many labels a file holds by its own words; null where it cannot be read.</summary>
    internal static int? TryCount(string path, TableOptions options)
    {
        try
        {
            return Read(path, null, options).Count;
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static Labels Read(string path, int? points, TableOptions options) =>
        LabelValues.Checked(
            EmbeddingFile.Extension(path) switch
            {
                ".npy" => NpyFile.ReadLabels(path),
                ".npz" => NpzFile.ReadLabels(path, points),
                ".csv" or ".tsv" or ".txt" => LabelValues.Of(Texts(TextTable.OfLabels(path, options), points, options), path),
                ".parquet" => OfParquet(new ParquetTable(path), options),
                _ => throw EmbeddingFile.UnknownEnding(path),
            },
            path,
            points,
            options
        );

    private static Labels OfParquet(ParquetTable table, TableOptions options)
    {
        int column =
            options.LabelColumn is { } name ? ColumnChoice.Find(table, name)
            : table.Columns == 1 ? 0
            : throw Several(table);
        return LabelValues.Of(table.Read([], column).Texts!, table.Path);
    }

    private static string[] Texts(TextTable table, int? points, TableOptions options)
    {
        TextTable named = table.WithHeader();
        bool? header = options.Header;
        int column = 0;
        if (options.LabelColumn is { } name)
        {
            // A number is a name only where the first line is known to be one of names.
            header ??= !TextNumber.TryInteger(name, out _) && ColumnChoice.IndexOf(named, name) is not null ? true : null;
            column = ColumnChoice.Find(header == true ? named : table, name);
        }
        else if (table.Columns > 1)
        {
            throw Several(named, ", or the separator with --separator");
        }
        string[] texts = table.Read([], column).Texts!;
        int start = header ?? IsHeader(texts, points, column) ? 1 : 0;
        if (start == 1 && texts.Length == points)
        {
            throw new InputException(
                table.Path,
                $"has {Counted.Of(points.Value - 1, "label")} below its header, {InputFile.Quote(texts[0])}; {points} were expected, one a point"
            );
        }
        for (int i = start; i < texts.Length; i++)
        {
            if (texts[i].Length == 0)
            {
                throw new InputException(table.Path, $"row {i - start} has no label in column {column}");
            }
        }
        return start < texts.Length ? texts[start..] : throw new InputException(table.Path, "has a header and no labels");
    }

    private static InputException Several(Table table, string more = "") =>
        new(
            table.Path,
            $"has {Counted.Of(table.Columns, "column")} ({InputFile.Quote(table.Names ?? [])}); one label a row was expected: name its column with --label-column{more}"
        );

    // Where the first line may be either, the number of lines decides.
    private static bool IsHeader(string[] texts, int? points, int column)
    {
        string first = texts[0];
        ReadOnlySpan<string> others = texts.AsSpan(1);
        bool isInteger = TextNumber.TryInteger(first, out _);
        bool isWord = ColumnChoice.LabelNames.Contains(first, StringComparer.OrdinalIgnoreCase);
        // A column without a name is called by its number.
        if (texts.Length == points + 1 && (isWord || TextNumber.Is(first, column)))
        {
            return true;
        }
        if (others.Contains(first))
        {
            return false;
        }
        if (texts.Length == points)
        {
            // Beside n a y is a label.
            return isWord && !first.Equals("y", StringComparison.OrdinalIgnoreCase);
        }
        if (texts.Length == points + 1)
        {
            return !isInteger;
        }
        bool aboveIntegers = others.Length > 0;
        foreach (string text in others)
        {
            aboveIntegers &= TextNumber.TryInteger(text, out _);
        }
        return !isInteger && (isWord || aboveIntegers);
    }
}

/// <summary>Labels from what a file holds, and whether they can be meant as labels.</summary>
internal static class LabelValues
{
    private const int Plausible = 10;

    // What pandas reads as a value that is missing, and what it and others write for one.
    private static readonly string[] Missing = ["nan", "na", "n/a", "null", "none", "<na>"];

    /// <summary>Integers where all texts are integers (so 3, 03 and 3.0 are one class), else texts compared ordinally.</summary>
    /// <exception cref="InputException">Where all others are numbers, one is a word for a value that is missing.</exception>
    public static Labels Of(ReadOnlySpan<string> texts, string path)
    {
        if (AmongNumbers(texts) is { } row)
        {
            throw new InputException(
                path,
                $"row {row} has the label {InputFile.Quote(texts[row])} where others are numbers; one a row was expected"
            );
        }
        long[] integers = new long[texts.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            if (!TextNumber.TryInteger(texts[i], out integers[i]))
            {
                return Labels.FromTexts(texts);
            }
        }
        return Labels.FromIntegers(integers);
    }

    // The first text that says that a label is missing, if all others are numbers and there are some.
    private static int? AmongNumbers(ReadOnlySpan<string> texts)
    {
        (int first, bool numbers) = (-1, false);
        for (int i = 0; i < texts.Length; i++)
        {
            if (Missing.Contains(texts[i], StringComparer.OrdinalIgnoreCase))
            {
                first = first < 0 ? i : first;
            }
            else if (TextNumber.TryParse(texts[i], out _))
            {
                numbers = true;
            }
            else
            {
                return null;
            }
        }
        return first >= 0 && numbers ? first : null;
    }

    /// <summary>Refuses another number of labels than points, and more than 10 that are all different.</summary>
    public static Labels Checked(Labels labels, string path, int? points, TableOptions options)
    {
        if (points is { } expected && labels.Count != expected)
        {
            throw new InputException(path, $"has {Counted.Of(labels.Count, "label")}; {expected} were expected, one a point");
        }
        return labels.Count <= Plausible || labels.Classes < labels.Count || points is null || options.LabelsAsGiven
            ? labels
            : throw new InputException(
                path,
                $"every one of {labels.Count} rows is a class of its own ({InputFile.Quote(labels.Names[0])}, {InputFile.Quote(labels.Names[1])}, ...), "
                    + "likely by a wrong separator or column: say --separator or --label-column, or --labels-as-given"
            );
    }
}
