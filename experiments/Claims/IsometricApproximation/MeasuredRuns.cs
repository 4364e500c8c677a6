using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Experiments.PhaseDiagram;
using IsoTriplet.Experiments.Results;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>Evidence from the training runs kept in docs/results/data/phase-diagram.json: the runs are read, everything else is computed anew.</summary>
internal static class MeasuredRuns
{
    private const string What =
        "training runs kept in docs/results/data/phase-diagram.json (docs/results/collapse.md says how they were made)";

    /// <summary>A claim on the runs of the main grid; the negative control deals their outcomes out anew.</summary>
    internal static ComputedEvidence Of(string figure, Func<ObservedRow[], (Verdict Verdict, string Worst, string Evidence)> judge) =>
        Of(figure, judge, (rows, random) => Dealt(rows, random), "the outcomes dealt out anew among the runs");

    internal static ComputedEvidence Of(
        string figure,
        Func<ObservedRow[], (Verdict Verdict, string Worst, string Evidence)> judge,
        Func<ObservedRow[], Random, ObservedRow[]> breaking,
        string change
    ) =>
        new(
            $"{figure}, from {What}",
            _ => Read() is { } rows ? Result(rows, judge) : new ClaimResult(Verdict.Undecided, 0, "none", $"no {What}"),
            context =>
                Read() is { } rows
                    ? new ControlResult(judge(breaking(rows, context.Draw(0))).Verdict != judge(rows).Verdict, change)
                    : new ControlResult(false, $"no {What}")
        )
        {
            Kind = EvidenceKind.Runs,
        };

    private static ClaimResult Result(ObservedRow[] rows, Func<ObservedRow[], (Verdict, string, string)> judge)
    {
        (Verdict verdict, string worst, string evidence) = judge(rows);
        return new ClaimResult(verdict, rows.Length, worst, $"{evidence} Measured, {rows.Length} runs kept.");
    }

    private static ObservedRow[]? Read()
    {
        string file = Path.Combine(CheckoutFolder.KeptResults, PhaseDiagramFile.Name);
        return File.Exists(file) ? [.. PhaseDiagramFile.Read(file).Runs.Where(PhaseDiagramAnalysis.IsMain)] : null;
    }

    private static ObservedRow[] Dealt(ObservedRow[] rows, Random random)
    {
        bool[] outcomes = [.. rows.Select(r => r.Collapsed)];
        random.Shuffle(outcomes);
        return [.. rows.Select((r, i) => r with { Collapsed = outcomes[i] })];
    }
}
