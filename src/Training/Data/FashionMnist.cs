namespace IsoTriplet.Training.Data;

/// <summary>Fashion-MNIST (Xiao, Rasul, Vollgraf 2017): 28 x 28 grey images of 10 kinds of clothing, 60,000 to train and 10,000 to test on.</summary>
public static class FashionMnist
{
    /// <summary>Where Debian's package dataset-fashion-mnist puts the files.</summary>
    public const string DefaultFolder = "/usr/share/datasets/fashion-mnist";

    private static readonly ImageShape Shape = new(1, 28, 28);

    /// <summary>Reads the first images of a part, in the published order.</summary>
    /// <param name="folder">The folder of the four idx files (.gz or unpacked); null: <see cref="DefaultFolder"/>.</param>
    /// <param name="first">How many images; null: all.</param>
    /// <param name="test">True for the part t10k, false for the part train.</param>
    /// <returns>N x 784 pixels in 0..1, with the class numbers 0..9 as label names.</returns>
    /// <exception cref="FileNotFoundException">The folder or a file is missing; the message names the package.</exception>
    /// <exception cref="InputException">A file is truncated or of another format.</exception>
    public static DataSet Load(string? folder = null, int? first = null, bool test = false)
    {
        if (first is < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(first), first, "at least one image was expected");
        }
        string part = test ? "t10k" : "train";
        (int[] sizes, byte[] pixels) = IdxFile.Read(Find(folder ?? DefaultFolder, $"{part}-images-idx3-ubyte"), 3, first);
        (int[] counts, byte[] classes) = IdxFile.Read(Find(folder ?? DefaultFolder, $"{part}-labels-idx1-ubyte"), 1, first);
        if (sizes[1] != Shape.Height || sizes[2] != Shape.Width || counts[0] != sizes[0])
        {
            throw new InputException(
                folder ?? DefaultFolder,
                $"{part}: {Counted.Of(sizes[0], "image")} of {sizes[1]} x {sizes[2]} and {Counted.Of(counts[0], "label")}; 28 x 28 and equal counts were expected"
            );
        }
        Labels labels = Labels.FromIntegers(Array.ConvertAll(classes, c => (int)c));
        return new DataSet("fashion-mnist", Pixels.ToEmbedding(sizes[0], Shape.Size, pixels), labels, Shape);
    }

    private static string Find(string folder, string name)
    {
        string plain = Path.Combine(folder, name);
        string packed = plain + ".gz";
        return File.Exists(packed) ? packed
            : File.Exists(plain) ? plain
            : throw new FileNotFoundException($"{packed} is not there: install Debian's package dataset-fashion-mnist or name its folder");
    }
}
