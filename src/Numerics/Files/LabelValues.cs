namespace IsoTriplet.Numerics;

/// <summary>Labels from what a file holds, and whether they can be meant as labels.</summary>
internal static class LabelValues
{
    private const int Plausible = 10;

    // What pandas reads as a value that is missing, and what it and others write for one.
    private static readonly string[] Missing = ["nan", "na", "n/a", "null", "none", "<na>"];

    /// <summary>Integers where all texts are integers (so 3, 03 and 3.0 are one class), else texts compared ordinally.</summary>
    /// <exception cref="InputException">Where all others are numbers, one is a word for a value that is missing.</exception>
    public static Labels Of(ReadOnlySpan<string> texts, string path)
    {
        if (AmongNumbers(texts) is { } row)
        {
            throw new InputException(
                path,
                $"row {row} has the label {InputFile.Quote(texts[row])} where others are numbers; one a row was expected"
            );
        }
        long[] integers = new long[texts.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            if (!TextNumber.TryInteger(texts[i], out integers[i]))
            {
                return Labels.FromTexts(texts);
            }
        }
        return Labels.FromIntegers(integers);
    }

    // The first text that says that a label is missing, if all others are numbers and there are some.
    private static int? AmongNumbers(ReadOnlySpan<string> texts)
    {
        (int first, bool numbers) = (-1, false);
        for (int i = 0; i < texts.Length; i++)
        {
            if (Missing.Contains(texts[i], StringComparer.OrdinalIgnoreCase))
            {
                first = first < 0 ? i : first;
            }
            else if (TextNumber.TryParse(texts[i], out _))
            {
                numbers = true;
            }
            else
            {
                return null;
            }
        }
        return first >= 0 && numbers ? first : null;
    }

    /// <summary>Refuses another number of labels than points, and more than 10 that are all different.</summary>
    public static Labels Checked(Labels labels, string path, int? points, TableOptions options)
    {
        if (points is { } expected && labels.Count != expected)
        {
            throw new InputException(path, $"has {Counted.Of(labels.Count, "label")}; {expected} were expected, one a point");
        }
        return labels.Count <= Plausible || labels.Classes < labels.Count || points is null || options.LabelsAsGiven
            ? labels
            : throw new InputException(
                path,
                $"every one of {labels.Count} rows is a class of its own ({InputFile.Quote(labels.Names[0])}, {InputFile.Quote(labels.Names[1])}, ...), "
                    + "likely by a wrong separator or column: say --separator or --label-column, or --labels-as-given"
            );
    }
}
