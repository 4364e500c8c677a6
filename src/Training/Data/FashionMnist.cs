using System.Buffers.Binary;

namespace IsoTriplet.Training.Data;

/// <summary>Fashion-MNIST (Xiao, Rasul, Vollgraf 2017): 28 x 28 grey images of 10 kinds of clothing, 60,000 to train and 10,000 to test on.</summary>
public static class FashionMnist
{
    /// <summary>Where Debian's package dataset-fashion-mnist puts the files.</summary>
    public const string DefaultFolder = "/usr/share/datasets/fashion-mnist";

    private static readonly ImageShape Shape = new(1, 28, 28);

    /// <summary>Reads the first images of the training part, in the published order.</summary>
    /// <param name="folder">The folder of the idx files (.gz or unpacked); null: <see cref="DefaultFolder"/>.</param>
    /// <param name="first">How many images; null: all.</param>
    /// <returns>N x 784 pixels in 0..1, with the class numbers 0..9 as label names.</returns>
    /// <exception cref="FileNotFoundException">The folder or a file is missing; the message names the package.</exception>
    /// <exception cref="InputException">A file is truncated or of another format.</exception>
    public static DataSet Load(string? folder = null, int? first = null)
    {
        if (first is < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(first), first, "at least one image was expected");
        }
        (int[] sizes, byte[] pixels) = IdxFile.Read(Find(folder ?? DefaultFolder, "train-images-idx3-ubyte"), 3, first);
        (int[] counts, byte[] classes) = IdxFile.Read(Find(folder ?? DefaultFolder, "train-labels-idx1-ubyte"), 1, first);
        if (sizes[1] != Shape.Height || sizes[2] != Shape.Width || counts[0] != sizes[0])
        {
            throw new InputException(
                folder ?? DefaultFolder,
                $"train: {Counted.Of(sizes[0], "image")} of {sizes[1]} x {sizes[2]} and {Counted.Of(counts[0], "label")}; 28 x 28 and equal counts were expected"
            );
        }
        Labels labels = Labels.FromIntegers(Array.ConvertAll(classes, c => (int)c));
        return new DataSet(
            "fashion-mnist",
            Embedding.Create(sizes[0], Shape.Size, Array.ConvertAll(pixels, p => p / 255.0)),
            labels,
            Shape
        );
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

/// <summary>The idx format of the MNIST family: two zero bytes, type 0x08 (unsigned byte), rank, big-endian sizes, data. Gzip by file name.</summary>
internal static class IdxFile
{
    /// <summary>Reads the sizes and at most <paramref name="first"/> items.</summary>
    /// <exception cref="InputException">Not idx of unsigned bytes, of another rank, or truncated.</exception>
    public static (int[] Sizes, byte[] Data) Read(string path, int rank, int? first) =>
        PackedFile.Read(path, stream => Read(stream, path, rank, first));

    private static (int[] Sizes, byte[] Data) Read(Stream stream, string path, int rank, int? first)
    {
        byte[] header = new byte[4 + (4 * rank)];
        Fill(stream, header, path);
        if (header[0] != 0 || header[1] != 0 || header[2] != 0x08 || header[3] != rank)
        {
            throw new InputException(path, $"not an idx file of unsigned bytes with {rank} sizes");
        }
        int[] sizes = new int[rank];
        for (int k = 0; k < rank; k++)
        {
            sizes[k] = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 + (4 * k)));
            if (sizes[k] < 1)
            {
                throw new InputException(path, $"size {k} is {sizes[k]}; a positive number was expected");
            }
        }
        sizes[0] = Math.Min(sizes[0], first ?? int.MaxValue);
        byte[] data = new byte[sizes.Aggregate(1, (product, size) => checked(product * size))];
        Fill(stream, data, path);
        return (sizes, data);
    }

    private static void Fill(Stream stream, byte[] buffer, string path)
    {
        if (stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) < buffer.Length)
        {
            throw new InputException(path, $"truncated; {buffer.Length} more bytes were expected");
        }
    }
}
