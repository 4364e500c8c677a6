using System.ComponentModel;

namespace IsoTriplet.Experiments.Proofs;

/// <summary>One script of proofs/: a lemma, then after <c>(reset)</c> its negative control. z3 answers unsat to the first half and sat to the second.</summary>
public sealed record SmtLemma(string Id, string Statement, string Source, string Control, string Script, string ControlScript)
{
    /// <summary>The size the script is written for where what it serves has none; null: the script is general.</summary>
    public string? Size { get; init; }
}

/// <summary>The scripts as they lie in proofs/: the header comments name id, statement, size where it has one, source and control, and the rest is what z3 reads.</summary>
public static class ProofFolder
{
    private const string Reset = "\n(reset)\n";
    private static readonly Lazy<IReadOnlyList<SmtLemma>> Read = new(() =>
        [.. Directory.EnumerateFiles(CheckoutFolder.Needed("proofs"), "*.smt2").Order(StringComparer.Ordinal).Select(ReadLemma)]
    );
    public static IReadOnlyList<SmtLemma> Lemmas => Read.Value;

    public static SmtLemma Lemma(string id) =>
        Lemmas.FirstOrDefault(l => l.Id == id) ?? throw new ArgumentException($"proofs/ has no script '{id}.smt2'", nameof(id));

    /// <summary>A header's fields: <c>; key: value</c>, continued by lines that begin with three blanks after the semicolon.</summary>
    public static IReadOnlyDictionary<string, string> Header(string file, string text, params ReadOnlySpan<string> keys)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        string last = "";
        foreach (string line in text.Split('\n').TakeWhile(l => l.StartsWith(';')))
        {
            if (line.StartsWith(";   ", StringComparison.Ordinal) && last.Length > 0)
            {
                fields[last] += " " + line[4..].Trim();
            }
            else if (line.IndexOf(": ", StringComparison.Ordinal) is > 2 and var end)
            {
                last = line[2..end];
                fields[last] = line[(end + 2)..].Trim();
            }
        }
        foreach (string key in keys)
        {
            if (!fields.ContainsKey(key))
            {
                throw new FormatException($"{file}: the header has no line '; {key}: ...'");
            }
        }
        return fields["id"] == Path.GetFileNameWithoutExtension(file)
            ? fields
            : throw new FormatException($"{file}: the header's id is '{fields["id"]}'");
    }

    private static SmtLemma ReadLemma(string file)
    {
        string text = File.ReadAllText(file);
        IReadOnlyDictionary<string, string> header = Header(file, text, "id", "statement", "source", "control");
        return text.Split(Reset) is [var lemma, var control]
            ? new SmtLemma(header["id"], header["statement"], header["source"], header["control"], lemma, control)
            {
                Size = header.GetValueOrDefault("size"),
            }
            : throw new FormatException($"{file}: one line (reset) between the lemma and its control was expected");
    }
}

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
        try
        {
            Tool ran = Tool.Run(program, ["-in", $"-T:{seconds}"], script, cancel: cancellation);
            return Read(ran.Output + ran.Error);
        }
        catch (Win32Exception e)
        {
            throw new ProverMissingException(program, e);
        }
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
}
