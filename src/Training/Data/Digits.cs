using System.IO.Compression;

namespace IsoTriplet.Training.Data;

/// <summary>Optical recognition of handwritten digits (UCI; scikit-learn's copy): 1,797 images of 8 x 8 with 17 levels, 10 classes.</summary>
public static class Digits
{
    /// <summary>Where Debian's package python3-sklearn-lib puts the table.</summary>
    public const string DefaultPath = "/usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz";

    private static readonly ImageShape Shape = new(1, 8, 8);

    /// <summary>Reads the first digits, in the published order.</summary>
    /// <param name="path">A .csv.gz or .csv of 64 levels 0..16 and the digit; null: <see cref="DefaultPath"/>.</param>
    /// <param name="first">How many; null: all.</param>
    /// <returns>N x 64 numbers in 0..1.</returns>
    /// <exception cref="FileNotFoundException">The file is missing; the message names the package.</exception>
    /// <exception cref="InputException">The table is not what it should be; the line is named.</exception>
    public static DataSet Load(string? path = null, int? first = null)
    {
        path ??= DefaultPath;
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"{path} is not there: install Debian's package python3-sklearn, or name a file");
        }
        return PackedFile.Read(path, stream => Parse(stream, path, first));
    }

    private static DataSet Parse(Stream stream, string path, int? first)
    {
        using StreamReader reader = new(stream);
        List<double[]> rows = [];
        List<int> digits = [];
        while (rows.Count < (first ?? int.MaxValue) && reader.ReadLine() is { } line)
        {
            double[] numbers = [.. line.Split(',').Select(cell => double.TryParse(cell, out double v) ? v : double.NaN)];
            if (
                numbers.Length != Shape.Size + 1
                || !numbers.All(v => v is >= 0 and <= 16)
                || !(numbers[^1] <= 9 && double.IsInteger(numbers[^1]))
            )
            {
                throw new InputException(path, $"line {rows.Count + 1}: 64 levels 0..16 and a digit were expected");
            }
            rows.Add([.. numbers.Take(Shape.Size).Select(v => v / 16)]);
            digits.Add((int)numbers[^1]);
        }
        return rows.Count == 0
            ? throw new InputException(path, "has no lines")
            : new DataSet("digits", Embedding.FromRows(rows), Labels.FromIntegers([.. digits]), Shape);
    }
}

/// <summary>Files of published data sets, plain or gzip by their name.</summary>
internal static class PackedFile
{
    /// <summary>Opens a file and hands what is in it to a reader.</summary>
    /// <exception cref="InputException">As for <see cref="InputFile.Read"/>; or the gzip is damaged.</exception>
    public static T Read<T>(string path, Func<Stream, T> reader) =>
        InputFile.Read(
            path,
            file =>
            {
                using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal)
                    ? new GZipStream(file, CompressionMode.Decompress)
                    : file;
                try
                {
                    return reader(stream);
                }
                catch (InvalidDataException e)
                {
                    throw new InputException(path, $"is a damaged gzip file ({e.Message})", e);
                }
            }
        );
}
