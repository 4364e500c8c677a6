using IsoTriplet.Figures.Page.Ledger;

namespace IsoTriplet.Figures.Page;

/// <summary>The figures of the sources, from the index that the figures command writes: one section a source.</summary>
public static class FigureSections
{
    /// <summary>Reads figures.json, and the drawings and result files that it names.</summary>
    /// <returns>Sections in the order in which sources come first.</returns>
    /// <exception cref="ArgumentException">The file is no index of figures.</exception>
    public static IReadOnlyList<PageSection> Read(string index)
    {
        ResultFile document = ResultFile.Parse(index, File.ReadAllText(index));
        string folder = Path.GetDirectoryName(Path.GetFullPath(index)) ?? "/";
        return
        [
            .. document
                .Rows("figures")
                .Select(f => (Source: Source(f.Text("source")), Figure: Read(f, folder)))
                .GroupBy(f => f.Source, StringComparer.Ordinal)
                .Select(g => new PageSection($"figures-{Html.Identifier(g.Key)}", Title(g.Key), "", [.. g.Select(f => f.Figure)])
                {
                    Entry = g.Key == "own" ? "Own figures" : $"Figures [{g.Key}]",
                }),
        ];
    }

    private static PageFigure Read(ResultFile entry, string folder)
    {
        string name = entry.Text("name");
        Figure? known = FigureCatalogue.All.FirstOrDefault(f => f.Name == name);
        ResultFile data = ResultFile.Parse(entry.Text("data"), File.ReadAllText(Path.Combine(folder, entry.Text("data"))));
        return new PageFigure
        {
            Name = name,
            Title = entry.Text("title"),
            Reading = known?.Reading ?? "",
            Caption = $"{entry.Text("source")}. {entry.Text("caption")}",
            Svg = File.ReadAllText(Path.Combine(folder, entry.Text("svg"))).Trim(),
            Tables = [.. (known?.Rows ?? []).Select(r => (r, data.Root[r]!.AsArray()))],
            DataFile = Path.GetFileName(entry.Text("data")),
        };
    }

    /// <summary>"[IAT] Fig. 3" is of the source IAT; without brackets it is this project's.</summary>
    private static string Source(string source) =>
        source.StartsWith('[') && source.IndexOf(']', StringComparison.Ordinal) is > 1 and int end ? source[1..end] : "own";

    private static string Title(string source) =>
        source == "own" ? "Figures of this project" : $"Figures: {LedgerSection.SourceName(source)}";
}
