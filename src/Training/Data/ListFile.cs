using IsoTriplet.Numerics;

namespace IsoTriplet.Training.Data;

/// <summary>The text lists of published data sets: columns between spaces.</summary>
internal static class ListFile
{
    /// <summary>The rows after so many header lines, each of exactly so many columns.</summary>
    /// <exception cref="InputException">The file is missing, or a line has another number of columns.</exception>
    public static IReadOnlyList<string[]> Read(string path, int headers, int columns)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, "is not there; it is part of the data set's published layout");
        }
        List<string[]> rows = [];
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            string[] cells = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (number <= headers || cells.Length == 0)
            {
                continue;
            }
            if (cells.Length != columns)
            {
                throw new InputException(path, $"line {number} has {cells.Length} columns; {columns} were expected");
            }
            rows.Add(cells);
        }
        return rows;
    }
}
