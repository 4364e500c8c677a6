namespace IsoTriplet.Numerics;

/// <summary>Embeddings in files, one point a row: .npy, .npz (2-D, any real kind of number), .csv, .tsv, .txt (numbers, optional header) or .parquet (numeric columns, or one column of lists).</summary>
public static class EmbeddingFile
{
    /// <summary>Reads an embedding.</summary>
    /// <param name="path">The file; of an .npz, <c>file.npz:KEY</c>, where more than one array can be meant.</param>
    /// <param name="options">What the caller says of a table; its label column is no coordinate.</param>
    /// <returns>The points.</returns>
    /// <remarks>
    /// The first line of a text table is a header if its fields are texts, or if numbers 0, 1, 2, ... stand beside texts. A line of nothing but 0, 1, ..., n-1 may be either and is refused;
    /// so is a column that looks like an index or a label, unless the columns are named.
    /// </remarks>
    /// <exception cref="InputException">Anything wrong with the file.</exception>
    public static Embedding Read(string path, TableOptions? options = null) => ReadPerhapsLabelled(path, options).Points;

    /// <summary>The same, and the labels where it is a table that has the options' label column.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller says of a table.</param>
    /// <returns>The points; their labels, or null.</returns>
    /// <exception cref="InputException">Anything wrong with the file.</exception>
    public static (Embedding Points, Labels? Labels) ReadPerhapsLabelled(string path, TableOptions? options = null) =>
        Read(path, options ?? TableOptions.Default, null, mustHaveLabels: false);

    /// <summary>Reads an embedding and its labels: from a file of their own, or from the column of the table that the options name.</summary>
    /// <param name="path">The embedding.</param>
    /// <param name="labelPath">The labels; null where they are a column of the embedding's table.</param>
    /// <param name="options">What the caller says of tables. The separator speaks of both files, the header of the labels alone where the embedding is no text table.</param>
    /// <returns>Points and labels, equally many.</returns>
    /// <exception cref="InputException">Anything wrong with a file; where the numbers of points and labels differ, the file that has fewer is named.</exception>
    public static (Embedding Points, Labels Labels) ReadLabelled(string path, string? labelPath, TableOptions? options = null)
    {
        TableOptions said = options ?? TableOptions.Default;
        if (labelPath is null)
        {
            (Embedding all, Labels? own) = Read(path, said, null, mustHaveLabels: true);
            return (all, own ?? throw new InputException(path, "has no columns that could hold labels; a file of labels was expected"));
        }
        TableOptions ofLabels = IsText(path) ? said with { Header = null } : said;
        TableOptions ofPoints = said with { LabelColumn = null };
        Embedding points = Read(path, ofPoints, alone => Fits(labelPath, alone, ofLabels), mustHaveLabels: false).Points;
        try
        {
            return (points, LabelFile.Read(labelPath, points.Points, ofLabels));
        }
        catch (InputException e) when (LabelFile.TryCount(labelPath, ofLabels) is { } count && count > points.Points)
        {
            string hint = IsText(labelPath) && count == points.Points + 1 ? "; if its first line is a header, leave it out" : "";
            throw new InputException(
                path,
                $"has {Counted.Of(points.Points, "point")}; {count} were expected, one a label of {labelPath}{hint}",
                e
            );
        }
    }

    /// <summary>What a table calls the coordinates that <see cref="Read(string, TableOptions?)"/> takes from it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the caller says of a table.</param>
    /// <returns>The names, in the order of the coordinates; null for an array and for a table without names.</returns>
    /// <exception cref="InputException">Anything wrong with the table's beginning or its columns.</exception>
    public static IReadOnlyList<string>? CoordinateNames(string path, TableOptions? options = null)
    {
        TableOptions said = options ?? TableOptions.Default;
        return Extension(path) is not ".npy" and not ".npz" && Table.Open(path, said) is { Names: { } names } table
            ? [.. ColumnChoice.Coordinates(table, said, LabelColumn(table, said, mustHave: false)).Select(k => names[k])]
            : null;
    }

    /// <summary>Writes an embedding as .npy (float64, C order), whole or not at all.</summary>
    /// <param name="path">A file that ends in .npy.</param>
    /// <param name="points">The embedding.</param>
    /// <exception cref="InputException">Another ending, or the place cannot be written to.</exception>
    public static void Write(string path, Embedding points)
    {
        if (Extension(path) != ".npy")
        {
            throw new InputException(path, "embeddings are written as .npy; this ending was expected");
        }
        NpyFile.Write(path, points);
    }

    /// <summary>The file of a name that may carry the key of an array: <c>a.npz:KEY</c> is in a.npz.</summary>
    /// <param name="path">The name.</param>
    /// <returns>The file's own name.</returns>
    public static string FileOf(string path) => NpzFile.Split(path).File;

    internal static string Extension(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Path.GetExtension(FileOf(path)).ToLowerInvariant();
    }

    internal static InputException UnknownEnding(string path) =>
        new(path, "has an unknown ending; .npy, .npz, .csv, .tsv, .txt or .parquet was expected");

    private static bool IsText(string path) => Extension(path) is ".csv" or ".tsv" or ".txt";

    private static (Embedding Points, Labels? Labels) Read(
        string path,
        TableOptions options,
        Func<TextTable, bool>? hasHeader,
        bool mustHaveLabels
    )
    {
        switch (Extension(path))
        {
            case ".npy":
                return (NpyFile.ReadEmbedding(path), null);
            case ".npz":
                return (NpzFile.ReadEmbedding(path), null);
            case ".csv" or ".tsv" or ".txt" or ".parquet":
                break;
            default:
                throw UnknownEnding(path);
        }
        Table table = Table.Open(path, options);
        if (table is TextTable { MayHaveHeader: true } alone)
        {
            table =
                hasHeader is null ? throw Doubtful(alone)
                : hasHeader(alone) ? alone.WithHeader()
                : alone;
        }
        int? label = LabelColumn(table, options, mustHaveLabels);
        int[] columns = ColumnChoice.Coordinates(table, options, label);
        TableContent content = table.Read(ColumnChoice.InOrder(table, columns, options.Order), label);
        ColumnChoice.CheckFirst(table, options, columns, content);
        Embedding points = Embedding.Adopt(content.Rows, content.Dimension, content.Values);
        if (content.Texts is null)
        {
            return (points, null);
        }
        int empty = Array.IndexOf(content.Texts, "");
        return empty < 0
            ? (points, LabelValues.Checked(LabelValues.Of(content.Texts, path), path, points.Points, options))
            : throw new InputException(path, $"row {empty} has no label in {table.Name(label!.Value)}");
    }

    private static int? LabelColumn(Table table, TableOptions options, bool mustHave) =>
        options.LabelColumn is not { } name ? null
        : mustHave ? ColumnChoice.Find(table, name)
        : ColumnChoice.IndexOf(table, name);

    // A single column that begins with 0: a header where there is one label fewer than lines. With as many labels as lines it is a point, if others are such integers too.
    private static bool Fits(string labelPath, TextTable alone, TableOptions options)
    {
        TableContent content = alone.Read([], 0);
        int? labels = LabelFile.TryCount(labelPath, options);
        return labels == content.Rows - 1
            || (
                labels == content.Rows && content.Texts!.Skip(1).Any(static t => TextNumber.TryInteger(t, out _) && !t.Contains('.'))
                    ? false
                    : throw Doubtful(alone)
            );
    }

    private static InputException Doubtful(TextTable alone) =>
        new(alone.Path, $"line {alone.FirstLine} is 0: it may name the column or be a point: say --header yes or --header no");
}
