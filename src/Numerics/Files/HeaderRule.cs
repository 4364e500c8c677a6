namespace IsoTriplet.Numerics;

/// <summary>Whether the first line of a table of points names its columns.</summary>
internal static class HeaderRule
{
    private const string WayOut = "say --header yes or --header no";

    /// <summary>Judges by the first two lines: names stand where numbers follow. What counts 0, 1, 2, ... may be either and is refused, as are numbers that count beside a text that may be a label or a name.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">The number of its first line.</param>
    /// <param name="first">Its first line.</param>
    /// <param name="second">Its second line; null where there is none.</param>
    /// <param name="recurs">Whether a column has the first line's text again further below: then it is a label, and the line is a point.</param>
    /// <returns>True for a header; null for a single column that begins with 0, where the number of labels decides.</returns>
    /// <exception cref="InputException">Both are possible.</exception>
    public static bool? Of(string path, int line, string[] first, string[]? second, Func<int, bool> recurs)
    {
        bool[] isNumber = Array.ConvertAll(first, static f => TextNumber.TryParse(f, out _));
        string[] numbers = [.. first.Where((_, k) => isNumber[k])];
        bool Count(int from) => numbers.Length > 0 && numbers.Index().All(n => TextNumber.Is(n.Item, from + n.Index));
        bool counts = Count(0);
        if (numbers.Length == first.Length)
        {
            return !counts ? false
                : first.Length == 1 ? null
                : throw new InputException(
                    path,
                    $"line {line} counts 0, 1{(first.Length == 2 ? "" : first.Length == 3 ? ", 2" : $", ..., {first.Length - 1}")}: it may name the columns or be a point: {WayOut}"
                );
        }
        if (numbers.Length == 0)
        {
            return first.Any(static f => f.Any(char.IsLetter));
        }
        int[] texts = [.. Enumerable.Range(0, first.Length).Where(k => !isNumber[k])];
        // A text above a number names the column; one above another text may be a label.
        bool above = texts.Any(k => k < second?.Length && TextNumber.TryParse(second[k], out _));
        bool named = texts.Any(k => k < second?.Length && second[k] != first[k] && IsName(first[k]));
        bool word = texts.Any(k => first[k].Length > 1 && IsName(first[k]));
        bool countsFrom1 = Count(1);
        // A separator at the end of every line is no text.
        bool said = texts.Any(k => first[k].Length + (k < second?.Length ? second[k].Length : 0) > 0);
        bool doubtful = above || counts || word || (countsFrom1 && numbers.Length > 1 && said);
        if (!doubtful || (!above && texts.Any(k => first[k].Length > 0 && recurs(k))))
        {
            return false;
        }
        // Names 1, 2, ... are told from a point (1, 2, ...) by the fractions below them.
        bool fractions = first
            .Index()
            .Any(f => isNumber[f.Index] && f.Index < second?.Length && !TextNumber.TryInteger(second[f.Index], out _));
        return (counts && (above || named)) || (countsFrom1 && fractions && word)
            ? true
            : throw new InputException(
                path,
                $"line {line} holds numbers and texts{(above ? " where others hold numbers" : ": it may name the columns or be a point")} ({InputFile.Quote(string.Join(' ', first))}): {WayOut}"
            );
    }

    private static bool IsName(string text) =>
        text.Length == 0 || ColumnChoice.LabelNames.Contains(text.ToLowerInvariant(), StringComparer.Ordinal);
}
