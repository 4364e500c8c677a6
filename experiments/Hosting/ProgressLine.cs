namespace IsoTriplet.Experiments.Hosting;

/// <summary>Progress on stderr: one line that is written over on a terminal; elsewhere a line every few seconds once the work has taken ten.</summary>
internal sealed class ProgressLine : IProgress<SolveProgress>, IDisposable
{
    private static readonly TimeSpan Silent = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly TextWriter _error;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Timer? _timer;
    private volatile SolveProgress? _last;

    /// <summary>A progress line on a writer.</summary>
    /// <param name="terminal">True: one line that is written over.</param>
    /// <param name="silent">How long nothing is said elsewhere; null: ten seconds.</param>
    /// <param name="every">The time between two lines; null: five seconds.</param>
    public ProgressLine(TextWriter error, bool terminal, TimeSpan? silent = null, TimeSpan? every = null)
    {
        _error = error;
        _timer = terminal ? null : new Timer(_ => Line(), null, silent ?? Silent, every ?? Every);
    }

    /// <summary>A progress line for a command, or null where its messages are gathered.</summary>
    public static ProgressLine? On(CommandContext context) =>
        ReferenceEquals(context.Error, Console.Error) ? new ProgressLine(context.Error, !Console.IsErrorRedirected) : null;

    public void Report(SolveProgress value)
    {
        _last = value;
        if (_timer is null)
        {
            _error.Write($"\r{Words(value)}   \r");
        }
    }

    /// <summary>No line comes after it.</summary>
    public void Dispose()
    {
        if (_timer is null)
        {
            _error.Write($"\r{new string(' ', _last is null ? 0 : Words(_last).Length + 3)}\r");
            return;
        }
        using ManualResetEvent quiet = new(false);
        if (_timer.Dispose(quiet))
        {
            quiet.WaitOne();
        }
    }

    private void Line()
    {
        if (_last is { } last)
        {
            _error.WriteLine($"{_clock.Elapsed.TotalSeconds:F0} s: {Words(last)}");
        }
    }

    // The beginning of a stage has no value yet.
    private static string Words(SolveProgress p) =>
        double.IsNaN(p.Value) ? p.Stage : $"{p.Stage}: step {p.Step}, value {p.Value:G6}, residual {p.Residual:E1}";
}

/// <summary>stdout or stderr of the process. What cannot be printed on stdout is a fault that names it; what cannot be said on stderr is left unsaid, and the work goes on.</summary>
internal sealed class StandardStream(TextWriter inner, bool isError) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            if (!isError)
            {
                throw new IOException($"standard output cannot be written to ({e.Message})", e);
            }
        }
    }
}
