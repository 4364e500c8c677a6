namespace IsoTriplet.Numerics;

/// <summary>Labels in files, one a row: .npy or .npz (integers, truth values, whole floats, fixed text; one column or one row), .csv, .tsv, .txt or .parquet (one column, or one of several by name).</summary>
public static class LabelFile
{
    /// <summary>Reads labels.</summary>
    /// <param name="path">The file; of an .npz, <c>file.npz:KEY</c>, where more than one array can be meant.</param>
    /// <returns>The labels.</returns>
    /// <remarks>
    /// The first line of a text table is a header if all others are integers and it is not; or if it reads label, class, target or y and no other line does.
    /// If not all labels are integers, all are texts.
    /// </remarks>
    /// <exception cref="InputException">Anything wrong with the file.</exception>
    public static Labels Read(string path) => Read(path, null, TableOptions.Default);

    /// <summary>Reads the labels of as many points.</summary>
    /// <param name="path">The file.</param>
    /// <param name="points">The number of points. A text table with one line more starts with a header, one with as many lines does not.</param>
    /// <param name="options">What the caller says of the table.</param>
    /// <returns>As many labels as points.</returns>
    /// <exception cref="InputException">Anything wrong with the file, another number of labels and labels that all differ (for more than 10 points) included.</exception>
    public static Labels Read(string path, int points, TableOptions? options = null) =>
        Read(path, (int?)points, options ?? TableOptions.Default);

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
                ".csv" or ".tsv" or ".txt" => LabelValues.Of(Texts(TextTable.OfLabels(path, options), points, options)),
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
        return LabelValues.Of(table.Read([], column).Texts!);
    }

    private static string[] Texts(TextTable table, int? points, TableOptions options)
    {
        TextTable named = table.WithHeader();
        bool? header = options.Header;
        int column = 0;
        if (options.LabelColumn is { } name)
        {
            // A number is a name only where the first line is known to be one of names.
            bool isNumber = TextNumber.TryInteger(name, out _);
            header ??=
                (!isNumber && ColumnChoice.IndexOf(named, name) is not null) || (isNumber && table.Read([], 0).Rows == points + 1)
                    ? true
                    : null;
            column = ColumnChoice.Find(header == true ? named : table, name);
        }
        else if (table.Columns > 1)
        {
            throw Several(named, ", or the separator with --separator");
        }
        string[] texts = table.Read([], column).Texts!;
        int start = header ?? IsHeader(texts, points) ? 1 : 0;
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
            $"has {table.Columns} columns ({ColumnChoice.List(table)}); one label a row was expected: name its column with --label-column{more}"
        );

    private static bool IsHeader(string[] texts, int? points)
    {
        bool isInteger = TextNumber.TryInteger(texts[0], out _);
        ReadOnlySpan<string> others = texts.AsSpan(1);
        bool recurs = others.Contains(texts[0]);
        if (!isInteger && !recurs && texts.Length > 1)
        {
            bool aboveIntegers = true;
            foreach (string text in others)
            {
                aboveIntegers &= TextNumber.TryInteger(text, out _);
            }
            if (aboveIntegers || ColumnChoice.LabelNames.Contains(texts[0], StringComparer.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        // A column without a name is called 0.
        return (texts.Length == points + 1 && (!isInteger || texts[0] == "0"))
            || (!isInteger && texts.Length == 1 && ColumnChoice.LabelNames.Contains(texts[0], StringComparer.OrdinalIgnoreCase));
    }
}
