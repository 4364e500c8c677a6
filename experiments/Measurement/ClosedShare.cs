namespace IsoTriplet.Experiments.Measurement;

/// <summary>How often the brackets of random gaussian embeddings close, for one number of points, dimension and number of classes.</summary>
/// <param name="Classes">c, of equal size up to one.</param>
/// <param name="Tight">Whether the brackets were closed as with <c>--tight</c>.</param>
/// <param name="HausClosed">Share with the bracket of d_haus closed (relative gap below 1e-3).</param>
/// <param name="HausMedianGap">Median relative gap of d_haus.</param>
/// <param name="IsoClosed">Share with the bracket of d_iso closed.</param>
/// <param name="IsoMedianGap">Median relative gap of d_iso.</param>
public sealed record ClosedShareCell(
    int Points,
    int Dimension,
    int Classes,
    bool Tight,
    int Instances,
    double HausClosed,
    double HausMedianGap,
    double IsoClosed,
    double IsoMedianGap
);

/// <summary>The table of closed brackets over N and n: where the mathematics closes and where the rank constraint bites.</summary>
public static class ClosedShare
{
    /// <summary>How much work a bracket gets, but for the tight ones.</summary>
    internal static BracketSettings Settings { get; } = BracketSettings.Fast with { Starts = 8, Work = 2e9 };

    private static readonly int[] ClassCounts = [2, 3];
    private static readonly int[] QuickPoints = [4, 8, 12];
    private static readonly int[] QuickDimensions = [1, 2, 4, 8];
    private static readonly int[] TightPoints = [4, 5, 6, 7, 8];
    private static readonly int[] TightDimensions = [1, 2];
    private static readonly int[] FullPoints = [4, 6, 8, 12, 16, 20, 24, 30];
    private static readonly int[] FullDimensions = [1, 2, 3, 4, 6, 8, 12, 16];

    /// <summary>Fills the table, two cells at a time.</summary>
    /// <param name="quick">A small grid with few instances a cell.</param>
    /// <param name="progress">Told the number of finished cells and of all, by the threads that finish them.</param>
    /// <param name="cancel">Stops; nothing is returned then.</param>
    /// <returns>The cells by classes, points and dimension.</returns>
    public static IReadOnlyList<ClosedShareCell> Table(bool quick, int seed, Action<int, int> progress, CancellationToken cancel)
    {
        int instances = quick ? 4 : 10;
        (int N, int Dimension, int C, bool Tight)[] grid =
        [
            .. from c in ClassCounts
            from n in quick ? QuickPoints : FullPoints
            from d in quick ? QuickDimensions : FullDimensions
            select (n, d, c, false),
            .. from c in ClassCounts from n in quick ? TightPoints[..3] : TightPoints from d in TightDimensions select (n, d, c, true),
        ];
        ClosedShareCell[] cells = new ClosedShareCell[grid.Length];
        int finished = 0;
        Parallel.For(
            0,
            grid.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel },
            k =>
            {
                cells[k] = Cell(grid[k], instances, seed, cancel);
                progress(Interlocked.Increment(ref finished), grid.Length);
            }
        );
        return cells;
    }

    private static ClosedShareCell Cell((int N, int Dimension, int C, bool Tight) at, int instances, int seed, CancellationToken cancel)
    {
        (int n, int dimension, int classes, bool tight) = at;
        BracketSettings settings = tight ? BracketSettings.Tight : Settings;
        List<Bracket> haus = [];
        List<Bracket> iso = [];
        for (int i = 0; i < instances; i++)
        {
            Random random = new(HashCode(seed, n, dimension, classes, i));
            Embedding points = NormalDraw.Points(random, n, dimension);
            Labels labels = Labels.FromIntegers([.. Enumerable.Range(0, n).Select(k => k % classes)]);
            BracketReport report = BracketSolver.Solve(points, labels, settings, null, cancel);
            haus.Add(report.Haus);
            iso.Add(report.Iso);
        }
        return new ClosedShareCell(
            n,
            dimension,
            classes,
            tight,
            instances,
            haus.Count(b => b.Closed) / (double)instances,
            Median(haus),
            iso.Count(b => b.Closed) / (double)instances,
            Median(iso)
        );
    }

    // Unlike System.HashCode, the same in every process.
    private static int HashCode(params ReadOnlySpan<int> values)
    {
        uint hash = 2166136261;
        foreach (int value in values)
        {
            hash = (hash ^ (uint)value) * 16777619;
        }
        return (int)(hash & int.MaxValue);
    }

    private static double Median(List<Bracket> brackets)
    {
        double[] gaps = [.. brackets.Select(b => b.RelativeGap).Order()];
        return (gaps[(gaps.Length - 1) / 2] + gaps[gaps.Length / 2]) / 2;
    }
}

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
