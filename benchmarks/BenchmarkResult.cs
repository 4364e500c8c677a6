namespace IsoTriplet.Benchmarks;

/// <summary>Least, median and largest of some numbers.</summary>
/// <param name="Median">The median (of an even number: the mean of the middle two).</param>
public sealed record Spread(double Min, double Median, double Max)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        double median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[^1]);
    }
}

/// <summary>What one benchmark gave.</summary>
/// <param name="Peer">What it was held against.</param>
/// <param name="Unit">The unit of the costs.</param>
/// <param name="RatioIs">Which way round the ratio is.</param>
/// <param name="Ratio">The ratios of the pairs of runs.</param>
/// <param name="Target">What the median ratio has to reach.</param>
/// <param name="Passed">Whether it did, with values that agree; null where there is no target and nothing to complain of.</param>
/// <param name="Complaint">How the values of both sides differ.</param>
/// <param name="Note">What a reader has to know.</param>
public sealed record BenchmarkResult(
    string Name,
    string What,
    string Peer,
    string Unit,
    Spread Ours,
    Spread PeerCost,
    string RatioIs,
    Spread Ratio,
    int Repeats,
    string Target,
    bool? Passed,
    string? Complaint,
    string? Note
);

/// <summary>A benchmark that was asked for and gave nothing.</summary>
/// <param name="Reason">Why: what its peer said last, or "interrupted".</param>
public sealed record MissingBenchmark(string Name, string Reason);

/// <summary>A run of the benchmarks.</summary>
/// <param name="Date">When, as the caller said.</param>
/// <param name="Results">In the order of the catalogue.</param>
public sealed record BenchmarkReport(string? Date, Machine Machine, int Threads, IReadOnlyList<BenchmarkResult> Results)
{
    /// <summary>The seed of the inputs.</summary>
    public int Seed { get; init; }

    /// <summary>What is asked for and not among the results.</summary>
    public IReadOnlyList<MissingBenchmark> Missing { get; init; } = [];

    /// <summary>The kernel of the run, as every result names it.</summary>
    public string Kernel => Machine.BlasKernel;
}
