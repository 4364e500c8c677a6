using System.IO.Compression;

namespace IsoTriplet.Training.Data;

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
