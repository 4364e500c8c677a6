namespace IsoTriplet.Numerics;

/// <summary>Writes files whole or not at all: beside the target under a name that starts with a dot and ends in ".partial", then by renaming.</summary>
public static class AtomicFile
{
    private static int _serial;

    /// <summary>Writes a file; an existing one is replaced when, and only when, the writer has returned.</summary>
    /// <param name="path">The target.</param>
    /// <param name="writer">Writes the content.</param>
    /// <exception cref="InputException">The place cannot be written to.</exception>
    public static void Write(string path, Action<Stream> writer)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(writer);
        string full = Path.GetFullPath(path);
        string partial = Path.Combine(
            Path.GetDirectoryName(full) ?? "/",
            $".{Path.GetFileName(full)}.{Environment.ProcessId}.{Interlocked.Increment(ref _serial)}.partial"
        );
        try
        {
            using (FileStream stream = new(partial, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                writer(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(partial, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Discard(partial);
            throw new InputException(path, $"cannot be written ({e.Message})", e);
        }
        catch
        {
            Discard(partial);
            throw;
        }
    }

    /// <summary>Writes a text as UTF-8 without a mark.</summary>
    /// <param name="path">The target.</param>
    /// <param name="text">The content.</param>
    /// <exception cref="InputException">The place cannot be written to.</exception>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    private static void Discard(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report.
        }
    }
}
