namespace IsoTriplet.Experiments.Sweeps.Config;

/// <summary>What a job of the SLURM engine asks of the cluster.</summary>
public sealed record SlurmSettings
{
    /// <summary>Cells that one task of the array computes, one after another.</summary>
    public int CellsPerTask { get; init; } = 1;

    /// <summary>Tasks of one array at most, and in the queue when the next array is submitted; the cluster's own limits hold as well.</summary>
    public int MaxArray { get; init; } = 1000;

    /// <summary>Tasks that run at the same time at most; 0: as many as the cluster lets.</summary>
    public int MaxRunning { get; init; }

    /// <summary>Seconds between two looks at the queue.</summary>
    public double PollSeconds { get; init; } = 5;

    /// <summary>--partition.</summary>
    public string? Partition { get; init; }

    /// <summary>--gres, such as gpu:1.</summary>
    public string? Gres { get; init; }

    /// <summary>--time, such as 02:00:00.</summary>
    public string? Time { get; init; }

    /// <summary>--mem, such as 4G.</summary>
    public string? Memory { get; init; }

    /// <summary>--account.</summary>
    public string? Account { get; init; }

    /// <summary>--qos.</summary>
    public string? Qos { get; init; }

    /// <summary>--constraint.</summary>
    public string? Constraint { get; init; }

    /// <summary>--cpus-per-task, and as many threads for the numerical libraries.</summary>
    public int CpusPerTask { get; init; } = 1;

    /// <summary>Lines run before the cells, such as "module load cuda".</summary>
    public IReadOnlyList<string> Setup { get; init; } = [];
}
