using System.Text;

namespace IsoTriplet.Experiments.Measurement;

/// <summary>The table of closed brackets as Markdown: a block a number of classes and distance, N down, n across.</summary>
internal static class ClosedShareTable
{
    public static string Markdown(IReadOnlyList<ClosedShareCell> cells)
    {
        StringBuilder text = new("# Closed brackets of random gaussian embeddings\n\n");
        text.Append("Share of instances whose bracket closes (relative gap below 1e-3), and the median relative gap behind it. ");
        text.Append($"{Counted.Of(cells[0].Instances, "instance")} a cell, balanced labels.\n");
        foreach (IGrouping<(bool Tight, int Classes), ClosedShareCell> block in cells.GroupBy(c => (c.Tight, c.Classes)))
        {
            string title = $"{Counted.Of(block.Key.Classes, "class")}{(block.Key.Tight ? ", with --tight" : "")}";
            Block(text, $"d_haus, {title}", [.. block], c => (c.HausClosed, c.HausMedianGap));
            Block(text, $"d_iso, {title}", [.. block], c => (c.IsoClosed, c.IsoMedianGap));
        }
        return text.ToString();
    }

    private static void Block(
        StringBuilder text,
        string title,
        ClosedShareCell[] cells,
        Func<ClosedShareCell, (double Share, double Gap)> pick
    )
    {
        int[] dimensions = [.. cells.Select(c => c.Dimension).Distinct()];
        text.Append($"\n## {title}\n\n| N | {string.Join(" | ", dimensions.Select(d => $"n = {d}"))} |\n");
        text.Append($"|---|{string.Concat(dimensions.Select(_ => "---|"))}\n");
        foreach (IGrouping<int, ClosedShareCell> row in cells.GroupBy(c => c.Points))
        {
            text.Append($"| {row.Key} | {string.Join(" | ", row.Select(c => $"{pick(c).Share:P0}, {pick(c).Gap:G2}"))} |\n");
        }
    }
}
