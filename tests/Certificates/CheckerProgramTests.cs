using System.Diagnostics;

namespace IsoTriplet.Tests.Certificates;

public sealed class CheckerProgramTests
{
    [Fact]
    public void Checker_ValidInvalidAndBadFiles_ExitsWithZeroOneTwo()
    {
        string folder = Directory.CreateTempSubdirectory("checker-").FullName;
        try
        {
            string valid = Path.Combine(folder, "valid.json");
            string invalid = Path.Combine(folder, "invalid.json");
            string bad = Path.Combine(folder, "bad.json");
            Certificate c = Samples.All["gram"];
            CertificateFile.Write(valid, c);
            CertificateFile.Write(invalid, c with { Bound = c.Bound * 1.1 });
            File.WriteAllText(bad, "{}");
            Assert.Equal((0, true), Run(valid));
            Assert.Equal((1, true), Run(valid, invalid));
            Assert.Equal((2, false), Run(bad));
            Assert.Equal((2, false), Run(Path.Combine(folder, "missing.json")));
            Assert.Equal((2, false), Run());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int Exit, bool Says) Run(params string[] files)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "IsoTriplet.Checker.dll"), .. files])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(process.ExitCode == 2, errors.Result.Length > 0);
        return (process.ExitCode, output.Contains("d_iso(F, F_TS) >= ", StringComparison.Ordinal));
    }
}
