namespace IsoTriplet.Experiments.Reports;

/// <summary>Where the chart library is that pages carry inside: figures/node_modules of the checkout.</summary>
public static class ChartLibrary
{
    /// <summary>Finds it from where the program runs.</summary>
    /// <returns>The folder node_modules.</returns>
    /// <exception cref="ArgumentException">It is not there.</exception>
    public static string Find()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string modules = Path.Combine(folder, "figures", "node_modules");
            if (File.Exists(Path.Combine(modules, "vega-embed", "package.json")))
            {
                return modules;
            }
        }
        throw new ArgumentException("the chart library is not installed: run 'npm ci' in figures/ (./isotriplet does it by itself)");
    }
}
