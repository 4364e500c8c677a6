using System.ComponentModel;
using System.Security.Cryptography;

namespace IsoTriplet.Experiments.Proofs;

/// <summary>A theorem of proofs/coq and what Coq's kernel says of it.</summary>
/// <param name="File">The file that proves it, without ending.</param>
/// <param name="Axioms">What it rests on beyond Coq's logic; empty: nothing. Null while not checked.</param>
public sealed record KernelTheorem(string Name, string File, string Words, IReadOnlyList<string>? Axioms = null);

/// <summary>The theorems of proofs/coq: compiled by coqc, checked again by coqchk, asked for their axioms.</summary>
/// <remarks>
/// Files are compiled in the order of _CoqProject, in a copy, each once for its content: a file is compiled anew when it, one before it or coqc changed.
/// </remarks>
/// <param name="sources">The folder of the .v files with their _CoqProject.</param>
/// <param name="output">Where the compiled copies are kept.</param>
/// <param name="said">Gets a line for each file that is compiled.</param>
public sealed class KernelProofs(string sources, string output, Action<string>? said = null)
{
    private const string Library = "IsoTriplet";
    private const string Mark = "@@ ";

    /// <summary>The checkout's own proofs, compiled below artifacts/coq.</summary>
    public static KernelProofs OfCheckout(Action<string>? said = null) =>
        new(CheckoutFolder.Needed("proofs", "coq"), CheckoutFolder.PathOf("artifacts", "coq"), said);

    /// <summary>The files in the order in which they stand on one another, without ending.</summary>
    public IReadOnlyList<string> Files { get; } =
    [.. File.ReadLines(Path.Combine(sources, "_CoqProject")).Where(l => l.EndsWith(".v", StringComparison.Ordinal)).Select(l => l[..^2])];

    /// <summary>Every statement that a file calls Theorem, with the comment that stands above it.</summary>
    public IReadOnlyList<KernelTheorem> Theorems() => [.. Files.SelectMany(file => Theorems(file, File.ReadAllText(Source(file))))];

