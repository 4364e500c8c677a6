using IsoTriplet.Tests.Reproducibility;

namespace IsoTriplet.Tests.Conventions;

/// <summary>What fails before a command runs, or below it, is one line and exit code 2.</summary>
public sealed class LauncherTests
{
    [Fact]
    public void Setup_WhereACommandFails_EndsWithTwo()
    {
        const string Failing = "set -euo pipefail; ROOT=.; {0} mkdir /proc/nothing-can-be-made-here";
        Assert.Equal(2, Bash(string.Format(null, Failing, "source scripts/setup.sh;")).Code);
        Assert.Equal(1, Bash(string.Format(null, Failing, "")).Code);
    }

    [Fact]
    public void Ensure_WithoutAPackageManager_SaysWhatToInstall()
    {
        (int code, string error) = Bash("source scripts/setup.sh; PROBE[prover]=/no/such/file; PATH=/nowhere; ensure prover");
        Assert.Equal(2, code);
        string last = error.Trim().Split('\n')[^1];
        Assert.Equal("isotriplet: cannot install: apt-get is not on this machine. Install these by hand: z3", last);
    }

    [Fact]
    public void Build_WithoutTheSdk_SaysSo()
    {
        (int code, string error) = Bash("source scripts/setup.sh; PATH=/nowhere; ROOT=.; build tests");
        Assert.Equal(2, code);
        Assert.Equal("isotriplet: the .NET SDK 10 is needed and 'dotnet' is not on PATH; see README, section Quick start", error.Trim());
    }

    // Below 1.3 GB the runtime itself does not start; above, OpenBLAS or the linear programs may not load. Where all load there is a result.
    [Theory]
    [InlineData(1_500_000)]
    [InlineData(2_000_000)]
    [InlineData(3_000_000)]
    public void Measure_WithLittleAddressSpace_EndsInOneLineOrAResult(int kilobytes)
    {
        using Shell shell = new();
        string points = shell.Write("x.csv", HeldPoints.Twelve);
        string labels = shell.Write("y.csv", HeldPoints.TwelveLabels);
        string console = typeof(IsoTriplet.Experiments.Hosting.CommandHost).Assembly.Location;
        (int code, string error) = Bash(
            $"ulimit -v {kilobytes}; source scripts/setup.sh; exec dotnet '{console}' measure '{points}' --labels '{labels}'"
        );
        Assert.True(code is 0 or 2, $"exit {code}: {error}");
        Assert.True(
            code == 0 || error.Trim().Split('\n') is [{ Length: < 300 } line] && line.StartsWith("isotriplet: ", StringComparison.Ordinal),
            error
        );
    }

    [Theory]
    [InlineData("", "pack, run OUT, try OUT or grid CONFIG OUT was expected")]
    [InlineData("run", "was expected")]
    [InlineData("try a b", "was expected")]
    [InlineData("pack x", "was expected")]
    [InlineData("grid /no/config.json OUT", "/no/config.json: no such file")]
    [InlineData("run OUT", "/no/libtorch has no libtorch_cpu.so", "LIBTORCH=/no/libtorch")]
    [InlineData("run OUT", "python3 has no torch", "PATH=$TOOLS LIBTORCH=")]
    [InlineData("run OUT", "bin has no isotriplet", "LIBTORCH=$OUT/torch")]
    [InlineData("pack", "dotnet is not on PATH", "PATH=$TOOLS")]
    public void Gpu_WrongUseOrMissingPart_IsOneLine(string words, string said, string variables = "") =>
        Refused("gpu.sh", words, said, variables);

    [Theory]
    [InlineData("down OUT/none", "holds no cluster")]
    [InlineData("start-controller OUT/none", "holds no cluster")]
    [InlineData("kill-controller OUT/none", "holds no cluster")]
    [InlineData("start-node OUT/none n1", "holds no cluster")]
    [InlineData("kill-node OUT/none n1", "holds no cluster")]
    [InlineData("start-node OUT/had n9", "has no node n9")]
    [InlineData("kill-node OUT/had n1", "is not up")]
    [InlineData("up OUT/had", "holds a cluster already")]
    [InlineData("up OUT/new x", "'x' nodes; 1 to 99 were expected")]
    [InlineData("up OUT/a-path-of-more-than-eighty-letters-which-is-more-than-a-socket-may-have-for-its-name", "too long a path")]
    public void SlurmCluster_WrongUse_IsOneLineAndMakesNothing(string words, string said) => Refused("slurm-cluster.sh", words, said, "");

