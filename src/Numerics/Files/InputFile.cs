namespace IsoTriplet.Numerics;

/// <summary>Opens files for reading and turns failures of the file system into <see cref="InputException"/>.</summary>
internal static class InputFile
{
    /// <summary>Opens a file and hands its stream to a reader.</summary>
    public static T Read<T>(string path, Func<FileStream, T> reader)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (Directory.Exists(path))
            {
                throw new InputException(path, "is a directory; a file was expected");
            }
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (!stream.CanSeek)
            {
                throw new InputException(path, "is not a regular file");
            }
            return reader(stream);
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

    /// <summary>A text from a file as it may appear in a message: short and on one line.</summary>
    public static string Quote(string text)
    {
        const int longest = 40;
        string cut = text.Length > longest ? string.Concat(text.AsSpan(0, longest), "...") : text;
        return $"'{string.Concat(cut.Select(static c => char.IsControl(c) ? $"\\x{(int)c:x2}" : c.ToString()))}'";
    }
}
