using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using IsoTriplet.Experiments.Sweeps.Shards;

namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>The jobs of one sweep folder in the cluster's queue: they bear a name that is made from the folder's.</summary>
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

/// <summary>A task of an array as the queue shows it.</summary>
/// <param name="State">SLURM's word for its state.</param>
/// <param name="Restarts">How often it was requeued.</param>
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

/// <summary>Runs one of SLURM's programs.</summary>
/// <param name="Error">What it said on stderr, on one line.</param>
internal sealed record SlurmCommand(int Code, string Output, string Error)
{
    internal static SlurmCommand Run(string program, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new SlurmCommand(process.ExitCode, output, error.GetAwaiter().GetResult().Trim().ReplaceLineEndings(" "));
        }
        catch (Win32Exception e)
        {
            throw new IOException(
                $"{program} cannot be started ({e.Message}): --engine slurm runs on a machine that submits to a SLURM cluster",
                e
            );
        }
    }
}
