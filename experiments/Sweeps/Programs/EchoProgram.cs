namespace IsoTriplet.Experiments.Sweeps.Programs;

/// <summary>Gives its settings back: the program that tests and the overhead benchmark run. It can also fail in every way a program can.</summary>
public sealed class EchoProgram : IEnsembleProgram
{
    private const string Nothing = "nothing";
    private const int CrashCode = 77;
    private const int LookAgain = 20;
    private static int _serial;

    public string Name => "echo";

    public string Description => "gives its settings back, after a while or never: for trying out the machinery";

    public IReadOnlyList<SweepSetting> Settings { get; } =
    [
        SweepSetting.Integer("value", 0, "comes back as it is, and doubled"),
        SweepSetting.Text("text", "", "comes back as it is"),
        SweepSetting.Integer("seed", 0, "comes back as it is"),
        SweepSetting.Integer("milliseconds", 0, "how long a cell takes", least: 0),
        SweepSetting.Text("until", "", "a cell waits until this file exists"),
        SweepSetting.Text("fault", Nothing, "what goes wrong", Nothing, "throw", "exit", "noise", "not-a-number"),
        SweepSetting.Text("unless", "", "nothing goes wrong where this file exists"),
        SweepSetting.Text("together", "", "cells with the same word are computed together"),
        SweepSetting.Text("journal", "", "a folder that gets an empty file, VALUE-SEED-PROCESS-NUMBER, when a cell begins"),
    ];

    public string? Excludes(CellSettings settings) => settings.Integer("value") < 0 ? "the value is negative" : null;

    public string? Shape(CellSettings settings) => settings.Text("together") is { Length: > 0 } word ? word : null;

    public int Most(CellSettings settings, long bytes) => (int)Math.Clamp(bytes >> 20, 1, int.MaxValue);

    public IReadOnlyList<JsonObject> Run(IReadOnlyList<CellSettings> cells, CancellationToken cancel) =>
        [.. cells.Select(c => Run(c, cancel))];

    public JsonObject Run(CellSettings settings, CancellationToken cancel)
    {
        if (settings.Text("journal") is { Length: > 0 } journal)
        {
            string name =
                $"{settings.Integer("value")}-{settings.Integer("seed")}-{Environment.ProcessId}-{Interlocked.Increment(ref _serial)}";
            File.WriteAllText(Path.Combine(journal, name), "");
        }
        if (settings.Integer("milliseconds") is > 0 and var pause)
        {
            cancel.WaitHandle.WaitOne(pause);
            cancel.ThrowIfCancellationRequested();
        }
        if (settings.Text("until") is { Length: > 0 } file)
        {
            while (!File.Exists(file))
            {
                cancel.WaitHandle.WaitOne(LookAgain);
                cancel.ThrowIfCancellationRequested();
            }
        }
        double doubled = 2.0 * settings.Integer("value");
        string unless = settings.Text("unless");
        switch (unless.Length > 0 && File.Exists(unless) ? Nothing : settings.Text("fault"))
        {
            case "throw":
                throw new InvalidOperationException($"asked to throw at value {settings.Integer("value")}");
            case "exit":
                Environment.Exit(CrashCode);
                break;
            case "noise":
                Console.WriteLine("a native library prints to stdout");
                break;
            case "not-a-number":
                doubled = double.NaN;
                break;
        }
        return new JsonObject
        {
            ["value"] = settings.Integer("value"),
            ["text"] = settings.Text("text"),
            ["seed"] = settings.Integer("seed"),
            ["doubled"] = doubled,
        };
    }
}
