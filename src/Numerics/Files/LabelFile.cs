namespace IsoTriplet.Numerics;

/// <summary>Labels in files: .npy (1-D integers) or .csv (integers or texts, optional header), one a row.</summary>
public static class LabelFile
{
    private static readonly string[] HeaderNames = ["label", "labels", "class", "classes", "target", "y"];

    /// <summary>Reads labels.</summary>
    /// <param name="path">A file that ends in .npy or .csv.</param>
    /// <returns>The labels.</returns>
    /// <remarks>
    /// The first line of a .csv is a header if all others are integers and it is not; or if it reads label, labels, class, classes, target or y.
    /// </remarks>
    /// <exception cref="InputException">Anything wrong with the file.</exception>
    public static Labels Read(string path) => Read(path, null);

    /// <summary>Reads the labels of as many points.</summary>
    /// <param name="path">A file that ends in .npy or .csv.</param>
    /// <param name="points">The number of points. A .csv of texts with one line more starts with a header.</param>
    /// <returns>As many labels as points.</returns>
    /// <exception cref="InputException">Anything wrong with the file, another number of labels included.</exception>
    public static Labels Read(string path, int points)
    {
        Labels labels = Read(path, (int?)points);
        return labels.Count == points
            ? labels
            : throw new InputException(path, $"has {labels.Count} labels; {points} were expected, one a point");
    }

    private static Labels Read(string path, int? points) =>
        EmbeddingFile.Extension(path) switch
        {
            ".npy" => NpyFile.ReadLabels(path),
            ".csv" => ReadCsv(path, points),
            _ => throw new InputException(path, "has an unknown ending; .npy or .csv was expected"),
        };

    private static Labels ReadCsv(string path, int? points)
    {
        CsvTable table = CsvTable.Read(path);
        if (table.Width(0) != 1)
        {
            throw new InputException(path, $"has {table.Width(0)} columns; one label a row was expected");
        }
        string[] texts = new string[table.Lines];
        long[] integers = new long[table.Lines];
        int texted = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = table[i, 0];
            if (long.TryParse(texts[i], out integers[i]))
            {
                continue;
            }
            if (CsvNumber.TryParse(texts[i], out _))
            {
                throw new InputException(path, $"line {i + 1} is {InputFile.Quote(texts[i])}; an integer or a text was expected");
            }
            texted++;
        }
        bool firstIsText = !long.TryParse(texts[0], out _);
        bool header =
            firstIsText
            && (
                (texted == 1 && texts.Length > 1)
                || texts.Length == points + 1
                || HeaderNames.Contains(texts[0], StringComparer.OrdinalIgnoreCase)
            );
        int start = header ? 1 : 0;
        if (start == texts.Length)
        {
            throw new InputException(path, "has a header and no labels");
        }
        return texted == start ? Labels.FromIntegers(integers.AsSpan(start)) : Labels.FromTexts(texts.AsSpan(start));
    }
}
