using MathNet.Numerics.Distributions;

namespace IsoTriplet.Experiments.PhaseDiagram;

/// <summary>Runs or draws that no table shows, by the reason.</summary>
public sealed record LeftOut(string Reason, int Count);

/// <summary>A run that differs from one of the main grid in one factor, or in several at once (their names joined by "and").</summary>
/// <param name="Partner">The usual run of the same N, n, overlap and seed.</param>
/// <param name="Level">Its level in the run.</param>
/// <param name="Usual">Its level in the partner.</param>
public sealed record FactorPair(ObservedRow Row, ObservedRow Partner, string Factor, string Level, string Usual);

/// <summary>The runs sorted: a main grid over N and n, what is compared with it, other data, and what no table shows.</summary>
/// <remarks>
/// The main grid is found and not prescribed: the data and setting that most runs have (synthetic data and defaults first where several have as many), and for every N the
/// batch composition that most of its runs have (the smallest P first). Every run is in exactly one of the parts.
/// </remarks>
/// <param name="Runs">Every run once, whatever part it is in.</param>
/// <param name="Data">What the main grid trained on.</param>
public sealed record MainGrid(
    IReadOnlyList<ObservedRow> Runs,
    string Data,
    string Setting,
    IReadOnlyList<ObservedRow> Main,
    IReadOnlyList<FactorPair> Pairs,
    IReadOnlyList<ObservedRow> Others,
    IReadOnlyList<LeftOut> Left
)
{
    internal const string Composition = "composition";

    /// <returns>The parts; an empty main grid without a run that ended.</returns>
    public static MainGrid Of(IEnumerable<ObservedRow> runs)
    {
        Dictionary<string, int> left = new(StringComparer.Ordinal);
        void Leave(string reason) => left[reason] = left.GetValueOrDefault(reason) + 1;
        OrderedDictionary<object, ObservedRow> once = [];
        List<ObservedRow> sound = [];
        foreach (ObservedRow row in runs)
        {
            if (!once.TryAdd(row.Key, row))
            {
                Leave("a run given twice counts once");
            }
            else if (row.Ended == ObservedRow.Diverged)
            {
                Leave("diverged: numbers that are not finite");
            }
            else
            {
                sound.Add(row);
            }
        }
        (string data, string setting) = sound
            .GroupBy(r => (r.Data, r.Setting))
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key.Data != ObservedRow.Synthetic)
            .ThenBy(g => g.Key.Setting, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Data, StringComparer.Ordinal)
            .Select(g => g.Key)
            .FirstOrDefault((ObservedRow.Synthetic, ""));
        bool Usual(ObservedRow row) => row.Data == data && row.Setting == setting;
        Dictionary<int, int> compositions = sound
            .Where(Usual)
            .GroupBy(r => r.Points)
            .ToDictionary(
                g => g.Key,
                g => g.GroupBy(r => r.ClassesPerBatch).OrderByDescending(c => c.Count()).ThenBy(c => c.Key).First().Key
            );
        bool IsMain(ObservedRow row) => Usual(row) && row.ClassesPerBatch == compositions[row.Points];
        ObservedRow[] main = [.. sound.Where(IsMain)];
        ILookup<(int, int, double?, int), ObservedRow> partners = main.ToLookup(Key);
        List<FactorPair> pairs = [];
        List<ObservedRow> others = [];
        foreach (ObservedRow row in sound.Where(r => !IsMain(r)))
        {
            if (row.Data != data)
            {
                others.Add(row);
            }
            else if (partners[Key(row)].FirstOrDefault() is not { } partner)
            {
                Leave($"{Words(row.Setting)}: no run of the main grid has the same N, n, overlap and seed");
            }
            else
            {
                (string Name, string Level, string Usual)[] found = Differences(row, partner);
                string Joined(Func<(string Name, string Level, string Usual), string> part) => string.Join(" and ", found.Select(part));
                pairs.Add(new FactorPair(row, partner, Joined(d => d.Name), Joined(d => d.Level), Joined(d => d.Usual)));
            }
        }
        return new MainGrid([.. once.Values], data, setting, main, pairs, others, [.. left.Select(l => new LeftOut(l.Key, l.Value))]);
    }

    /// <summary>A setting for people.</summary>
    internal static string Words(string setting) => setting.Length == 0 ? "settings by default" : setting.Replace('_', ' ');

    private static (int, int, double?, int) Key(ObservedRow row) => (row.Points, row.Dimension, row.Overlap, row.Seed);

    private static (string Name, string Level, string Usual)[] Differences(ObservedRow row, ObservedRow partner)
    {
        Dictionary<string, string> here = ObservedRow.Parts(row.Setting).ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        Dictionary<string, string> there = ObservedRow
            .Parts(partner.Setting)
            .ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        IEnumerable<(string, string, string)> settings =
            from name in here.Keys.Union(there.Keys, StringComparer.Ordinal)
            let level = here.GetValueOrDefault(name, ObservedRow.Default(name))
            let usual = there.GetValueOrDefault(name, ObservedRow.Default(name))
            where level != usual
            select (name.Replace('_', ' '), level, usual);
        return row.ClassesPerBatch == partner.ClassesPerBatch
            ? [.. settings]
            :
            [
                .. settings,
                (Composition, $"{row.ClassesPerBatch} x {row.SamplesPerClass}", $"{partner.ClassesPerBatch} x {partner.SamplesPerClass}"),
            ];
    }
}

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
