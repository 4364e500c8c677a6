using System.Diagnostics;
using IsoTriplet.Tests.Experiments;
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
        Assert.Equal("isotriplet: the .NET SDK 10 is needed and 'dotnet' is not on PATH; see README, section Install", error.Trim());
    }

    // Below 1.5 GB the runtime itself does not start; above, OpenBLAS or the linear programs may not load. Where all load there is a result.
    [Theory]
    [InlineData(2_000_000)]
    [InlineData(3_000_000)]
    public void Measure_WithLittleAddressSpace_EndsInOneLineOrAResult(int kilobytes)
    {
        using Shell shell = new();
        string points = shell.Write("x.csv", HeldPoints.Twelve);
        string labels = shell.Write("y.csv", HeldPoints.TwelveLabels);
        string console = typeof(IsoTriplet.Experiments.Hosting.CommandHost).Assembly.Location;
        (int code, string error) = Bash($"ulimit -v {kilobytes}; exec dotnet '{console}' measure '{points}' --labels '{labels}'");
        Assert.True(code is 0 or 2, $"exit {code}: {error}");
        Assert.True(
            code == 0 || error.Trim().Split('\n') is [{ Length: < 300 } line] && line.StartsWith("isotriplet: ", StringComparison.Ordinal),
            error
        );
    }

    private static (int Code, string Error) Bash(string script)
    {
        ProcessStartInfo start = new("bash", ["-c", script])
        {
            UseShellExecute = false,
            WorkingDirectory = House.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process bash = Process.Start(start)!;
        Task<string> output = bash.StandardOutput.ReadToEndAsync();
        string error = bash.StandardError.ReadToEnd();
        bash.WaitForExit();
        _ = output.Result;
        return (bash.ExitCode, error);
    }
}
