using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Training.Observation;

namespace IsoTriplet.Experiments.Commands;

/// <summary>Progress of a training run on stderr: a bar that is written over where somebody watches; alarms always.</summary>
internal sealed class TrainProgress(CommandContext context, long steps)
{
    private const int BarWidth = 30;

    private readonly bool _watched = !Console.IsErrorRedirected && ReferenceEquals(context.Error, Console.Error);
    private string _state = "";
    private long _shown = -1;

    public void Step(long step, double loss)
    {
        long percent = steps == 0 ? 100 : 100 * step / steps;
        if (_watched && percent != _shown)
        {
            _shown = percent;
            int full = (int)(BarWidth * percent / 100);
            string bar = new string('#', full) + new string('.', BarWidth - full);
            context.Error.Write($"\r[{bar}] {step}/{steps} loss {loss:G4} {_state}   ");
        }
    }

    public void Observe(BatchObservation observation) =>
        _state = $"spread {observation.Geometry.Spread:G3} collapse {observation.Verdict.Kind}".ToLowerInvariant();

    public void Alarm(CollapseAlarm alarm) =>
        context.Error.WriteLine($"{(_watched ? "\n" : "")}collapse since step {alarm.Step}: {alarm.Reason}");

    public void End()
    {
        if (_watched)
        {
            context.Error.WriteLine();
        }
    }
}
