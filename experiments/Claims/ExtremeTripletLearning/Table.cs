using System.Globalization;

namespace IsoTriplet.Experiments.Claims.ExtremeTripletLearning;

/// <summary>Table 1 of [ETL] as printed: Recall@1, @2, @4 of CUB and CAR, @1, @10, @100 of SOP, @1, @10, @20 of In-shop, in percent.</summary>
internal static class Table
{
    private const string Print = """
        HTL     57.1 68.8 78.7 | 81.4 88.0 92.7 | 74.8 88.3 94.8 | -    -    -
        ABE     60.6 71.5 79.8 | 85.2 90.5 94.0 | 76.3 88.4 94.8 | 87.3 96.7 97.9
        DREML   63.9 75.0 83.1 | 86.0 91.7 95.0 | -    -    -    | -    -    -
        FastAP  -    -    -    | -    -    -    | 76.4 89.0 95.1 | 90.9 97.7 98.5
        1st     64.9 75.3 83.5 | 82.7 89.3 93.0 | 78.0 90.6 96.3 | 87.1 96.9 97.9
        2nd     65.2 75.3 82.9 | 83.2 89.2 93.2 | 78.8 90.8 96.3 | 89.0 96.9 97.8
        """;

    private static readonly string[] DataSets = ["CUB", "CAR", "SOP", "In-shop"];

    // In tenths of a percent; -1 for a dash.
    private static readonly Dictionary<string, int[]> Rows = Print
        .Split('\n')
        .Select(line => line.Replace("|", "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(cells => cells[0], cells => cells[1..].Select(Tenths).ToArray(), StringComparer.Ordinal);

    /// <summary>0 against the least excess in Recall@1, over data sets, of the last row over the best row of others.</summary>
    internal static ExactFigures Excess(params string[] sets) =>
        Least(
            $"Recall@1, {string.Join(", ", sets)}",
            sets.Select(s => 3 * Array.IndexOf(DataSets, s)),
            Rows.Keys.Where(k => k is not ("1st" or "2nd"))
        );

    /// <summary>The same over the row above it, in the first columns of every data set.</summary>
    internal static ExactFigures Orders(int columns) =>
        Least($"first {columns} columns", Enumerable.Range(0, 12).Where(k => k % 3 < columns), ["1st"]);

    private static int Tenths(string cell) =>
        cell == "-" ? -1 : int.Parse(cell.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static ExactFigures Least(string what, IEnumerable<int> columns, IEnumerable<string> others) =>
        new(
            $"Table 1, {what}: 0 and the least excess, in percent",
            0,
            "<",
            new Fraction(columns.Min(k => Rows["2nd"][k] - others.Max(o => Rows[o][k])), 10)
        );
}