    [Fact]
    public void SlurmCluster_NodeThatEnds_SaysSoAndLeavesNoProcess()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "a SLURM cluster on one machine needs root: slurmd does");
        Assert.SkipUnless(File.Exists("/usr/sbin/slurmctld"), "SLURM is not installed here: ./test installs it (slurm-wlm, munge)");
        // Short: a socket's path has a limit.
        string folder = Directory.CreateTempSubdirectory("slurm-").FullName;
        try
        {
            (int code, string error) = Bash(
                $"""
                mkdir {folder}/first
                printf '#!/bin/sh\nexit 1\n' >{folder}/first/slurmd
                chmod +x {folder}/first/slurmd
                PATH={folder}/first:$PATH scripts/slurm-cluster.sh up {folder}/c 2
                """
            );
            Assert.Equal(2, code);
            Assert.Matches("^slurm-cluster: n[12] has ended; the logs are in .*/c/log$", error.Trim());
            Assert.DoesNotContain(
                Directory.EnumerateDirectories("/proc").Select(process => Path.Combine(process, "cmdline")).Where(File.Exists),
                file => Text(file).Contains($"{folder}/c/", StringComparison.Ordinal)
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static string Text(string file)
        {
            try
            {
                return File.ReadAllText(file);
            }
            catch (IOException)
            {
                // The process has ended meanwhile.
                return "";
            }
        }
    }

    [Theory]
    [InlineData("up")]
    [InlineData("down OUT more")]
    [InlineData("kill-node OUT")]
    [InlineData("fly OUT")]
    public void SlurmCluster_WrongWords_ShowTheUsage(string words)
    {
        using Shell shell = new();
        (int code, string error) = Bash($"scripts/slurm-cluster.sh {words.Replace("OUT", shell.Folder, StringComparison.Ordinal)}");
        Assert.Equal(2, code);
        Assert.Contains("scripts/slurm-cluster.sh up DIR [NODES]", error, StringComparison.Ordinal);
    }

    // TOOLS is a folder with what the scripts themselves call and nothing else; OUT one with a libtorch and a cluster in name.
    private static void Refused(string script, string words, string said, string variables)
    {
        using Shell shell = new();
        string folder = shell.Folder;
        string[] before = ["had", "tools", "torch"];
        Array.ForEach(before, name => Directory.CreateDirectory(shell.PathOf(name)));
        Directory.CreateDirectory(shell.PathOf("had/run"));
        shell.Write("had/slurm.conf", "NodeName=n1 CPUs=1\n");
        shell.Write("torch/libtorch_cpu.so", "");
        (int code, string error) = Bash(
            $$"""
            OUT={{folder}} TOOLS={{folder}}/tools
            for tool in bash dirname readlink; do ln -s "$(command -v $tool)" $TOOLS/; done
            env {{variables}} "$(command -v bash)" scripts/{{script}} {{words.Replace("OUT", folder, StringComparison.Ordinal)}}
            """
        );
        Assert.Equal(2, code);
        string line = Assert.Single(error.Trim().Split('\n'));
        Assert.StartsWith($"{Path.GetFileNameWithoutExtension(script)}", line, StringComparison.Ordinal);
        Assert.Contains(said, line, StringComparison.Ordinal);
        Assert.False(Directory.Exists(shell.PathOf("new")));
        Assert.DoesNotContain(Directory.GetDirectories(folder), d => Path.GetFileName(d).StartsWith("a-path", StringComparison.Ordinal));
    }

    private static (int Code, string Error) Bash(string script)
    {
        Tool bash = Tool.Run("bash", ["-c", script], folder: House.Root);
        return (bash.Code, bash.Error);
    }
}
