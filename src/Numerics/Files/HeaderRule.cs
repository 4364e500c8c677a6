namespace IsoTriplet.Numerics;

/// <summary>Whether the first line of a table of points names its columns.</summary>
internal static class HeaderRule
{
    private const string WayOut = "say --header yes or --header no";

    /// <summary>Judges by the first two lines: names stand where numbers follow. What counts 0, 1, 2, ... may be either and is refused.</summary>
    /// <param name="path">The file.</param>
    /// <param name="first">Its first line.</param>
    /// <param name="second">Its second line; null where there is none.</param>
    /// <returns>True for a header; null for a single column that begins with 0, where the number of labels decides.</returns>
    /// <exception cref="InputException">Both are possible.</exception>
    public static bool? Of(string path, string[] first, string[]? second)
    {
        bool[] isNumber = Array.ConvertAll(first, static f => TextNumber.TryParse(f, out _));
        string[] numbers = [.. first.Where((_, k) => isNumber[k])];
        bool counts = numbers.Length > 0 && numbers.Index().All(static n => TextNumber.Is(n.Item, n.Index));
        if (numbers.Length == first.Length)
        {
            return !counts ? false
                : first.Length == 1 ? null
                : throw new InputException(
                    path,
                    $"line 1 counts 0, 1, ..., {first.Length - 1}: it may name the columns or be a point: {WayOut}"
                );
        }
        // A text above a number names the column; one above another text may be a label.
        bool above = first.Where((f, k) => !isNumber[k] && k < second?.Length && TextNumber.TryParse(second[k], out _)).Any();
        bool named = first.Where((f, k) => !isNumber[k] && k < second?.Length && second[k] != f && IsName(f)).Any();
        if (numbers.Length == 0)
        {
            return first.Any(static f => f.Any(char.IsLetter));
        }
        if (counts && (above || named))
        {
            return true;
        }
        return above || counts
            ? throw new InputException(
                path,
                $"line 1 holds numbers and texts where others hold numbers ({InputFile.Quote(string.Join(' ', first))}): {WayOut}"
            )
            : false;
    }

    private static bool IsName(string text) =>
        text.Length == 0 || ColumnChoice.LabelNames.Contains(text.ToLowerInvariant(), StringComparer.Ordinal);
}
