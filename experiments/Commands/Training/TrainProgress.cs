using System.Diagnostics;
using IsoTriplet.Training.Data;
using IsoTriplet.Training.Observation;
using IsoTriplet.Training.Runs;

namespace IsoTriplet.Experiments.Commands;

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
