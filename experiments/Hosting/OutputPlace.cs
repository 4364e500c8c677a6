namespace IsoTriplet.Experiments.Hosting;

/// <summary>Refuses places that cannot be written to before any work is done for them; nothing is left behind.</summary>
public static class OutputPlace
{
    /// <summary>A file: its folder is there and takes files; an existing file may be replaced, but none that the same command reads or writes.</summary>
    /// <param name="path">The file; null asks for nothing.</param>
    /// <param name="others">The command's inputs and its other outputs.</param>
    /// <exception cref="InputException">A folder, a device or another file of the command has that name, or its own folder is missing or takes no files.</exception>
    public static void File(string? path, params ReadOnlySpan<string?> others)
    {
        if (path is null)
        {
            return;
        }
        string target = AtomicFile.Replaceable(path);
        Apart(path, target, others);
        Try(path, Path.GetDirectoryName(target) ?? "/");
    }

    /// <summary>A folder for files of these names, none of which the same command reads.</summary>
    /// <param name="path">The folder; null asks for nothing.</param>
    /// <exception cref="InputException">As for <see cref="Folder(string?)"/>; or one of the files is an input.</exception>
    public static void Folder(string? path, IEnumerable<string> names, params ReadOnlySpan<string?> inputs)
    {
        Folder(path);
        foreach (string file in path is null ? [] : names.Select(name => Path.Combine(path, name)))
        {
            Apart(file, AtomicFile.Resolve(file), inputs);
        }
    }

    /// <summary>A folder: it takes files, or can be made.</summary>
    /// <param name="path">The folder; null asks for nothing.</param>
    /// <exception cref="InputException">It, or the folder where it would be made, is a file or takes no files.</exception>
    public static void Folder(string? path)
    {
        if (path is null)
        {
            return;
        }
        string there = Path.GetFullPath(path);
        while (!Directory.Exists(there))
        {
            if (System.IO.File.Exists(there))
            {
                throw new InputException(path, $"cannot be made: {there} is a file; a folder was expected");
            }
            there = Path.GetDirectoryName(there) ?? "/";
        }
        Try(path, there);
    }

    private static void Apart(string path, string target, ReadOnlySpan<string?> others)
    {
        foreach (string? other in others)
        {
            if (other is not null && AtomicFile.Resolve(other) == target)
            {
                throw new InputException(path, "is an input or another output of this command; a file of its own was expected");
            }
        }
    }

    private static void Try(string path, string folder)
    {
        try
        {
            string probe = Path.Combine(folder, $".{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.probe");
            using FileStream stream = new(probe, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be written: {folder} is missing or takes no files", e);
        }
    }
}
