using IsoTriplet.Training.Images;

namespace IsoTriplet.Training.Data;

/// <summary>A picture to be read: its class, its name for messages, its content.</summary>
internal sealed record PictureEntry(string Class, string Name, Func<byte[]> Read)
{
    /// <summary>An entry for a file.</summary>
    public static PictureEntry Of(string className, string path) => new(className, path, () => InputFile.Bytes(path));

    /// <summary>Reads and scales pictures into a data set.</summary>
    public static DataSet ToDataSet(string name, IEnumerable<PictureEntry> entries, ImageOptions options)
    {
        if (options is { Side: < 1 } or { Channels: not (1 or 3) } or { PerClass: < 1 })
        {
            throw new ArgumentException(
                $"{options}: a side of at least 1, 1 or 3 channels and at least 1 picture a class were expected",
                nameof(options)
            );
        }
        Dictionary<string, int> taken = new(StringComparer.Ordinal);
        List<double[]> rows = [];
        List<string> classes = [];
        foreach (PictureEntry entry in entries)
        {
            int count = taken.GetValueOrDefault(entry.Class);
            if (count >= (options.PerClass ?? int.MaxValue))
            {
                continue;
            }
            taken[entry.Class] = count + 1;
            double[] pixels = PictureFile.Decode(entry.Read(), entry.Name).ToSquare(options.Side, options.Channels);
            rows.Add(options.Invert ? Array.ConvertAll(pixels, p => 1 - p) : pixels);
            classes.Add(entry.Class);
        }
        return rows.Count == 0
            ? throw new InputException(name, "has no pictures")
            : new DataSet(
                name,
                Embedding.FromRows(rows),
                Labels.FromTexts([.. classes]),
                new ImageShape(options.Channels, options.Side, options.Side)
            );
    }
}
