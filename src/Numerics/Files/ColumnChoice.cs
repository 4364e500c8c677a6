namespace IsoTriplet.Numerics;

/// <summary>Which columns of a table are coordinates and which one is the label: as the caller says, or all that leave no doubt.</summary>
internal static class ColumnChoice
{
    /// <summary>What labels are called.</summary>
    public static IReadOnlyList<string> LabelNames { get; } = ["label", "labels", "class", "classes", "target", "targets", "y"];

    private static readonly string[] IndexNames = ["id", "index", "", "unnamed: 0", "__index_level_0__"];

    /// <summary>The coordinates: those named, or all numeric columns but the label.</summary>
    public static int[] Coordinates(Table table, TableOptions options, int? label)
    {
        if (options.Columns is { } named)
        {
            return Parse(table, named);
        }
        int[] columns = [.. table.Numeric.Where(k => k != label)];
        if (columns.Length == 0)
        {
            throw new InputException(table.Path, "has no numeric columns; points were expected");
        }
        foreach (int k in columns)
        {
            if (table.Names is { } names && IsDoubtful(names[k], k))
            {
                throw new InputException(table.Path, $"{table.Name(k)} looks like no coordinate: {WaysOut(table, columns)}");
            }
        }
        return columns;
    }

    /// <summary>Coordinates in the order of another table's names where both have the same; names that the other does not have stay where they are.</summary>
    public static int[] InOrder(Table table, int[] columns, IReadOnlyList<string>? order)
    {
        if (order is null || table.Names is not { } names || columns.Length != order.Count)
        {
            return columns;
        }
        string[] own = [.. columns.Select(k => names[k])];
        int[] places = [.. order.Select(name => Array.IndexOf(own, name))];
        if (order.Index().All(n => places[n.Index] < 0 || own[n.Index] == n.Item))
        {
            return columns;
        }
        return places.Min() >= 0 && places.Distinct().Count() == places.Length
            ? [.. places.Select(p => columns[p])]
            : throw new InputException(
                table.Path,
                $"has the columns {InputFile.Quote(own)} where the other table has {InputFile.Quote(order)}: name the coordinates of both with --columns"
            );
    }

    /// <summary>Refuses a first column that only counts the rows, where it was taken for a coordinate without the caller's word.</summary>
    public static void CheckFirst(Table table, TableOptions options, int[] coordinates, TableContent content)
    {
        if (options.Columns is null && content.FirstCounts && table.Columns > 1 && coordinates[0] == 0)
        {
            throw new InputException(table.Path, $"{table.Name(0)} counts the rows 0, 1, 2, ...: {WaysOut(table, coordinates[1..])}");
        }
    }

    /// <summary>The column of a name, or else of a number from 0.</summary>
    public static int Find(Table table, string name) =>
        IndexOf(table, name)
        ?? throw new InputException(
            table.Path,
            $"has no column {InputFile.Quote(name)}; {(table.Names is null ? $"a number from 0 to {table.Columns - 1}" : $"one of {InputFile.Quote(table.Names)}")} was expected"
        );

    // With the words that take the others, where they stand side by side.
    private static string WaysOut(Table table, int[] columns)
    {
        int[] rest = [.. columns.Where(k => table.Names is not { } names || !IsDoubtful(names[k], k))];
        string Word(int k) => table.Names?[k] is { Length: > 0 } name && rest.All(c => IsPlain(table.Names[c])) ? name : $"{k}";
        string such =
            rest.Length == 0 || rest[^1] - rest[0] != rest.Length - 1
                ? ""
                : $", such as --columns {Word(rest[0])}{(rest.Length > 1 ? $"-{Word(rest[^1])}" : "")}";
        return $"name the coordinates with --columns{such}, or the labels with --label-column";
    }

    private static bool IsPlain(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.');

    private static bool IsDoubtful(string name, int column)
    {
        string lower = name.ToLowerInvariant();
        return LabelNames.Contains(lower, StringComparer.Ordinal)
            || (Array.IndexOf(IndexNames, lower) is var at && at >= 0 && (column == 0 || at > 2));
    }

    private static int[] Parse(Table table, string list)
    {
        List<int> columns = [];
        HashSet<int> seen = [];
        foreach (string item in IndexOf(table, list) is null ? list.Split(',', StringSplitOptions.TrimEntries) : [list])
        {
            (int from, int to) = Range(table, item);
            for (int k = from; k <= to; k++)
            {
                columns.Add(seen.Add(k) ? k : throw new InputException(table.Path, $"--columns names {table.Name(k)} twice"));
            }
        }
        return [.. columns];
    }

    // A single column or a-b; names go before numbers, and both ends are of one kind.
    private static (int From, int To) Range(Table table, string item)
    {
        if (IndexOf(table, item) is { } one)
        {
            return (one, one);
        }
        foreach (bool byName in (ReadOnlySpan<bool>)[true, false])
        {
            for (int dash = item.IndexOf('-', StringComparison.Ordinal); dash > 0; dash = item.IndexOf('-', dash + 1))
            {
                int? from = byName ? ByName(table, item[..dash].Trim()) : ByNumber(table, item[..dash].Trim());
                int? to = byName ? ByName(table, item[(dash + 1)..].Trim()) : ByNumber(table, item[(dash + 1)..].Trim());
                if (from is { } first && to is { } last)
                {
                    return first <= last
                        ? (first, last)
                        : throw new InputException(
                            table.Path,
                            $"--columns {InputFile.Quote(item)} runs backwards; the first column before the last was expected"
                        );
                }
                if (dash + 1 == item.Length)
                {
                    break;
                }
            }
        }
        int column = Find(table, item);
        return (column, column);
    }

    /// <summary>The same; null where there is none.</summary>
    public static int? IndexOf(Table table, string text) => ByName(table, text) ?? ByNumber(table, text);

    private static int? ByName(Table table, string text)
    {
        if (table.Names is not { } names)
        {
            return null;
        }
        int[] columns = [.. Enumerable.Range(0, names.Count).Where(k => names[k] == text)];
        return columns.Length switch
        {
            0 => null,
            1 => columns[0],
            _ => throw new InputException(
                table.Path,
                $"columns {columns[0]} and {columns[1]} are both called {InputFile.Quote(text)}; one of the two numbers was expected in its place"
            ),
        };
    }

    private static int? ByNumber(Table table, string text)
    {
        for (int k = 0; k < table.Columns; k++)
        {
            if (TextNumber.Is(text, k))
            {
                return k;
            }
        }
        return null;
    }
}
