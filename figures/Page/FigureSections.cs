using System.Text.Json;
using System.Text.Json.Nodes;
using IsoTriplet.Figures.Page.Ledger;

namespace IsoTriplet.Figures.Page;

/// <summary>The figures of the sources, from the index that the figures command writes: one section a source.</summary>
public static class FigureSections
{
    /// <summary>Reads figures.json, and the drawings and result files that it names.</summary>
    /// <param name="index">The path of figures.json.</param>
    /// <returns>Sections in the order in which sources come first.</returns>
    /// <exception cref="ArgumentException">The file is no index of figures.</exception>
    public static IReadOnlyList<PageSection> Read(string index)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(index));
        if (!document.RootElement.TryGetProperty("figures", out JsonElement figures))
        {
            throw new ArgumentException($"{index} is no index of figures: an object with an array 'figures' was expected", nameof(index));
        }
        string folder = Path.GetDirectoryName(Path.GetFullPath(index)) ?? "/";
        return
        [
            .. figures
                .EnumerateArray()
                .Select(f => (Source: Source(Text(f, "source")), Figure: Read(f, folder)))
                .GroupBy(f => f.Source, StringComparer.Ordinal)
                .Select(g => new PageSection($"figures-{Html.Identifier(g.Key)}", Title(g.Key), "", [.. g.Select(f => f.Figure)])
                {
                    Entry = g.Key == "own" ? "Own figures" : $"Figures [{g.Key}]",
                }),
        ];
    }

    private static PageFigure Read(JsonElement entry, string folder)
    {
        string name = Text(entry, "name");
        Figure? known = FigureCatalogue.All.FirstOrDefault(f => f.Name == name);
        JsonObject data = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, Text(entry, "data"))))!.AsObject();
        return new PageFigure
        {
            Name = name,
            Title = Text(entry, "title"),
            Reading = known?.Reading ?? "",
            Caption = $"{Text(entry, "source")}. {Text(entry, "caption")}",
            Svg = File.ReadAllText(Path.Combine(folder, Text(entry, "svg"))).Trim(),
            Tables = [.. (known?.Rows ?? []).Select(r => (r, data[r]!.AsArray()))],
            DataFile = Path.GetFileName(Text(entry, "data")),
        };
    }

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString() ?? "";

    /// <summary>"[IAT] Fig. 3" is of the source IAT; without brackets it is this project's.</summary>
    private static string Source(string source) =>
        source.StartsWith('[') && source.IndexOf(']', StringComparison.Ordinal) is > 1 and int end ? source[1..end] : "own";

    private static string Title(string source) =>
        source == "own" ? "Figures of this project" : $"Figures: {LedgerSection.SourceName(source)}";
}
