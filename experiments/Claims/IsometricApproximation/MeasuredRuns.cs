using IsoTriplet.Experiments.PhaseDiagram;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Evidence from the training runs kept in docs/results/data/phase-diagram.json: the runs are read, everything else is computed anew.</summary>
internal static class MeasuredRuns
{
    private const string What =
        "training runs kept in docs/results/data/phase-diagram.json (docs/results/collapse.md says how they were made)";

    /// <summary>A claim on the runs of the main grid; the negative control deals their outcomes out anew, or changes them as it says.</summary>
    internal static Computed Of(
        string figure,
        Func<ObservedRow[], (Verdict Verdict, string Worst, string Evidence)> judge,
        string change = "the outcomes dealt out anew among the runs",
        Func<ObservedRow, bool>? broken = null
    ) =>
        new($"{figure}, from {What}", _ => Result(judge, rows => rows), EvidenceKind.Runs)
        {
            Broken = new Computed(
                change,
                context => Result(judge, rows => broken is null ? Dealt(rows, context.Draw(0)) : Changed(rows, broken))
            ),
        };

    /// <summary>On which side of a bound an interval lies.</summary>
    internal static Verdict Side(bool holds, bool refuted) =>
        refuted ? Verdict.Refuted
        : holds ? Verdict.Holds
        : Verdict.Undecided;

    private static ClaimResult Result(Func<ObservedRow[], (Verdict, string, string)> judge, Func<ObservedRow[], ObservedRow[]> change)
    {
        string file = Path.Combine(CheckoutFolder.KeptResults, PhaseDiagramFile.Name);
        if (!File.Exists(file))
        {
            return new ClaimResult(Verdict.Undecided, 0, "none", $"no {What}");
        }
        ObservedRow[] rows = change([.. PhaseDiagramFile.Read(file).Runs.Where(PhaseDiagramAnalysis.IsMain)]);
        (Verdict verdict, string worst, string evidence) = judge(rows);
        return new ClaimResult(verdict, rows.Length, worst, $"{evidence} Measured, {rows.Length} runs kept.");
    }

    private static ObservedRow[] Changed(ObservedRow[] rows, Func<ObservedRow, bool> outcome) =>
        [.. rows.Select(r => r with { Collapsed = outcome(r) })];

    private static ObservedRow[] Dealt(ObservedRow[] rows, Random random)
    {
        bool[] outcomes = [.. rows.Select(r => r.Collapsed)];
        random.Shuffle(outcomes);
        return [.. rows.Select((r, i) => r with { Collapsed = outcomes[i] })];
    }
}
