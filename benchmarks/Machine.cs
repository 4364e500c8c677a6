using System.Runtime.InteropServices;
using IsoTriplet.Numerics.Blas;

namespace IsoTriplet.Benchmarks;

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
