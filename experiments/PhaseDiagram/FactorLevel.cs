using IsoTriplet.Experiments.Statistics;
using MathNet.Numerics.Distributions;

namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>One level of one factor, against the same runs with everything as usual.</summary>
/// <param name="Usual">What it is compared with.</param>
/// <param name="Count">How many of the level had the outcome.</param>
/// <param name="UsualCount">How many of the partners had it.</param>
/// <param name="OnlyHere">Pairs in which only the run of this level had it.</param>
/// <param name="OnlyUsual">Pairs in which only the partner had it.</param>
/// <param name="Gain">Mean of held-out Recall@1 less the partner's, over the pairs in which both say it; null without one.</param>
/// <param name="GainLower">The lower end of its 95 % interval, by resampling pairs.</param>
/// <param name="PValue">Exact two-sided sign test of the discordant pairs (McNemar); 1 without any.</param>
public sealed record FactorLevel(
    string Outcome,
    string Factor,
    string Level,
    string Usual,
    int Pairs,
    int Count,
    double? Share,
    double Lower,
    double Upper,
    int UsualCount,
    int OnlyHere,
    int OnlyUsual,
    double? Gain,
    double? GainLower,
    double? GainUpper,
    double PValue
)
{
    /// <summary>Compares every level with the usual runs.</summary>
    /// <param name="pairs">Runs that differ from a usual one in one factor.</param>
    /// <returns>One row an outcome, factor and level (for compositions: a level for each N).</returns>
    public static IReadOnlyList<FactorLevel> All(IReadOnlyList<FactorPair> pairs) =>
        [
            .. from outcome in Outcomes.All
            from pair in pairs
            let here = Outcomes.Of(pair.Row, outcome)
            let there = Outcomes.Of(pair.Partner, outcome)
            where here is not null && there is not null
            group (Pair: pair, Here: here.Value, There: there.Value) by (
                Outcome: outcome,
                pair.Factor,
                Points: pair.Factor == MainGrid.Composition ? pair.Row.Points : 0,
                pair.Level,
                pair.Usual
            ) into level
            let first = level.First().Pair
            orderby (level.Key.Outcome, level.Key.Factor, first.Row.Points, first.Row.ClassesPerBatch, level.Key.Level)
            select Of(level.Key.Outcome, first, [.. level]),
        ];

    private static FactorLevel Of(string outcome, FactorPair first, (FactorPair Pair, bool Here, bool There)[] pairs)
    {
        Proportion share = Proportion.Of(pairs.Count(p => p.Here), pairs.Length);
        double[] gains = [.. pairs.Select(p => p.Pair.Row.RecallAt1 - p.Pair.Partner.RecallAt1).OfType<double>()];
        PairedBootstrap? gain = gains.Length > 0 ? PairedBootstrap.Of(gains, 0) : null;
        (int here, int there) = (pairs.Count(p => p.Here && !p.There), pairs.Count(p => p.There && !p.Here));
        return new FactorLevel(
            outcome,
            first.Factor,
            first.Level,
            first.Usual,
            pairs.Length,
            share.Successes,
            share.Share,
            share.Interval.Lower,
            share.Interval.Upper,
            pairs.Count(p => p.There),
            here,
            there,
            Json.Rounded(gain?.Mean),
            Json.Rounded(gain?.Lower),
            Json.Rounded(gain?.Upper),
            SignTest(here, there)
        );
    }

    /// <summary>P(as uneven or more | a fair coin), both sides.</summary>
    internal static double SignTest(int one, int other) =>
        one + other == 0 ? 1 : Math.Min(1, 2 * Binomial.CDF(0.5, one + other, Math.Min(one, other)));
}
