namespace IsoTriplet.Figures.Page;

/// <summary>What one sees in a figure and how to read it, for someone who has not read the papers.</summary>
public static class FigureWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["iat-3-hausdorff-distance"] =
            "Marks are the points as they are, arrow heads where they would have to go so that no triple fails. The longest arrow is the distance to separation.",
    };

    /// <summary>The words of a figure.</summary>
    /// <param name="name">The figure's name.</param>
    /// <returns>Its words; empty where the caption says it all.</returns>
    public static string Of(string name) => Words.GetValueOrDefault(name, "");
}