    private static IEnumerable<KernelTheorem> Theorems(string file, string text)
    {
        const string Keyword = "\nTheorem ";
        text = "\n" + text;
        for (
            int at = text.IndexOf(Keyword, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(Keyword, at + 1, StringComparison.Ordinal)
        )
        {
            string name = text[(at + Keyword.Length)..].Split([' ', ':', '(', '\n'], 2)[0];
            string before = text[..at].TrimEnd();
            int comment = before.EndsWith("*)", StringComparison.Ordinal) ? before.LastIndexOf("(*", StringComparison.Ordinal) : -1;
            string words = comment < 0 ? "" : before[(comment + 2)..^2];
            yield return new KernelTheorem(name, file, string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }
    }

    /// <summary>Compiles what has changed and lets coqchk check the result again, from the compiled files alone.</summary>
    /// <param name="dependencies">True: coqchk goes through Mathematical Components and the standard library as well (minutes).</param>
    /// <returns>Null, or the file that does not pass and what Coq said.</returns>
    /// <exception cref="InputException">coqc is not installed.</exception>
    public string? Check(bool dependencies, CancellationToken cancel)
    {
        Directory.CreateDirectory(output);
        string version = Run("coqc", ["--version"], cancel).Text;
        string key = version;
        bool anew = false;
        foreach (string file in Files)
        {
            string text = File.ReadAllText(Source(file));
            key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key + text)));
            string stamp = Compiled(file, ".key");
            if (File.Exists(Compiled(file, ".vo")) && File.Exists(stamp) && File.ReadAllText(stamp) == key)
            {
                continue;
            }
            anew = true;
            said?.Invoke($"compiling {file}.v");
            File.Delete(stamp);
            File.WriteAllText(Compiled(file, ".v"), text);
            if (Run("coqc", ["-w", "none", "-Q", ".", Library, $"{file}.v"], cancel) is { Code: not 0 } failed)
            {
                return failed.Text.Contains("with prefix mathcomp", StringComparison.Ordinal)
                    ? throw new InputException("coqc", $"finds no Mathematical Components: {failed.Text.Trim()}")
                    : $"{file}.v: {failed.Text.Trim()}";
            }
            AtomicFile.WriteText(stamp, key);
        }
        string passed = Path.Combine(output, dependencies ? "checked-all" : "checked");
        if (!anew && File.Exists(passed) && File.ReadAllText(passed) == key)
        {
            return null;
        }
        said?.Invoke(dependencies ? "coqchk, with all that the proofs stand on (minutes)" : "coqchk");
        IEnumerable<string> modules = Files.SelectMany(f => dependencies ? [$"{Library}.{f}"] : new[] { "-norec", $"{Library}.{f}" });
        if (Run("coqchk", ["-silent", "-Q", ".", Library, .. modules], cancel) is { Code: not 0 } refused)
        {
            return $"coqchk: {refused.Text.Trim()}";
        }
        AtomicFile.WriteText(passed, key);
        return null;
    }

    /// <summary>Asks Coq what each theorem rests on (Print Assumptions). The files must be compiled.</summary>
    /// <exception cref="InvalidOperationException">Coq does not know one of them.</exception>
    public IReadOnlyList<KernelTheorem> Assumptions(IReadOnlyList<KernelTheorem> theorems, CancellationToken cancel)
    {
        StringBuilder script = new();
        script.AppendLine(
            Invariant($"From {Library} Require {string.Join(' ', theorems.Select(t => t.File).Distinct(StringComparer.Ordinal))}.")
        );
        foreach (KernelTheorem t in theorems)
        {
            script.AppendLine(Invariant($"Goal True. idtac \"{Mark}{t.Name}\". Abort. Print Assumptions {Library}.{t.File}.{t.Name}."));
        }
        string name = Invariant($"Assumptions{Environment.ProcessId}");
        string file = Path.Combine(output, $"{name}.v");
        File.WriteAllText(file, script.ToString());
        (int code, string text) = Run("coqc", ["-w", "none", "-Q", ".", Library, $"{name}.v"], cancel);
        foreach (string left in Directory.GetFiles(output, $"*{name}*"))
        {
            File.Delete(left);
        }
        if (code != 0)
        {
            throw new InvalidOperationException($"coqc does not print the assumptions: {text.Trim()}");
        }
        Dictionary<string, string[]> axioms = text.Split(Mark, StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('\n', 2))
            .Where(part => part.Length == 2)
            .ToDictionary(part => part[0].Trim(), part => Axioms(part[1]), StringComparer.Ordinal);
        return [.. theorems.Select(t => t with { Axioms = axioms[t.Name] })];
    }

    /// <summary>Compiles a file that stands on these proofs, lets coqchk check it and asks what its theorems rest on. The proofs must be compiled; nothing of the file is kept.</summary>
    /// <param name="path">A .v file, of `certificate export-coq` or by hand.</param>
    /// <returns>What Coq refuses, or the first theorem that rests on an axiom or an admitted statement of the file itself, or null; and the file's theorems, with their axioms where Coq refuses nothing.</returns>
    /// <exception cref="InputException">The file cannot be read or has no theorem.</exception>
    public (string? Reason, IReadOnlyList<KernelTheorem> Theorems) CheckFile(string path, CancellationToken cancel)
    {
        string text = InputFile.Text(path);
        string name = Invariant($"Given{Environment.ProcessId}");
        KernelTheorem[] theorems = [.. Theorems(name, text)];
        if (theorems.Length == 0)
        {
            throw new InputException(path, "no line begins with 'Theorem '");
        }
        IReadOnlyList<KernelTheorem> Named(IEnumerable<KernelTheorem> given) => [.. given.Select(t => t with { File = path })];
        try
        {
            said?.Invoke($"compiling {path}");
            File.WriteAllText(Compiled(name, ".v"), text);
            (int code, string answer) = Run("coqc", ["-w", "none", "-Q", ".", Library, $"{name}.v"], cancel);
            (code, answer) =
                code == 0 ? Run("coqchk", ["-silent", "-Q", ".", Library, "-norec", $"{Library}.{name}"], cancel) : (code, answer);
            if (code != 0)
            {
                return ($"{path}: {answer.Replace($"./{name}.v", path, StringComparison.Ordinal).Trim()}", Named(theorems));
            }
            string own = $"{name}.";
            string Stripped(string axiom) => axiom.StartsWith(own, StringComparison.Ordinal) ? axiom[own.Length..] : axiom;
            IReadOnlyList<KernelTheorem> judged = Assumptions(theorems, cancel);
            KernelTheorem? assumed = judged.FirstOrDefault(t => t.Axioms!.Any(a => a.StartsWith(own, StringComparison.Ordinal)));
            return (
                assumed is null
                    ? null
                    : $"{path}: {assumed.Name} rests on what the file assumes without a proof: {Stripped(assumed.Axioms!.First(a => a.StartsWith(own, StringComparison.Ordinal)))}",
                Named(judged.Select(t => t with { Axioms = [.. t.Axioms!.Select(Stripped)] }))
            );
        }
        finally
        {
            Array.ForEach(Directory.GetFiles(output, $"*{name}*"), File.Delete);
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private string Source(string file) => Path.Combine(sources, $"{file}.v");

    private string Compiled(string file, string ending) => Path.Combine(output, file + ending);

    private (int Code, string Text) Run(string program, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        try
        {
            Tool ran = Tool.Run(program, arguments, folder: output, cancel: cancel);
            return (ran.Code, ran.Output + ran.Error);
        }
        catch (Win32Exception e)
        {
            string package = Path.Combine("/usr/bin", program);
            throw new InputException(
                program,
                File.Exists(package)
                    ? $"does not start: no folder of PATH has it. {package} is there: add /usr/bin to PATH"
                    : "does not start: Coq 8.16 with Mathematical Components is not installed; ./isotriplet prove installs Debian's packages of it",
                e
            );
        }
    }

    // "name : type", or the name alone where the type begins on the next line; types are set in.
    private static string[] Axioms(string answer) =>
        [
            .. answer
                .Split('\n')
                .Where(l => l.Length > 0 && !char.IsWhiteSpace(l[0]) && l.Trim() is not ("Axioms:" or "Closed under the global context"))
                .Select(l => l.Split(" :", 2)[0].Trim()),
        ];
}
