namespace IsoTriplet.Experiments.Results;

/// <summary>Places inside the checkout that the program runs from.</summary>
internal static class CheckoutFolder
{
    /// <summary>Where the checkout keeps the result files of measurements that take long.</summary>
    public static string KeptResults => PathOf("docs", "results", "data");

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
