using IsoTriplet.Figures.Rendering;

namespace IsoTriplet.Experiments.Reports;

/// <summary>Where the chart library is that pages carry inside: figures/node_modules of the checkout.</summary>
public static class ChartLibrary
{
    private const string Modules = "node_modules";

    /// <summary>Finds it from where the program runs.</summary>
    /// <returns>The folder node_modules.</returns>
    /// <exception cref="ArgumentException">It is not there.</exception>
    public static string Find() =>
        FiguresFolder.Find(AppContext.BaseDirectory, Path.Combine(Modules, "vega-embed", "package.json")) is { } package
            ? package[..(package.LastIndexOf(Modules, StringComparison.Ordinal) + Modules.Length)]
            : throw new ArgumentException("the chart library is not installed: run 'npm ci' in figures/ (./isotriplet does it by itself)");
}
