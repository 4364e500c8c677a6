using IsoTriplet.Experiments.PhaseDiagram;

namespace IsoTriplet.Experiments.Claims;

/// <summary>What kept runs say: the verdict, how many runs speak, the figures with their intervals, and what the figures are.</summary>
internal sealed record Finding(Verdict Verdict, int Runs, string Figures, string Said = "")
{
    /// <summary>Holds where the intervals lie on the claim's side.</summary>
    internal Finding(bool holds, int runs, string figures)
        : this(holds ? Verdict.Holds : Verdict.Undecided, runs, figures) { }

    /// <summary>The verdict by the side of a bound on which the intervals lie.</summary>
    internal static Verdict Side(bool holds, bool refuted) =>
        refuted ? Verdict.Refuted
        : holds ? Verdict.Holds
        : Verdict.Undecided;
}

/// <summary>Evidence from training runs that are kept in docs/results/data: the runs are read, everything else is computed anew.</summary>
internal static class KeptRuns
{
    private static readonly int[] Sizes = [2, 4, 8, 16];

    private static readonly Lazy<ObservedRow[]> MainRuns = new(() =>
        [.. MainGrid.Of(PhaseDiagramFile.Read(Path.Combine(CheckoutFolder.KeptResults, PhaseDiagramFile.Name)).Runs).Main]
    );

    /// <summary>Kept runs over group sizes (Omniglot).</summary>
    internal static Computed GroupSizes(string figure, Func<GroupSizeDocument, Finding> judge) =>
        Say(figure, _ => judge(RecordedRuns.GroupSizes()));

    /// <summary>Kept runs whose triplets were watched (Omniglot).</summary>
    internal static Computed Movement(string figure, Func<MovementDocument, Finding> judge) =>
        Say(figure, _ => judge(RecordedRuns.Movement()));

    /// <summary>Kept runs of decision 074.</summary>
    internal static Computed Distances(string figure, Func<DistanceDocument, Finding> judge) =>
        Say(figure, _ => judge(RecordedRuns.Distances()));

    /// <summary>Kept runs of the phase diagram's main grid; the negative control deals their outcomes out anew, or changes them as it says.</summary>
    internal static Computed PhaseDiagram(
        string figure,
        Func<ObservedRow[], Finding> judge,
        string change = "the outcomes dealt out anew among the runs",
        Func<ObservedRow, bool>? outcome = null
    ) =>
        Say(figure, _ => judge(MainRuns.Value)) with
        {
            Broken = Say(
                change,
                context =>
                {
                    bool[] outcomes = [.. MainRuns.Value.Select(outcome ?? (r => r.Contracted))];
                    if (outcome is null)
                    {
                        context.Draw(0).Shuffle(outcomes);
                    }
                    return judge([.. MainRuns.Value.Select((r, i) => r with { Contracted = outcomes[i] })]);
                }
            ),
        };

    /// <summary>The same of cases drawn here.</summary>
    internal static Computed Drawn(string what, Func<ClaimContext, Finding> judge, EvidenceKind kind = EvidenceKind.Computed) =>
        new(what, c => judge(c) is var x ? new(x.Verdict, x.Runs, x.Figures, $"Measured: {what}. {x.Said}".Trim()) : null!, kind);

    // What is looked at, and what it says; of a control what was broken.
    private static Computed Say(string figure, Func<ClaimContext, Finding> judge) =>
        Drawn(
            $"{figure}, from training runs kept in docs/results/data (docs/results/training.md and collapse.md say how they were made)",
            judge,
            EvidenceKind.Runs
        );

    /// <summary>One share's interval lies above those of others.</summary>
    internal static Finding Above(Proportion high, params Proportion[] low) =>
        new(
            low.All(p => p.Interval.Upper < high.Interval.Lower),
            high.Trials + low.Sum(p => p.Trials),
            string.Join(" against ", low.Prepend(high).Select(Text))
        );

    internal static Finding Above(MeanInterval value, double bound) =>
        new(value.Lower > bound, value.Seeds, $"{value.Text} against {bound}");

    internal static Finding Below(MeanInterval value, double bound) =>
        new(value.Upper < bound, value.Seeds, $"{value.Text} against {bound}");

    internal static string Text(Proportion p) => $"{p.Successes} of {p.Trials} [{p.Interval.Lower:F3}, {p.Interval.Upper:F3}]";

    internal static string Text(IEnumerable<MeanInterval> values) => string.Join(", ", values.Select(v => v.Text));

    internal static Proportion Collapsed(GroupSizeDocument g, string loss, int groupSize)
    {
        GroupSizeRow[] rows = [.. Omniglot(g).Where(r => r.Loss == loss && r.Mining == "easy-hard" && r.GroupSize == groupSize)];
        return Proportion.Of(rows.Count(r => r.Collapsed), rows.Length);
    }

    private static IEnumerable<GroupSizeRow> Omniglot(GroupSizeDocument g) => g.Runs.Where(r => r.Data == "omniglot");

    /// <summary>Differences of Recall@1, seed by seed, one a group size.</summary>
    internal static MeanInterval[] Gaps(GroupSizeDocument g, (string Loss, string Mining) one, (string Loss, string Mining) other) =>
        [
            .. Sizes.Select(k =>
                MeanInterval.Of(
                    from x in Omniglot(g)
                    join y in Omniglot(g) on x.Seed equals y.Seed
                    where x.GroupSize == k && y.GroupSize == k && (x.Loss, x.Mining) == one && (y.Loss, y.Mining) == other
                    select x.RecallAt1 - y.RecallAt1,
                    g.Seed
                )!
            ),
        ];

    /// <summary>Share of the movements of a phase that have one of some directions.</summary>
    internal static MeanInterval Share(MovementDocument m, string mining, string loss, string phase, params string[] directions) =>
        MeanInterval.Of(
            m.Phases.Where(p => p.Loss == loss && p.Mining == mining && p.Phase == phase)
                .Select(p => (double?)directions.Sum(d => p.Directions.GetValueOrDefault(d))),
            m.Seed
        )!;

    /// <summary>Shares that all lie above a bound.</summary>
    internal static Finding AllAbove(double bound, params MeanInterval[] shares) =>
        new(shares.All(s => s.Lower > bound), shares.Sum(s => s.Seeds), $"{Text(shares)} against {bound}");

    /// <summary>Agreement with the model's direction less that by chance, without entanglement.</summary>
    internal static MeanInterval Agreement(MovementDocument m, double more) =>
        MeanInterval.Of(m.Phases.Select(p => (double?)(p.Agreements[0].Agreement - p.Agreements[0].ByChance + more)), m.Seed)!;
}
