using IsoTriplet.Experiments.Sweeps.Engines;

namespace IsoTriplet.Experiments.Commands;

/// <summary>Progress of a sweep on stderr: a line that is written over where somebody watches, else a line now and then.</summary>
internal sealed class SweepProgressLine(CommandContext context)
{
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Rarely = TimeSpan.FromSeconds(15);

    // Before that the start of the workers is most of the time that went by.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private readonly bool _watched = !Console.IsErrorRedirected && ReferenceEquals(context.Error, Console.Error);
    private TimeSpan _next = TimeSpan.Zero;
    private bool _open;

    internal void Show(SweepProgress progress)
    {
        if (progress.Note is { } note)
        {
            End();
            context.Error.WriteLine(note);
            return;
        }
        if (progress.Elapsed < _next && progress.Finished < progress.Total)
        {
            return;
        }
        _next = progress.Elapsed + (_watched ? Blink : Rarely);
        string failed = progress.Failed == 0 ? "" : $", {progress.Failed} failed";
        string left =
            progress.Elapsed > Soon && progress.Left is { } rest && progress.Finished < progress.Total ? $", about {Words(rest)} left" : "";
        string line = $"{progress.Finished} of {Counted.Of(progress.Total, "cell")}{failed} after {Words(progress.Elapsed)}{left}";
        context.Error.Write(_watched ? $"\r{line}   " : line + "\n");
        _open = _watched;
    }

    internal void End()
    {
        if (_open)
        {
            context.Error.WriteLine();
            _open = false;
        }
    }

    private static string Words(TimeSpan time) =>
        time.TotalMinutes < 2 ? $"{time.TotalSeconds:F0} s"
        : time.TotalHours < 2 ? $"{time.TotalMinutes:F0} min"
        : $"{time.TotalHours:F1} h";
}
