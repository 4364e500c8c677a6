using System.Globalization;
using System.Text;

namespace IsoTriplet.Experiments.Commands;

/// <summary>Triples in files: a .csv with the columns anchor, positive, negative, or a .npy of integers with three columns.</summary>
internal static class TripleFile
{
    private const string Header = "anchor,positive,negative,d_ap,d_an,loss,active";

    /// <summary>Refuses a file that is no .csv and no .npy.</summary>
    public static void CheckEnding(string? path)
    {
        if (path is not null && !IsCsv(path) && !string.Equals(Path.GetExtension(path), ".npy", StringComparison.OrdinalIgnoreCase))
        {
            throw new InputException(path, "has an unknown ending; triples are written as .csv or .npy");
        }
    }

    /// <summary>Writes triples; null writes nothing.</summary>
    public static void Write(string? path, IReadOnlyList<TripleRow> rows)
    {
        if (path is null)
        {
            return;
        }
        if (!IsCsv(path))
        {
            NpyFile.Write(path, rows.SelectMany(r => (long[])[r.Anchor, r.Positive, r.Negative]).ToArray(), 3);
            return;
        }
        AtomicFile.Write(
            path,
            stream =>
            {
                using StreamWriter text = new(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
                text.WriteLine(Header);
                foreach (TripleRow r in rows)
                {
                    text.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{r.Anchor},{r.Positive},{r.Negative},{r.DAp:R},{r.DAn:R},{r.Loss:R},{(r.Active ? 1 : 0)}"
                        )
                    );
                }
            }
        );
    }

    /// <summary>Reads triples and holds them against the labels.</summary>
    /// <exception cref="InputException">Rows that are not there, or no triple: the first such row is named.</exception>
    public static IReadOnlyList<Triple> Read(string path, Labels labels)
    {
        bool header = IsText(path) && HasHeader(InputFile.Text(path));
        Embedding rows = EmbeddingFile.Read(
            path,
            new TableOptions
            {
                Columns = IsText(path)
                    ? header
                        ? "anchor,positive,negative"
                        : "0,1,2"
                    : null,
                Header = header,
            }
        );
        if (rows.Dimension != 3)
        {
            throw new InputException(path, $"has {Counted.Of(rows.Dimension, "column")}; anchor, positive and negative were expected");
        }
        Triple[] triples = new Triple[rows.Points];
        for (int t = 0; t < triples.Length; t++)
        {
            for (int k = 0; k < 3; k++)
            {
                if (!double.IsInteger(rows[t, k]) || rows[t, k] < 0 || rows[t, k] >= labels.Count)
                {
                    throw new InputException(
                        path,
                        $"row {t} names the point {rows[t, k]}; an integer from 0 to {labels.Count - 1} was expected"
                    );
                }
            }
            Triple triple = triples[t] = new Triple((int)rows[t, 0], (int)rows[t, 1], (int)rows[t, 2]);
            bool positive = triple.Anchor != triple.Positive && labels[triple.Anchor] == labels[triple.Positive];
            if (!positive || labels[triple.Anchor] == labels[triple.Negative])
            {
                throw new InputException(
                    path,
                    $"row {t} is no triple: {(positive ? $"the negative {triple.Negative} is of the anchor's class" : $"the positive {triple.Positive} is the anchor or of another class")}"
                );
            }
        }
        return triples;
    }

    // A first line of numbers is a triple, even 0, 1, 2; comments and blank lines are no first line.
    private static bool HasHeader(string text)
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace() && !line.StartsWith("# ") && !line.StartsWith("#\t"))
            {
                ReadOnlySpan<char> trimmed = line.Trim();
                int end = trimmed.IndexOfAny(",;|\t ");
                return !double.TryParse((end < 0 ? trimmed : trimmed[..end]).Trim('"'), CultureInfo.InvariantCulture, out _);
            }
        }
        return false;
    }

    private static bool IsCsv(string path) => string.Equals(Path.GetExtension(path), ".csv", StringComparison.OrdinalIgnoreCase);

    private static bool IsText(string path) => IsCsv(path) || Path.GetExtension(path).ToLowerInvariant() is ".tsv" or ".txt";
}
