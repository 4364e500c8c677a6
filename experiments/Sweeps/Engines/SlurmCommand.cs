using System.ComponentModel;
using System.Diagnostics;

namespace IsoTriplet.Experiments.Sweeps.Engines;

/// <summary>Runs one of SLURM's programs.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it printed.</param>
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
