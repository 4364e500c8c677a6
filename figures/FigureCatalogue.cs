using IsoTriplet.Figures.Sources;

namespace IsoTriplet.Figures;

/// <summary>All figures, in the order of their sources.</summary>
public static class FigureCatalogue
{
    /// <summary>The figures. A new one stands in the file of its source.</summary>
    public static IReadOnlyList<Figure> All { get; } =
    [
        .. IsometricApproximation.All,
        .. ExtremeTriplets.All,
        .. ExtremeTripletTraining.All,
        .. ChordOrGeodesic.All,
        .. OwnBrackets.All,
        .. OwnRealBrackets.All,
        .. OwnCollapse.All,
        .. OwnMargin.All,
        .. OwnTraining.All,
        .. OwnLedger.All,
    ];

    /// <exception cref="ArgumentException">A name that no figure has; the message lists those there are.</exception>
    public static IReadOnlyList<Figure> Select(IReadOnlyCollection<string> names)
    {
        string[] unknown = [.. names.Where(n => All.All(f => f.Name != n))];
        if (unknown.Length > 0)
        {
            string known = string.Join(", ", All.Select(f => f.Name));
            throw new ArgumentException($"no figure is called {string.Join(", ", unknown)}; there are {known}", nameof(names));
        }
        return [.. All.Where(f => names.Count == 0 || names.Contains(f.Name, StringComparer.Ordinal))];
    }
}
