using System.ComponentModel;
using System.Diagnostics;

namespace IsoTriplet.Experiments.Proofs;

/// <summary>What the prover said: no model exists, so the lemma is proved; a model exists; it gave up; the time limit was reached; the script has an error.</summary>
public enum ProverStatus
{
    Unsatisfiable,
    Satisfiable,
    Unknown,
    TimedOut,
    Failed,
}

/// <summary>The prover's answer to one script.</summary>
public sealed record ProverAnswer(ProverStatus Status, string Text);

/// <summary>The prover is not on this machine. The message says what to install.</summary>
public sealed class ProverMissingException(string program, Exception? inner = null)
    : InvalidOperationException(
        $"the prover '{program}' did not start: install the Debian package z3 (apt-get install z3), or name the program",
        inner
    );

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
        ProcessStartInfo start = new(program, ["-in", $"-T:{seconds}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process process = Start(start);
        using CancellationTokenRegistration registration = cancellation.Register(process.Kill);
        Task<string> complaints = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            process.StandardInput.Write(script);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // z3 left before it read everything; what it printed says why.
        }
        string text = process.StandardOutput.ReadToEnd() + complaints.GetAwaiter().GetResult();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return Read(text);
    }

    /// <summary>Reads what z3 printed. An error that comes before the verdict makes the answer a failure; one after it does not.</summary>
    public static ProverAnswer Read(string text) =>
        new(
            text.Split('\n', 2)[0].Trim() switch
            {
                "unsat" => ProverStatus.Unsatisfiable,
                "sat" => ProverStatus.Satisfiable,
                "unknown" => ProverStatus.Unknown,
                "timeout" => ProverStatus.TimedOut,
                _ => ProverStatus.Failed,
            },
            text
        );

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new ProverMissingException(program, e);
        }
    }
}
