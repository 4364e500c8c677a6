namespace IsoTriplet.Experiments.Results;

/// <summary>Places inside the checkout that the program runs from.</summary>
internal static class CheckoutFolder
{
    /// <summary>Where the checkout keeps the result files of measurements that take long.</summary>
    public static string KeptResults => PathOf("docs", "results", "data");

    /// <summary>The folder of result files that a command was given, or that of the checkout.</summary>
    /// <exception cref="InputException">There is no such folder.</exception>
    public static string ResultsIn(string? given) =>
        given is null ? KeptResults
        : Directory.Exists(given) ? given
        : throw new InputException(given, "is no folder; a folder of result files was expected");

    /// <summary>A folder below the checkout's root that a command cannot do without.</summary>
    /// <exception cref="InputException">It is not there: the program is an installed tool and runs elsewhere.</exception>
    public static string Needed(params string[] parts) =>
        PathOf(parts) is var path && Directory.Exists(path)
            ? path
            : throw new InputException(path, "no such folder; this command was expected to run in a checkout of IsoTriplet, which has it");

    /// <summary>A path below the checkout's root; where there is no checkout around the program, below the current folder.</summary>
    public static string PathOf(params string[] parts)
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "IsoTriplet.slnx")))
        {
            root = root.Parent;
        }
        return Path.Combine([root?.FullName ?? Directory.GetCurrentDirectory(), .. parts]);
    }
}
