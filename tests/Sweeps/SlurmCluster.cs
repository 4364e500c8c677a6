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

    /// <summary>The node on which a process of a job runs; null when it has ended.</summary>
    internal static string? NodeOf(int process) => VariableOf(process, "SLURMD_NODENAME");

    /// <summary>A variable in the environment of a process.</summary>
    internal static string? VariableOf(int process, string name) => Field($"/proc/{process}/environ", '\0', name + "=");

    /// <summary>The process that started another.</summary>
    internal static int ParentOf(int process) =>
        int.Parse(Field($"/proc/{process}/status", '\n', "PPid:")!.Trim(), System.Globalization.CultureInfo.InvariantCulture);

    private static string? Field(string file, char separator, string prefix)
    {
        try
        {
            return File.ReadAllText(file)
                .Split(separator)
                .FirstOrDefault(w => w.StartsWith(prefix, StringComparison.Ordinal))
                ?[prefix.Length..];
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
