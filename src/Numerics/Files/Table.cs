namespace IsoTriplet.Numerics;

/// <summary>What was read of a table.</summary>
/// <param name="Values">The chosen numbers, row after row.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Dimension">Numbers a row.</param>
/// <param name="Texts">The texts of the label column; null where none was asked for.</param>
/// <param name="FirstCounts">Whether the first column counts 0, 1, 2, ... over three rows at least.</param>
internal sealed record TableContent(double[] Values, int Rows, int Dimension, string[]? Texts, bool FirstCounts);

/// <summary>A file of named or numbered columns.</summary>
internal abstract class Table(string path)
{
    /// <summary>The file as the caller named it.</summary>
    public string Path { get; } = path;

    /// <summary>The columns' names; null where they have none.</summary>
    public IReadOnlyList<string>? Names { get; protected init; }

    /// <summary>How many columns.</summary>
    public int Columns { get; protected init; }

    /// <summary>The columns taken for coordinates where the caller names none.</summary>
    public abstract IReadOnlyList<int> Numeric { get; }

    /// <summary>Reads the numbers of some columns and the texts of one.</summary>
    public abstract TableContent Read(IReadOnlyList<int> numbers, int? texts);

    /// <summary>Opens a .csv, .tsv, .txt or .parquet.</summary>
    public static Table Open(string path, TableOptions options) =>
        string.Equals(System.IO.Path.GetExtension(path), ".parquet", StringComparison.OrdinalIgnoreCase)
            ? new ParquetTable(path)
            : TextTable.OfPoints(path, options);

    /// <summary>A column as messages name it.</summary>
    public string Name(int column) => Names is { } names ? $"column {column} ({InputFile.Quote(names[column])})" : $"column {column}";
}
