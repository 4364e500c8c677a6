using System.Text;

namespace IsoTriplet.Numerics;

/// <summary>A text table (.csv, .tsv, .txt): UTF-8, read line by line; leading lines that begin with "# " are comments.</summary>
/// <remarks>A last field that is empty in every line is the trace of a separator at the line's end and no column.</remarks>
internal sealed class TextTable : Table
{
    private readonly char _separator;
    private readonly bool _header;
    private readonly bool _endsWithSeparator;

    private TextTable(string path, char separator, string[] first, int line, bool header, bool endsWithSeparator)
        : base(path)
    {
        (_separator, _header, _endsWithSeparator, FirstLine) = (separator, header, endsWithSeparator, line);
        Columns = first.Length - (endsWithSeparator ? 1 : 0);
        First = first;
        Names = header ? first[..Columns] : null;
    }

    /// <summary>The fields of the first line.</summary>
    public string[] First { get; }

    /// <summary>Its number, which is above 1 where comments or blank lines stand above it.</summary>
    public int FirstLine { get; }

    /// <summary>True for a single column whose first line, 0, may be its name or a point: the number of labels decides.</summary>
    public bool MayHaveHeader { get; private init; }

    /// <inheritdoc/>
    public override IReadOnlyList<int> Numeric => [.. Enumerable.Range(0, Columns)];

    /// <summary>Opens a table of points.</summary>
    public static TextTable OfPoints(string path, TableOptions options)
    {
        char separator = options.Separator ?? Separator.OfNumbers(path, Separator.SampleOf(path));
        (string[] first, string[]? second, int line) = Begin(path, separator);
        bool? header = options.Header ?? HeaderRule.Of(path, line, first, second, k => Recurs(path, separator, first, k));
        return new TextTable(path, separator, first, line, header == true, EndsWithSeparator(first, second))
        {
            MayHaveHeader = header is null,
        };
    }

    /// <summary>Opens a table of labels; whether its first line is a header is told by its texts and their number, so none is taken off here.</summary>
    public static TextTable OfLabels(string path, TableOptions options)
    {
        char separator = options.Separator ?? Separator.OfLabels(path, Separator.SampleOf(path));
        (string[] first, string[]? second, int line) = Begin(path, separator);
        return new TextTable(path, separator, first, line, header: false, EndsWithSeparator(first, second));
    }

    /// <summary>The same table with its first line taken for a header.</summary>
    public TextTable WithHeader() => new(Path, _separator, First, FirstLine, header: true, _endsWithSeparator);

    private static bool EndsWithSeparator(string[] first, string[]? second) =>
        first.Length > 1 && first[^1].Length == 0 && second?.Length == first.Length && second[^1].Length == 0;

    /// <inheritdoc/>
    public override TableContent Read(IReadOnlyList<int> numbers, int? texts) =>
        Records(
            Path,
            _separator,
            records =>
            {
                List<double> values = [];
                List<string>? labels = texts is null ? null : [];
                bool counts = true;
                int row = -1;
                for (int skipped = _header ? 1 : 0; records.Next(); )
                {
                    CheckWidth(records);
                    if (skipped-- > 0)
                    {
                        continue;
                    }
                    row++;
                    counts = counts && TextNumber.TryParse(records[0], out double first) && first == row;
                    foreach (int k in numbers)
                    {
                        values.Add(Number(records[k], row, k));
                    }
                    labels?.Add(records[texts!.Value].ToString());
                }
                if (row < 0)
                {
                    throw new InputException(Path, _header ? "has a header and no points" : "is empty");
                }
                return new TableContent(values.ToArray(), row + 1, numbers.Count, labels?.ToArray(), counts && row >= 2);
            }
        );

    private double Number(ReadOnlySpan<char> field, int row, int column)
    {
        if (!TextNumber.TryParse(field, out double value))
        {
            string text = field.ToString();
            string rule =
                TextNumber.HasDecimalComma(field) ? " (with a decimal point)"
                : !field.ContainsAny(";|\t ,") ? ""
                : " (is the separator right? --separator names it)";
            throw new InputException(Path, $"row {row}, column {column} is {InputFile.Quote(text)}; a number was expected{rule}");
        }
        return double.IsFinite(value)
            ? value
            : throw new InputException(
                Path,
                $"row {row}, column {column} is {(field.ContainsAnyInRange('0', '9') ? $"{InputFile.Quote(field.ToString())}, more than a double holds" : $"{value}")}; a finite number was expected"
            );
    }

    private void CheckWidth(TextRecords records)
    {
        if (records.Width != First.Length)
        {
            string cause = _header && records.Number == 2 && records.Width == First.Length + 1 ? " (row names without a heading?)" : "";
            throw new InputException(
                Path,
                $"ragged: line {records.Line} has {Counted.Of(records.Width, "field")}, line {FirstLine} has {First.Length}{cause}"
            );
        }
        if (_endsWithSeparator && records[Columns].Length > 0)
        {
            throw new InputException(
                Path,
                $"line {records.Line} has a last field, {InputFile.Quote(records[Columns].ToString())}, that line {FirstLine} leaves empty"
            );
        }
    }

    private static (string[] First, string[]? Second, int Line) Begin(string path, char separator) =>
        Records(
            path,
            separator,
            records =>
                records.Next()
                    ? (records.ToTexts(), records.Next() ? records.ToTexts() : null, records.FirstLine)
                    : throw new InputException(path, "is empty")
        );

    private static bool Recurs(string path, char separator, string[] first, int column) =>
        Records(
            path,
            separator,
            records =>
            {
                while (records.Next())
                {
                    if (records.Number > 1 && column < records.Width && records[column].SequenceEqual(first[column]))
                    {
                        return true;
                    }
                }
                return false;
            }
        );

    private static T Records<T>(string path, char separator, Func<TextRecords, T> reader) =>
        InputFile.Read(
            path,
            stream =>
            {
                try
                {
                    using StreamReader text = new(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), false, 1 << 12);
                    return reader(new TextRecords(path, text, separator));
                }
                catch (DecoderFallbackException e)
                {
                    throw new InputException(path, "is not UTF-8 text", e);
                }
            }
        );
}

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
