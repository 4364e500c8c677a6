namespace IsoTriplet.Experiments.Commands;

/// <summary><c>prove [NAME|FILE.v ...]</c>: compiles the theorems of proofs/coq, lets coqchk check them again and prints what each rests on; a file that
/// stands on them, such as <c>certificate export-coq</c> writes, likewise.</summary>
public static class ProveCommand
{
    /// <summary>The JSON of <c>prove</c>.</summary>
    /// <param name="Checked">True when coqc and coqchk accept every file.</param>
    /// <param name="Reason">What failed; null when nothing did.</param>
    /// <param name="Theorems">The theorems asked for, with their axioms.</param>
    public sealed record Answer(bool Checked, string? Reason, IReadOnlyList<KernelTheorem> Theorems);

    public static Command Create(CommandHost host)
    {
        Argument<string[]> names = OptionWith.Many(
            "NAME",
            "theorems of proofs/coq, or files (.v) that stand on them; none: all of proofs/coq"
        );
        Option<bool> all = OptionWith.Description<bool>("--dependencies", "let coqchk go through the libraries as well (minutes)");
        return host.Command(
            "prove",
            "re-check the kernel-checked theorems and print what each rests on",
            [names, all],
            (parsed, context) => Prove(context, parsed.GetValue(names) ?? [], parsed.GetValue(all))
        );
    }

    private static int Prove(CommandContext context, string[] names, bool dependencies)
    {
        KernelProofs proofs = KernelProofs.OfCheckout(line => context.Error.WriteLine($"isotriplet: {line}"));
        ILookup<bool, string> asked = names.ToLookup(n => n.EndsWith(".v", StringComparison.Ordinal));
        IReadOnlyList<KernelTheorem> theorems = proofs.Theorems();
        if (asked[false].FirstOrDefault(n => theorems.All(t => t.Name != n)) is { } unknown)
        {
            throw new ArgumentException($"proofs/coq has no theorem '{unknown}'; `prove` without a name lists all {theorems.Count}");
        }
        if (asked[true].FirstOrDefault(f => !File.Exists(f)) is { } missing)
        {
            throw new InputException(missing, "no such file");
        }
        if (names.Length > 0)
        {
            theorems = [.. theorems.Where(t => asked[false].Contains(t.Name, StringComparer.Ordinal))];
        }
        string? reason = proofs.Check(dependencies, context.Cancel);
        List<KernelTheorem> judged = [.. reason is null && theorems.Count > 0 ? proofs.Assumptions(theorems, context.Cancel) : theorems];
        foreach (string file in reason is null ? asked[true] : [])
        {
            (string? refused, IReadOnlyList<KernelTheorem> given) = proofs.CheckFile(file, context.Cancel);
            judged.AddRange(given);
            reason ??= refused;
        }
        Answer answer = new(reason is null, reason, judged);
        context.Print(answer, text => Write(text, answer));
        return answer.Checked ? ExitCode.Done : ExitCode.Negative;
    }

    private static void Write(TextWriter text, Answer answer)
    {
        if (!answer.Checked)
        {
            text.WriteLine($"NOT PROVED: {answer.Reason}");
            return;
        }
        foreach (IGrouping<string, KernelTheorem> file in answer.Theorems.GroupBy(t => t.File, StringComparer.Ordinal))
        {
            text.WriteLine(file.Key.EndsWith(".v", StringComparison.Ordinal) ? file.Key : $"proofs/coq/{file.Key}.v");
            foreach (KernelTheorem t in file)
            {
                text.WriteLine($"  {t.Name, -32} {(t.Axioms is { Count: > 0 } some ? $"[{string.Join(", ", some)}] " : "")}{t.Words}");
            }
        }
        text.WriteLine();
        text.WriteLine($"{Counted.Of(answer.Theorems.Count, "theorem")} checked by Coq's kernel and by coqchk");
        foreach (
            IGrouping<string, KernelTheorem> alike in answer
                .Theorems.GroupBy(t => string.Join(", ", t.Axioms!.Order(StringComparer.Ordinal)), StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            string files = string.Join(", ", alike.Select(t => Path.GetFileName(t.File)).Distinct(StringComparer.Ordinal));
            text.WriteLine($"{alike.Count(), 5}: no axiom beyond {(alike.Key.Length == 0 ? "Coq's logic" : $"{alike.Key} ({files})")}");
        }
    }
}
