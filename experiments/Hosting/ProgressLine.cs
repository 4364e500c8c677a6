using IsoTriplet.Optimizers;

namespace IsoTriplet.Experiments.Hosting;

/// <summary>Progress of a solve as one line on stderr that is written over; silent when stderr is not a terminal.</summary>
internal sealed class ProgressLine : IProgress<SolveProgress>
{
    private readonly TextWriter _error;

    private ProgressLine(TextWriter error) => _error = error;

    /// <summary>A progress line for a command, or null where nobody watches.</summary>
    public static ProgressLine? On(CommandContext context) =>
        Console.IsErrorRedirected || !ReferenceEquals(context.Error, Console.Error) ? null : new ProgressLine(context.Error);

    /// <inheritdoc/>
    public void Report(SolveProgress value) =>
        _error.Write($"\r{value.Stage}: step {value.Step}, value {value.Value:G6}, residual {value.Residual:E1}   \r");
}
