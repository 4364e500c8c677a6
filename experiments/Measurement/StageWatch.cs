using System.Diagnostics;

namespace IsoTriplet.Experiments.Measurement;

/// <summary>Says which figure is being computed, and takes the time of each.</summary>
/// <param name="progress">Told when a figure begins, and of the steps within it.</param>
public sealed class StageWatch(IProgress<SolveProgress>? progress)
{
    private readonly List<(string Stage, TimeSpan Time)> _times = [];
    private readonly TimeSpan _processor = Environment.CpuUsage.TotalTime;

    /// <summary>Where a figure reports its own steps.</summary>
    public IProgress<SolveProgress>? Progress => progress;

    /// <summary>Computes a figure.</summary>
    /// <typeparam name="T">The figure.</typeparam>
    public T Time<T>(string stage, Func<T> work)
    {
        progress?.Report(new SolveProgress(stage, 0, double.NaN, double.NaN));
        Stopwatch clock = Stopwatch.StartNew();
        T result = work();
        _times.Add((stage, clock.Elapsed));
        return result;
    }

    /// <summary>The share of the time that each figure took, the largest first. It goes to stderr: the document on stdout is the same for the same call.</summary>
    /// <param name="alone">Whether the process does nothing else: its processor time is that of the figures.</param>
    public string Shares(bool alone = true)
    {
        string processors = alone ? $", of processors {(Environment.CpuUsage.TotalTime - _processor).TotalSeconds:F2} s" : "";
        double all = _times.Sum(t => t.Time.TotalSeconds);
        return all == 0
            ? "time: none taken"
            : $"time {all:F2} s{processors}: "
                + string.Join(", ", _times.OrderByDescending(t => t.Time).Select(t => $"{t.Stage} {100 * t.Time.TotalSeconds / all:F0} %"));
    }
}
