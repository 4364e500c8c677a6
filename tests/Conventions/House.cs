namespace IsoTriplet.Tests.Conventions;

/// <summary>Where the checkout is, seen from the test program.</summary>
internal static class House
{
    internal static string Root { get; } = FindRoot();

    /// <summary>Every source-like file of the checkout, relative to its root, without build outputs.</summary>
    internal static IEnumerable<string> Files(params string[] extensions) =>
        Directory
            .EnumerateFiles(Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(path => Path.GetRelativePath(Root, path))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "artifacts" or ".git" or "out" or "obj" or "bin"))
            .Where(path => extensions.Length == 0 || extensions.Contains(Path.GetExtension(path), StringComparer.Ordinal));

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "IsoTriplet.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return folder ?? throw new InvalidOperationException("the tests must run from inside the checkout");
    }
}
