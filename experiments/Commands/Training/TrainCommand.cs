using System.Runtime.InteropServices;
using IsoTriplet.Figures.Drawing;
using IsoTriplet.Hausdorff.Collapse;
using IsoTriplet.Training;
using IsoTriplet.Training.Observation;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>train</c>: one training run, with its metrics, collapse verdict, retrieval figures and embeddings in a folder.</summary>
public static class TrainCommand
{
    public static Command Create(CommandHost host)
    {
        TrainOptions options = new();
        return host.Command(
            "train",
            "train an embedding and watch it for collapse",
            options.All(),
            (parsed, context) => Run(host, context, options, parsed)
        );
    }

    private static int Run(CommandHost host, CommandContext context, TrainOptions options, ParseResult parsed)
    {
        try
        {
            OutputPlace.Folder(parsed.GetRequiredValue(options.Out));
            TensorLibrary.Require();
            bool resume = parsed.GetValue(options.Resume);
            (ParseResult begun, int seed) = resume ? options.Begun(parsed, host.Seed) : (parsed, context.Seed);
            options.RefuseIdle(parsed, begun);
            DataSplit data = options.ReadData(begun, seed);
            TrainingOptions training = options.ReadTraining(begun, data, seed);
            TrainProgress progress = new(context, data, training);
            TrainingHooks hooks = new()
            {
                Folder = parsed.GetRequiredValue(options.Out),
                Resume = resume,
                Note = options.Words(begun, seed),
                Brackets = TrainingBrackets.Solver(begun.GetValue(options.BracketWork), context.Cancel),
                Stepped = progress.Step,
                Observed = progress.Observe,
                Alarmed = progress.Alarm,
            };
            TrainingResult result = Trainer.Run(data, training, hooks, context.Cancel);
            progress.End();
            return Report(context, result, hooks.Folder);
        }
        catch (ExternalException e)
        {
            return host.Refuse(e.Message);
        }
    }

    private static int Report(CommandContext context, TrainingResult result, string folder)
    {
        if (context.Json)
        {
            context.Output.WriteLine(ResultDocument.Text(result));
        }
        else
        {
            TrainTable.Write(context.Output, result, folder);
        }
        if (result.Status == TrainingStatus.Cancelled)
        {
            context.Error.WriteLine($"interrupted after {Counted.Of(result.Steps, "step")}; --resume continues the run");
        }
        return result.Status switch
        {
            TrainingStatus.Completed when result.Divergence is not null => ExitCode.Undecided,
            TrainingStatus.Completed => ExitCode.Done,
            TrainingStatus.Collapsed => ExitCode.Negative,
            TrainingStatus.Cancelled => ExitCode.Interrupted,
            _ => ExitCode.Undecided,
        };
    }
}

/// <summary>Progress of a training run on stderr: a bar that is written over where somebody watches; alarms always.</summary>
internal sealed class TrainProgress(CommandContext context, DataSplit data, TrainingOptions options)
{
    private const int BarWidth = 30;

    private const int MostNames = 12;

    // Where nobody watches: a line every few seconds once the run has taken ten.
    private static readonly TimeSpan Silent = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly bool _console = ReferenceEquals(context.Error, Console.Error);
    private readonly bool _watched = !Console.IsErrorRedirected && ReferenceEquals(context.Error, Console.Error);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = Silent;
    private readonly long _steps = options.Steps;
    private bool _begun;
    private string _state = "";
    private long _shown = -1;

    // Once the run has begun: what is refused says one thing only.
    private void Begin()
    {
        if (_begun)
        {
            return;
        }
        _begun = true;
        context.Error.WriteLine($"trains on {Names(data.Train.Labels)}; held out to measure retrieval: {Names(data.Test.Labels)}");
        foreach (string words in new[] { RunWords.UnreachableMargin(options), RunWords.NoGradient(options) }.OfType<string>())
        {
            context.Error.WriteLine($"warning: {words}");
        }
    }

    private static string Names(Labels labels) =>
        $"{Counted.Of(labels.Classes, "class")} ({string.Join(", ", labels.Names.Take(MostNames))}{(labels.Classes > MostNames ? ", ..." : "")})";

    public void Step(long step, double loss)
    {
        Begin();
        long percent = _steps == 0 ? 100 : 100 * step / _steps;
        if (_watched && percent != _shown)
        {
            _shown = percent;
            int full = (int)(BarWidth * percent / 100);
            string bar = new string('#', full) + new string('.', BarWidth - full);
            context.Error.Write($"\r[{bar}] {step}/{_steps} loss {loss:G4} {_state}   ");
        }
        else if (_console && !_watched && _clock.Elapsed >= _next)
        {
            _next = _clock.Elapsed + Every;
            context.Error.WriteLine($"{_clock.Elapsed.TotalSeconds:F0} s: step {step} of {_steps}, loss {loss:G4} {_state}");
        }
    }

    public void Observe(BatchObservation observation)
    {
        Begin();
        _state = $"spread {observation.Geometry.Spread:G3}{(observation.Verdict.Contracted ? " contracted" : "")}";
    }

    public void Alarm(CollapseAlarm alarm) =>
        context.Error.WriteLine($"{(_watched ? "\n" : "")}contracted since step {alarm.Step}: {alarm.Reason}");

    public void End()
    {
        if (_watched)
        {
            context.Error.WriteLine();
        }
    }
}

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
