namespace IsoTriplet.Figures.Page.Explorers;

/// <summary>How often brackets close, over N and n, with sliders: from the result file <c>bracket-closing.json</c>.</summary>
public static class BracketGrid
{
    public const string File = "bracket-closing.json";

    /// <summary>The name of the figure.</summary>
    public const string Name = "bracket-explorer";

    /// <summary>Makes the figure.</summary>
    /// <exception cref="ArgumentException">The document has no cells.</exception>
    public static PageFigure Make(ResultFile document)
    {
        string seed = document.Text("seed");
        return GridExplorer.Make(
            new PageFigure
            {
                Name = Name,
                Title = "How often the distance to separation is known for certain",
                Reading =
                    "For random points the two bounds of a bracket were computed; here is how often they met (to one part in a thousand). Few dimensions for many points is hard: "
                    + "there the room is too small and the bounds stay apart. That corner is also where collapse becomes the nearest way out.",
                Caption =
                    $"Random gaussian points, classes of equal size, {document.Text("instances")} embeddings a cell, seed {seed}. "
                    + "Tight means the work of measure --tight.",
                DataFile = File,
            },
            [.. document.Rows("cells").SelectMany(c => Both(c, seed))],
            "share of brackets closed"
        );
    }

    private static IEnumerable<GridCell> Both(ResultFile cell, string seed)
    {
        string table = $"{Numbers.Count(cell.Number("classes"), "class")}{(cell.Flag("tight") ? ", tight" : "")}";
        foreach ((string distance, string field) in new[] { ("d_haus", "haus"), ("d_iso", "iso") })
        {
            yield return new GridCell(
                $"{distance}, {table}",
                (int)cell.Number("points"),
                (int)cell.Number("dimension"),
                cell.Number($"{field}_closed"),
                [
                    ("median relative gap", Html.Number(cell.Number($"{field}_median_gap"))),
                    ("embeddings", $"{cell.Text("instances")}"),
                    ("seed", seed),
                ]
            );
        }
    }
}
