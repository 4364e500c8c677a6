using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using IsoTriplet.Experiments.Sweeps.Shards;

namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>The jobs of one sweep folder in the cluster's queue: they bear a name that is made from the folder's.</summary>
/// <param name="folder">The folder.</param>
internal sealed class SlurmQueue(SweepFolder folder)
{
    private const int Digits = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private long? _silentSince;

    internal string Name { get; } = "sweep-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder.Root)))[..Digits];

    /// <summary>Submits a script.</summary>
    /// <returns>The job's number, or null with the complaint.</returns>
    internal static string? Submit(string script, out string complaint)
    {
        SlurmCommand sbatch = SlurmCommand.Run("sbatch", "--parsable", script);
        complaint = sbatch.Error;
        return sbatch.Code == 0 ? sbatch.Output.Trim().Split(';')[0] : null;
    }

    /// <summary>Every task of ours that the controller still knows, or null when it does not answer at the moment.</summary>
    internal Dictionary<string, SlurmTaskState>? Look()
    {
        SlurmCommand squeue = SlurmCommand.Run("squeue", "-h", "-r", "-t", "all", "--name", Name, "-O", SlurmTaskState.Fields);
        if (squeue.Code == 0)
        {
            _silentSince = null;
            return SlurmTaskState.Read(squeue.Output).ToDictionary(t => t.Id, StringComparer.Ordinal);
        }
        _silentSince ??= Stopwatch.GetTimestamp();
        return Stopwatch.GetElapsedTime(_silentSince.Value) < Patience ? null : throw new IOException($"squeue: {squeue.Error}");
    }
}
