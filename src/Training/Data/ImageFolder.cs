using IsoTriplet.Training.Images;

namespace IsoTriplet.Training.Data;

/// <summary>Pictures laid out as class/file.</summary>
public static class ImageFolder
{
    /// <summary>Reads a folder: each sub-folder is a class; classes and files in order of their names.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Size, colour, how many of each class.</param>
    /// <returns>The data set.</returns>
    /// <exception cref="InputException">The folder is missing, holds no class with a picture, or a picture cannot be read.</exception>
    public static DataSet Load(string folder, ImageOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
        {
            throw new InputException(folder, "is not a folder; one with a sub-folder for each class was expected");
        }
        IEnumerable<PictureEntry> entries = Sorted(Directory.GetDirectories(folder))
            .SelectMany(
                sub => Sorted(Directory.GetFiles(sub)).Where(IsPicture),
                (sub, file) => PictureEntry.Of(Path.GetFileName(sub), file)
            );
        return PictureEntry.ToDataSet(folder, entries, options ?? new ImageOptions());
    }

    private static bool IsPicture(string file) =>
        PictureFile.Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Sorted(string[] paths) => paths.Order(StringComparer.Ordinal);
}

/// <summary>How pictures become features.</summary>
public sealed record ImageOptions
{
    /// <summary>Pixels a side after scaling. Default: 32.</summary>
    public int Side { get; init; } = 32;

    /// <summary>1 for grey, 3 for colour. Default: 3.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>At most so many pictures of each class, in order of their names; null: all. Default: null.</summary>
    public int? PerClass { get; init; }

    /// <summary>True: dark on light becomes light on dark (0 is the paper). Default: false.</summary>
    public bool Invert { get; init; }
}

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
