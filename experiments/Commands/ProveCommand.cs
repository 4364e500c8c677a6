using System.CommandLine;
using IsoTriplet.Experiments.Claims.Proofs;
using IsoTriplet.Experiments.Hosting;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>prove [NAME ...]</c>: compiles the theorems of proofs/coq, lets coqchk check them again and prints what each rests on.</summary>
public static class ProveCommand
{
    /// <summary>The JSON of <c>prove</c>.</summary>
    /// <param name="Checked">True when coqc and coqchk accept every file.</param>
    /// <param name="Reason">What failed; null when nothing did.</param>
    /// <param name="Theorems">The theorems asked for, with their axioms.</param>
    public sealed record Answer(bool Checked, string? Reason, IReadOnlyList<KernelTheorem> Theorems);

    /// <summary>Builds the command.</summary>
    /// <param name="host">Runs the body.</param>
    /// <returns>The command.</returns>
    public static Command Create(CommandHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        Argument<string[]> names = new("NAME") { Description = "theorems of proofs/coq; none: all", Arity = ArgumentArity.ZeroOrMore };
        Option<bool> all = new("--dependencies") { Description = "let coqchk go through the libraries as well (minutes)" };
        Command prove = new("prove", "re-check the kernel-checked theorems and print what each rests on") { names, all };
        prove.SetAction(parsed => host.Run(parsed, context => Prove(context, parsed.GetValue(names) ?? [], parsed.GetValue(all))));
        return prove;
    }

    private static int Prove(CommandContext context, string[] names, bool dependencies)
    {
        KernelProofs proofs = KernelProofs.OfCheckout(line => context.Error.WriteLine($"isotriplet: {line}"));
        IReadOnlyList<KernelTheorem> theorems = proofs.Theorems();
        if (names.FirstOrDefault(n => theorems.All(t => t.Name != n)) is { } unknown)
        {
            throw new ArgumentException($"proofs/coq has no theorem '{unknown}'; `prove` without a name lists all {theorems.Count}");
        }
        if (names.Length > 0)
        {
            theorems = [.. theorems.Where(t => names.Contains(t.Name, StringComparer.Ordinal))];
        }
        string? reason = proofs.Check(dependencies, context.Cancel);
        Answer answer = new(reason is null, reason, reason is null ? proofs.Assumptions(theorems, context.Cancel) : theorems);
        string[] axioms =
        [
            .. answer.Theorems.SelectMany(t => t.Axioms ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        context.Print(answer, text => Write(text, answer, axioms));
        return answer.Checked ? ExitCode.Done : ExitCode.Negative;
    }

    private static void Write(TextWriter text, Answer answer, string[] axioms)
    {
        if (!answer.Checked)
        {
            text.WriteLine($"NOT PROVED: {answer.Reason}");
            return;
        }
        foreach (IGrouping<string, KernelTheorem> file in answer.Theorems.GroupBy(t => t.File, StringComparer.Ordinal))
        {
            text.WriteLine($"proofs/coq/{file.Key}.v");
            foreach (KernelTheorem t in file)
            {
                text.WriteLine($"  {t.Name, -32} {(t.Axioms is { Count: > 0 } some ? $"[{string.Join(", ", some)}] " : "")}{t.Words}");
            }
        }
        text.WriteLine();
        text.WriteLine(
            axioms.Length == 0
                ? $"{answer.Theorems.Count} theorems checked by Coq's kernel and by coqchk; no axiom beyond Coq's logic"
                : $"{answer.Theorems.Count} theorems checked by Coq's kernel and by coqchk; no axiom beyond {string.Join(", ", axioms)}"
        );
    }
}
