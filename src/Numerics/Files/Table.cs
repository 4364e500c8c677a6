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

/// <summary>What a caller says of a table where the table's own words leave doubts. The defaults guess nothing that is doubtful: such files are refused with the ways out.</summary>
public sealed record TableOptions
{
    /// <summary>The separator of a separator that is runs of blanks and tabs.</summary>
    public const char Blanks = ' ';

    /// <summary>Nothing said.</summary>
    public static TableOptions Default { get; } = new();

    /// <summary>The character between two fields of a text table, <see cref="Blanks"/> for runs of blanks; null: found.</summary>
    public char? Separator { get; init; }

    /// <summary>Whether the first line of a text table names the columns; null: found.</summary>
    public bool? Header { get; init; }

    /// <summary>The columns that are coordinates: names, numbers from 0 and ranges a-b, with commas between; null: all, where none of them looks like an index or a label.</summary>
    public string? Columns { get; init; }

    /// <summary>The names of another table's coordinates: a table that has the same names gives them in this order. Null: in its own.</summary>
    public IReadOnlyList<string>? Order { get; init; }

    /// <summary>The column that holds the labels, by name or by number from 0.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>Takes labels that are all different as they are, for more than 10 points too.</summary>
    public bool LabelsAsGiven { get; init; }
}
