namespace IsoTriplet.Numerics;

/// <summary>Writes files whole or not at all: beside the target under a name that starts with a dot and ends in ".partial", then by renaming.</summary>
public static class AtomicFile
{
    private static int _serial;

    // What this thread has written under other names within Together.
    [ThreadStatic]
    private static List<(string Partial, string Full)>? _drafts;

    /// <summary>Writes several files, all or none: within the body <see cref="Write(string, Action{Stream})"/> leaves its files under their other names, and they are renamed when the body has returned.</summary>
    /// <typeparam name="T">The body's result.</typeparam>
    /// <param name="folder">A folder that the files need: made first where it is not there, and then taken away again on failure. Null: none.</param>
    /// <param name="body">Writes on the calling thread.</param>
    /// <returns>The body's result.</returns>
    /// <exception cref="InputException">A place cannot be written to; nothing has been made or replaced.</exception>
    public static T Together<T>(string? folder, Func<T> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        bool made = folder is not null && !Directory.Exists(folder);
        List<(string Partial, string Full)> drafts = _drafts = [];
        try
        {
            _ = folder is null ? null : Directory.CreateDirectory(folder);
            T result = body();
            drafts.ForEach(d => File.Move(d.Partial, d.Full, overwrite: true));
            return result;
        }
        catch
        {
            drafts.ForEach(d => Discard(d.Partial));
            if (made && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder!).Any())
            {
                Directory.Delete(folder!);
            }
            throw;
        }
        finally
        {
            _drafts = null;
        }
    }

    /// <summary>Claims a place for as long as a run writes to it; the end of the process ends the claim too.</summary>
    /// <param name="path">A file that the run will write; its folder need not be there yet.</param>
    /// <returns>Ends the claim.</returns>
    /// <exception cref="InputException">Another run has the claim, or nothing can be written there.</exception>
    public static IDisposable Claim(string path)
    {
        string full = Resolve(path);
        string folder = Path.GetDirectoryName(full) ?? "/";
        while (!Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder) ?? "/";
        }
        string claim = Path.Combine(folder, $".{Path.GetRelativePath(folder, full).Replace('/', '_')}.running");
        try
        {
            return new FileStream(claim, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, File.Exists(claim) ? "is being written by another run" : $"cannot be written ({e.Message})", e);
        }
    }

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
            if (_drafts is { } drafts)
            {
                drafts.Add((partial, full));
                return;
            }
            File.Move(partial, full, overwrite: true);
        }
        // A limit on the size of files (EFBIG) comes as an argument out of range.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" })
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
    public static void WriteText(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes.</summary>
    /// <param name="path">The target.</param>
    /// <param name="content">The content.</param>
    /// <exception cref="InputException">The place cannot be written to.</exception>
    public static void Write(string path, byte[] content) => Write(path, stream => stream.Write(content));

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
