using System.Globalization;
using System.Text;

namespace IsoTriplet.Numerics;

/// <summary>Finds the separator of a text table from its first lines.</summary>
internal static class Separator
{
    private const int Sample = 1 << 15;
    private const int Lines = 50;

    /// <summary>The characters of a line that names the separator.</summary>
    public const int NamingLine = 5;

    private const string Candidates = ",\t;|";

    /// <summary>The separator under which all fields below the first line are numbers, or else most; of equals one that cuts every line into equally many fields, more before fewer; else a comma.</summary>
    public static char OfNumbers(string path, string sample) => Named(sample) ?? Best(path, sample, Candidates + TableOptions.Blanks);

    /// <summary>The same for labels, whose texts may hold blanks: blanks separate only where they cut every line alike and leave integers in one column.</summary>
    public static char OfLabels(string path, string sample)
    {
        if (Named(sample) is { } named)
        {
            return named;
        }
        char best = Best(path, sample, Candidates);
        if (Count(path, sample, best).Width > 1)
        {
            return best;
        }
        return Count(path, sample, TableOptions.Blanks) is { Width: > 1, Integers: true } ? TableOptions.Blanks : best;
    }

    /// <summary>The separator that a first line such as <c>sep=;</c> names, as Excel reads and writes it; null: the first line is another.</summary>
    /// <param name="text">The beginning of a text, without its byte order mark or with it.</param>
    public static char? Named(ReadOnlySpan<char> text)
    {
        text = text.TrimStart('\uFEFF');
        return text.Length < NamingLine
            || !text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)
            || text[NamingLine - 1] is '\n' or '\r'
                ? null
            : text.Length > NamingLine && text[NamingLine] is not ('\n' or '\r') ? null
            : text[NamingLine - 1] == ' ' ? TableOptions.Blanks
            : text[NamingLine - 1];
    }

    /// <summary>The beginning of a text, up to the end of a line, whatever its bytes.</summary>
    public static string SampleOf(string path) =>
        InputFile.Read(
            path,
            stream =>
            {
                byte[] bytes = new byte[(int)Math.Min(Sample, stream.Length)];
                int got = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                string text = Encoding.UTF8.GetString(bytes, 0, got);
                int end = got < stream.Length ? text.LastIndexOf('\n') : -1;
                return end > 0 ? text[..end] : text;
            }
        );

    private static char Best(string path, string sample, string candidates)
    {
        if (path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase))
        {
            candidates = '\t' + candidates.Replace("\t", "", StringComparison.Ordinal);
        }
        return candidates
            .Select(c => (Separator: c, Count: Count(path, sample, c)))
            .OrderByDescending(c => c.Count.AllNumbers)
            .ThenByDescending(c => c.Count.Numbers)
            .ThenByDescending(c => c.Count.Width)
            .First()
            .Separator;
    }

    // Whether the fields of all lines but the first are numbers; how many are; the width of all lines, 0 where they differ; whether those of one column are integers.
    private readonly record struct Cut(bool AllNumbers, int Numbers, int Width, bool Integers);

    private static Cut Count(string path, string sample, char separator)
    {
        (int numbers, int width, bool all) = (0, -1, true);
        bool[] integers = [];
        try
        {
            using StringReader text = new(sample);
            TextRecords records = new(path, text, separator);
            while (records.Number < Lines && records.Next())
            {
                if (width < 0)
                {
                    integers = new bool[records.Width];
                    Array.Fill(integers, true);
                }
                width = width < 0 || width == records.Width ? records.Width : 0;
                for (int k = 0; k < records.Width; k++)
                {
                    bool isNumber = IsNumber(records[k], records.Width > 1 ? separator : default);
                    numbers += isNumber ? 1 : 0;
                    all &= isNumber || records.Number == 1;
                    if (k < integers.Length && records.Number > 1)
                    {
                        integers[k] &= TextNumber.TryInteger(records[k], out _);
                    }
                }
            }
            return new Cut(all, numbers, width, records.Number > 1 && integers.Contains(true));
        }
        catch (InputException)
        {
            // Its fault is to be named, so it is no worse a candidate for it.
            return new Cut(
                false,
                sample.Split('\n').Take(Lines).Sum(line => line.Split(separator).Count(f => IsNumber(f, separator))),
                0,
                false
            );
        }
    }

    // Decimal commas are no numbers here; the message about them is clearer where the separator is right.
    private static bool IsNumber(ReadOnlySpan<char> text, char separator) =>
        TextNumber.TryParse(text, out _) || (separator is ';' or '\t' && TextNumber.HasDecimalComma(text));
}

/// <summary>Numbers as texts.</summary>
internal static class TextNumber
{
    /// <summary>Whether the text is a number; nan, inf and infinity of either sign count, as every program writes them.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }
        if (text.Length is < 3 or > 9)
        {
            return false;
        }
        value = text.ToString().ToUpperInvariant() switch
        {
            "INF" or "+INF" or "+INFINITY" => double.PositiveInfinity,
            "-INF" => double.NegativeInfinity,
            "+NAN" or "-NAN" => double.NaN,
            _ => 0,
        };
        return value != 0;
    }

    /// <summary>Whether the text is an integer of 64 bits, or one with a decimal point and zeros behind it, as where a column of integers passed through floating point.</summary>
    public static bool TryInteger(ReadOnlySpan<char> text, out long value)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }
        bool whole =
            text.Contains('.')
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && double.IsInteger(number)
            && Math.Abs(number) <= 1L << 53
            && (value = (long)number) == number;
        return whole;
    }

    /// <summary>Whether the text is a number but for a comma in the place of the decimal point.</summary>
    public static bool HasDecimalComma(ReadOnlySpan<char> text) =>
        text.Count(',') == 1 && TryParse(text.ToString().Replace(',', '.'), out _);

    /// <summary>Whether the text is exactly the digits of a count.</summary>
    public static bool Is(ReadOnlySpan<char> text, int count) =>
        text.Length is > 0 and < 11
        && (text.Length == 1 || text[0] != '0')
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
        && value == count;
}
