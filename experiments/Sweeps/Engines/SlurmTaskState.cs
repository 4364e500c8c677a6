namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>A task of an array as the queue shows it.</summary>
/// <param name="Id">JOB_TASK.</param>
/// <param name="State">SLURM's word for its state.</param>
/// <param name="Restarts">How often it was requeued.</param>
/// <param name="Reason">Why it waits.</param>
internal sealed record SlurmTaskState(string Id, string State, int Restarts, string Reason)
{
    private static readonly string[] Ends =
    [
        "BOOT_FAIL",
        "CANCELLED",
        "COMPLETED",
        "DEADLINE",
        "FAILED",
        "LAUNCH_FAILED",
        "NODE_FAIL",
        "OUT_OF_MEMORY",
        "PREEMPTED",
        "REVOKED",
        "TIMEOUT",
        "UNKNOWN",
    ];

    /// <summary>The fields that <see cref="Read"/> reads, as <c>squeue -O</c> names them.</summary>
    internal const string Fields = "JobArrayID:40,State:20,RestartCnt:10,Reason:60";

    /// <summary>True when it runs no more and will not again.</summary>
    internal bool Ended => Ends.Contains(State, StringComparer.Ordinal);

    /// <summary>True when somebody took it out of the queue.</summary>
    internal bool Cancelled => State == "CANCELLED";

    /// <summary>Reads the output of <c>squeue -h -r -t all -O</c> with <see cref="Fields"/>.</summary>
    internal static IEnumerable<SlurmTaskState> Read(string output)
    {
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words.Length >= 3 && int.TryParse(words[2], out int restarts))
            {
                yield return new SlurmTaskState(words[0], words[1], restarts, words.Length > 3 ? words[3] : "");
            }
        }
    }
}
