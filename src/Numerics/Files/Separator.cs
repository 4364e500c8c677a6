using System.Text;

namespace IsoTriplet.Numerics;

/// <summary>Finds the separator of a text table from its first lines.</summary>
internal static class Separator
{
    private const int Sample = 1 << 15;
    private const int Lines = 50;
    private const string Candidates = ",\t;|";

    /// <summary>The separator under which most fields are numbers; of equals one that cuts every line into equally many fields, more before fewer; else a comma.</summary>
    public static char OfNumbers(string path, string sample) => Best(path, sample, Candidates + TableOptions.Blanks);

    /// <summary>The same for labels, whose texts may hold blanks: blanks separate only where they cut every line alike and leave integers in one column.</summary>
    public static char OfLabels(string path, string sample)
    {
        char best = Best(path, sample, Candidates);
        if (Count(path, sample, best).Width > 1)
        {
            return best;
        }
        return Count(path, sample, TableOptions.Blanks) is { Width: > 1, Integers: true } ? TableOptions.Blanks : best;
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
            .OrderByDescending(c => c.Count.Numbers)
            .ThenByDescending(c => c.Count.Width)
            .First()
            .Separator;
    }

    // How many fields are numbers; the width of all lines, 0 where they differ; whether the fields of one column, but for its first, are integers.
    private static (int Numbers, int Width, bool Integers) Count(string path, string sample, char separator)
    {
        (int numbers, int width) = (0, -1);
        bool[] integers = [];
        try
        {
            using StringReader text = new(sample);
            TextRecords records = new(path, text, separator);
            while (records.Line < Lines && records.Next())
            {
                if (width < 0)
                {
                    integers = new bool[records.Width];
                    Array.Fill(integers, true);
                }
                width = width < 0 || width == records.Width ? records.Width : 0;
                for (int k = 0; k < records.Width; k++)
                {
                    numbers += TextNumber.TryParse(records[k], out _) ? 1 : 0;
                    if (k < integers.Length && records.Line > 1)
                    {
                        integers[k] &= TextNumber.TryInteger(records[k], out _);
                    }
                }
            }
            return (numbers, width, records.Line > 1 && integers.Contains(true));
        }
        catch (InputException)
        {
            return (-1, 0, false);
        }
    }
}
