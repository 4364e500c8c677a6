namespace IsoTriplet.Numerics;

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
