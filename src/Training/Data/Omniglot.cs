using System.IO.Compression;

namespace IsoTriplet.Training.Data;

/// <summary>Omniglot (Lake, Salakhutdinov, Tenenbaum, Science 2015): hand-drawn characters of many alphabets, from its published zip files.</summary>
public static class Omniglot
{
    /// <summary>Reads one zip (SET/ALPHABET/CHARACTER/FILE.png); a class is an alphabet's character.</summary>
    /// <param name="zip">The file.</param>
    /// <param name="options">Size and count; ink is made light on dark. Null: 28 x 28 grey.</param>
    /// <param name="withoutAlphabets">Alphabets to leave out.</param>
    /// <returns>The data set.</returns>
    /// <exception cref="InputException">The file is missing, is no zip, or holds no such pictures.</exception>
    public static DataSet LoadZip(string zip, ImageOptions? options = null, IReadOnlySet<string>? withoutAlphabets = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(zip);
        ImageOptions wanted = (options ?? new ImageOptions { Side = 28 }) with { Channels = 1, Invert = true };
        return Read(
            zip,
            archive =>
                PictureEntry.ToDataSet(
                    zip,
                    Pictures(archive)
                        .Where(p => withoutAlphabets?.Contains(p.Alphabet) != true)
                        .Select(p => new PictureEntry($"{p.Alphabet}/{p.Character}", $"{zip}:{p.Entry.FullName}", () => Content(p.Entry))),
                    wanted
                )
        );
    }

    /// <summary>Trains on the first zip of a folder (by name) and tests on the second, without the alphabets of the first.</summary>
    /// <param name="path">A folder with two zips or more; or one zip, whose classes are then halved.</param>
    /// <param name="options">Size and count.</param>
    /// <returns>The two parts.</returns>
    /// <exception cref="InputException">No zip there, or a zip that cannot be read.</exception>
    public static DataSplit Load(string path, ImageOptions? options = null)
    {
        string[] zips =
            File.Exists(path) ? [path]
            : Directory.Exists(path) ? [.. Directory.GetFiles(path, "*.zip").Order(StringComparer.Ordinal)]
            : [];
        if (zips.Length == 0)
        {
            throw new InputException(path, "holds no zip of Omniglot; such as images_background_small1.zip was expected");
        }
        DataSet train = LoadZip(zips[0], options);
        if (zips.Length == 1)
        {
            return train.SplitByClass(Math.Max(1, train.Labels.Classes / 2));
        }
        HashSet<string> seen = Read(zips[0], archive => Pictures(archive).Select(p => p.Alphabet).ToHashSet(StringComparer.Ordinal));
        return new DataSplit(train, LoadZip(zips[1], options, seen));
    }

    private static T Read<T>(string zip, Func<ZipArchive, T> reader) =>
        InputFile.Read(
            zip,
            file =>
            {
                try
                {
                    using ZipArchive archive = new(file, ZipArchiveMode.Read);
                    return reader(archive);
                }
                catch (InvalidDataException e)
                {
                    throw new InputException(zip, $"cannot be read as a zip ({e.Message})", e);
                }
            }
        );

    private static IEnumerable<(ZipArchiveEntry Entry, string Alphabet, string Character)> Pictures(ZipArchive archive) =>
        archive
            .Entries.Select(entry => (Entry: entry, Parts: entry.FullName.Split('/')))
            .Where(e => e.Parts.Length == 4 && e.Parts[3].EndsWith(".png", StringComparison.OrdinalIgnoreCase))
            .OrderBy(e => e.Entry.FullName, StringComparer.Ordinal)
            .Select(e => (e.Entry, e.Parts[1], e.Parts[2]));

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
