namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>How a sweep is run.</summary>
public sealed record SweepRunOptions
{
    /// <summary>Worker processes of the local engine, each with one cell at a time.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Threads of the numerical libraries in each worker.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The memory that cells which are computed together may take in a worker, in units of 2^20 bytes.</summary>
    public int GroupMegabytes { get; init; } = 1024;

    /// <summary>Only these cells, whatever they left behind: names or their beginnings; none: all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Only the cells that failed.</summary>
    public bool Failed { get; init; }
}
