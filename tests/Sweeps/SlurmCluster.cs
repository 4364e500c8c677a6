using System.Diagnostics;
using IsoTriplet.Tests.Conventions;

namespace IsoTriplet.Tests.Sweeps;

/// <summary>A real SLURM cluster of three nodes on this machine, for the length of a test.</summary>
internal sealed class SlurmCluster : IDisposable
{
    private static readonly string Script = Path.Combine(House.Root, "scripts", "slurm-cluster.sh");

    // Short: a socket's path has a limit.
    private readonly string _folder = Directory.CreateTempSubdirectory("slurm-").FullName;

    internal SlurmCluster()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "a SLURM cluster on one machine needs root: slurmd does");
        Assert.SkipUnless(File.Exists("/usr/sbin/slurmctld"), "SLURM is not installed here: ./test installs it (slurm-wlm, munge)");
        Call("up");
        Environment.SetEnvironmentVariable("SLURM_CONF", Path.Combine(_folder, "slurm.conf"));
    }

    internal void KillNode(string node) => Call("kill-node", node);

    /// <summary>Runs one of SLURM's programs.</summary>
    internal static string Ask(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program}: {error.GetAwaiter().GetResult()}");
        return output;
    }

    /// <summary>The node on which a process of a job runs.</summary>
    internal static string? NodeOf(int process)
    {
        try
        {
            const string Name = "SLURMD_NODENAME=";
            return File.ReadAllText($"/proc/{process}/environ")
                .Split('\0')
                .FirstOrDefault(w => w.StartsWith(Name, StringComparison.Ordinal))
                ?[Name.Length..];
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        Call("down");
        Environment.SetEnvironmentVariable("SLURM_CONF", null);
        Directory.Delete(_folder, recursive: true);
    }

    private void Call(string verb, params string[] arguments)
    {
        ProcessStartInfo start = new(Script, [verb, _folder, .. arguments]);
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"slurm-cluster.sh {verb} fails; its logs are in {_folder}/log");
    }
}
