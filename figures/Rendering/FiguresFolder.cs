namespace IsoTriplet.Figures.Rendering;

/// <summary>The folder figures/ of a checkout: render.mjs, and the packages beside it.</summary>
public static class FiguresFolder
{
    /// <summary>Looks for it from a folder upwards.</summary>
    /// <param name="folder">Where to start.</param>
    /// <param name="file">What must be in it, as a path below figures/.</param>
    /// <returns>The whole path of that file, or null where no checkout has it.</returns>
    public static string? Find(string folder, string file)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            string path = Path.Combine(at.FullName, "figures", file);
            if (File.Exists(path))
            {
                return path;
            }
        }
        return null;
    }
}
