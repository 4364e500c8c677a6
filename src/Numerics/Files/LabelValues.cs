namespace IsoTriplet.Numerics;

/// <summary>Labels from what a file holds, and whether they can be meant as labels.</summary>
internal static class LabelValues
{
    private const int Plausible = 10;

    /// <summary>Integers where all texts are integers (so 3, 03 and 3.0 are one class), else texts compared ordinally.</summary>
    public static Labels Of(ReadOnlySpan<string> texts)
    {
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
