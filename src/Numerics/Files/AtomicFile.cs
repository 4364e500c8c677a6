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
        ArgumentNullException.ThrowIfNull(writer);
        string full = Replaceable(path);
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

    /// <summary>The file that a path means: itself, or the one at the end of its links.</summary>
    /// <param name="path">The path.</param>
    /// <returns>Its whole path.</returns>
    public static string Resolve(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }

    /// <summary>The file that a write would make or replace. Nothing is written.</summary>
    /// <param name="path">The target; of a link, the file at its end.</param>
    /// <returns>Its whole path.</returns>
    /// <exception cref="InputException">A folder, a device, a pipe, or a file that may not be written to: a rename would destroy it.</exception>
    public static string Replaceable(string path)
    {
        try
        {
            string full = Resolve(path);
            if (Directory.Exists(full))
            {
                throw new InputException(path, "is a folder; the name of a file was expected");
            }
            if (File.Exists(full) && !IsOrdinary(full))
            {
                throw new InputException(path, "is a device or a pipe; the name of a file was expected");
            }
            return full;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InputException(path, "may not be replaced (permission denied)", e);
        }
        catch (IOException e)
        {
            throw new InputException(path, $"cannot be written ({e.Message})", e);
        }
    }

    // Some devices look like files to all that .NET asks the system; they are told by their folder.
    private static bool IsOrdinary(string full)
    {
        if (full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal))
        {
            return false;
        }
        using FileStream there = new(full, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        return there.CanSeek;
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
