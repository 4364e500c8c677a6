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
