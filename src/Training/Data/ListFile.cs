namespace IsoTriplet.Training.Data;

/// <summary>The text lists of published data sets: columns between spaces.</summary>
internal static class ListFile
{
    /// <summary>The rows after so many header lines, each of exactly so many columns.</summary>
    /// <exception cref="InputException">The file is missing, or a line has another number of columns.</exception>
    public static IReadOnlyList<string[]> Read(string path, int headers, int columns)
    {
        List<string[]> rows = [];
        int number = 0;
        foreach (string line in InputFile.Text(path).Split('\n'))
        {
            number++;
            string[] cells = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (number <= headers || cells.Length == 0)
            {
                continue;
            }
            if (cells.Length != columns)
            {
                throw new InputException(path, $"line {number} has {Counted.Of(cells.Length, "column")}; {columns} were expected");
            }
            rows.Add(cells);
        }
        return rows;
    }
}
