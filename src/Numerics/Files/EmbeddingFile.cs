namespace IsoTriplet.Numerics;

/// <summary>Embeddings in files: .npy (2-D, float32 or float64) or .csv (numbers, optional header), one point a row.</summary>
public static class EmbeddingFile
{
    /// <summary>Reads an embedding.</summary>
    /// <param name="path">A file that ends in .npy or .csv.</param>
    /// <returns>The points.</returns>
    /// <remarks>
    /// The first line of a .csv is a header if no field of it is empty, a number or several numbers, and one has a letter. A header of numbers is
    /// read as a point; a line of numbers between semicolons, blanks or tabs is refused.
    /// </remarks>
    /// <exception cref="InputException">Anything wrong with the file.</exception>
    public static Embedding Read(string path) =>
        Extension(path) switch
        {
            ".npy" => NpyFile.ReadEmbedding(path),
            ".csv" => ReadCsv(path),
            _ => throw new InputException(path, "has an unknown ending; .npy or .csv was expected"),
        };

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

    internal static string Extension(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Path.GetExtension(path).ToLowerInvariant();
    }

    private static Embedding ReadCsv(string path)
    {
        CsvTable table = CsvTable.Read(path);
        int columns = table.Width(0);
        int first = IsHeader(table) ? 1 : 0;
        int rows = table.Lines - first;
        if (rows == 0)
        {
            throw new InputException(path, "has a header and no points");
        }
        double[] values = new double[(long)rows * columns];
        for (int i = 0; i < rows; i++)
        {
            for (int k = 0; k < columns; k++)
            {
                string field = table[i + first, k];
                if (!CsvNumber.TryParse(field, out values[(i * columns) + k]))
                {
                    string rule = CsvNumber.IsRow(field) ? " (a comma separates two numbers, a point the decimals)" : "";
                    throw new InputException(path, $"row {i}, column {k} is {InputFile.Quote(field)}; a number was expected{rule}");
                }
            }
        }
        return NpyFile.Finite(path, values, rows, columns);
    }

    private static bool IsHeader(CsvTable table)
    {
        string[] fields = [.. Enumerable.Range(0, table.Width(0)).Select(k => table[0, k])];
        return fields.All(f => f.Length > 0 && !CsvNumber.TryParse(f, out _) && !CsvNumber.IsRow(f))
            && fields.Any(f => f.Any(char.IsLetter));
    }
}
