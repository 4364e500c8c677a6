using System.Text.Json;

namespace IsoTriplet.Figures.Page.Explorers;

/// <summary>How often brackets close, over N and n, with sliders: from the result file <c>bracket-closing.json</c>.</summary>
public static class BracketGrid
{
    /// <summary>The result file.</summary>
    public const string File = "bracket-closing.json";

    /// <summary>The name of the figure.</summary>
    public const string Name = "bracket-explorer";

    /// <summary>Makes the figure.</summary>
    /// <param name="document">The result file's content.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentException">The document has no cells.</exception>
    public static PageFigure Make(JsonElement document)
    {
        if (!document.TryGetProperty("cells", out JsonElement cells) || cells.GetArrayLength() == 0)
        {
            throw new ArgumentException($"{File}: an array 'cells' with at least one cell was expected", nameof(document));
        }
        string seed = $"{document.GetProperty("seed").GetInt32()}";
        return GridExplorer.Make(
            new PageFigure
            {
                Name = Name,
                Title = "How often the distance to separation is known for certain",
                Reading =
                    "For random points the two bounds of a bracket were computed; here is how often they met (to one part in a thousand). Few dimensions for many points is hard: "
                    + "there the room is too small and the bounds stay apart. That corner is also where collapse becomes the nearest way out.",
                Caption =
                    $"Random gaussian points, classes of equal size, {document.GetProperty("instances").GetInt32()} embeddings a cell, seed {seed}. "
                    + "Tight means the work of measure --tight.",
                DataFile = File,
            },
            [.. cells.EnumerateArray().SelectMany(c => Both(c, seed))],
            "share of brackets closed"
        );
    }

    private static IEnumerable<GridCell> Both(JsonElement cell, string seed)
    {
        string table = $"{cell.GetProperty("classes").GetInt32()} classes{(cell.GetProperty("tight").GetBoolean() ? ", tight" : "")}";
        foreach ((string distance, string field) in new[] { ("d_haus", "haus"), ("d_iso", "iso") })
        {
            yield return new GridCell(
                $"{distance}, {table}",
                cell.GetProperty("points").GetInt32(),
                cell.GetProperty("dimension").GetInt32(),
                cell.GetProperty($"{field}_closed").GetDouble(),
                [
                    ("median relative gap", Html.Number(cell.GetProperty($"{field}_median_gap").GetDouble())),
                    ("embeddings", $"{cell.GetProperty("instances").GetInt32()}"),
                    ("seed", seed),
                ]
            );
        }
    }
}
