using System.Text;

namespace IsoTriplet.Numerics;

/// <summary>Opens files for reading and turns failures of the file system into <see cref="InputException"/>.</summary>
public static class InputFile
{
    private const int Longest = int.MaxValue / 2;

    /// <summary>Opens a file and hands its stream to a reader.</summary>
    /// <typeparam name="T">What the reader makes of it.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="reader">Reads the stream, which is closed behind it.</param>
    /// <returns>What the reader returned.</returns>
    /// <exception cref="InputException">There is no such file, it is a directory, a pipe or a device, or it may not be read.</exception>
    public static T Read<T>(string path, Func<FileStream, T> reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (Directory.Exists(path))
            {
                throw new InputException(path, "is a directory; a file was expected");
            }
            using FileStream? stream = FileKind.MayBeRegular(path) ? new(path, FileMode.Open, FileAccess.Read, FileShare.Read) : null;
            return stream?.CanSeek == true ? reader(stream) : throw new InputException(path, "is not a regular file");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, "no such file", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InputException(path, "may not be read (permission denied)", e);
        }
        catch (IOException e)
        {
            throw new InputException(path, $"cannot be read ({e.Message})", e);
        }
    }

    /// <summary>The whole of a text file: UTF-8, with or without its mark.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The text.</returns>
    /// <exception cref="InputException">As for <see cref="Read"/>; or it is no text, or one of a gigabyte or more.</exception>
    public static string Text(string path) => Decode(path, Bytes(path));

    /// <summary>The whole of a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="InputException">As for <see cref="Read"/>; or it has a gigabyte or more.</exception>
    public static byte[] Bytes(string path) =>
        Read(
            path,
            stream =>
            {
                if (stream.Length > Longest)
                {
                    throw new InputException(path, $"has {stream.Length} bytes; at most {Longest} were expected");
                }
                byte[] bytes = new byte[stream.Length];
                int got = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                return got == bytes.Length ? bytes : bytes[..got];
            }
        );

    private static string Decode(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }
        if (bytes.Contains((byte)0))
        {
            throw new InputException(path, "is not text (it holds zero bytes)");
        }
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new InputException(path, "is not UTF-8 text", e);
        }
    }

    /// <summary>A text from a file as it may appear in a message: in quotes, short and on one line.</summary>
    /// <param name="text">The text.</param>
    /// <returns>At most 40 characters of it, those that control a terminal by their numbers.</returns>
    public static string Quote(string text) => $"'{OneLine(text, 40)}'";

    /// <summary>Up to eight texts from a file as a message lists them, and how many there are beyond.</summary>
    internal static string Quote(IReadOnlyCollection<string> texts)
    {
        const int most = 8;
        return string.Join(", ", texts.Take(most).Select(Quote)) + (texts.Count > most ? $", ... ({texts.Count} in all)" : "");
    }

    /// <summary>A message of another library, on one line and not long.</summary>
    internal static string OneLine(string text, int longest = 100)
    {
        string cut = text.Length > longest ? string.Concat(text.AsSpan(0, longest), "...") : text;
        return string.Concat(cut.Select(static c => char.IsControl(c) ? $"\\x{(int)c:x2}" : c.ToString()));
    }
}

/// <summary>A file that cannot be used as it stands; the message is one line that names the file and the fault.</summary>
public sealed class InputException : Exception
{
    /// <summary>Names a file and its fault.</summary>
    /// <param name="path">The file as the caller named it.</param>
    /// <param name="fault">What is wrong, where, and what was expected.</param>
    public InputException(string path, string fault)
        : base($"{path}: {fault}") => Path = path;

    /// <summary>Names a file and its fault, with the failure behind it.</summary>
    /// <param name="path">The file as the caller named it.</param>
    /// <param name="fault">What is wrong, where, and what was expected.</param>
    /// <param name="inner">The failure behind it.</param>
    public InputException(string path, string fault, Exception inner)
        : base($"{path}: {fault}", inner) => Path = path;

    /// <summary>The file as the caller named it.</summary>
    public string Path { get; }
}
