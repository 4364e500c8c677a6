using System.Runtime.InteropServices;
using IsoTriplet.Numerics.Blas;

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
public sealed record BenchmarkReport(string? Date, Machine Machine, int Threads, IReadOnlyList<BenchmarkResult> Results)
{
    public int Seed { get; init; }

    /// <summary>What is asked for and not among the results.</summary>
    public IReadOnlyList<MissingBenchmark> Missing { get; init; } = [];

    /// <summary>The kernel of the run, as every result names it.</summary>
    public string Kernel => Machine.BlasKernel;
}

/// <summary>What figures depend on.</summary>
/// <param name="Cores">Processors that this program may use.</param>
/// <param name="BlasKernel">The kernel of OpenBLAS, the same on both sides.</param>
/// <param name="BlasKernelFrom">Whether it was chosen by the processor's features or by the environment.</param>
/// <param name="Waiting">OMP_WAIT_POLICY of both sides, as the environment sets it.</param>
/// <param name="Load">Runnable tasks in the last minute before the run: a busy machine makes wide spreads.</param>
/// <param name="PeerVersions">The peer's versions; null where it was not needed.</param>
/// <param name="KernelRemark">A warning where the processor allows a faster kernel.</param>
public sealed record Machine(
    string Processor,
    int Cores,
    double Memory,
    string BlasKernel,
    string BlasKernelFrom,
    string Waiting,
    string Runtime,
    string System,
    double? Load,
    string? PeerVersions,
    string? KernelRemark = null
)
{
    /// <summary>Describes this machine.</summary>
    /// <returns>The description, without the peer's versions.</returns>
    public static Machine Here() =>
        new(
            Field("/proc/cpuinfo", "model name") ?? "unknown",
            Environment.ProcessorCount,
            Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30), 1),
            BlasLibrary.Kernel,
            BlasLibrary.IsUserSet ? "as the environment asks" : "chosen by the processor's features",
            Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") ?? "not set",
            RuntimeInformation.FrameworkDescription,
            RuntimeInformation.OSDescription,
            File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0]) : null,
            null,
            BlasLibrary.Remark
        );

    /// <summary>A field of a file of lines "name : value".</summary>
    /// <returns>Its first value, or null.</returns>
    public static string? Field(string path, string name) =>
        File.Exists(path)
            ? File.ReadLines(path).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[^1].Trim()
            : null;
}
