using IsoTriplet.Figures.Drawing;
using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Training.Observation;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Experiments.Commands;

/// <summary>The table at the end of <c>train</c>.</summary>
internal static class TrainTable
{
    public static void Write(TextWriter output, TrainingResult result, string folder)
    {
        output.WriteLine(
            $"{result.Status} after {Counted.Of(result.Steps, "step")}, batch {result.BatchSize}, dimension {result.Dimension}  {result.Message}".TrimEnd()
        );
        if (result is { First: { } first, Last: { } last })
        {
            output.WriteLine($"{"observed batch", -24}{"step " + first.Step, 24}{"step " + last.Step, 24}");
            Row(output, "loss", first, last, o => Number(o.Loss));
            Row(output, "active triples", first, last, o => $"{100 * o.ActiveShare:F1} %");
            Row(output, "hardness H", first, last, o => Number(o.Hardness));
            Row(output, "mean d_ap", first, last, o => Number(o.PositiveDistance));
            Row(output, "mean d_an", first, last, o => Number(o.NegativeDistance));
            Row(output, "spread", first, last, o => Number(o.Geometry.Spread));
            Row(output, "effective rank", first, last, o => Number(o.Geometry.EffectiveRank));
            Row(output, "centre separation, rms", first, last, o => Number(o.Geometry.CentreSeparation));
            Row(output, "thickness", first, last, o => Pair(o.Thickness));
            Row(output, "d_haus to separation", first, last, o => Pair(o.Brackets?.Hausdorff));
            Row(output, "d_iso to separation", first, last, o => Pair(o.Brackets?.Isometric));
            Row(output, "d_haus / R(X)", first, last, o => Pair(Over(o.Brackets?.Hausdorff, o.Brackets?.EnclosingRadius)));
            // A run that was stopped, or whose numbers are not finite, has gone on since.
            string when = last.Step == result.Steps ? "at the end" : $"at step {last.Step}, when it was last looked at";
            output.WriteLine($"the observed batch {when}: {last.Verdict.Headline}");
            output.WriteLine($"  {last.Verdict.Reason}");
        }
        foreach (string words in RunWords.Alarms(result.Spells, result.Last?.Verdict))
        {
            output.WriteLine($"alarm: {words}");
        }
        if (result.Alarm is null)
        {
            output.WriteLine("alarm: none");
        }
        foreach (
            string words in (IEnumerable<string>)[.. new[] { result.Divergence, result.Unreachable, result.NoGradient }.OfType<string>()]
        )
        {
            output.WriteLine(words);
        }
        foreach (Advice advice in result.Advice)
        {
            output.WriteLine($"try: {advice.Try}");
            output.WriteLine($"     {advice.Evidence} {advice.Limits}");
        }
        if (result is { Alarm: not null, Last: { } end, Status: TrainingStatus.Completed or TrainingStatus.Collapsed })
        {
            string Saved(string name) => Path.Combine(folder, $"{name}-{end.Step}.npy");
            output.WriteLine(
                $"look at it: isotriplet measure {Saved("embeddings")} --labels {Saved("labels")} --report {Path.Combine(folder, "page.html")}"
            );
        }
        if (result.HeldOut is { } found)
        {
            output.WriteLine(
                $"held-out classes ({Names(result.HeldOutClasses)}), {Counted.Of(found.Queries, "query")}: Recall@1 {found.RecallAt1:F4}  @2 {found.RecallAt2:F4}  @4 {found.RecallAt4:F4}  "
                    + $"@8 {found.RecallAt8:F4}  MAP@R {found.MeanAveragePrecisionAtR:F4}  R-precision {found.PrecisionAtR:F4}  "
                    + $"(guessing: Recall@1 {found.ChanceAt1:F4})"
            );
            if (result is { Untrained: { } before, Lost: not null })
            {
                output.WriteLine($"the same network before any step: Recall@1 {before.RecallAt1:F4}; {RunWords.Gain(before, found)}");
            }
        }
        output.WriteLine($"files: {folder}");
    }

    private static string Names(IReadOnlyList<string> classes) => string.Join(", ", classes.Take(12)) + (classes.Count > 12 ? ", ..." : "");

    private static void Row(
        TextWriter output,
        string name,
        BatchObservation first,
        BatchObservation last,
        Func<BatchObservation, string> cell
    ) => output.WriteLine($"  {name, -22}{cell(first), 24}{cell(last), 24}");

    private static string Number(double? value) => value is { } v ? v.ToString("G4") : "-";

    private static string Pair(Enclosure? bracket) => bracket is { } b ? Numbers.Interval(b.Lower, b.Upper, 4) : "-";

    private static Enclosure? Over(Enclosure? bracket, double? scale) =>
        bracket is { } b && scale > 0 ? new Enclosure(b.Lower / scale.Value, b.Upper / scale.Value) : null;
}
