using IsoTriplet.Experiments.Statistics;
using MathNet.Numerics.Distributions;

namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>One level of one factor, against the same runs with everything as usual.</summary>
/// <param name="Factor">initial, learning rate, mining, steps or composition.</param>
/// <param name="Level">The level.</param>
/// <param name="Usual">What it is compared with.</param>
/// <param name="Runs">Runs of the level.</param>
/// <param name="Collapsed">How many of them collapsed.</param>
/// <param name="Share">The share.</param>
/// <param name="Lower">Wilson's lower end.</param>
/// <param name="Upper">Wilson's upper end.</param>
/// <param name="Pairs">Runs with a partner: same N, n, overlap and seed (composition: seeds paired by number).</param>
/// <param name="UsualCollapsed">How many of the partners collapsed.</param>
/// <param name="OnlyHere">Pairs in which only the run of this level collapsed.</param>
/// <param name="OnlyUsual">Pairs in which only the partner did.</param>
/// <param name="PValue">Exact two-sided sign test of the discordant pairs (McNemar); 1 without any.</param>
public sealed record FactorLevel(
    string Factor,
    string Level,
    string Usual,
    int Runs,
    int Collapsed,
    double? Share,
    double Lower,
    double Upper,
    int Pairs,
    int UsualCollapsed,
    int OnlyHere,
    int OnlyUsual,
    double PValue
)
{
    private static readonly (string Name, Func<ObservedRow, string> Level)[] Factors =
    [
        ("composition", r => $"{r.ClassesPerBatch} x {r.SamplesPerClass}"),
        ("initial", r => r.Initial),
        ("learning rate", r => $"{r.LearningRate:R}"),
        ("mining", r => r.Mining),
        ("steps", r => $"{r.Steps}"),
    ];

    /// <summary>Compares every level with the usual run.</summary>
    /// <param name="usual">Runs of the main grid.</param>
    /// <param name="others">Runs that differ from it in one factor.</param>
    /// <returns>One row a factor and level (for compositions: a level for each N).</returns>
    public static IReadOnlyList<FactorLevel> All(IReadOnlyList<ObservedRow> usual, IReadOnlyList<ObservedRow> others)
    {
        ArgumentNullException.ThrowIfNull(usual);
        ArgumentNullException.ThrowIfNull(others);
        ILookup<(int, int, double?, int), ObservedRow> partners = usual.ToLookup(Key);
        var pairs =
            from row in others
            let partner = partners[Key(row)].FirstOrDefault()
            where partner is not null
            let differing = Factors.Where(f => f.Level(row) != f.Level(partner)).ToArray()
            where differing.Length == 1
            select (Row: row, Partner: partner, Factor: differing[0]);
        return
        [
            .. pairs
                .GroupBy(p => (p.Factor.Name, Level: p.Factor.Level(p.Row), Usual: p.Factor.Level(p.Partner)))
                .OrderBy(g => g.Key.Name, StringComparer.Ordinal)
                .ThenBy(g => g.First().Row.Points)
                .ThenBy(g => g.First().Row.ClassesPerBatch)
                .ThenBy(g => g.Key.Level, StringComparer.Ordinal)
                .Select(g => Of(g.Key.Name, g.Key.Level, g.Key.Usual, [.. g.Select(p => (p.Row.Collapsed, p.Partner.Collapsed))])),
        ];
    }

    private static FactorLevel Of(string factor, string level, string usual, (bool Here, bool There)[] pairs)
    {
        int collapsed = pairs.Count(p => p.Here);
        Proportion share = Proportion.Of(collapsed, pairs.Length);
        int here = pairs.Count(p => p.Here && !p.There);
        int there = pairs.Count(p => p.There && !p.Here);
        return new FactorLevel(
            factor,
            level,
            usual,
            pairs.Length,
            collapsed,
            share.Share,
            share.Interval.Lower,
            share.Interval.Upper,
            pairs.Length,
            pairs.Count(p => p.There),
            here,
            there,
            SignTest(here, there)
        );
    }

    /// <summary>P(as uneven or more | a fair coin), both sides.</summary>
    internal static double SignTest(int one, int other) =>
        one + other == 0 ? 1 : Math.Min(1, 2 * Binomial.CDF(0.5, one + other, Math.Min(one, other)));

    private static (int, int, double?, int) Key(ObservedRow row) => (row.Points, row.Dimension, row.Overlap, row.Seed);
}
