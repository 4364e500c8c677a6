using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace IsoTriplet.Experiments.Claims.Proofs;

/// <summary>Runs z3 as a process of its own: the script goes to its standard input, the answer comes from its standard output.</summary>
public sealed class Z3Prover(string program = "z3", TimeSpan? limit = null)
{
    private readonly int seconds = (int)Math.Ceiling((limit ?? TimeSpan.FromSeconds(20)).TotalSeconds) is var s and >= 1
        ? s
        : throw new ArgumentOutOfRangeException(nameof(limit), limit, "the time limit must be positive");

    /// <summary>Gives one SMT-LIB 2 script to z3 and reads its first answer.</summary>
    public ProverAnswer Ask(string script, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(script);
        cancellation.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo(program, ["-in", string.Create(CultureInfo.InvariantCulture, $"-T:{seconds}")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Start(start);
        using var registration = cancellation.Register(process.Kill);
        var complaints = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            process.StandardInput.Write(script);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // z3 left before it read everything; what it printed says why.
        }
        var text = process.StandardOutput.ReadToEnd() + complaints.GetAwaiter().GetResult();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return Read(text);
    }

    /// <summary>Reads what z3 printed. An error that comes before the verdict makes the answer a failure; one after it (a model asked for in vain) does not.</summary>
    public static ProverAnswer Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var verdict = (end < 0 ? text : text[..end]).Trim();
        var status = verdict switch
        {
            "unsat" => ProverStatus.Unsatisfiable,
            "sat" => ProverStatus.Satisfiable,
            "unknown" => ProverStatus.Unknown,
            "timeout" => ProverStatus.TimedOut,
            _ => ProverStatus.Failed,
        };
        var rest = end < 0 ? "" : text[(end + 1)..];
        return new ProverAnswer(status, text, status == ProverStatus.Satisfiable && rest.Contains('(') ? SmtModel.Parse(rest) : null);
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new ProverMissingException(program);
        }
        catch (Win32Exception e)
        {
            throw new ProverMissingException(program, e);
        }
    }
}
