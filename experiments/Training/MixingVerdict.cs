using IsoTriplet.Experiments.Statistics;

namespace IsoTriplet.Experiments.Training;

/// <summary>Whether a Euclidean loss on points of the sphere trains worse than a geodesic one, by the rule of decision 074.</summary>
/// <param name="HalfWidth">The half-width of the widest simultaneous interval: smaller differences could not have been seen. Null without comparisons.</param>
public sealed record MixingVerdict(string Verdict, string Reason, double? HalfWidth)
{
    /// <summary>With fewer seeds a percentile bootstrap is too narrow to conclude from.</summary>
    public const int FewestPairs = 10;

    private const double Error = 0.05;

    /// <summary>Each Euclidean distance less the geodesic one, over the seeds that both have.</summary>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <returns>One comparison for each data set, strategy and Euclidean distance with a pair.</returns>
    public static IReadOnlyList<DistanceComparison> Compare(IReadOnlyList<DistanceRow> rows, int seed)
    {
        var groups = rows.Where(r => r.Distance != DistanceExperiment.Reference)
            .GroupBy(r => (r.Data, r.Mining, r.Distance))
            .Select(g => (g.Key, Differences: Differences(g, rows)))
            .Where(g => g.Differences.Length > 0)
            .ToArray();
        return [.. groups.Select(g => Comparison(g.Key, g.Differences, Error / groups.Length, seed))];
    }

    /// <summary>Joins comparisons into the verdict.</summary>
    public static MixingVerdict Of(IReadOnlyList<DistanceComparison> comparisons)
    {
        int fewest = comparisons.Select(c => c.Pairs).DefaultIfEmpty(0).Min();
        if (fewest < FewestPairs)
        {
            return new MixingVerdict(
                nameof(Claims.Ledger.Verdict.Undecided),
                $"{fewest} paired seeds; at least {FewestPairs} are needed to conclude",
                null
            );
        }
        int above = comparisons.Count(c => c.SimultaneousLower > 0);
        int below = comparisons.Count(c => c.SimultaneousUpper < 0);
        Verdict verdict =
            above > 0 ? Claims.Ledger.Verdict.Refuted
            : below == comparisons.Count ? Claims.Ledger.Verdict.Holds
            : Claims.Ledger.Verdict.Undecided;
        double half = comparisons.Max(c => (c.SimultaneousUpper - c.SimultaneousLower) / 2);
        return new MixingVerdict(
            verdict.ToString(),
            $"Recall@1 with the Euclidean loss is above the geodesic one's in {above} of {Counted.Of(comparisons.Count, "comparison")}, below in {below}, "
                + $"not told apart in {comparisons.Count - above - below} (simultaneous 95 % intervals, half-width at most {half:F4})",
            half
        );
    }

    private static double[] Differences(IEnumerable<DistanceRow> mine, IReadOnlyList<DistanceRow> rows) =>
        [
            .. from a in mine
            join b in rows.Where(r => r.Distance == DistanceExperiment.Reference)
                on (a.Data, a.Mining, a.Seed) equals (b.Data, b.Mining, b.Seed)
            where a.RecallAt1 is not null && b.RecallAt1 is not null
            select a.RecallAt1!.Value - b.RecallAt1!.Value,
        ];

    private static DistanceComparison Comparison(
        (string Data, string Mining, string Distance) key,
        double[] differences,
        double error,
        int seed
    )
    {
        PairedBootstrap each = PairedBootstrap.Of(differences, seed);
        PairedBootstrap all = PairedBootstrap.Of(differences, seed, 1 - error);
        string finding =
            all.Lower > 0 ? "better"
            : all.Upper < 0 ? "worse"
            : "not told apart";
        return new DistanceComparison(
            key.Data,
            key.Mining,
            key.Distance,
            differences.Length,
            each.Mean,
            each.Lower,
            each.Upper,
            all.Lower,
            all.Upper,
            finding
        );
    }
}
