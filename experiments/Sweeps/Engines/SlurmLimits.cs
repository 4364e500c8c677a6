namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>How large an array the cluster takes.</summary>
internal static class SlurmLimits
{
    // SLURM's own defaults, for a cluster that does not say.
    private const int DefaultArray = 1001;
    private const int DefaultJobs = 10000;

    // Each task counts as a job; others want to submit as well.
    private const int ShareOfJobs = 4;

    /// <summary>The tasks of one array, from the output of <c>scontrol show config</c>.</summary>
    internal static int ArraySize(string config, int wanted)
    {
        // MaxArraySize is one more than the largest index, and indices begin at 0.
        int cluster = Math.Min(
            Value(config, "MaxArraySize", DefaultArray),
            Math.Max(1, Value(config, "MaxJobCount", DefaultJobs) / ShareOfJobs)
        );
        return cluster > 0 ? Math.Min(cluster, wanted) : throw new IOException("the cluster takes no job arrays: its MaxArraySize is 0");
    }

    private static int Value(string config, string name, int otherwise) =>
        config
            .Split('\n')
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(words => words.Length == 2 && words[0] == name)
            .Select(words => int.TryParse(words[1].Split(' ')[0], out int value) ? value : otherwise)
            .FirstOrDefault(otherwise);
}
